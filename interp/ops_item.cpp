// Subscripts (language reference 6.3.2, 6.3.3): choice of the specialised form, and classes with Python methods.
#include "interp/ops.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/slot_dispatch.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ir;

static RegOp get_item_form(RegOp base, Value container, Value key) {
    bool constant = base == RegOp::GetItemK;
    bool index = key.is_small_int();
    if (is_exactly(container, Kind::Dict)) return constant ? RegOp::GetItemKDict : RegOp::GetItemDict;
    if (!index) return base;
    if (is_exactly(container, Kind::List)) return constant ? RegOp::GetItemKListInt : RegOp::GetItemListInt;
    if (is_exactly(container, Kind::Tuple)) return constant ? RegOp::GetItemKTupleInt : RegOp::GetItemTupleInt;
    if (constant) return base;
    if (is_exactly(container, Kind::Str) && container.as<Str>()->width() == 1) return RegOp::GetItemStrInt;
    if (is_exactly(container, Kind::Bytes) || is_exactly(container, Kind::Bytearray)) return RegOp::GetItemBytesInt;
    return base;
}

// The Python function behind a special method of an instance, or null.
static Function* python_method(Value v, Str* name) {
    if (!v.is_object() || v.object()->kind() != Kind::Instance) return nullptr;
    Value found = type_lookup(v.object()->type(), name);
    return is_exactly(found, Kind::Function) ? found.as<Function>() : nullptr;
}

Value op_get_item(Thread* th, Frame*, u64* pc, Value container, Value key) {
    RegOp base = generic(insn(pc).reg_op());
    rewrite(pc, get_item_form(base, container, key));
    if (Function* method = python_method(container, th->vm->names.dunder_getitem)) {
        Value args[2] = {container, key};
        return push_function(th, method, args, 2, nullptr, ReturnTo{insn(pc).a, 1}) ? pushed() : Value();
    }
    return get_item(th, container, key);
}

Value op_set_item(Thread* th, Frame*, u64* pc, Value container, Value key, Value value) {
    RegOp base = generic(insn(pc).reg_op());
    bool constant = base == RegOp::SetItemK;
    RegOp form = base;
    if (is_exactly(container, Kind::Dict)) form = constant ? RegOp::SetItemKDict : RegOp::SetItemDict;
    else if (is_exactly(container, Kind::List) && key.is_small_int()) form = constant ? RegOp::SetItemKListInt : RegOp::SetItemListInt;
    else if (!constant && is_exactly(container, Kind::Bytearray) && key.is_small_int()) form = RegOp::SetItemByte;
    rewrite(pc, form);
    if (Function* method = python_method(container, th->vm->names.dunder_setitem)) {
        Value args[3] = {container, key, value};
        return push_function(th, method, args, 3, nullptr, ReturnTo{0, 1, ReturnMode::Discard}) ? pushed() : Value();
    }
    return set_item(th, container, key, value) ? none() : Value();
}

}  // namespace krait
