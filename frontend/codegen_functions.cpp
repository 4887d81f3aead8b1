// Codegen: functions, lambdas and classes: defaults, annotations, decorators, closures.
#include "frontend/codegen.h"
#include "runtime/types/code.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

using ast::ExprContext;

namespace {
constexpr i32 kHasDefaults = 1, kHasKeywordDefaults = 2, kHasAnnotations = 4, kHasClosure = 8;
}

template <class T>
void Codegen::function(const T* s, bool is_async) {
    const ast::Arguments* args = s->args;
    check_debug_arguments(args);
    decorators(s->decorator_list);
    i32 first_line = s->decorator_list.empty() ? s->lineno : s->decorator_list.front()->lineno;
    i32 flags = default_arguments(args);
    if (annotations(args, s->returns)) flags |= kHasAnnotations;
    if (failed_) return;
    enter(s->name, is_async ? UnitType::AsyncFunction : UnitType::Function, s, first_line);
    Str* doc = settings_.optimize < 2 ? docstring(s->body) : nullptr;
    add_constant(doc ? Value(doc) : none());
    set_argument_counts(args);
    for (u32 i = doc ? 1 : 0; i < s->body.size(); ++i) statement(s->body[i]);
    Code* code = leave(true);
    make_closure(code, flags);
    apply_decorators(s->decorator_list);
    name_op(s->name, ExprContext::Store);
}
template void Codegen::function(const ast::FunctionDef*, bool);
template void Codegen::function(const ast::AsyncFunctionDef*, bool);

void Codegen::lambda(const ast::Lambda* e) {
    check_debug_arguments(e->args);
    i32 flags = default_arguments(e->args);
    if (failed_) return;
    enter(id("<lambda>"), UnitType::Lambda, e, e->lineno);
    add_constant(none());  // the first constant would be the docstring
    set_argument_counts(e->args);
    expression(e->body);
    bool is_generator = unit_->scope->is_generator;
    if (!is_generator) emit(StackOp::RETURN_VALUE);
    Code* code = leave(!is_generator);
    make_closure(code, flags);
}

void Codegen::class_statement(const ast::ClassDef* s) {
    decorators(s->decorator_list);
    i32 first_line = s->decorator_list.empty() ? s->lineno : s->decorator_list.front()->lineno;
    if (failed_) return;
    enter(s->name, UnitType::Class, s, first_line);
    unit_->private_name = s->name;
    name_op(id("__name__"), ExprContext::Load);
    name_op(id("__module__"), ExprContext::Store);
    load_constant(Value(unit_->code.qualname));
    name_op(id("__qualname__"), ExprContext::Store);
    body(s->body);
    clear_location();
    if (unit_->scope->needs_class_closure) {
        emit(StackOp::LOAD_CLOSURE, unit_->code.cellvars.find(id("__class__")));
        emit(StackOp::COPY, 1);
        name_op(id("__classcell__"), ExprContext::Store);
    } else {
        load_none();
    }
    emit(StackOp::RETURN_VALUE);
    Code* code = leave(true);
    emit(StackOp::PUSH_NULL);
    emit(StackOp::LOAD_BUILD_CLASS);
    make_closure(code, 0);
    load_constant(Value(s->name));
    call_arguments(2, s->bases, s->keywords);
    apply_decorators(s->decorator_list);
    name_op(s->name, ExprContext::Store);
}

void Codegen::decorators(Seq<ast::ExprNode*> list) { expressions(list); }

// The decorator and the function on the stack are called as a method and its `self`, so no NULL is needed.
void Codegen::apply_decorators(Seq<ast::ExprNode*> list) {
    Location saved = at_;
    for (u32 i = list.size(); i-- > 0;) {
        set_location(list[i]);
        call(0);
    }
    at_ = saved;
}

// Pushes the cells `code` captures, the code, and makes the function.
void Codegen::make_closure(Code* code, i32 flags) {
    if (!code || failed_) return;
    if (code->nfreevars) {
        const Tuple* names = code->localsplusnames;
        for (i64 i = names->size - code->nfreevars; i < names->size; ++i) {
            Str* name = names->items[i].as<Str>();
            // A name may be free and local in a class; `__class__` is a cell there without being a symbol.
            i32 cell = unit_->code.cellvars.find(name);
            bool is_cell = cell >= 0 && (unit_->scope->scope_of(name) == NameScope::Cell ||
                                         (unit_->type == UnitType::Class && str_equal(name, "__class__")));
            if (is_cell) {
                emit(StackOp::LOAD_CLOSURE, cell);
                continue;
            }
            i32 free = unit_->code.freevars.find(name);
            KRAIT_CHECK(free >= 0, "a closure captures a name that its enclosing function does not have");
            emit(StackOp::LOAD_CLOSURE, unit_->code.cellvars.size() + free);
        }
        flags |= kHasClosure;
        emit(StackOp::BUILD_TUPLE, code->nfreevars);
    }
    load_constant(Value(code));
    emit(StackOp::MAKE_FUNCTION, flags);
}

// ---- Parameters ----

void Codegen::set_argument_counts(const ast::Arguments* args) {
    unit_->code.argcount = static_cast<i32>(args->args.size());
    unit_->code.posonlyargcount = static_cast<i32>(args->posonlyargs.size());
    unit_->code.kwonlyargcount = static_cast<i32>(args->kwonlyargs.size());
}

void Codegen::check_debug_arguments(const ast::Arguments* args) {
    auto check = [&](const ast::Arg* arg) {
        if (arg && !failed_) forbidden_name(arg->arg, ExprContext::Store);
    };
    for (const ast::Arg* arg : args->posonlyargs) check(arg);
    for (const ast::Arg* arg : args->args) check(arg);
    check(args->vararg);
    for (const ast::Arg* arg : args->kwonlyargs) check(arg);
    check(args->kwarg);
}

i32 Codegen::default_arguments(const ast::Arguments* args) {
    i32 flags = 0;
    if (!args->defaults.empty()) {
        expressions(args->defaults);
        emit(StackOp::BUILD_TUPLE, static_cast<i32>(args->defaults.size()));
        flags |= kHasDefaults;
    }
    if (keyword_defaults(args)) flags |= kHasKeywordDefaults;
    return flags;
}

bool Codegen::keyword_defaults(const ast::Arguments* args) {
    std::vector<Str*> names;
    for (u32 i = 0; i < args->kwonlyargs.size(); ++i) {
        ast::ExprNode* value = args->kw_defaults[i];
        if (!value) continue;
        names.push_back(mangled(args->kwonlyargs[i]->arg));
        expression(value);
    }
    if (names.empty()) return false;
    load_constant(Value(name_tuple(names)));
    emit(StackOp::BUILD_CONST_KEY_MAP, static_cast<i32>(names.size()));
    return true;
}

// Pushes names and annotations as one flat tuple. False if there are none.
bool Codegen::annotations(const ast::Arguments* args, ast::ExprNode* returns) {
    i32 count = 0;
    auto annotate = [&](const ast::Arg* arg) {
        if (arg) argument_annotation(arg->arg, arg->annotation, &count);
    };
    for (const ast::Arg* arg : args->args) annotate(arg);
    for (const ast::Arg* arg : args->posonlyargs) annotate(arg);
    annotate(args->vararg);
    for (const ast::Arg* arg : args->kwonlyargs) annotate(arg);
    annotate(args->kwarg);
    argument_annotation(id("return"), returns, &count);
    if (count) emit(StackOp::BUILD_TUPLE, count);
    return count > 0;
}

void Codegen::argument_annotation(Str* name, ast::ExprNode* annotation, i32* count) {
    if (!annotation) return;
    load_constant(Value(mangled(name)));
    if (future_annotations()) {
        annotation_text(annotation);
    } else if (auto* starred = ast::is<ast::Starred>(annotation)) {
        expression(starred->value);  // *args: *Ts
        emit(StackOp::UNPACK_SEQUENCE, 1);
    } else {
        expression(annotation);
    }
    *count += 2;
}

void Codegen::annotation_text(ast::ExprNode* annotation) {
    Str* text = unparse_expression(th_, annotation);
    if (!text) {
        failed_ = true;
        return;
    }
    load_constant(Value(text));
}

}  // namespace krait
