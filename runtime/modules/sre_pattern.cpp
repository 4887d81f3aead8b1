// re.Pattern and its scanner: searching in strings, and the operations built on it (findall, split, sub).
#include <algorithm>
#include <iterator>
#include <string>

#include "runtime/call.h"
#include "runtime/import.h"
#include "runtime/modules/sre.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::sre {

Type* pattern_type;
Type* scanner_type;

// ---- Subject ----

Subject::~Subject() {
    if (!view_) return;
    auto* view = static_cast<BufferView*>(view_);
    release_buffer(th_, view);
    delete view;
}

bool Subject::open(Pattern* pattern, Value v, i64 pos, i64 endpos) {
    string = v;
    if (is_str(v)) {
        auto* s = v.as<Str>();
        units = s->data;
        width = s->width();
        length = s->length;
    } else {
        auto* view = new BufferView();
        if (!get_buffer(th_, v, view, kBufferSimple)) {
            delete view;
            clear_pending(th_);
            raise(th_, Exc::TypeError, "expected string or bytes-like object, got '%T'", v);
            return false;
        }
        view_ = view;
        units = view->data;
        length = view->length;
        is_bytes = true;
    }
    if (pattern && !is_none(pattern->source) && pattern->is_bytes != is_bytes) {
        raise(th_, Exc::TypeError, is_bytes ? "cannot use a string pattern on a bytes-like object"
                                            : "cannot use a bytes pattern on a string-like object");
        return false;
    }
    end = std::clamp<i64>(endpos, 0, length);
    start = std::clamp<i64>(pos, 0, length);
    return true;
}

Value Subject::slice(i64 from, i64 to) const {
    if (!is_bytes) {
        auto* s = string.as<Str>();
        if (from == 0 && to == s->length && is_exactly(string, Kind::Str)) return string;
        return Value(str_substring(th_, s, from, to));
    }
    if (is_exactly(string, Kind::Bytes) && from == 0 && to == length) return string;
    return Value(bytes_from(th_, {static_cast<const char*>(units) + from, static_cast<size_t>(to - from)}));
}

namespace {

Pattern* self_pattern(Value v) { return v.as<Pattern>(); }

void trace_pattern(Object* object, Marker& marker) {
    auto* p = reinterpret_cast<Pattern*>(object);
    marker.visit(p->source);
    marker.visit(p->groupindex);
    marker.visit(p->indexgroup);
    if (p->code) marker.visit_owned(p->code);
}
void trace_scanner(Object* object, Marker& marker) {
    auto* s = reinterpret_cast<Scanner*>(object);
    marker.visit(s->pattern);
    marker.visit(s->string);
}

// (string, pos=0, endpos=sys.maxsize) of match, search and the like, opened.
bool open_arguments(Thread* th, Pattern* pattern, const char* function, const Args& args, Subject* subject) {
    static const char* const names[] = {"string", "pos", "endpos"};
    Value out[3];
    i64 pos = 0, endpos = INT64_MAX;
    if (!parse_args(th, {function, names, 3, 1, 0, 3}, args, out)) return false;
    if (out[1] && !to_ssize(th, out[1], Exc::Count, &pos)) return false;
    if (out[2] && !to_ssize(th, out[2], Exc::Count, &endpos)) return false;
    return subject->open(pattern, out[0], pos, endpos);
}

enum class How { Match, FullMatch, Search };

Value find_once(Thread* th, Value self, const char* function, const Args& args, How how) {
    Pattern* pattern = self_pattern(self);
    Subject subject(th);
    if (!open_arguments(th, pattern, function, args, &subject)) return {};
    if (subject.start > subject.end) return none();
    Request request{subject.start, subject.end, how == How::FullMatch, false};
    // `^` means the start of the string, not `pos`.
    Result result;
    Subject& s = subject;
    i64 start = s.start;
    s.start = 0;
    int found = how == How::Search ? search(th, pattern, s, request, &result) : match_at(th, pattern, s, request, &result);
    s.start = start;
    if (found < 0) return {};
    return found ? new_match(th, pattern, s, result) : none();
}
Value pattern_match(Thread* th, Value self, const Args& args) { return find_once(th, self, "match", args, How::Match); }
Value pattern_fullmatch(Thread* th, Value self, const Args& args) {
    return find_once(th, self, "fullmatch", args, How::FullMatch);
}
Value pattern_search(Thread* th, Value self, const Args& args) { return find_once(th, self, "search", args, How::Search); }

// Steps through the matches of a subject, as finditer does: an empty match is not allowed where the last match ended.
class Matches {
  public:
    Matches(Thread* th, Pattern* pattern, Subject& subject)
        : th_(th), pattern_(pattern), subject_(subject), position_(subject.start) {
        subject_.start = 0;
    }
    // 1: `result` is the next one, 0: no more, -1: raised.
    int next(Result* result) {
        if (position_ > subject_.end) return 0;
        Request request{position_, subject_.end, false, must_advance_};
        int found = search(th_, pattern_, subject_, request, result);
        if (found > 0) {
            must_advance_ = result->end == result->start;
            position_ = result->end;
        }
        return found;
    }

  private:
    Thread* th_;
    Pattern* pattern_;
    Subject& subject_;
    i64 position_;
    bool must_advance_ = false;
};

Value group_slice(const Subject& subject, const Result& r, i64 group, Value otherwise) {
    i64 from = r.marks[static_cast<size_t>(group * 2 - 2)], to = r.marks[static_cast<size_t>(group * 2 - 1)];
    return from >= 0 && to >= from ? subject.slice(from, to) : otherwise;
}

Value pattern_findall(Thread* th, Value self, const Args& args) {
    Pattern* pattern = self_pattern(self);
    Subject subject(th);
    if (!open_arguments(th, pattern, "findall", args, &subject)) return {};
    List* list = KRAIT_TRY(new_list(th));
    Value empty = subject.is_bytes ? Value(bytes_from(th, "")) : Value(empty_str());
    Matches matches(th, pattern, subject);
    Result r;
    int found;
    while ((found = matches.next(&r)) > 0) {
        Value item;
        if (pattern->groups == 0) item = subject.slice(r.start, r.end);
        else if (pattern->groups == 1) item = group_slice(subject, r, 1, empty);
        else {
            Tuple* tuple = KRAIT_TRY(new_tuple(th, pattern->groups));
            for (i64 g = 1; g <= pattern->groups; g++) {
                tuple->items[g - 1] = KRAIT_TRY(group_slice(subject, r, g, empty));
                write_barrier(th, tuple);
            }
            item = Value(tuple);
        }
        if (!item || !list_append(th, list, item)) return {};
    }
    return found < 0 ? Value() : Value(list);
}

Value pattern_split(Thread* th, Value self, const Args& args) {
    static const char* const names[] = {"string", "maxsplit"};
    Value out[2];
    i64 limit = 0;
    if (!parse_args(th, {"split", names, 2, 1, 0, 2}, args, out)) return {};
    if (out[1] && !to_ssize(th, out[1], Exc::OverflowError, &limit)) return {};
    Pattern* pattern = self_pattern(self);
    Subject subject(th);
    if (!subject.open(pattern, out[0], 0, INT64_MAX)) return {};
    List* list = KRAIT_TRY(new_list(th));
    Matches matches(th, pattern, subject);
    Result r;
    i64 last = 0;
    int found = 0;
    for (i64 n = 0; limit == 0 || n < limit; n++) {
        if ((found = matches.next(&r)) <= 0) break;
        Value piece = KRAIT_TRY(subject.slice(last, r.start));
        if (!list_append(th, list, piece)) return {};
        for (i64 g = 1; g <= pattern->groups; g++) {
            Value text = KRAIT_TRY(group_slice(subject, r, g, none()));
            if (!list_append(th, list, text)) return {};
        }
        last = r.end;
    }
    if (found < 0) return {};
    Value rest = KRAIT_TRY(subject.slice(last, subject.end));
    return list_append(th, list, rest) ? Value(list) : Value();
}

// ---- sub ----

// The replacement: a text, or what to call with each match.
struct Replacement {
    Value text;
    Value function;
};

bool has_backslash(Value v) {
    if (is_str(v)) {
        auto* s = v.as<Str>();
        for (i64 i = 0; i < s->length; i++)
            if (s->at(i) == '\\') return true;
        return false;
    }
    return !has_kind(v, Kind::Bytes) || v.as<Bytes>()->view().find('\\') != std::string_view::npos;
}

bool prepare_replacement(Thread* th, Value pattern, Value repl, Replacement* out) {
    if (is_callable(repl)) {
        out->function = repl;
        return true;
    }
    if ((is_str(repl) || has_kind(repl, Kind::Bytes)) && !has_backslash(repl)) {
        out->text = repl;
        return true;
    }
    Value subx = import_attribute(th, "re", "_subx");
    Value filter = subx ? call(th, subx, pattern, repl) : Value();
    if (!filter) return false;
    (is_callable(filter) ? out->function : out->text) = filter;
    return true;
}

// Puts the pieces together: str or bytes by the subject.
Value join_pieces(Thread* th, const Subject& subject, ValueVector& pieces) {
    if (pieces.size() == 1) return pieces[0];
    if (!subject.is_bytes) return Value(str_join(th, empty_str(), pieces.data(), static_cast<i64>(pieces.size())));
    std::string all;
    for (Value piece : pieces) {
        BufferView view;
        if (!get_buffer(th, piece, &view, kBufferSimple)) return {};
        all.append(view.data, static_cast<size_t>(view.length));
        release_buffer(th, &view);
    }
    return Value(bytes_from(th, all));
}

Value substitute(Thread* th, Value self, const char* function, const Args& args, bool with_count) {
    static const char* const names[] = {"repl", "string", "count"};
    Value out[3];
    i64 limit = 0;
    if (!parse_args(th, {function, names, 3, 2, 0, 3}, args, out)) return {};
    if (out[2] && !to_ssize(th, out[2], Exc::OverflowError, &limit)) return {};
    Pattern* pattern = self_pattern(self);
    Subject subject(th);
    Replacement replacement;
    if (!prepare_replacement(th, self, out[0], &replacement) || !subject.open(pattern, out[1], 0, INT64_MAX)) return {};
    ValueVector pieces(th);
    Matches matches(th, pattern, subject);
    Result r;
    i64 last = 0, n = 0;
    int found = 0;
    for (; limit == 0 || n < limit; n++) {
        if ((found = matches.next(&r)) <= 0) break;
        if (last < r.start) pieces.push_back(KRAIT_TRY(subject.slice(last, r.start)));
        Value text = replacement.text;
        if (replacement.function) {
            Value match = KRAIT_TRY(new_match(th, pattern, subject, r));
            text = KRAIT_TRY(call(th, replacement.function, match));
        }
        if (!is_none(text)) {
            if (!subject.is_bytes && !is_str(text))
                return raise(th, Exc::TypeError, "sequence item %zu: expected str instance, %T found", pieces.size(), text);
            if (subject.is_bytes && !supports_buffer(text))
                return raise(th, Exc::TypeError, "sequence item %zu: expected a bytes-like object, %T found", pieces.size(), text);
            pieces.push_back(text);
        }
        last = r.end;
    }
    if (found < 0) return {};
    if (last < subject.end || pieces.empty()) pieces.push_back(KRAIT_TRY(subject.slice(last, subject.end)));
    Value whole = KRAIT_TRY(join_pieces(th, subject, pieces));
    return with_count ? Value(make_tuple(th, whole, Value::from_small_int(n))) : whole;
}
Value pattern_sub(Thread* th, Value self, const Args& args) { return substitute(th, self, "sub", args, false); }
Value pattern_subn(Thread* th, Value self, const Args& args) { return substitute(th, self, "subn", args, true); }

// ---- Scanner, finditer ----

Value new_scanner(Thread* th, Value self, const char* function, const Args& args) {
    Pattern* pattern = self_pattern(self);
    Subject subject(th);
    if (!open_arguments(th, pattern, function, args, &subject)) return {};
    auto* scanner = KRAIT_TRY(heap_new<Scanner>(th, scanner_type->root_shape));
    scanner->pattern = pattern;
    scanner->string = subject.string;
    scanner->position = subject.start;
    scanner->start_limit = subject.start;
    scanner->end = subject.end;
    return Value(scanner);
}

Value scan(Thread* th, Value self, How how) {
    auto* s = self.as<Scanner>();
    if (s->position < 0 || s->position > s->end) return none();
    Subject subject(th);
    if (!subject.open(s->pattern, s->string, 0, s->end)) return {};
    Request request{s->position, subject.end, false, s->must_advance};
    Result r;
    int found = how == How::Search ? search(th, s->pattern, subject, request, &r) : match_at(th, s->pattern, subject, request, &r);
    if (found < 0) return {};
    if (found == 0) {
        s->position = -1;
        return none();
    }
    s->must_advance = r.start == r.end;
    s->position = r.end;
    subject.start = s->start_limit;
    return new_match(th, s->pattern, subject, r);
}
Value scanner_match(Thread* th, Value self) { return scan(th, self, How::Match); }
Value scanner_search(Thread* th, Value self) { return scan(th, self, How::Search); }
Value scanner_pattern(Thread*, Value self) { return Value(self.as<Scanner>()->pattern); }

Value pattern_scanner(Thread* th, Value self, const Args& args) { return new_scanner(th, self, "scanner", args); }
Value pattern_finditer(Thread* th, Value self, const Args& args) {
    Value scanner = KRAIT_TRY(new_scanner(th, self, "finditer", args));
    Value search_method = KRAIT_TRY(get_attribute(th, scanner, "search"));
    return callable_iterator(th, search_method, none());
}

// ---- Identity ----

Value pattern_copy(Thread*, Value self) { return self; }
Value pattern_deepcopy(Thread*, Value self, Value) { return self; }

Value pattern_repr(Thread* th, Value self) {
    static const struct {
        const char* name;
        u32 flag;
    } names[] = {{"re.TEMPLATE", kTemplate}, {"re.IGNORECASE", kIgnoreCase}, {"re.LOCALE", kLocale}, {"re.MULTILINE", kMultiline},
                 {"re.DOTALL", kDotAll},     {"re.VERBOSE", kVerbose},       {"re.DEBUG", kDebug},   {"re.ASCII", kAscii}};
    Pattern* p = self_pattern(self);
    i64 flags = p->flags;
    if (is_str(p->source) && (flags & (kLocale | kUnicode | kAscii)) == kUnicode) flags &= ~static_cast<i64>(kUnicode);
    std::string text;
    auto add = [&](const std::string& name) { text += (text.empty() ? "" : "|") + name; };
    for (auto& row : names) {
        if (!(flags & row.flag)) continue;
        add(row.name);
        flags &= ~static_cast<i64>(row.flag);
    }
    if (flags) {
        char buffer[24];
        snprintf(buffer, sizeof buffer, "0x%llx", static_cast<unsigned long long>(flags));
        add(buffer);
    }
    return Value(format_message(th, text.empty() ? "re.compile(%.200R%s%s)" : "re.compile(%.200R, %s%s)", p->source, text.c_str(), ""));
}

std::string_view code_bytes(const Pattern* p) { return {p->code->data, static_cast<size_t>(p->code_size) * sizeof(u32)}; }

i64 pattern_hash(Thread* th, Value self) {
    Pattern* p = self_pattern(self);
    i64 h = hash_value(th, p->source);
    if (h == -1) return -1;
    u64 code = std::hash<std::string_view>()(code_bytes(p));
    h ^= static_cast<i64>(code) ^ p->flags ^ static_cast<i64>(p->is_bytes) ^ p->groups;
    return h == -1 ? -2 : h;
}

Value pattern_compare(Thread* th, Value a, Value b, CompareOp op) {
    if ((op != CompareOp::Eq && op != CompareOp::Ne) || !b.is_object() || b.object()->type() != pattern_type)
        return not_implemented();
    Pattern *x = self_pattern(a), *y = self_pattern(b);
    bool same = x == y;
    if (!same && x->flags == y->flags && x->is_bytes == y->is_bytes && code_bytes(x) == code_bytes(y)) {
        int equal = equals(th, x->source, y->source);
        if (equal < 0) return {};
        same = equal;
    }
    return py_bool(same == (op == CompareOp::Eq));
}

Value get_pattern(Thread*, Value self) { return self_pattern(self)->source; }
Value get_flags(Thread* th, Value self) { return int_from_i64(th, self_pattern(self)->flags); }
Value get_groups(Thread* th, Value self) { return int_from_i64(th, self_pattern(self)->groups); }
Value get_groupindex(Thread* th, Value self) {
    Value proxy = KRAIT_TRY(import_attribute(th, "types", "MappingProxyType"));
    return call(th, proxy, self_pattern(self)->groupindex);
}
Value class_getitem(Thread* th, Value cls, Value item) { return new_generic_alias(th, cls, item); }

constexpr NativeDef pattern_methods[] = {
    {"match", pattern_match, "match($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches zero or more characters at the beginning of the string."},
    {"fullmatch", pattern_fullmatch, "fullmatch($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches against all of the string."},
    {"search", pattern_search, "search($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nScan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches."},
    {"sub", pattern_sub, "sub($self, /, repl, string, count=0)\n--\n\nReturn the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl."},
    {"subn", pattern_subn, "subn($self, /, repl, string, count=0)\n--\n\nReturn the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl."},
    {"findall", pattern_findall, "findall($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nReturn a list of all non-overlapping matches of pattern in string."},
    {"split", pattern_split, "split($self, /, string, maxsplit=0)\n--\n\nSplit string by the occurrences of pattern."},
    {"finditer", pattern_finditer, "finditer($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nReturn an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object."},
    {"scanner", pattern_scanner, "scanner($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\n"},
    {"__copy__", pattern_copy, "__copy__($self, /)\n--\n\n"},
    {"__deepcopy__", pattern_deepcopy, "__deepcopy__($self, memo, /)\n--\n\n"},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};
constexpr GetSetDef pattern_getsets[] = {
    {"pattern", get_pattern, nullptr, "The pattern string from which the RE object was compiled."},
    {"flags", get_flags, nullptr, "The regex matching flags."},
    {"groups", get_groups, nullptr, "The number of capturing groups in the pattern."},
    {"groupindex", get_groupindex, nullptr, "A dictionary mapping group names to group numbers."},
};
constexpr NativeDef scanner_methods[] = {
    {"match", scanner_match, "match($self, /)\n--\n\n"},
    {"search", scanner_search, "search($self, /)\n--\n\n"},
};
constexpr GetSetDef scanner_getsets[] = {{"pattern", scanner_pattern, nullptr, nullptr}};

}  // namespace

// _sre.compile(pattern, flags, code, groups, groupindex, indexgroup)
Value compile_pattern(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"pattern", "flags", "code", "groups", "groupindex", "indexgroup"};
    Value out[6];
    i64 flags, groups;
    if (!parse_args(th, {"compile", names, 6, 6, 0, 6}, args, out) || !to_i64(th, out[1], &flags) || !to_i64(th, out[3], &groups))
        return {};
    if (!is_list(out[2])) return raise(th, Exc::TypeError, "compile() argument 'code' must be list, not %T", out[2]);
    auto* list = out[2].as<List>();
    RawBuffer* code = KRAIT_TRY(new_raw_buffer(th, list->size * static_cast<i64>(sizeof(u32))));
    for (i64 i = 0; i < list->size; i++) {
        i64 word;
        if (!to_i64(th, list->items[i], &word)) return {};
        if (word < 0 || word > UINT32_MAX) return raise(th, Exc::OverflowError, "regular expression code size limit exceeded");
        reinterpret_cast<u32*>(code->data)[i] = static_cast<u32>(word);
    }
    auto* p = KRAIT_TRY(heap_new<Pattern>(th, pattern_type->root_shape));
    p->source = out[0];
    p->flags = flags;
    p->groups = groups;
    p->groupindex = out[4];
    p->indexgroup = out[5];
    p->code = code;
    p->code_size = list->size;
    p->is_bytes = !is_none(out[0]) && !is_str(out[0]);
    return Value(p);
}

void setup_pattern_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "re.Pattern";
    spec.doc = "Compiled regular expression object.";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate | kTypeHasWeakref;
    spec.basic_size = sizeof(Pattern);
    spec.trace = trace_pattern;
    spec.slots.repr = pattern_repr;
    spec.slots.hash = pattern_hash;
    spec.slots.richcompare = pattern_compare;
    spec.methods = pattern_methods;
    spec.method_count = std::size(pattern_methods);
    spec.getsets = pattern_getsets;
    spec.getset_count = std::size(pattern_getsets);
    pattern_type = new_builtin_type(th, spec);

    TypeSpec scanner{};
    scanner.name = "_sre.SRE_Scanner";
    scanner.kind = Kind::Native;
    scanner.flags = kTypeNoInstantiate;
    scanner.basic_size = sizeof(Scanner);
    scanner.trace = trace_scanner;
    scanner.methods = scanner_methods;
    scanner.method_count = std::size(scanner_methods);
    scanner.getsets = scanner_getsets;
    scanner.getset_count = std::size(scanner_getsets);
    scanner_type = new_builtin_type(th, scanner);
}

}  // namespace krait::sre
