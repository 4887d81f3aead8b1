// Splitting and trimming methods of str, and join.
#include "runtime/operators.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"
#include "runtime/types/unicode.h"

namespace krait {

namespace {

bool add_part(Thread* th, List* list, Str* s, i64 start, i64 end) {
    Str* part = str_substring(th, s, start, end);
    return part && list_append(th, list, part);
}

Value split_space(Thread* th, Str* s, i64 limit) {
    List* list = new_list(th);
    if (!list) return {};
    bool ok = with_units(s, [&](auto* units) {
        i64 i = 0, n = s->length;
        while (true) {
            while (i < n && unicode::is_space(units[i])) ++i;
            if (i == n) return true;
            if (limit-- <= 0) return add_part(th, list, s, i, n);
            i64 start = i;
            while (i < n && !unicode::is_space(units[i])) ++i;
            if (!add_part(th, list, s, start, i)) return false;
        }
    });
    return ok ? Value(list) : Value();
}

Value rsplit_space(Thread* th, Str* s, i64 limit) {
    List* list = new_list(th);
    if (!list) return {};
    bool ok = with_units(s, [&](auto* units) {
        i64 i = s->length;
        while (true) {
            while (i > 0 && unicode::is_space(units[i - 1])) --i;
            if (i == 0) return true;
            if (limit-- <= 0) return add_part(th, list, s, 0, i);
            i64 end = i;
            while (i > 0 && !unicode::is_space(units[i - 1])) --i;
            if (!add_part(th, list, s, i, end)) return false;
        }
    });
    if (!ok) return {};
    for (i64 a = 0, b = list->size - 1; a < b; ++a, --b) {
        Value t = list->items[a];
        list->items[a] = list->items[b];
        list->items[b] = t;
    }
    return list;
}

Value split_on(Thread* th, Str* s, Str* separator, i64 limit) {
    List* list = new_list(th);
    if (!list) return {};
    i64 from = 0;
    while (limit-- > 0) {
        i64 at = str_find(s, separator, from, s->length);
        if (at < 0) break;
        if (!add_part(th, list, s, from, at)) return {};
        from = at + separator->length;
    }
    Str* rest = from == 0 ? exact_str(th, s) : str_substring(th, s, from, s->length);
    if (!rest || !list_append(th, list, rest)) return {};
    return list;
}

Value rsplit_on(Thread* th, Str* s, Str* separator, i64 limit) {
    List* list = new_list(th);
    if (!list) return {};
    i64 end = s->length;
    while (limit-- > 0) {
        i64 at = str_rfind(s, separator, 0, end);
        if (at < 0) break;
        if (!add_part(th, list, s, at + separator->length, end)) return {};
        end = at;
    }
    Str* rest = end == s->length ? exact_str(th, s) : str_substring(th, s, 0, end);
    if (!rest || !list_append(th, list, rest)) return {};
    for (i64 a = 0, b = list->size - 1; a < b; ++a, --b) {
        Value t = list->items[a];
        list->items[a] = list->items[b];
        list->items[b] = t;
    }
    return list;
}

constexpr const char* split_names[] = {"sep", "maxsplit"};

Value any_split(Thread* th, Value self, const Args& args, const char* name, bool from_right) {
    ArgSpec spec{name, split_names, 2, 0, 0, 2};
    Value v[2] = {};
    if (!parse_args(th, spec, args, v)) return {};
    i64 limit = -1;
    if (v[1] && !to_ssize(th, v[1], Exc::OverflowError, &limit)) return {};
    if (limit < 0) limit = INT64_MAX;
    Str* s = str_of(self);
    if (!v[0] || is_none(v[0])) return from_right ? rsplit_space(th, s, limit) : split_space(th, s, limit);
    if (!is_str(v[0])) return raise(th, Exc::TypeError, "must be str or None, not %T", v[0]);
    if (str_of(v[0])->length == 0) return raise(th, Exc::ValueError, "empty separator");
    return from_right ? rsplit_on(th, s, str_of(v[0]), limit) : split_on(th, s, str_of(v[0]), limit);
}

}  // namespace

Value str_method_split(Thread* th, Value self, const Args& args) {
    return any_split(th, self, args, "split", false);
}

Value str_method_rsplit(Thread* th, Value self, const Args& args) {
    return any_split(th, self, args, "rsplit", true);
}

Value str_method_splitlines(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"keepends"};
    Value keep;
    if (!parse_args(th, ArgSpec{"splitlines", names, 1, 0, 0, 1}, args, &keep)) return {};
    int keep_ends = 0;
    if (keep && !to_int32(th, keep, &keep_ends)) return {};
    Str* s = str_of(self);
    List* list = new_list(th);
    if (!list) return {};
    bool ok = with_units(s, [&](auto* units) {
        for (i64 i = 0, n = s->length; i < n;) {
            i64 start = i;
            while (i < n && ((units[i] > 0x1e && units[i] < 0x85) || !unicode::is_line_break(units[i]))) ++i;
            i64 end = i;
            if (i < n) {
                i += units[i] == '\r' && i + 1 < n && units[i + 1] == '\n' ? 2 : 1;
                if (keep_ends) end = i;
            }
            if (!add_part(th, list, s, start, end)) return false;
        }
        return true;
    });
    return ok ? Value(list) : Value();
}

Value str_method_partition(Thread* th, Value self, Value separator) {
    Str* sep = plain_str_argument(th, separator);
    if (!sep) return {};
    if (sep->length == 0) return raise(th, Exc::ValueError, "empty separator");
    Str* s = str_of(self);
    i64 at = str_find(s, sep, 0, s->length);
    if (at < 0) return make_tuple(th, exact_str(th, self), empty_str(), empty_str());
    Str* head = str_substring(th, s, 0, at);
    Str* tail = str_substring(th, s, at + sep->length, s->length);
    if (!head || !tail) return {};
    return make_tuple(th, head, separator, tail);
}

Value str_method_rpartition(Thread* th, Value self, Value separator) {
    Str* sep = plain_str_argument(th, separator);
    if (!sep) return {};
    if (sep->length == 0) return raise(th, Exc::ValueError, "empty separator");
    Str* s = str_of(self);
    i64 at = str_rfind(s, sep, 0, s->length);
    if (at < 0) return make_tuple(th, empty_str(), empty_str(), exact_str(th, self));
    Str* head = str_substring(th, s, 0, at);
    Str* tail = str_substring(th, s, at + sep->length, s->length);
    if (!head || !tail) return {};
    return make_tuple(th, head, separator, tail);
}

// ---- strip ----

namespace {

enum StripSides { kLeft = 1, kRight = 2 };

bool in_str(const Str* set, u32 c) {
    if (set->width() == 1) return c < 256 && memchr(set->data, static_cast<int>(c), static_cast<size_t>(set->length));
    for (i64 i = 0; i < set->length; ++i)
        if (set->at(i) == c) return true;
    return false;
}

Value strip(Thread* th, Value self, const Args& args, const char* name, const char* full_name, int sides) {
    if (!check_no_keywords(th, full_name, args) || !check_arg_count(th, name, args, 0, 1)) return {};
    Str* s = str_of(self);
    i64 start = 0, end = s->length;
    Value set = args.get(0);
    if (set && !is_none(set)) {
        if (!is_str(set)) return raise(th, Exc::TypeError, "%s arg must be None or str", name);
        Str* chars = str_of(set);
        if (sides & kLeft)
            while (start < end && in_str(chars, s->at(start))) ++start;
        if (sides & kRight)
            while (end > start && in_str(chars, s->at(end - 1))) --end;
    } else {
        if (sides & kLeft)
            while (start < end && unicode::is_space(s->at(start))) ++start;
        if (sides & kRight)
            while (end > start && unicode::is_space(s->at(end - 1))) --end;
    }
    return str_substring(th, s, start, end);
}

}  // namespace

Value str_method_strip(Thread* th, Value self, const Args& args) {
    return strip(th, self, args, "strip", "str.strip", kLeft | kRight);
}

Value str_method_lstrip(Thread* th, Value self, const Args& args) {
    return strip(th, self, args, "lstrip", "str.lstrip", kLeft);
}

Value str_method_rstrip(Thread* th, Value self, const Args& args) {
    return strip(th, self, args, "rstrip", "str.rstrip", kRight);
}

Value str_method_join(Thread* th, Value self, Value iterable) {
    if (is_list(iterable)) return str_join(th, str_of(self), iterable.as<List>()->items, iterable.as<List>()->size);
    if (is_tuple(iterable)) return str_join(th, str_of(self), iterable.as<Tuple>()->items, iterable.as<Tuple>()->size);
    if (type_of(iterable)->slots.iter == nullptr && type_of(iterable)->slots.getitem == nullptr)
        return raise(th, Exc::TypeError, "can only join an iterable");
    List* list = to_list(th, iterable);
    if (!list) return {};
    return str_join(th, str_of(self), list->items, list->size);
}

}  // namespace krait
