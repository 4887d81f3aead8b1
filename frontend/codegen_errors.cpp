// Codegen: its SyntaxErrors, and the SyntaxWarnings about code that cannot mean what it says.
#include "frontend/codegen.h"
#include "frontend/compile_error.h"
#include "runtime/error.h"

#include "runtime/types/str.h"

#include <cstdarg>

namespace krait {

Str* format_message_v(Thread* th, const char* format, std::va_list arguments);  // runtime/message_format.h

using ast::ExprContext;
using ast::ExprNode;
using ast::Tag;

// Raises a SyntaxError at the current location, unless something was raised before. Directives: %U, %R, %s, %d.
void Codegen::fail(const char* format, ...) {
    if (failed_) return;
    failed_ = true;
    std::va_list args;
    va_start(args, format);
    Str* message = format_message_v(th_, format, args);
    va_end(args);
    if (message) raise_compile_error(th_, settings_.filename, at_, message);
}

// A SyntaxWarning; turned into an error by the warnings filter it becomes a SyntaxError with the same text.
void Codegen::warn_syntax(const char* format, ...) {
    if (failed_) return;
    std::va_list args;
    va_start(args, format);
    Str* message = format_message_v(th_, format, args);
    va_end(args);
    if (!message) {
        failed_ = true;
        return;
    }
    if (warn_compile(th_, Exc::SyntaxWarning, message, settings_.filename, at_.line)) return;
    failed_ = true;
    if (!catch_pending(th_, Exc::SyntaxWarning)) return;
    raise_compile_error(th_, settings_.filename, at_, message);
}

bool Codegen::forbidden_name(Str* name, ExprContext context) {
    if (context == ExprContext::Load || !str_equal(name, "__debug__")) return false;
    fail(context == ExprContext::Store ? "cannot assign to __debug__" : "cannot delete __debug__");
    return true;
}

namespace {

// The type an expression certainly has, as far as a literal or display shows. Null: not known.
Type* inferred_type(const ExprNode* e) {
    switch (e->tag) {
        case Tag::Tuple: return builtin_type(Kind::Tuple);
        case Tag::List:
        case Tag::ListComp: return builtin_type(Kind::List);
        case Tag::Dict:
        case Tag::DictComp: return builtin_type(Kind::Dict);
        case Tag::Set:
        case Tag::SetComp: return builtin_type(Kind::Set);
        case Tag::GeneratorExp: return builtin_type(Kind::Generator);
        case Tag::Lambda: return builtin_type(Kind::Function);
        case Tag::JoinedStr:
        case Tag::FormattedValue: return builtin_type(Kind::Str);
        case Tag::Constant: return type_of(ast::as<ast::Constant>(e)->value);
        default: return nullptr;
    }
}

bool is_singleton_constant(const ExprNode* e) {
    if (e->tag != Tag::Constant) return false;
    Value v = ast::as<ast::Constant>(e)->value;
    return is_none(v) || is_bool(v) || v == ellipsis();
}

// May `e` reasonably be an operand of `is`?
bool is_identity_operand(const ExprNode* e) { return e->tag != Tag::Constant || is_singleton_constant(e); }

}  // namespace

void Codegen::check_compare(const ast::Compare* e) {
    using Cmp = ast::CompareOperator;
    bool left = is_identity_operand(e->left);
    for (u32 i = 0; i < e->ops.size(); ++i) {
        bool right = is_identity_operand(e->comparators[i]);
        if ((e->ops[i] == Cmp::Is || e->ops[i] == Cmp::IsNot) && (!left || !right)) {
            return warn_syntax(e->ops[i] == Cmp::Is ? "\"is\" with a literal. Did you mean \"==\"?"
                                                    : "\"is not\" with a literal. Did you mean \"!=\"?");
        }
        left = right;
    }
}

void Codegen::check_caller(const ExprNode* e) {
    switch (e->tag) {
        case Tag::Constant: case Tag::Tuple: case Tag::List: case Tag::ListComp: case Tag::Dict: case Tag::DictComp:
        case Tag::Set: case Tag::SetComp: case Tag::GeneratorExp: case Tag::JoinedStr: case Tag::FormattedValue:
            return warn_syntax("'%.200s' object is not callable; perhaps you missed a comma?",
                               type_name(inferred_type(e)));
        default: return;
    }
}

void Codegen::check_subscripter(const ExprNode* e) {
    switch (e->tag) {
        case Tag::Constant: {
            Value v = ast::as<ast::Constant>(e)->value;
            bool subscriptable = is_str(v) || has_kind(v, Kind::Bytes) || is_tuple(v);
            if (is_none(v) || v == ellipsis() || is_int(v) || is_float(v) || !subscriptable) break;
            return;
        }
        case Tag::Set: case Tag::SetComp: case Tag::GeneratorExp: case Tag::Lambda: break;
        default: return;
    }
    warn_syntax("'%.200s' object is not subscriptable; perhaps you missed a comma?", type_name(inferred_type(e)));
}

void Codegen::check_index(const ExprNode* value, const ExprNode* index) {
    Type* index_type = inferred_type(index);
    if (!index_type || index->tag == Tag::Slice || is_subtype(index_type, builtin_type(Kind::Int))) return;
    switch (value->tag) {
        case Tag::Constant: {
            Value v = ast::as<ast::Constant>(value)->value;
            if (is_str(v) || has_kind(v, Kind::Bytes) || is_tuple(v)) break;
            return;
        }
        case Tag::Tuple: case Tag::List: case Tag::ListComp: case Tag::JoinedStr: case Tag::FormattedValue: break;
        default: return;
    }
    warn_syntax("%.200s indices must be integers or slices, not %.200s; perhaps you missed a comma?",
                type_name(inferred_type(value)), type_name(index_type));
}

}  // namespace krait
