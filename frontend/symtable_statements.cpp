// Symbol table, first pass: scopes, names, statements, patterns.
#include "frontend/symtable_builder.h"
#include "frontend/symtable_resolve.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ast;

SymtableBuilder::SymtableBuilder(Arena& arena, Value filename, const Future& future, SymbolTable& table)
    : arena_(arena), th_(arena.thread()), filename_(filename), future_(future), table_(table) {
    // A level of the tree costs a third of a level of Python calls, as in CPython.
    depth_ = th_->recursion_depth * 3;
    depth_limit_ = th_->recursion_limit < (1 << 28) ? th_->recursion_limit * 3 : 1 << 30;
}

bool SymtableBuilder::build(ModNode* module) {
    Scope* top = KRAIT_TRY(enter(id("top"), ScopeType::Module, module, {0, 0, 0, 0}));
    table_.top_ = global_ = top;
    bool ok = false;
    switch (module->tag) {
        case Tag::Module: ok = block(as<ast::Module>(module)->body); break;
        case Tag::Interactive: ok = block(as<Interactive>(module)->body); break;
        case Tag::Expression: ok = expression(as<Expression>(module)->body); break;
        default: raise(th_, Exc::RuntimeError, "this compiler does not handle FunctionTypes"); break;
    }
    if (!ok) return false;
    leave();
    return ScopeResolver(*this).resolve(top);
}

// ---- Scopes and names ----

Scope* SymtableBuilder::enter(Str* name, ScopeType type, const void* key, Location where) {
    if (!name) return nullptr;
    auto* scope = new Scope();
    scope->type = type;
    scope->name = name;
    scope->class_name = class_name_;
    scope->key = static_cast<const Node*>(key);
    scope->parent = current_;
    scope->lineno = where.line;
    scope->col_offset = where.column;
    scope->end_lineno = where.end_line;
    scope->end_col_offset = where.end_column;
    if (current_) {
        scope->is_nested = current_->is_nested || current_->type == ScopeType::Function;
        // Walruses are forbidden in the iterable of a comprehension however deep.
        scope->comp_iter_expr = current_->comp_iter_expr;
        // Annotations that become strings have no effect on their surroundings.
        if (type != ScopeType::Annotation) current_->children.push_back(scope);
    }
    table_.add(key, scope);
    stack_.push_back(scope);
    current_ = scope;
    return scope;
}

void SymtableBuilder::leave() {
    stack_.pop_back();
    current_ = stack_.empty() ? nullptr : stack_.back();
}

bool SymtableBuilder::fail(Location where, const char* format, Str* name) {
    Str* message = format_message(th_, format, name);
    if (message) raise_scope_error(th_, filename_, where, message);
    return false;
}

bool SymtableBuilder::define_in(Scope* scope, Str* name, u16 flags, Location where) {
    Str* key = KRAIT_TRY(mangled(name));
    Symbol& symbol = scope->add(key);
    if ((flags & kDefParam) && (symbol.flags & kDefParam))
        return fail(where, "duplicate argument '%U' in function definition", name);
    symbol.flags |= flags;
    if (scope->comp_iter_target) {
        if (symbol.flags & (kDefGlobal | kDefNonlocal))
            return fail(where, "comprehension inner loop cannot rebind assignment expression target '%U'", name);
        symbol.flags |= kDefCompIter;
    }
    if (flags & kDefParam) scope->varnames.push_back(key);
    else if (flags & kDefGlobal) global_->add(key).flags |= flags;
    return true;
}

u16 SymtableBuilder::flags_of(const Scope* scope, Str* name) {
    const Symbol* s = scope->find(mangled(name));
    return s ? s->flags : 0;
}

bool SymtableBuilder::deep_enough() {
    char here;
    if (depth_ <= depth_limit_ && &here > th_->c_stack_limit) return false;
    raise(th_, Exc::RecursionError, "maximum recursion depth exceeded during compilation");
    return true;
}

// ---- Statements ----

template <class T>
bool SymtableBuilder::block(Seq<T*> list) {
    for (T* s : list)
        if (!statement(s)) return false;
    return true;
}

bool SymtableBuilder::statement(StmtNode* s) {
    struct Count {
        int& n;
        explicit Count(int& d) : n(++d) {}
        ~Count() { --n; }
    } count(depth_);
    if (deep_enough()) return false;
    auto loop = [&](auto* n) {
        return expression(n->target) && expression(n->iter) && block(n->body) && block(n->orelse);
    };
    auto with = [&](auto* n) {
        for (WithItem* item : n->items)
            if (!expression(item->context_expr) || !optional(item->optional_vars)) return false;
        return block(n->body);
    };
    auto try_ = [&](auto* n) {
        if (!block(n->body) || !block(n->orelse)) return false;
        for (HandlerNode* h : n->handlers)
            if (!handler(h)) return false;
        return block(n->finalbody);
    };
    auto def = [&](auto* n, bool is_async) {
        return function(n, n->name, n->args, n->body, n->decorator_list, n->returns, is_async);
    };
    auto import = [&](auto* n) {
        for (Alias* a : n->names)
            if (!import_alias(a)) return false;
        return true;
    };
    switch (s->tag) {
        case Tag::FunctionDef: return def(as<FunctionDef>(s), false);
        case Tag::AsyncFunctionDef: return def(as<AsyncFunctionDef>(s), true);
        case Tag::ClassDef: return class_def(as<ClassDef>(s));
        case Tag::Return:
            if (!as<Return>(s)->value) return true;
            if (!expression(as<Return>(s)->value)) return false;
            return current_->returns_value = true;
        case Tag::Delete: return expressions(as<Delete>(s)->targets);
        case Tag::Assign: return expressions(as<Assign>(s)->targets) && expression(as<Assign>(s)->value);
        case Tag::AnnAssign: return annotated_assign(as<AnnAssign>(s));
        case Tag::AugAssign: return expression(as<AugAssign>(s)->target) && expression(as<AugAssign>(s)->value);
        case Tag::For: return loop(as<For>(s));
        case Tag::AsyncFor: return loop(as<AsyncFor>(s));
        case Tag::While:
            return expression(as<While>(s)->test) && block(as<While>(s)->body) && block(as<While>(s)->orelse);
        case Tag::If: return expression(as<If>(s)->test) && block(as<If>(s)->body) && block(as<If>(s)->orelse);
        case Tag::Match: {
            if (!expression(as<Match>(s)->subject)) return false;
            for (MatchCase* c : as<Match>(s)->cases)
                if (!pattern(c->pattern) || !optional(c->guard) || !block(c->body)) return false;
            return true;
        }
        case Tag::Raise: return optional(as<Raise>(s)->exc) && optional(as<Raise>(s)->cause);
        case Tag::Try: return try_(as<Try>(s));
        case Tag::TryStar: return try_(as<TryStar>(s));
        case Tag::Assert: return expression(as<Assert>(s)->test) && optional(as<Assert>(s)->msg);
        case Tag::Import: return import(as<Import>(s));
        case Tag::ImportFrom: return import(as<ImportFrom>(s));
        case Tag::Global: return declare(s, as<Global>(s)->names, true);
        case Tag::Nonlocal: return declare(s, as<Nonlocal>(s)->names, false);
        case Tag::Expr: return expression(as<Expr>(s)->value);
        case Tag::With: return with(as<With>(s));
        case Tag::AsyncWith: return with(as<AsyncWith>(s));
        default: return true;  // pass, break, continue
    }
}

bool SymtableBuilder::function(StmtNode* s, Str* name, Arguments* args, Seq<StmtNode*> body,
                               Seq<ExprNode*> decorators, ExprNode* returns, bool is_async) {
    if (!define(name, kDefLocal, at(s)) || !defaults(args) || !annotations(s, args, returns)) return false;
    if (!expressions(decorators)) return false;
    Scope* scope = KRAIT_TRY(enter(name, ScopeType::Function, s, at(s)));
    scope->is_coroutine = is_async;
    if (!parameters(args) || !block(body)) return false;
    leave();
    return true;
}

bool SymtableBuilder::class_def(ClassDef* s) {
    if (!define(s->name, kDefLocal, at(s)) || !expressions(s->bases) || !keywords(s->keywords)) return false;
    if (!expressions(s->decorator_list)) return false;
    KRAIT_TRY(enter(s->name, ScopeType::Class, s, at(s)));
    Str* outer = class_name_;
    class_name_ = s->name;
    bool ok = block(s->body);
    class_name_ = outer;
    if (!ok) return false;
    leave();
    return true;
}

bool SymtableBuilder::annotated_assign(AnnAssign* s) {
    if (auto* n = is<Name>(s->target)) {
        u16 seen = flags_of(current_, n->id);
        if ((seen & (kDefGlobal | kDefNonlocal)) && current_ != global_ && s->simple)
            return fail(at(s), seen & kDefGlobal ? "annotated name '%U' can't be global"
                                                 : "annotated name '%U' can't be nonlocal", n->id);
        if (s->simple) {
            if (!define(n->id, kDefAnnotation | kDefLocal, at(n))) return false;
        } else if (s->value && !define(n->id, kDefLocal, at(n))) {
            return false;
        }
    } else if (!expression(s->target)) {
        return false;
    }
    return annotation(s->annotation) && optional(s->value);
}

// `global` and `nonlocal`.
bool SymtableBuilder::declare(StmtNode* s, Seq<Str*> names, bool is_global) {
    for (Str* name : names) {
        u16 seen = flags_of(current_, name);
        const char* format = nullptr;
        if (seen & kDefParam)
            format = is_global ? "name '%U' is parameter and global" : "name '%U' is parameter and nonlocal";
        else if (seen & kUse)
            format = is_global ? "name '%U' is used prior to global declaration"
                               : "name '%U' is used prior to nonlocal declaration";
        else if (seen & kDefAnnotation)
            format = is_global ? "annotated name '%U' can't be global" : "annotated name '%U' can't be nonlocal";
        else if (seen & kDefLocal)
            format = is_global ? "name '%U' is assigned to before global declaration"
                               : "name '%U' is assigned to before nonlocal declaration";
        if (format) return fail(at(s), format, name);
        if (!define(name, is_global ? kDefGlobal : kDefNonlocal, at(s))) return false;
        add_directive(name, at(s));
    }
    return true;
}

// ---- Parameters and annotations ----

bool SymtableBuilder::defaults(Arguments* args) {
    if (!expressions(args->defaults)) return false;
    for (ExprNode* e : args->kw_defaults)
        if (!optional(e)) return false;
    return true;
}

bool SymtableBuilder::parameters(Arguments* args) {
    auto define_all = [&](Seq<Arg*> list) {
        for (Arg* a : list)
            if (!define(a->arg, kDefParam, at(a))) return false;
        return true;
    };
    if (!define_all(args->posonlyargs) || !define_all(args->args) || !define_all(args->kwonlyargs)) return false;
    if (args->vararg) {
        if (!define(args->vararg->arg, kDefParam, at(args->vararg))) return false;
        current_->has_varargs = true;
    }
    if (args->kwarg) {
        if (!define(args->kwarg->arg, kDefParam, at(args->kwarg))) return false;
        current_->has_varkeywords = true;
    }
    return true;
}

bool SymtableBuilder::annotations(StmtNode* s, Arguments* args, ExprNode* returns) {
    bool as_strings = future_.flags & kFutureAnnotations;
    if (as_strings) KRAIT_TRY(enter(id("_annotation"), ScopeType::Annotation, args, at(s)));
    auto all = [&](Seq<Arg*> list) {
        for (Arg* a : list)
            if (!optional(a->annotation)) return false;
        return true;
    };
    if (!all(args->posonlyargs) || !all(args->args)) return false;
    if (args->vararg && !optional(args->vararg->annotation)) return false;
    if (args->kwarg && !optional(args->kwarg->annotation)) return false;
    if (!all(args->kwonlyargs)) return false;
    if (as_strings) leave();
    return !returns || annotation(returns);
}

bool SymtableBuilder::annotation(ExprNode* e) {
    bool as_strings = future_.flags & kFutureAnnotations;
    if (as_strings) KRAIT_TRY(enter(id("_annotation"), ScopeType::Annotation, e, at(e)));
    if (!expression(e)) return false;
    if (as_strings) leave();
    return true;
}

// ---- Imports, handlers, patterns ----

bool SymtableBuilder::import_alias(Alias* alias) {
    Str* bound = alias->asname ? alias->asname : alias->name;
    std::string_view text = str_utf8(th_, bound);
    if (text == "*") {
        if (current_->type == ScopeType::Module) return true;
        return fail(at(alias), "import * only allowed at module level");
    }
    size_t dot = text.find('.');
    if (dot != std::string_view::npos) bound = KRAIT_TRY(arena_.intern(text.substr(0, dot)));
    return define(bound, kDefImport, at(alias));
}

bool SymtableBuilder::handler(HandlerNode* h) {
    auto* n = as<ExceptHandler>(h);
    if (!optional(n->type)) return false;
    if (n->name && !define(n->name, kDefLocal, at(n))) return false;
    return block(n->body);
}

bool SymtableBuilder::pattern(PatternNode* p) {
    if (!p) return true;
    auto all = [&](Seq<PatternNode*> list) {
        for (PatternNode* item : list)
            if (!pattern(item)) return false;
        return true;
    };
    auto bind = [&](Str* name) { return !name || define(name, kDefLocal, at(p)); };
    struct Count {
        int& n;
        explicit Count(int& d) : n(++d) {}
        ~Count() { --n; }
    } count(depth_);
    if (deep_enough()) return false;
    switch (p->tag) {
        case Tag::MatchValue: return expression(as<MatchValue>(p)->value);
        case Tag::MatchSequence: return all(as<MatchSequence>(p)->patterns);
        case Tag::MatchStar: return bind(as<MatchStar>(p)->name);
        case Tag::MatchMapping:
            return expressions(as<MatchMapping>(p)->keys) && all(as<MatchMapping>(p)->patterns) &&
                   bind(as<MatchMapping>(p)->rest);
        case Tag::MatchClass:
            return expression(as<MatchClass>(p)->cls) && all(as<MatchClass>(p)->patterns) &&
                   all(as<MatchClass>(p)->kwd_patterns);
        case Tag::MatchAs: return pattern(as<MatchAs>(p)->pattern) && bind(as<MatchAs>(p)->name);
        case Tag::MatchOr: return all(as<MatchOr>(p)->patterns);
        default: return true;
    }
}

}  // namespace krait
