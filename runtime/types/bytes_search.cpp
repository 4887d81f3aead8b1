// Searching methods of bytes and bytearray.
#include <cstring>
#include <string>

#include "runtime/operators.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"

namespace krait {

namespace {

using View = std::string_view;
constexpr i64 kAbsent = -1;

i64 find_in(View text, View sub, i64 start, i64 end) {
    if (start > end || end - start < static_cast<i64>(sub.size())) return kAbsent;
    if (sub.empty()) return start;
    auto* hit = sub.size() == 1 ? static_cast<const char*>(memchr(text.data() + start, sub[0], static_cast<size_t>(end - start)))
                                : static_cast<const char*>(memmem(text.data() + start, static_cast<size_t>(end - start), sub.data(), sub.size()));
    return hit ? hit - text.data() : kAbsent;
}

i64 rfind_in(View text, View sub, i64 start, i64 end) {
    i64 n = static_cast<i64>(sub.size());
    if (start > end || end - start < n) return kAbsent;
    for (i64 i = end - n; i >= start; --i)
        if (n == 0 || (text[static_cast<size_t>(i)] == sub[0] && memcmp(text.data() + i, sub.data(), sub.size()) == 0)) return i;
    return kAbsent;
}

// The needle: a buffer, or one byte given as an int.
struct Needle {
    Thread* th;
    BufferView buffer{};
    bool held = false;
    char byte = 0;
    View view;

    bool take(Thread* thread, Value v) {
        th = thread;
        if (supports_buffer(v)) {
            if (!get_buffer(th, v, &buffer, kBufferSimple)) return false;
            held = true;
            view = {buffer.data, static_cast<size_t>(buffer.length)};
            return true;
        }
        if (!has_index(v)) {
            raise(th, Exc::TypeError, "argument should be integer or bytes-like object, not '%.200s'", type_name(type_of(v)));
            return false;
        }
        int value = byte_value(th, v);
        if (value < 0) return false;
        byte = static_cast<char>(value);
        view = {&byte, 1};
        return true;
    }
    ~Needle() {
        if (held) release_buffer(th, &buffer);
    }
};

struct Query {
    Needle needle;
    i64 start, end;
    View text;
};

bool parse_query(Thread* th, Value self, const Args& args, const char* name, Query& q) {
    if (args.kwnames && args.keyword_count()) {
        raise(th, Exc::TypeError, "%s.%s() takes no keyword arguments", is_bytes(self) ? "bytes" : "bytearray", name);
        return false;
    }
    if (args.count < 1 || args.count > 3) {
        raise(th, Exc::TypeError, args.count < 1 ? "%s() takes at least 1 argument (%zd given)" : "%s() takes at most 3 arguments (%zd given)",
              name, static_cast<i64>(args.count));
        return false;
    }
    if (!q.needle.take(th, args[0])) return false;
    if (!search_bounds(th, args.get(1), args.get(2), static_cast<i64>(byte_view(self).size()), &q.start, &q.end)) return false;
    q.text = byte_view(self);
    if (q.end > static_cast<i64>(q.text.size())) q.end = static_cast<i64>(q.text.size());
    return true;
}

}  // namespace

Value bytes_method_find(Thread* th, Value self, const Args& args) {
    Query q;
    if (!parse_query(th, self, args, "find", q)) return {};
    return Value::from_small_int(find_in(q.text, q.needle.view, q.start, q.end));
}

Value bytes_method_rfind(Thread* th, Value self, const Args& args) {
    Query q;
    if (!parse_query(th, self, args, "rfind", q)) return {};
    return Value::from_small_int(rfind_in(q.text, q.needle.view, q.start, q.end));
}

Value bytes_method_index(Thread* th, Value self, const Args& args) {
    Query q;
    if (!parse_query(th, self, args, "index", q)) return {};
    i64 at = find_in(q.text, q.needle.view, q.start, q.end);
    if (at < 0) return raise(th, Exc::ValueError, "subsection not found");
    return Value::from_small_int(at);
}

Value bytes_method_rindex(Thread* th, Value self, const Args& args) {
    Query q;
    if (!parse_query(th, self, args, "rindex", q)) return {};
    i64 at = rfind_in(q.text, q.needle.view, q.start, q.end);
    if (at < 0) return raise(th, Exc::ValueError, "subsection not found");
    return Value::from_small_int(at);
}

Value bytes_method_count(Thread* th, Value self, const Args& args) {
    Query q;
    if (!parse_query(th, self, args, "count", q)) return {};
    if (q.start > q.end) return Value::from_small_int(0);
    if (q.needle.view.empty()) return Value::from_small_int(q.end - q.start + 1);
    i64 count = 0, at = q.start;
    while ((at = find_in(q.text, q.needle.view, at, q.end)) >= 0) {
        ++count;
        at += static_cast<i64>(q.needle.view.size());
    }
    return Value::from_small_int(count);
}

// ---- startswith, endswith, prefixes ----

namespace {

// 1, 0, or -1 (raised).
int affix_matches(Thread* th, Value self, Value affix, i64 start, i64 end, bool at_end) {
    BufferHold hold(th, affix);
    if (!hold.ok()) return -1;
    View text = byte_view(self), sub = hold.bytes();
    i64 n = static_cast<i64>(sub.size());
    if (start > static_cast<i64>(text.size()) || end - start < n) return 0;
    i64 at = at_end ? end - n : start;
    return n == 0 || memcmp(text.data() + at, sub.data(), sub.size()) == 0;
}

Value affix(Thread* th, Value self, const Args& args, const char* name, bool at_end) {
    if (args.kwnames && args.keyword_count())
        return raise(th, Exc::TypeError, "%s.%s() takes no keyword arguments", is_bytes(self) ? "bytes" : "bytearray", name);
    if (args.count < 1) return raise(th, Exc::TypeError, "%s() takes at least 1 argument (0 given)", name);
    if (args.count > 3) return raise(th, Exc::TypeError, "%s() takes at most 3 arguments (%zd given)", name, static_cast<i64>(args.count));
    i64 start, end;
    if (!search_bounds(th, args.get(1), args.get(2), static_cast<i64>(byte_view(self).size()), &start, &end)) return {};
    if (is_tuple(args[0])) {
        Tuple* choices = args[0].as<Tuple>();
        for (i64 i = 0; i < choices->size; ++i) {
            int hit = affix_matches(th, self, choices->items[i], start, end, at_end);
            if (hit < 0) return {};
            if (hit) return py_true();
        }
        return py_false();
    }
    if (!supports_buffer(args[0]))
        return raise(th, Exc::TypeError, "%s first arg must be bytes or a tuple of bytes, not %.100s", name, type_name(type_of(args[0])));
    int hit = affix_matches(th, self, args[0], start, end, at_end);
    return hit < 0 ? Value() : py_bool(hit);
}

}  // namespace

Value bytes_method_startswith(Thread* th, Value self, const Args& args) { return affix(th, self, args, "startswith", false); }
Value bytes_method_endswith(Thread* th, Value self, const Args& args) { return affix(th, self, args, "endswith", true); }

Value bytes_method_removeprefix(Thread* th, Value self, Value prefix) {
    BufferHold hold(th, prefix);
    if (!hold.ok()) return {};
    View text = byte_view(self), sub = hold.bytes();
    if (!sub.empty() && text.substr(0, sub.size()) == sub) return bytes_like(th, self, text.substr(sub.size()));
    return bytes_unchanged(th, self);
}

Value bytes_method_removesuffix(Thread* th, Value self, Value suffix) {
    BufferHold hold(th, suffix);
    if (!hold.ok()) return {};
    View text = byte_view(self), sub = hold.bytes();
    if (!sub.empty() && text.size() >= sub.size() && text.substr(text.size() - sub.size()) == sub)
        return bytes_like(th, self, text.substr(0, text.size() - sub.size()));
    return bytes_unchanged(th, self);
}

Value bytes_method_replace(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "replace", args) || !check_arg_count(th, "replace", args, 2, 3)) return {};
    BufferHold old_hold(th, args[0]);
    if (!old_hold.ok()) return {};
    BufferHold new_hold(th, args[1]);
    if (!new_hold.ok()) return {};
    i64 limit = -1;
    if (args.count > 2 && !to_ssize(th, args[2], Exc::OverflowError, &limit)) return {};
    if (limit < 0) limit = INT64_MAX;
    View text = byte_view(self), old = old_hold.bytes(), with = new_hold.bytes();
    i64 n = static_cast<i64>(text.size());
    std::string out;
    if (old.empty()) {
        if (with.empty() || limit == 0) return bytes_unchanged(th, self);
        for (i64 i = 0; i <= n; ++i) {
            if (i < limit) out += with;
            if (i < n) out += text[static_cast<size_t>(i)];
        }
        return bytes_like(th, self, out);
    }
    i64 from = 0, at;
    while (limit-- > 0 && (at = find_in(text, old, from, n)) >= 0) {
        out.append(text, static_cast<size_t>(from), static_cast<size_t>(at - from));
        out += with;
        from = at + static_cast<i64>(old.size());
    }
    if (from == 0) return bytes_unchanged(th, self);
    out.append(text, static_cast<size_t>(from));
    return bytes_like(th, self, out);
}

// ---- partition, split ----

namespace {

Value partition(Thread* th, Value self, Value separator, bool from_right) {
    BufferHold hold(th, separator);
    if (!hold.ok()) return {};
    View text = byte_view(self), sep = hold.bytes();
    if (sep.empty()) return raise(th, Exc::ValueError, "empty separator");
    i64 n = static_cast<i64>(text.size());
    i64 at = from_right ? rfind_in(text, sep, 0, n) : find_in(text, sep, 0, n);
    if (at < 0) {
        Value empty = bytes_like(th, self, {}), other = bytes_like(th, self, {});
        Value whole = bytes_unchanged(th, self);
        return from_right ? make_tuple(th, empty, other, whole) : make_tuple(th, whole, empty, other);
    }
    Value head = bytes_like(th, self, text.substr(0, static_cast<size_t>(at)));
    Value middle = is_bytearray(self) ? bytes_like(th, self, sep) : is_exactly(separator, Kind::Bytes) ? separator : bytes_like(th, self, sep);
    Value tail = bytes_like(th, self, byte_view(self).substr(static_cast<size_t>(at) + sep.size()));
    if (!head || !middle || !tail) return {};
    return make_tuple(th, head, middle, tail);
}

bool is_space(char c) { return c == ' ' || (c >= 9 && c <= 13); }

struct Parts {
    Thread* th;
    Value self;
    List* list;
    bool add(i64 start, i64 end) {
        Value part = bytes_like(th, self, byte_view(self).substr(static_cast<size_t>(start), static_cast<size_t>(end - start)));
        return part && list_append(th, list, part);
    }
    void reverse() {
        for (i64 a = 0, b = list->size - 1; a < b; ++a, --b) {
            Value t = list->items[a];
            list->items[a] = list->items[b];
            list->items[b] = t;
        }
    }
};

bool split_space(Parts& parts, View s, i64 limit) {
    i64 i = 0, n = static_cast<i64>(s.size());
    while (true) {
        while (i < n && is_space(s[static_cast<size_t>(i)])) ++i;
        if (i == n) return true;
        if (limit-- <= 0) return parts.add(i, n);
        i64 start = i;
        while (i < n && !is_space(s[static_cast<size_t>(i)])) ++i;
        if (!parts.add(start, i)) return false;
    }
}

bool rsplit_space(Parts& parts, View s, i64 limit) {
    i64 i = static_cast<i64>(s.size());
    while (true) {
        while (i > 0 && is_space(s[static_cast<size_t>(i - 1)])) --i;
        if (i == 0) break;
        if (limit-- <= 0) {
            if (!parts.add(0, i)) return false;
            break;
        }
        i64 end = i;
        while (i > 0 && !is_space(s[static_cast<size_t>(i - 1)])) --i;
        if (!parts.add(i, end)) return false;
    }
    parts.reverse();
    return true;
}

bool split_on(Parts& parts, View s, View sep, i64 limit, bool from_right) {
    i64 n = static_cast<i64>(s.size()), width = static_cast<i64>(sep.size());
    if (from_right) {
        i64 end = n, at;
        while (limit-- > 0 && (at = rfind_in(s, sep, 0, end)) >= 0) {
            if (!parts.add(at + width, end)) return false;
            end = at;
        }
        if (!parts.add(0, end)) return false;
        parts.reverse();
        return true;
    }
    i64 from = 0, at;
    while (limit-- > 0 && (at = find_in(s, sep, from, n)) >= 0) {
        if (!parts.add(from, at)) return false;
        from = at + width;
    }
    return parts.add(from, n);
}

Value any_split(Thread* th, Value self, const Args& args, const char* name, bool from_right) {
    static constexpr const char* names[] = {"sep", "maxsplit"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{name, names, 2, 0, 0, 2}, args, v)) return {};
    i64 limit = -1;
    if (v[1] && !to_ssize(th, v[1], Exc::OverflowError, &limit)) return {};
    if (limit < 0) limit = INT64_MAX;
    Parts parts{th, self, new_list(th)};
    if (!parts.list) return {};
    bool ok;
    if (!v[0] || is_none(v[0])) {
        ok = from_right ? rsplit_space(parts, byte_view(self), limit) : split_space(parts, byte_view(self), limit);
    } else {
        BufferHold hold(th, v[0]);
        if (!hold.ok()) return {};
        if (hold.bytes().empty()) return raise(th, Exc::ValueError, "empty separator");
        ok = split_on(parts, byte_view(self), hold.bytes(), limit, from_right);
    }
    return ok ? Value(parts.list) : Value();
}

}  // namespace

Value bytes_method_partition(Thread* th, Value self, Value sep) { return partition(th, self, sep, false); }
Value bytes_method_rpartition(Thread* th, Value self, Value sep) { return partition(th, self, sep, true); }
Value bytes_method_split(Thread* th, Value self, const Args& args) { return any_split(th, self, args, "split", false); }
Value bytes_method_rsplit(Thread* th, Value self, const Args& args) { return any_split(th, self, args, "rsplit", true); }

Value bytes_method_splitlines(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"keepends"};
    Value keep;
    if (!parse_args(th, ArgSpec{"splitlines", names, 1, 0, 0, 1}, args, &keep)) return {};
    int keep_ends = 0;
    if (keep && !to_int32(th, keep, &keep_ends)) return {};
    Parts parts{th, self, new_list(th)};
    if (!parts.list) return {};
    View s = byte_view(self);
    for (size_t i = 0; i < s.size();) {
        size_t start = i;
        while (i < s.size() && s[i] != '\n' && s[i] != '\r') ++i;
        size_t end = i;
        if (i < s.size()) {
            i += s[i] == '\r' && i + 1 < s.size() && s[i + 1] == '\n' ? 2 : 1;
            if (keep_ends) end = i;
        }
        if (!parts.add(static_cast<i64>(start), static_cast<i64>(end))) return {};
    }
    return parts.list;
}

}  // namespace krait
