// Displays, f-strings, unpacking, functions, pattern matching (language reference 6.2, 6.10.3, 7.2, 8.6, 8.7).
#include <string>

#include "interp/ops.h"
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ir;

namespace {

Value build_set(Thread* th, const Value* items, u32 count) {
    Set* set = KRAIT_TRY(new_set(th));
    for (u32 i = 0; i < count; i++)
        if (set_add(th, set, items[i]) < 0) return Value();
    return Value(set);
}

Value build_map(Thread* th, const Value* items, u32 pairs) {
    Dict* dict = KRAIT_TRY(new_dict(th, pairs));
    for (u32 i = 0; i < pairs; i++)
        if (!dict_set(th, dict, items[2 * i], items[2 * i + 1])) return Value();
    return Value(dict);
}

Value build_const_key_map(Thread* th, Frame* frame, u64* pc) {
    Value keys = frame->code->reg->constants[number_word(pc).number];
    u32 count = insn(pc).c;
    if (!is_tuple(keys) || keys.as<Tuple>()->size != count) return raise_system_error(th, "bad BUILD_CONST_KEY_MAP keys argument");
    Dict* dict = KRAIT_TRY(new_dict(th, count));
    for (u32 i = 0; i < count; i++)
        if (!dict_set(th, dict, keys.as<Tuple>()->items[i], frame->registers[insn(pc).b + i])) return Value();
    return Value(dict);
}

Value build_string(Thread* th, const Value* items, u32 count) {
    StrBuilder out(th);
    for (u32 i = 0; i < count; i++) out.append(items[i].as<Str>());
    return Value(out.finish());
}

Value format(Thread* th, Value v, Value spec, u32 conversion) {
    switch (conversion & 3) {
        case 1: v = Value(to_str(th, v)); break;
        case 2: v = Value(to_repr(th, v)); break;
        case 3: v = Value(to_ascii(th, v)); break;
        default: break;
    }
    if (!v) return Value();
    if (!spec && is_exactly(v, Kind::Str)) return v;
    return format_value(th, v, spec ? spec.as<Str>() : nullptr);
}

}  // namespace

Value op_build(Thread* th, Frame* frame, u64* pc) {
    const Word& w = insn(pc);
    Value* from = &frame->registers[w.b];
    switch (w.reg_op()) {
        case RegOp::BuildTuple: return Value(w.c ? tuple_from(th, from, w.c) : empty_tuple());
        case RegOp::BuildTuple1: return Value(make_tuple(th, from[0]));
        case RegOp::BuildTuple2: return Value(make_tuple(th, from[0], frame->registers[w.c]));
        case RegOp::BuildList: return Value(list_from(th, from, w.c));
        case RegOp::BuildSet: return build_set(th, from, w.c);
        case RegOp::BuildMap: return build_map(th, from, w.c);
        case RegOp::BuildConstKeyMap: return build_const_key_map(th, frame, pc);
        case RegOp::BuildString: return build_string(th, from, w.c);
        case RegOp::BuildSlice: return Value(new_slice(th, from[0], frame->registers[w.c], none()));
        case RegOp::BuildSlice3: return Value(new_slice(th, from[0], from[1], from[2]));
        case RegOp::ListToTuple: return Value(tuple_from(th, from[0].as<List>()->items, from[0].as<List>()->size));
        case RegOp::FormatValue: return format(th, from[0], Value(), w.c);
        default: return format(th, from[0], from[1], w.c);
    }
}

// ---- Adding to a display ----

namespace {

bool is_sequence(Value v) { return type_of(v)->slots.getitem && !is_dict(v); }

bool extend_list(Thread* th, List* list, Value iterable) {
    if (list_extend(th, list, iterable)) return true;
    if (pending_matches(th, Exc::TypeError) && !type_of(iterable)->slots.iter && !is_sequence(iterable)) {
        clear_pending(th);
        raise(th, Exc::TypeError, "Value after * must be an iterable, not %.200s", type_name(type_of(iterable)));
    }
    return false;
}

bool update_display(Thread* th, Dict* dict, Value mapping) {
    if (dict_merge(th, dict, mapping, true)) return true;
    if (catch_pending(th, Exc::AttributeError))
        raise(th, Exc::TypeError, "'%.200s' object is not a mapping", type_name(type_of(mapping)));
    return false;
}

bool merge_keyword(Thread* th, Dict* dict, Value key, Value value, Value callable) {
    int there = dict_contains(th, dict, key);
    if (there < 0) return false;
    if (there == 0) return dict_set(th, dict, key, value);
    std::string text = function_text(th, callable);
    if (!has_pending(th)) raise(th, Exc::TypeError, "%s got multiple values for keyword argument '%S'", text.c_str(), key);
    return false;
}

}  // namespace

// As _PyObject_FunctionStr: "module.qualname()".
std::string function_text(Thread* th, Value callable) {
    Names& names = th->vm->names;
    Value qualname = find_attribute(th, callable, names.dunder_qualname);
    if (!qualname) {
        if (has_pending(th)) return "";
        Str* s = to_str(th, callable);
        return s ? std::string(str_utf8(th, s)) : "";
    }
    Value module = find_attribute(th, callable, names.dunder_module);
    std::string text;
    if (module && is_str(module) && !str_equal(module.as<Str>(), "builtins")) text = std::string(str_utf8(th, module.as<Str>())) + ".";
    Str* q = to_str(th, qualname);
    return q ? text + std::string(str_utf8(th, q)) + "()" : text;
}

bool merge_keywords(Thread* th, Dict* dict, Value mapping, Value callable) {
    if (is_dict(mapping)) {
        Dict* from = mapping.as<Dict>();
        i64 position = 0;
        Value key, value;
        while (dict_next(from, &position, &key, &value))
            if (!merge_keyword(th, dict, key, value, callable)) return false;
        return true;
    }
    Value keys = find_attribute(th, mapping, th->vm->names.keys);
    if (!keys) {
        if (!has_pending(th)) {
            std::string text = function_text(th, callable);
            if (!has_pending(th))
                raise(th, Exc::TypeError, "%s argument after ** must be a mapping, not %.200s", text.c_str(), type_name(type_of(mapping)));
        }
        return false;
    }
    Value result = call(th, keys);
    List* list = result ? to_list(th, result) : nullptr;
    if (!list) return false;
    for (i64 i = 0; i < list->size; i++) {
        Value v = get_item(th, mapping, list->items[i]);
        if (!v || !merge_keyword(th, dict, list->items[i], v, callable)) return false;
    }
    return true;
}

bool op_build_into(Thread* th, Frame* frame, u64* pc) {
    const Word& w = insn(pc);
    Value into = frame->registers[w.a], v = frame->registers[w.b];
    switch (w.reg_op()) {
        case RegOp::SetAdd: return set_add(th, into.as<Set>(), v) >= 0;
        case RegOp::MapAdd: return dict_set(th, into.as<Dict>(), v, frame->registers[w.c]);
        case RegOp::ListExtend: return extend_list(th, into.as<List>(), v);
        case RegOp::SetUpdate: return set_update(th, into.as<Set>(), v);
        case RegOp::DictUpdate: return update_display(th, into.as<Dict>(), v);
        default: return merge_keywords(th, into.as<Dict>(), v, frame->registers[w.c]);
    }
}

// ---- Unpacking ----

namespace {

bool not_iterable(Thread* th, Value v) {
    if (!pending_matches(th, Exc::TypeError) || type_of(v)->slots.iter || is_sequence(v)) return false;
    clear_pending(th);
    raise(th, Exc::TypeError, "cannot unpack non-iterable %.200s object", type_name(type_of(v)));
    return false;
}

// Exactly `count` items of any iterable.
bool unpack_iterable(Thread* th, Value v, u32 count, ValueVector& out) {
    Value it = get_iter(th, v);
    if (!it) return not_iterable(th, v);
    for (u32 i = 0; i < count; i++) {
        Value item = iter_next(th, it);
        if (!item) {
            if (!has_pending(th)) raise(th, Exc::ValueError, "not enough values to unpack (expected %d, got %d)", count, i);
            return false;
        }
        out.push_back(item);
    }
    Value more = iter_next(th, it);
    if (more) raise(th, Exc::ValueError, "too many values to unpack (expected %d)", count);
    return !more && !has_pending(th);
}

bool unpack_sequence(Thread* th, const Value* items, i64 size, u32 count) {
    (void)items;
    if (size == count) return true;
    if (size > count) raise(th, Exc::ValueError, "too many values to unpack (expected %d)", count);
    else raise(th, Exc::ValueError, "not enough values to unpack (expected %d, got %d)", count, static_cast<int>(size));
    return false;
}

bool unpack_ex(Thread* th, Frame* frame, u64* pc) {
    u32 before = insn(pc).c & 0xFF, after = insn(pc).c >> 8;
    Value v = frame->registers[insn(pc).b];
    Value it = get_iter(th, v);
    if (!it) return not_iterable(th, v);
    ValueVector head(th);
    for (u32 i = 0; i < before; i++) {
        Value item = iter_next(th, it);
        if (!item) {
            if (!has_pending(th)) {
                if (after)
                    raise(th, Exc::ValueError, "not enough values to unpack (expected at least %d, got %d)", before + after, i);
                else
                    raise(th, Exc::ValueError, "not enough values to unpack (expected at least %d, got %d)", before, i);
            }
            return false;
        }
        head.push_back(item);
    }
    List* rest = to_list(th, it);
    if (!rest) return false;
    if (rest->size < after) {
        raise(th, Exc::ValueError, "not enough values to unpack (expected at least %d, got %zd)", before + after,
              static_cast<i64>(before) + rest->size);
        return false;
    }
    Value* to = &frame->registers[insn(pc).a + before + after];
    for (u32 i = 0; i < before; i++) *to-- = head[i];
    Value* list_at = to--;
    for (u32 i = 0; i < after; i++) *to-- = rest->items[rest->size - after + i];
    for (u32 i = 0; i < after; i++) rest->items[rest->size - 1 - i] = Value();
    rest->size -= after;
    *list_at = Value(rest);
    return true;
}

void store_unpacked(Frame* frame, u64* pc, const Value* items) {
    const Word& w = insn(pc);
    Value* regs = frame->registers;
    if (w.reg_op() == RegOp::Unpack) {
        for (u32 i = 0; i < w.c; i++) regs[w.a + w.c - 1 - i] = items[i];
        return;
    }
    Value x = items[0], y = items[1];
    if (w.reg_op() == RegOp::Unpack3) {
        Value z = items[2];
        regs[w.a] = x, regs[w.b] = y, regs[number_word(pc).number] = z;
    } else {
        regs[w.a] = x, regs[w.b] = y;
    }
}

}  // namespace

bool op_unpack(Thread* th, Frame* frame, u64* pc) {
    const Word& w = insn(pc);
    if (w.reg_op() == RegOp::UnpackEx) return unpack_ex(th, frame, pc);
    u32 count = w.reg_op() == RegOp::Unpack ? w.c : w.reg_op() == RegOp::Unpack2 ? 2 : 3;
    Value v = frame->registers[w.reg_op() == RegOp::Unpack ? w.b : w.c];
    if (is_exactly(v, Kind::Tuple)) {
        if (!unpack_sequence(th, v.as<Tuple>()->items, v.as<Tuple>()->size, count)) return false;
        store_unpacked(frame, pc, v.as<Tuple>()->items);
        return true;
    }
    if (is_exactly(v, Kind::List)) {
        if (!unpack_sequence(th, v.as<List>()->items, v.as<List>()->size, count)) return false;
        store_unpacked(frame, pc, v.as<List>()->items);
        return true;
    }
    ValueVector items(th);
    if (!unpack_iterable(th, v, count, items)) return false;
    store_unpacked(frame, pc, items.data());
    return true;
}

// ---- Functions ----

Value op_make_function(Thread* th, Frame* frame, u64* pc) {
    const Word& w = insn(pc);
    const Value* from = &frame->registers[w.b];
    u32 n = ((w.c & 1) != 0) + ((w.c & 2) != 0) + ((w.c & 4) != 0) + ((w.c & 8) != 0);
    Function* f = new_function(th, from[n].as<Code>(), frame->globals);
    if (!f) return Value();
    if (w.c & 1) f->defaults = (from++)->as<Tuple>();
    if (w.c & 2) f->kwdefaults = (from++)->as<Dict>();
    if (w.c & 4) f->annotations = *from++;
    if (w.c & 8) f->closure = from->as<Tuple>();
    write_barrier(th, f);
    return Value(f);
}

// ---- REPL ----

bool op_print_expr(Thread* th, Frame* frame, u64* pc) {
    Value hook = dict_get_str(th->vm->sys_dict, th->vm->names.displayhook);
    if (!hook) {
        raise(th, Exc::RuntimeError, "lost sys.displayhook");
        return false;
    }
    return static_cast<bool>(call(th, hook, frame->registers[insn(pc).a]));
}

}  // namespace krait
