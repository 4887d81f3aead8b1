// Codegen: calls, with the quick forms for methods and keywords, and the general one for * and **; f-strings.
#include "frontend/codegen.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

using ast::ExprContext;

namespace {

bool has_starred(Seq<ast::ExprNode*> list) {
    for (const ast::ExprNode* e : list)
        if (e->tag == ast::Tag::Starred) return true;
    return false;
}

bool has_double_star(Seq<ast::Keyword*> keywords) {
    for (const ast::Keyword* keyword : keywords)
        if (!keyword->arg) return true;
    return false;
}

}  // namespace

void Codegen::call_expression(const ast::Call* e) {
    validate_keywords(e->keywords);
    if (failed_ || method_call(e)) return;
    check_caller(e->func);
    set_location(e->func);
    emit(StackOp::PUSH_NULL);
    set_location(e);
    expression(e->func);
    call_arguments(0, e->args, e->keywords);
}

// `object.name(…)` without making a bound method. Not for names the module imports: those are mostly modules, whose
// attributes LOAD_ATTR finds as fast.
bool Codegen::method_call(const ast::Call* e) {
    auto* method = ast::is<ast::Attribute>(e->func);
    if (!method || method->ctx != ExprContext::Load) return false;
    if (auto* base = ast::is<ast::Name>(method->value)) {
        const Symbol* symbol = symbols_.top()->find(base->id);
        if (symbol && (symbol->flags & kDefImport)) return false;
    }
    i32 positional = static_cast<i32>(e->args.size()), named = static_cast<i32>(e->keywords.size());
    if (positional + named + (named != 0) >= kStackGuideline) return false;
    if (has_starred(e->args) || has_double_star(e->keywords)) return false;
    expression(method->value);
    set_location(method);
    locate_attribute(method);
    emit_name(StackOp::LOAD_METHOD, method->attr);
    expressions(e->args);
    if (named) {
        for (const ast::Keyword* keyword : e->keywords) expression(keyword->value);
        keyword_names(e->keywords);
    }
    set_location(e);
    locate_attribute(method);
    call(positional + named);
    return true;
}

// `pushed` arguments are on the stack already.
void Codegen::call_arguments(i32 pushed, Seq<ast::ExprNode*> args, Seq<ast::Keyword*> keywords) {
    validate_keywords(keywords);
    i32 positional = static_cast<i32>(args.size()), named = static_cast<i32>(keywords.size());
    if (positional + named * 2 > kStackGuideline || has_starred(args) || has_double_star(keywords))
        return call_unpacking(pushed, args, keywords);
    expressions(args);
    if (named) {
        for (const ast::Keyword* keyword : keywords) expression(keyword->value);
        keyword_names(keywords);
    }
    call(pushed + positional + named);
}

void Codegen::call_unpacking(i32 pushed, Seq<ast::ExprNode*> args, Seq<ast::Keyword*> keywords) {
    auto* only = args.size() == 1 ? ast::is<ast::Starred>(args[0]) : nullptr;
    if (pushed == 0 && only)
        expression(only->value);
    else
        display(args, pushed, StackOp::BUILD_LIST, StackOp::LIST_APPEND, StackOp::LIST_EXTEND, true);
    bool have_dict = false;
    u32 seen = 0;  // named arguments not written yet
    auto flush = [&](u32 end) {
        if (!seen) return;
        keyword_dict(keywords, end - seen, end);
        if (have_dict) emit(StackOp::DICT_MERGE, 1);
        have_dict = true;
        seen = 0;
    };
    for (u32 i = 0; i < keywords.size(); ++i) {
        if (keywords[i]->arg) {
            ++seen;
            continue;
        }
        flush(i);
        if (!have_dict) emit(StackOp::BUILD_MAP, 0);
        have_dict = true;
        expression(keywords[i]->value);
        emit(StackOp::DICT_MERGE, 1);
    }
    flush(keywords.size());
    emit(StackOp::CALL_FUNCTION_EX, keywords.empty() ? 0 : 1);
}

void Codegen::keyword_names(Seq<ast::Keyword*> keywords) {
    std::vector<Str*> names;
    for (const ast::Keyword* keyword : keywords) names.push_back(keyword->arg);
    emit(StackOp::KW_NAMES, add_constant(Value(name_tuple(names))));
}

// A dict of keywords [begin, end).
void Codegen::keyword_dict(Seq<ast::Keyword*> keywords, u32 begin, u32 end) {
    i32 count = static_cast<i32>(end - begin);
    bool big = count * 2 > kStackGuideline;
    if (count > 1 && !big) {
        std::vector<Str*> names;
        for (u32 i = begin; i < end; ++i) {
            expression(keywords[i]->value);
            names.push_back(keywords[i]->arg);
        }
        load_constant(Value(name_tuple(names)));
        return emit(StackOp::BUILD_CONST_KEY_MAP, count);
    }
    if (big) emit_no_line(StackOp::BUILD_MAP, 0);
    for (u32 i = begin; i < end; ++i) {
        load_constant(Value(keywords[i]->arg));
        expression(keywords[i]->value);
        if (big) emit_no_line(StackOp::MAP_ADD, 1);
    }
    if (!big) emit(StackOp::BUILD_MAP, count);
}

void Codegen::validate_keywords(Seq<ast::Keyword*> keywords) {
    for (u32 i = 0; i < keywords.size() && !failed_; ++i) {
        Str* name = keywords[i]->arg;
        if (!name) continue;
        if (forbidden_name(name, ExprContext::Store)) return;
        for (u32 j = i + 1; j < keywords.size(); ++j) {
            if (keywords[j]->arg != name) continue;
            set_location(keywords[j]);
            return fail("keyword argument repeated: %U", name);
        }
    }
}

// ---- f-strings ----

void Codegen::joined_string(const ast::JoinedStr* e) {
    i32 count = static_cast<i32>(e->values.size());
    if (count > kStackGuideline) {
        load_constant(Value(id("")));
        emit_name(StackOp::LOAD_METHOD, id("join"));
        emit(StackOp::BUILD_LIST, 0);
        for (ast::ExprNode* value : e->values) {
            expression(value);
            emit(StackOp::LIST_APPEND, 1);
        }
        return call(1);
    }
    expressions(e->values);
    if (count != 1) emit(StackOp::BUILD_STRING, count);
}

void Codegen::formatted_value(const ast::FormattedValue* e) {
    constexpr i32 kHasSpec = 4;
    i32 flags = 0;
    switch (e->conversion) {
        case 's': flags = 1; break;
        case 'r': flags = 2; break;
        case 'a': flags = 3; break;
        case -1: break;
        default: return fail("unrecognized conversion character %d", e->conversion);
    }
    expression(e->value);
    if (e->format_spec) {
        expression(e->format_spec);
        flags |= kHasSpec;
    }
    emit(StackOp::FORMAT_VALUE, flags);
}

}  // namespace krait
