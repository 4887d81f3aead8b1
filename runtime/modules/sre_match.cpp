// re.Match.
#include <iterator>

#include "runtime/call.h"
#include "runtime/import.h"
#include "runtime/modules/sre.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::sre {

Type* match_type;

Value new_match(Thread* th, Pattern* pattern, const Subject& subject, const Result& result) {
    i64 groups = pattern->groups + 1;
    auto* m = KRAIT_TRY(heap_new<Match>(th, match_type->root_shape, static_cast<size_t>(groups * 2) * sizeof(i64)));
    m->string = subject.string;
    m->pattern = pattern;
    m->pos = subject.start;
    m->endpos = subject.end;
    m->lastindex = result.lastindex;
    m->groups = groups;
    m->marks[0] = result.start;
    m->marks[1] = result.end;
    for (i64 g = 1; g < groups; g++) {
        i64 from = result.marks[static_cast<size_t>(g * 2 - 2)], to = result.marks[static_cast<size_t>(g * 2 - 1)];
        bool set = from >= 0 && to >= from;
        m->marks[g * 2] = set ? from : -1;
        m->marks[g * 2 + 1] = set ? to : -1;
    }
    return Value(m);
}

namespace {

Match* self_match(Value v) { return v.as<Match>(); }

void trace_match(Object* object, Marker& marker) {
    auto* m = reinterpret_cast<Match*>(object);
    marker.visit(m->string);
    marker.visit(m->pattern);
    marker.visit(m->regs);
}

// Number of the group that `key` (a number or name) means, or -1 with IndexError.
i64 group_index(Thread* th, Match* m, Value key) {
    i64 i = -1;
    if (has_index(key)) {
        if (!to_i64(th, key, &i)) {
            if (!catch_pending(th, Exc::OverflowError)) return -1;
            i = -1;
        }
    } else if (m->pattern->groupindex) {
        Value found = dict_get(th, m->pattern->groupindex.as<Dict>(), key);
        if (found && is_int(found)) int_fits_i64(found, &i);
        clear_pending(th);
    }
    if (i < 0 || i >= m->groups) {
        raise(th, Exc::IndexError, "no such group");
        return -1;
    }
    return i;
}

Value group_text(Thread* th, Match* m, i64 i, Value otherwise) {
    if (m->marks[i * 2] < 0) return otherwise;
    if (is_none(m->string)) return otherwise;
    Subject subject(th);
    if (!subject.open(m->pattern, m->string, 0, INT64_MAX)) return {};
    return subject.slice(m->marks[i * 2], m->marks[i * 2 + 1]);
}

Value match_group(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "group", args)) return {};
    Match* m = self_match(self);
    if (args.count == 0) return group_text(th, m, 0, none());
    if (args.count == 1) {
        i64 i = group_index(th, m, args[0]);
        return i < 0 ? Value() : group_text(th, m, i, none());
    }
    Tuple* out = KRAIT_TRY(new_tuple(th, args.count));
    for (u32 k = 0; k < args.count; k++) {
        i64 i = group_index(th, m, args[k]);
        if (i < 0) return {};
        out->items[k] = KRAIT_TRY(group_text(th, m, i, none()));
        write_barrier(th, out);
    }
    return Value(out);
}

Value match_getitem(Thread* th, Value self, Value key) {
    i64 i = group_index(th, self_match(self), key);
    return i < 0 ? Value() : group_text(th, self_match(self), i, none());
}

Value match_groups(Thread* th, Value self, const Args& args) {
    static const char* const names[] = {"default"};
    Value otherwise;
    if (!parse_args(th, {"groups", names, 1, 0, 0, 1}, args, &otherwise)) return {};
    Match* m = self_match(self);
    Tuple* out = KRAIT_TRY(new_tuple(th, m->groups - 1));
    for (i64 i = 1; i < m->groups; i++) {
        out->items[i - 1] = KRAIT_TRY(group_text(th, m, i, otherwise ? otherwise : none()));
        write_barrier(th, out);
    }
    return Value(out);
}

Value match_groupdict(Thread* th, Value self, const Args& args) {
    static const char* const names[] = {"default"};
    Value otherwise;
    if (!parse_args(th, {"groupdict", names, 1, 0, 0, 1}, args, &otherwise)) return {};
    Match* m = self_match(self);
    Dict* out = KRAIT_TRY(new_dict(th));
    i64 position = 0;
    Value name, number;
    while (dict_next(m->pattern->groupindex.as<Dict>(), &position, &name, &number)) {
        i64 i;
        if (!int_fits_i64(number, &i) || i < 0 || i >= m->groups) continue;
        Value text = KRAIT_TRY(group_text(th, m, i, otherwise ? otherwise : none()));
        if (!dict_set(th, out, name, text)) return {};
    }
    return Value(out);
}

i64 optional_group(Thread* th, Value self, const char* function, const Args& args) {
    if (!check_no_keywords(th, function, args) || !check_arg_count(th, function, args, 0, 1)) return -1;
    return args.count ? group_index(th, self_match(self), args[0]) : 0;
}
Value match_start(Thread* th, Value self, const Args& args) {
    i64 i = optional_group(th, self, "start", args);
    return i < 0 ? Value() : int_from_i64(th, self_match(self)->marks[i * 2]);
}
Value match_end(Thread* th, Value self, const Args& args) {
    i64 i = optional_group(th, self, "end", args);
    return i < 0 ? Value() : int_from_i64(th, self_match(self)->marks[i * 2 + 1]);
}
Value span_of(Thread* th, Match* m, i64 i) {
    return Value(make_tuple(th, Value::from_small_int(m->marks[i * 2]), Value::from_small_int(m->marks[i * 2 + 1])));
}
Value match_span(Thread* th, Value self, const Args& args) {
    i64 i = optional_group(th, self, "span", args);
    return i < 0 ? Value() : span_of(th, self_match(self), i);
}

Value match_expand(Thread* th, Value self, const Args& args) {
    static const char* const names[] = {"template"};
    Value text;
    if (!parse_args(th, {"expand", names, 1, 1, 0, 1}, args, &text)) return {};
    Value expand = KRAIT_TRY(import_attribute(th, "re", "_expand"));
    return call(th, expand, Value(self_match(self)->pattern), self, text);
}

Value match_copy(Thread*, Value self) { return self; }
Value match_deepcopy(Thread*, Value self, Value) { return self; }

Value match_repr(Thread* th, Value self) {
    Match* m = self_match(self);
    Value text = KRAIT_TRY(group_text(th, m, 0, none()));
    return Value(format_message(th, "<re.Match object; span=(%zd, %zd), match=%.50R>", static_cast<ssize_t>(m->marks[0]),
                                static_cast<ssize_t>(m->marks[1]), text));
}

Value get_string(Thread*, Value self) { return self_match(self)->string; }
Value get_re(Thread*, Value self) { return Value(self_match(self)->pattern); }
Value get_pos(Thread* th, Value self) { return int_from_i64(th, self_match(self)->pos); }
Value get_endpos(Thread* th, Value self) { return int_from_i64(th, self_match(self)->endpos); }
Value get_lastindex(Thread* th, Value self) {
    i64 i = self_match(self)->lastindex;
    return i >= 0 ? int_from_i64(th, i) : none();
}
Value get_lastgroup(Thread*, Value self) {
    Match* m = self_match(self);
    Value names = m->pattern->indexgroup;
    if (m->lastindex < 0 || !is_tuple(names) || m->lastindex >= names.as<Tuple>()->size) return none();
    return names.as<Tuple>()->items[m->lastindex];
}
Value get_regs(Thread* th, Value self) {
    Match* m = self_match(self);
    if (!m->regs) {
        Tuple* regs = KRAIT_TRY(new_tuple(th, m->groups));
        for (i64 i = 0; i < m->groups; i++) {
            regs->items[i] = KRAIT_TRY(span_of(th, m, i));
            write_barrier(th, regs);
        }
        m->regs = Value(regs);
        write_barrier(th, m);
    }
    return m->regs;
}

Value class_getitem(Thread* th, Value cls, Value item) { return new_generic_alias(th, cls, item); }

constexpr NativeDef methods[] = {
    {"group", match_group, "group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or names.\nFor 0 returns the entire match."},
    {"start", match_start, "start($self, group=0, /)\n--\n\nReturn index of the start of the substring matched by group."},
    {"end", match_end, "end($self, group=0, /)\n--\n\nReturn index of the end of the substring matched by group."},
    {"span", match_span, "span($self, group=0, /)\n--\n\nFor match object m, return the 2-tuple (m.start(group), m.end(group))."},
    {"groups", match_groups, "groups($self, /, default=None)\n--\n\nReturn a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match."},
    {"groupdict", match_groupdict, "groupdict($self, /, default=None)\n--\n\nReturn a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match."},
    {"expand", match_expand, "expand($self, /, template)\n--\n\nReturn the string obtained by doing backslash substitution on the string template, as done by the sub() method."},
    {"__copy__", match_copy, "__copy__($self, /)\n--\n\n"},
    {"__deepcopy__", match_deepcopy, "__deepcopy__($self, memo, /)\n--\n\n"},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};
constexpr GetSetDef getsets[] = {
    {"string", get_string, nullptr, "The string passed to match() or search()."},
    {"re", get_re, nullptr, "The regular expression object."},
    {"pos", get_pos, nullptr, "The index into the string at which the RE engine started looking for a match."},
    {"endpos", get_endpos, nullptr, "The index into the string beyond which the RE engine will not go."},
    {"lastindex", get_lastindex, nullptr, "The integer index of the last matched capturing group."},
    {"lastgroup", get_lastgroup, nullptr, "The name of the last matched capturing group."},
    {"regs", get_regs, nullptr, nullptr},
};

}  // namespace

void setup_match_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "re.Match";
    spec.doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(Match);
    spec.trace = trace_match;
    spec.slots.repr = match_repr;
    spec.slots.getitem = match_getitem;
    spec.methods = methods;
    spec.method_count = std::size(methods);
    spec.getsets = getsets;
    spec.getset_count = std::size(getsets);
    match_type = new_builtin_type(th, spec);
}

}  // namespace krait::sre
