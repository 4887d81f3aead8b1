// str.format and format_map: replacement fields (library reference, "Format String Syntax"), nested one level, with
// automatic numbering; and the two functions of module `_string` that string.Formatter uses.
#include "runtime/format.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"
#include "runtime/types/unicode.h"

namespace krait {

namespace {

struct Field {
    i64 literal_start, literal_end;
    bool present = false;
    i64 name_start = 0, name_end = 0;
    i64 spec_start = 0, spec_end = 0;
    u32 conversion = 0;
    bool spec_nested = false;
};

// Steps over literal text and fields in [at, end) of `s`.
class MarkupScanner {
  public:
    MarkupScanner(Thread* th, Str* s, i64 start, i64 end) : th_(th), s_(s), at_(start), end_(end) {}
    // 1: a field or literal, 0: end, -1: raised.
    int next(Field* field);

  private:
    int fail(const char* message) {
        raise(th_, Exc::ValueError, message);
        return -1;
    }
    int parse_field(Field* field);
    int parse_spec(Field* field);
    Thread* th_;
    Str* s_;
    i64 at_, end_;
};

int MarkupScanner::next(Field* field) {
    *field = Field{};
    if (at_ >= end_) return 0;
    i64 start = at_;
    u32 c = 0;
    bool markup = false;
    while (at_ < end_) {
        c = s_->at(at_++);
        if (c == '{' || c == '}') {
            markup = true;
            break;
        }
    }
    bool at_end = at_ >= end_;
    i64 length = at_ - start;
    if (c == '}' && (at_end || s_->at(at_) != '}')) return fail("Single '}' encountered in format string");
    if (at_end && c == '{') return fail("Single '{' encountered in format string");
    if (markup) {
        if (c == s_->at(at_)) {
            ++at_;
            markup = false;
        } else {
            --length;
        }
    }
    field->literal_start = start;
    field->literal_end = start + length;
    if (!markup) return 1;
    field->present = true;
    return parse_field(field);
}

int MarkupScanner::parse_field(Field* field) {
    field->name_start = at_;
    u32 c = 0;
    while (at_ < end_) {
        c = s_->at(at_++);
        if (c == '{') return fail("unexpected '{' in field name");
        if (c == '[') {
            while (at_ < end_ && s_->at(at_) != ']') ++at_;
            continue;
        }
        if (c == '}' || c == ':' || c == '!') break;
    }
    field->name_end = at_ - 1;
    if (c == '!' || c == ':') {
        if (c == '!') {
            if (at_ >= end_) return fail("end of string while looking for conversion specifier");
            field->conversion = s_->at(at_++);
            if (at_ < end_) {
                c = s_->at(at_++);
                if (c == '}') return 1;
                if (c != ':') return fail("expected ':' after conversion specifier");
            }
        }
        return parse_spec(field);
    }
    if (c != '}') return fail("expected '}' before end of string");
    return 1;
}

int MarkupScanner::parse_spec(Field* field) {
    field->spec_start = at_;
    field->spec_end = end_ - 1;
    for (int depth = 1; at_ < end_;) {
        u32 c = s_->at(at_++);
        if (c == '{') {
            field->spec_nested = true;
            ++depth;
        } else if (c == '}' && --depth == 0) {
            field->spec_end = at_ - 1;
            return 1;
        }
    }
    return fail("unmatched '{' in format spec");
}

// Integer in [start, end): -1 if it is none; -2: raised.
i64 parse_index(Thread* th, Str* s, i64 start, i64 end) {
    if (start >= end) return -1;
    i64 value = 0;
    for (i64 i = start; i < end; ++i) {
        int digit = unicode::decimal_value(s->at(i));
        if (digit < 0) return -1;
        if (value > (INT64_MAX - digit) / 10) {
            raise(th, Exc::ValueError, "Too many decimal digits in format string");
            return -2;
        }
        value = value * 10 + digit;
    }
    return value;
}

// Steps over ".name" and "[key]" after the first part of a field name.
struct NameSteps {
    Str* s;
    i64 at, end;
    bool is_attribute = false;
    i64 start = 0, stop = 0, index = -1;

    int next(Thread* th) {
        if (at >= end) return 0;
        u32 c = s->at(at++);
        start = at;
        index = -1;
        if (c == '.') {
            is_attribute = true;
            while (at < end && s->at(at) != '[' && s->at(at) != '.') ++at;
            stop = at;
        } else if (c == '[') {
            is_attribute = false;
            while (at < end && s->at(at) != ']') ++at;
            if (at >= end) {
                raise(th, Exc::ValueError, "Missing ']' in format string");
                return -1;
            }
            stop = at++;
            index = parse_index(th, s, start, stop);
            if (index == -2) return -1;
        } else {
            raise(th, Exc::ValueError, "Only '.' or '[' may follow ']' in format field specifier");
            return -1;
        }
        if (start == stop) {
            raise(th, Exc::ValueError, "Empty attribute in format string");
            return -1;
        }
        return 1;
    }
};

i64 first_part_end(Str* s, i64 start, i64 end) {
    i64 i = start;
    while (i < end && s->at(i) != '.' && s->at(i) != '[') ++i;
    return i;
}

class FieldFormatter {
  public:
    FieldFormatter(Thread* th, const Args* args, Value mapping) : th_(th), args_(args), mapping_(mapping) {}
    Str* build(Str* s, i64 start, i64 end, int depth);

  private:
    bool render(Str* s, const Field& field, int depth, StrBuilder& out);
    Value field_value(Str* s, i64 start, i64 end);
    Value first_value(Str* s, i64 start, i64 end);
    Value keyword(Str* name);
    enum class Numbering { Unknown, Automatic, Manual };
    Thread* th_;
    const Args* args_;
    Value mapping_;
    Numbering numbering_ = Numbering::Unknown;
    i64 next_automatic_ = 0;
};

Value FieldFormatter::keyword(Str* name) {
    if (mapping_) return get_item(th_, mapping_, name);
    Tuple* names = args_->kwnames;
    for (i64 i = 0; names && i < names->size; ++i)
        if (str_equal(str_of(names->items[i]), name)) return args_->data[args_->count + i];
    return raise_with(th_, Exc::KeyError, name);
}

Value FieldFormatter::first_value(Str* s, i64 start, i64 end) {
    i64 index = parse_index(th_, s, start, end);
    if (index == -2) return {};
    bool empty = start == end;
    if (empty || index >= 0) {
        if (numbering_ == Numbering::Unknown) numbering_ = empty ? Numbering::Automatic : Numbering::Manual;
        if (empty && numbering_ == Numbering::Manual)
            return raise(th_, Exc::ValueError, "cannot switch from manual field specification to automatic field numbering");
        if (!empty && numbering_ == Numbering::Automatic)
            return raise(th_, Exc::ValueError, "cannot switch from automatic field numbering to manual field specification");
        if (empty) index = next_automatic_++;
        if (mapping_) return raise(th_, Exc::ValueError, "Format string contains positional fields");
        if (index >= args_->count)
            return raise(th_, Exc::IndexError, "Replacement index %zd out of range for positional args tuple", index);
        return args_->data[index];
    }
    Str* name = str_substring(th_, s, start, end);
    return name ? keyword(name) : Value();
}

Value FieldFormatter::field_value(Str* s, i64 start, i64 end) {
    i64 first_end = first_part_end(s, start, end);
    Value v = first_value(s, start, first_end);
    if (!v) return {};
    NameSteps steps{s, first_end, end};
    int more;
    while ((more = steps.next(th_)) == 1) {
        if (!steps.is_attribute && steps.index >= 0) {
            v = get_item(th_, v, int_from_i64(th_, steps.index));
        } else {
            Str* name = str_substring(th_, s, steps.start, steps.stop);
            if (!name) return {};
            v = steps.is_attribute ? get_attribute(th_, v, intern(th_, name)) : get_item(th_, v, name);
        }
        if (!v) return {};
    }
    return more < 0 ? Value() : v;
}

bool FieldFormatter::render(Str* s, const Field& field, int depth, StrBuilder& out) {
    Value v = field_value(s, field.name_start, field.name_end);
    if (!v) return false;
    switch (field.conversion) {
        case 0: break;
        case 'r': v = to_repr(th_, v); break;
        case 's': v = to_str(th_, v); break;
        case 'a': v = to_ascii(th_, v); break;
        default:
            if (field.conversion > 32 && field.conversion < 127)
                raise(th_, Exc::ValueError, "Unknown conversion specifier %c", static_cast<int>(field.conversion));
            else
                raise(th_, Exc::ValueError, "Unknown conversion specifier \\x%x", field.conversion);
            return false;
    }
    if (!v) return false;
    Str* spec = field.spec_nested ? build(s, field.spec_start, field.spec_end, depth - 1)
                                  : str_substring(th_, s, field.spec_start, field.spec_end);
    if (!spec) return false;
    if (spec->length == 0 && is_exactly(v, Kind::Str)) {
        out.append(str_of(v));
        return true;
    }
    Value text = format_value(th_, v, spec);
    if (!text) return false;
    out.append(str_of(text));
    return true;
}

Str* FieldFormatter::build(Str* s, i64 start, i64 end, int depth) {
    if (depth <= 0) {
        raise(th_, Exc::ValueError, "Max string recursion exceeded");
        return nullptr;
    }
    StrBuilder out(th_);
    MarkupScanner scanner(th_, s, start, end);
    Field field;
    int more;
    while ((more = scanner.next(&field)) == 1) {
        out.append(s, field.literal_start, field.literal_end);
        if (field.present && !render(s, field, depth, out)) return nullptr;
    }
    return more < 0 ? nullptr : out.finish();
}

}  // namespace

Value str_method_format(Thread* th, Value self, const Args& args) {
    FieldFormatter formatter(th, &args, Value());
    return formatter.build(str_of(self), 0, str_of(self)->length, 2);
}

Value str_method_format_map(Thread* th, Value self, Value mapping) {
    FieldFormatter formatter(th, nullptr, mapping);
    return formatter.build(str_of(self), 0, str_of(self)->length, 2);
}

Value str_method_dunder_format(Thread* th, Value self, Value spec) {
    if (!is_str(spec)) return raise(th, Exc::TypeError, "__format__() argument must be str, not %T", spec);
    if (str_of(spec)->length == 0) return is_exactly(self, Kind::Str) ? self : Value(to_str(th, self));
    return format_str(th, str_of(self), str_of(spec));
}

// ---- _string ----

namespace {

Value formatter_parser(Thread* th, Value, Value text) {
    if (!is_str(text)) return raise(th, Exc::TypeError, "expected str, got %T", text);
    Str* s = str_of(text);
    MarkupScanner scanner(th, s, 0, s->length);
    List* list = new_list(th);
    if (!list) return {};
    Field field;
    int more;
    while ((more = scanner.next(&field)) == 1) {
        Tuple* row = new_tuple(th, 4);
        if (!row) return {};
        row->items[0] = str_substring(th, s, field.literal_start, field.literal_end);
        row->items[1] = field.present ? Value(str_substring(th, s, field.name_start, field.name_end)) : none();
        row->items[2] = field.present ? Value(str_substring(th, s, field.spec_start, field.spec_end)) : none();
        row->items[3] = field.conversion ? Value(str_from_char(th, field.conversion)) : none();
        if (!list_append(th, list, row)) return {};
    }
    return more < 0 ? Value() : get_iter(th, list);
}

Value formatter_field_name_split(Thread* th, Value, Value text) {
    if (!is_str(text)) return raise(th, Exc::TypeError, "expected str, got %T", text);
    Str* s = str_of(text);
    i64 end = first_part_end(s, 0, s->length);
    i64 index = parse_index(th, s, 0, end);
    if (index == -2) return {};
    Value first = index >= 0 ? int_from_i64(th, index) : Value(str_substring(th, s, 0, end));
    List* list = new_list(th);
    if (!list || !first) return {};
    NameSteps steps{s, end, s->length};
    int more;
    while ((more = steps.next(th)) == 1) {
        Value key = steps.index >= 0 ? int_from_i64(th, steps.index) : Value(str_substring(th, s, steps.start, steps.stop));
        if (!key || !list_append(th, list, make_tuple(th, py_bool(steps.is_attribute), key))) return {};
    }
    if (more < 0) return {};
    return make_tuple(th, first, get_iter(th, list));
}

constexpr NativeDef string_functions[] = {
    {"formatter_field_name_split", formatter_field_name_split, "split the argument as a field name"},
    {"formatter_parser", formatter_parser, "parse the argument as a format string"},
};

}  // namespace

Value init_string_module(Thread* th) {
    static const ModuleDef def{"_string", "string helper module", string_functions, 2};
    return new_native_module(th, def);
}

}  // namespace krait
