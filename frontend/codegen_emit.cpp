// Codegen: single instructions, constants, names, and the small fixed sequences.
#include "frontend/codegen.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

void Codegen::emit(StackOp op, i32 arg) { graph().append(op, arg, nullptr, at_); }
void Codegen::emit_no_line(StackOp op, i32 arg) { graph().append(op, arg, nullptr, kNoLocation); }
void Codegen::jump(StackOp op, Block* target) { graph().append(op, 0, target, at_); }
void Codegen::jump_no_line(StackOp op, Block* target) { graph().append(op, 0, target, kNoLocation); }

i32 Codegen::add_constant(Value v) { return unit_->code.constants.add(v); }
void Codegen::load_constant(Value v) { emit(StackOp::LOAD_CONST, add_constant(v)); }
void Codegen::load_int(i64 i) { load_constant(Value::from_small_int(i)); }

void Codegen::emit_name(StackOp op, Str* name) { emit(op, unit_->code.names.add(mangled(name))); }

// A LOAD, STORE or DELETE of the variable `name`, by what the symbol table says of it.
void Codegen::name_op(Str* name, ast::ExprContext context) {
    if (failed_ || forbidden_name(name, context)) return;
    Str* key = mangled(name);
    const int form = static_cast<int>(context);  // Load, Store, Del
    bool in_function = unit_->scope->is_function_like();
    auto pick = [&](StackOp load, StackOp store, StackOp del) { return form == 0 ? load : form == 1 ? store : del; };
    CodeUnit& code = unit_->code;
    switch (unit_->scope->scope_of(key)) {
        case NameScope::Free:
        case NameScope::Cell: {
            bool is_cell = unit_->scope->scope_of(key) == NameScope::Cell;
            StackOp load = unit_->scope->type == ScopeType::Class ? StackOp::LOAD_CLASSDEREF : StackOp::LOAD_DEREF;
            i32 arg = is_cell ? code.cellvars.add(key) : code.cellvars.size() + code.freevars.add(key);
            emit(pick(load, StackOp::STORE_DEREF, StackOp::DELETE_DEREF), arg);
            return;
        }
        case NameScope::Local:
            if (!in_function) break;
            emit(pick(StackOp::LOAD_FAST, StackOp::STORE_FAST, StackOp::DELETE_FAST), code.varnames.add(key));
            return;
        case NameScope::GlobalImplicit:
            if (!in_function) break;
            [[fallthrough]];
        case NameScope::GlobalExplicit: {
            i32 arg = code.names.add(key);
            StackOp op = pick(StackOp::LOAD_GLOBAL, StackOp::STORE_GLOBAL, StackOp::DELETE_GLOBAL);
            emit(op, op == StackOp::LOAD_GLOBAL ? arg << 1 : arg);
            return;
        }
        default: break;
    }
    emit(pick(StackOp::LOAD_NAME, StackOp::STORE_NAME, StackOp::DELETE_NAME), code.names.add(key));
}

void Codegen::call(i32 count) {
    emit(StackOp::PRECALL, count);
    emit(StackOp::CALL, count);
}

void Codegen::binary(ast::Operator op, bool inplace) {
    using ast::Operator;
    using ir::BinaryOperator;
    static constexpr BinaryOperator kOperators[] = {
        BinaryOperator::Add,    BinaryOperator::Subtract,   BinaryOperator::Multiply, BinaryOperator::MatMul,
        BinaryOperator::TrueDivide, BinaryOperator::Remainder, BinaryOperator::Power, BinaryOperator::LShift,
        BinaryOperator::RShift, BinaryOperator::Or,         BinaryOperator::Xor,      BinaryOperator::And,
        BinaryOperator::FloorDivide,
    };
    static_assert(static_cast<int>(Operator::FloorDiv) == 12 && static_cast<int>(Operator::MatMult) == 3);
    emit(StackOp::BINARY_OP, static_cast<i32>(kOperators[static_cast<int>(op)]) + (inplace ? ir::kInplace : 0));
}

void Codegen::compare(ast::CompareOperator op) {
    using Cmp = ast::CompareOperator;
    auto rich = [&](ir::CompareOp c) { emit(StackOp::COMPARE_OP, static_cast<i32>(c)); };
    switch (op) {
        case Cmp::Eq: return rich(ir::CompareOp::Eq);
        case Cmp::NotEq: return rich(ir::CompareOp::Ne);
        case Cmp::Lt: return rich(ir::CompareOp::Lt);
        case Cmp::LtE: return rich(ir::CompareOp::Le);
        case Cmp::Gt: return rich(ir::CompareOp::Gt);
        case Cmp::GtE: return rich(ir::CompareOp::Ge);
        case Cmp::Is: return emit(StackOp::IS_OP, 0);
        case Cmp::IsNot: return emit(StackOp::IS_OP, 1);
        case Cmp::In: return emit(StackOp::CONTAINS_OP, 0);
        case Cmp::NotIn: return emit(StackOp::CONTAINS_OP, 1);
    }
}

// The loop of `yield from` and `await`; the iterator and the value to send are on the stack.
void Codegen::yield_from(bool is_await) {
    Block* start = new_block();
    Block* resume = new_block();
    Block* exit = new_block();
    use(start);
    jump(StackOp::SEND, exit);
    use(resume);
    emit(StackOp::YIELD_VALUE);
    emit(StackOp::RESUME, is_await ? 3 : 2);
    jump(StackOp::JUMP_NO_INTERRUPT, start);
    use(exit);
}

void Codegen::await_value(i32 where) {
    emit(StackOp::GET_AWAITABLE, where);
    load_none();
    yield_from(true);
}

void Codegen::yield_value() {
    if (unit_->scope->is_generator && unit_->scope->is_coroutine) emit(StackOp::ASYNC_GEN_WRAP);
    emit(StackOp::YIELD_VALUE);
    emit(StackOp::RESUME, 1);
}

// Ends a handler that failed itself: the stack holds the previous exception, lasti, the new one.
void Codegen::pop_except_and_reraise() {
    emit(StackOp::COPY, 3);
    emit(StackOp::POP_EXCEPT);
    emit(StackOp::RERAISE, 1);
}

Tuple* Codegen::name_tuple(const std::vector<Str*>& names) {
    Tuple* tuple = new_tuple(th_, static_cast<i64>(names.size()));
    if (!tuple) {
        failed_ = true;
        return empty_tuple();
    }
    for (size_t i = 0; i < names.size(); ++i) tuple->items[i] = Value(names[i]);
    return arena_.root(tuple);
}

// An attribute (or the call of it) on another line than its object starts at its name.
void Codegen::locate_attribute(const ast::Attribute* attribute) {
    if (at_.line == attribute->end_lineno) return;
    at_.line = attribute->end_lineno;
    i32 length = static_cast<i32>(attribute->attr->length);
    bool fits = length <= attribute->end_col_offset;  // a tree made by hand may have any positions
    at_.column = fits ? attribute->end_col_offset - length : -1;
    if (!fits) at_.end_column = -1;
}

}  // namespace krait
