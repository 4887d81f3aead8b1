// Searching methods of str: find, index, count, startswith, replace, removeprefix and their kin.
#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"

namespace krait {

namespace {

bool slice_bound(Thread* th, Value v, i64* out) {
    if (!v || is_none(v)) return true;
    if (!has_index(v)) {
        raise(th, Exc::TypeError, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return to_ssize(th, v, Exc::Count, out);
}

struct Search {
    Str* s;
    Str* sub;
    i64 start, end;
};

bool parse_search(Thread* th, Value self, const Args& args, const char* name, Search* out) {
    if (args.kwnames && args.keyword_count()) {
        raise(th, Exc::TypeError, "str.%s() takes no keyword arguments", name);
        return false;
    }
    if (args.count < 1 || args.count > 3) {
        raise(th, Exc::TypeError, args.count < 1 ? "%s() takes at least 1 argument (%zd given)" : "%s() takes at most 3 arguments (%zd given)",
              name, static_cast<i64>(args.count));
        return false;
    }
    out->s = str_of(self);
    if (!search_bounds(th, args.get(1), args.get(2), out->s->length, &out->start, &out->end)) return false;
    out->sub = plain_str_argument(th, args[0]);
    return out->sub;
}

}  // namespace

bool search_bounds(Thread* th, Value start, Value end, i64 length, i64* from, i64* to) {
    *from = 0;
    *to = INT64_MAX;
    if (!slice_bound(th, start, from) || !slice_bound(th, end, to)) return false;
    if (*to > length) *to = length;
    if (*to < 0) *to = *to + length < 0 ? 0 : *to + length;
    if (*from < 0) *from = *from + length < 0 ? 0 : *from + length;
    return true;
}

Str* plain_str_argument(Thread* th, Value v) {
    if (is_str(v)) return str_of(v);
    raise(th, Exc::TypeError, "must be str, not %T", v);
    return nullptr;
}

Str* str_argument(Thread* th, Value v, const char* function, int position) {
    if (is_str(v)) return str_of(v);
    const char* got = is_none(v) ? "None" : type_name(type_of(v));
    if (position) raise(th, Exc::TypeError, "%s() argument %d must be str, not %s", function, position, got);
    else raise(th, Exc::TypeError, "%s() argument must be str, not %s", function, got);
    return nullptr;
}

Value str_method_find(Thread* th, Value self, const Args& args) {
    Search q;
    if (!parse_search(th, self, args, "find", &q)) return {};
    return Value::from_small_int(str_find(q.s, q.sub, q.start, q.end));
}

Value str_method_rfind(Thread* th, Value self, const Args& args) {
    Search q;
    if (!parse_search(th, self, args, "rfind", &q)) return {};
    return Value::from_small_int(str_rfind(q.s, q.sub, q.start, q.end));
}

Value str_method_index(Thread* th, Value self, const Args& args) {
    Search q;
    if (!parse_search(th, self, args, "index", &q)) return {};
    i64 at = str_find(q.s, q.sub, q.start, q.end);
    if (at < 0) return raise(th, Exc::ValueError, "substring not found");
    return Value::from_small_int(at);
}

Value str_method_rindex(Thread* th, Value self, const Args& args) {
    Search q;
    if (!parse_search(th, self, args, "rindex", &q)) return {};
    i64 at = str_rfind(q.s, q.sub, q.start, q.end);
    if (at < 0) return raise(th, Exc::ValueError, "substring not found");
    return Value::from_small_int(at);
}

Value str_method_count(Thread* th, Value self, const Args& args) {
    Search q;
    if (!parse_search(th, self, args, "count", &q)) return {};
    return Value::from_small_int(str_count(q.s, q.sub, q.start, q.end, INT64_MAX));
}

// ---- startswith, endswith ----

namespace {

bool tail_matches(const Str* s, const Str* sub, i64 start, i64 end, bool at_end) {
    if (start > s->length) return false;
    if (end - start < sub->length) return false;
    if (sub->length == 0) return true;
    i64 at = at_end ? end - sub->length : start;
    if (sub->width() > s->width()) return false;
    if (sub->width() == s->width())
        return memcmp(s->data + at * s->width(), sub->data, static_cast<size_t>(sub->length) * s->width()) == 0;
    for (i64 i = 0; i < sub->length; ++i)
        if (s->at(at + i) != sub->at(i)) return false;
    return true;
}

Value affix(Thread* th, Value self, const Args& args, const char* name, bool at_end) {
    if (args.kwnames && args.keyword_count()) return raise(th, Exc::TypeError, "str.%s() takes no keyword arguments", name);
    if (args.count < 1) return raise(th, Exc::TypeError, "%s() takes at least 1 argument (0 given)", name);
    if (args.count > 3)
        return raise(th, Exc::TypeError, "%s() takes at most 3 arguments (%zd given)", name, static_cast<i64>(args.count));
    Str* s = str_of(self);
    i64 start, end;
    if (!search_bounds(th, args.get(1), args.get(2), s->length, &start, &end)) return {};
    if (is_tuple(args[0])) {
        Tuple* choices = args[0].as<Tuple>();
        for (i64 i = 0; i < choices->size; ++i) {
            if (!is_str(choices->items[i]))
                return raise(th, Exc::TypeError, "tuple for %s must only contain str, not %T", name, choices->items[i]);
            if (tail_matches(s, str_of(choices->items[i]), start, end, at_end)) return py_true();
        }
        return py_false();
    }
    if (!is_str(args[0]))
        return raise(th, Exc::TypeError, "%s first arg must be str or a tuple of str, not %T", name, args[0]);
    return py_bool(tail_matches(s, str_of(args[0]), start, end, at_end));
}

}  // namespace

Value str_method_startswith(Thread* th, Value self, const Args& args) {
    return affix(th, self, args, "startswith", false);
}

Value str_method_endswith(Thread* th, Value self, const Args& args) {
    return affix(th, self, args, "endswith", true);
}

Value str_method_removeprefix(Thread* th, Value self, Value prefix) {
    Str* p = str_argument(th, prefix, "removeprefix", 0);
    if (!p) return {};
    Str* s = str_of(self);
    if (tail_matches(s, p, 0, s->length, false)) return str_substring(th, s, p->length, s->length);
    return exact_str(th, self);
}

Value str_method_removesuffix(Thread* th, Value self, Value suffix) {
    Str* p = str_argument(th, suffix, "removesuffix", 0);
    if (!p) return {};
    Str* s = str_of(self);
    if (tail_matches(s, p, 0, s->length, true)) return str_substring(th, s, 0, s->length - p->length);
    return exact_str(th, self);
}

// ---- replace ----

namespace {

Str* replace_between(Thread* th, Str* s, Str* with, i64 limit) {
    StrBuilder out(th);
    for (i64 i = 0; i <= s->length; ++i) {
        if (i < limit) out.append(with);
        if (i < s->length) out.append(s->at(i));
    }
    return out.finish();
}

// Texts of one-byte units: sizes are counted first, then everything is copied once.
Str* replace_narrow(Thread* th, Str* s, Str* old, Str* with, i64 first, i64 limit) {
    i64 count = 1 + (limit > 1 ? str_count(s, old, first + old->length, s->length, limit - 1) : 0);
    if (with->length > old->length && count > (i64{1} << 60) / (with->length - old->length)) {
        raise(th, Exc::OverflowError, "replace string is too long");
        return nullptr;
    }
    i64 length = s->length + count * (with->length - old->length);
    if (length == 0) return empty_str();
    Str* result = new_str(th, length, 1, true);
    if (!result) return nullptr;
    char* to = result->data;
    i64 from = 0, at = first;
    while (count--) {
        memcpy(to, s->data + from, static_cast<size_t>(at - from));
        to += at - from;
        memcpy(to, with->data, static_cast<size_t>(with->length));
        to += with->length;
        from = at + old->length;
        if (count) at = str_find(s, old, from, s->length);
    }
    memcpy(to, s->data + from, static_cast<size_t>(s->length - from));
    return result;
}

}  // namespace

Str* str_replace(Thread* th, Str* s, Str* old, Str* with, i64 limit) {
    if (limit < 0) limit = INT64_MAX;
    if (limit == 0 || old->length > s->length) return exact_str(th, s);
    if (old->length == 0) {
        if (with->length == 0) return exact_str(th, s);
        return replace_between(th, s, with, limit);
    }
    if (str_equal(old, with)) return exact_str(th, s);
    i64 at = str_find(s, old, 0, s->length);
    if (at < 0) return exact_str(th, s);
    if (s->is_ascii() && with->is_ascii()) return replace_narrow(th, s, old, with, at, limit);
    StrBuilder out(th);
    i64 from = 0;
    while (at >= 0 && limit-- > 0) {
        out.append(s, from, at);
        out.append(with);
        from = at + old->length;
        at = str_find(s, old, from, s->length);
    }
    out.append(s, from, s->length);
    return out.finish();
}

Value str_method_replace(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "str.replace", args) || !check_arg_count(th, "replace", args, 2, 3)) return {};
    Str* old = str_argument(th, args[0], "replace", 1);
    if (!old) return {};
    Str* with = str_argument(th, args[1], "replace", 2);
    if (!with) return {};
    i64 limit = -1;
    if (args.count > 2 && !to_ssize(th, args[2], Exc::OverflowError, &limit)) return {};
    return str_replace(th, str_of(self), old, with, limit);
}

}  // namespace krait
