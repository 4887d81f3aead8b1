// Codegen: list, tuple, set and dict displays, and unpacking into targets.
#include "frontend/codegen.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"

namespace krait {

using ast::ExprContext;

namespace {

bool all_constant(Seq<ast::ExprNode*> list, u32 begin, u32 end) {
    for (u32 i = begin; i < end; ++i)
        if (!list[i] || list[i]->tag != ast::Tag::Constant) return false;
    return true;
}

Value constant_tuple(Thread* th, Seq<ast::ExprNode*> list, u32 begin, u32 end) {
    Tuple* tuple = new_tuple(th, end - begin);
    if (!tuple) return Value();
    for (u32 i = begin; i < end; ++i) tuple->items[i - begin] = ast::as<ast::Constant>(list[i])->value;
    return Value(tuple);
}

}  // namespace

// A collection of `elements`, of which `pushed` more are on the stack already. `tuple`: the result is a tuple.
void Codegen::display(Seq<ast::ExprNode*> elements, i32 pushed, StackOp build, StackOp add, StackOp extend,
                      bool tuple) {
    u32 count = elements.size();
    if (count > 2 && all_constant(elements, 0, count)) {
        Value folded = constant_tuple(th_, elements, 0, count);
        if (folded && !(tuple && !pushed) && add == StackOp::SET_ADD) {
            krait::Set* set = new_frozenset(th_);
            if (!set || !set_update(th_, set, folded)) folded = Value();
            if (folded) folded = Value(set);
        }
        if (!folded) {
            failed_ = true;
            return;
        }
        if (tuple && !pushed) return load_constant(folded);
        emit(build, pushed);
        load_constant(folded);
        emit(extend, 1);
        if (tuple) emit(StackOp::LIST_TO_TUPLE);
        return;
    }
    bool big = static_cast<i32>(count) + pushed > kStackGuideline;
    bool starred = false;
    for (const ast::ExprNode* e : elements) starred = starred || e->tag == ast::Tag::Starred;
    if (!starred && !big) {
        expressions(elements);
        return emit(tuple ? StackOp::BUILD_TUPLE : build, static_cast<i32>(count) + pushed);
    }
    bool built = big;
    if (big) emit(build, pushed);
    for (u32 i = 0; i < count; ++i) {
        if (auto* star = ast::is<ast::Starred>(elements[i])) {
            if (!built) emit(build, static_cast<i32>(i) + pushed);
            built = true;
            expression(star->value);
            emit(extend, 1);
        } else {
            expression(elements[i]);
            if (built) emit(add, 1);
        }
    }
    if (tuple) emit(StackOp::LIST_TO_TUPLE);
}

void Codegen::list_or_tuple(Seq<ast::ExprNode*> elements, ExprContext context, bool tuple) {
    switch (context) {
        case ExprContext::Load:
            return display(elements, 0, StackOp::BUILD_LIST, StackOp::LIST_APPEND, StackOp::LIST_EXTEND, tuple);
        case ExprContext::Store: return unpack_targets(elements);
        case ExprContext::Del: return expressions(elements);
    }
}

void Codegen::unpack_targets(Seq<ast::ExprNode*> elements) {
    u32 count = elements.size();
    bool seen_star = false;
    for (u32 i = 0; i < count; ++i) {
        if (elements[i]->tag != ast::Tag::Starred) continue;
        if (seen_star) return fail("multiple starred expressions in assignment");
        u32 after = count - i - 1;
        if (i >= 1u << 8 || after >= 0x7FFF'FFFFu >> 8)
            return fail("too many expressions in star-unpacking assignment");
        emit(StackOp::UNPACK_EX, static_cast<i32>(i + (after << 8)));
        seen_star = true;
    }
    if (!seen_star) emit(StackOp::UNPACK_SEQUENCE, static_cast<i32>(count));
    for (ast::ExprNode* element : elements) {
        auto* star = ast::is<ast::Starred>(element);
        expression(star ? star->value : element);
    }
}

void Codegen::dict_display(const ast::Dict* e) {
    bool have_dict = false;
    u32 pending = 0;  // items not written yet
    auto flush = [&](u32 end, u32 count) {
        dict_part(e, end - count, end);
        if (have_dict) emit(StackOp::DICT_UPDATE, 1);
        have_dict = true;
        pending = 0;
    };
    u32 count = e->values.size();
    for (u32 i = 0; i < count; ++i) {
        if (!e->keys[i]) {
            if (pending) flush(i, pending);
            if (!have_dict) emit(StackOp::BUILD_MAP, 0);
            have_dict = true;
            expression(e->values[i]);
            emit(StackOp::DICT_UPDATE, 1);
        } else if (static_cast<i32>(pending) * 2 > kStackGuideline) {
            flush(i + 1, pending + 1);
        } else {
            ++pending;
        }
    }
    if (pending) flush(count, pending);
    if (!have_dict) emit(StackOp::BUILD_MAP, 0);
}

void Codegen::dict_part(const ast::Dict* e, u32 begin, u32 end) {
    i32 count = static_cast<i32>(end - begin);
    bool big = count * 2 > kStackGuideline;
    if (count > 1 && !big && all_constant(e->keys, begin, end)) {
        for (u32 i = begin; i < end; ++i) expression(e->values[i]);
        Value keys = constant_tuple(th_, e->keys, begin, end);
        if (!keys) {
            failed_ = true;
            return;
        }
        load_constant(keys);
        return emit(StackOp::BUILD_CONST_KEY_MAP, count);
    }
    if (big) emit(StackOp::BUILD_MAP, 0);
    for (u32 i = begin; i < end; ++i) {
        expression(e->keys[i]);
        expression(e->values[i]);
        if (big) emit(StackOp::MAP_ADD, 1);
    }
    if (!big) emit(StackOp::BUILD_MAP, count);
}

}  // namespace krait
