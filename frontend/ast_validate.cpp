// Checks of trees that programs build (CPython's Python/ast.c): counts that must agree, lists that must not be empty,
// contexts of targets, values of constants, positions. ValueError or TypeError with CPython's words. Patterns are in
// ast_validate_patterns.cpp.
#include "frontend/ast_validate.h"

#include "frontend/ast_objects.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ast;

bool validate_tree(Thread* th, const ModNode* tree) { return TreeValidator(th).module(tree); }

TreeValidator::TreeValidator(Thread* th) : th_(th) {
    limit_ = th->recursion_limit < (1 << 28) ? th->recursion_limit * 3 : 1 << 30;
    depth_ = th->recursion_depth * 3;
}

bool TreeValidator::module(const ModNode* tree) {
    switch (tree->tag) {
        case Tag::Module: return statements(as<ast::Module>(tree)->body);
        case Tag::Interactive: return statements(as<Interactive>(tree)->body);
        case Tag::Expression: return expression(as<Expression>(tree)->body, ExprContext::Load);
        default:
            return expressions(as<FunctionType>(tree)->argtypes, ExprContext::Load, false) &&
                   expression(as<FunctionType>(tree)->returns, ExprContext::Load);
    }
}

// ---- Common checks ----

bool TreeValidator::deeper() {
    char here;
    if (++depth_ <= limit_ && &here > th_->c_stack_limit) return true;
    raise(th_, Exc::RecursionError, "maximum recursion depth exceeded during compilation");
    return false;
}

bool TreeValidator::positions(const LocatedNode* n) {
    if (n->lineno > n->end_lineno)
        return fail("AST node line range (%d, %d) is not valid", n->lineno, n->end_lineno);
    if ((n->lineno < 0 && n->end_lineno != n->lineno) || (n->col_offset < 0 && n->col_offset != n->end_col_offset))
        return fail("AST node column range (%d, %d) for line range (%d, %d) is not valid", n->col_offset,
                    n->end_col_offset, n->lineno, n->end_lineno);
    if (n->lineno == n->end_lineno && n->col_offset > n->end_col_offset)
        return fail("line %d, column %d-%d is not a valid range", n->lineno, n->col_offset, n->end_col_offset);
    return true;
}

bool TreeValidator::name(Str* id) {
    for (const char* word : {"None", "True", "False"})
        if (str_equal(id, word)) return fail("identifier field can't represent '%s' constant", word);
    return true;
}

bool TreeValidator::not_empty(u32 count, const char* what, const char* owner) {
    return count ? true : fail("empty %s on %s", what, owner);
}

bool TreeValidator::constant(Value v) {
    if (is_none(v) || v == ellipsis() || is_bool(v) || v.is_small_int() || v.is_double()) return true;
    for (Kind kind : {Kind::Int, Kind::Float, Kind::Complex, Kind::Str, Kind::Bytes})
        if (is_exactly(v, kind)) return true;
    if (is_exactly(v, Kind::Tuple)) {
        if (!deeper()) return false;
        auto* tuple = v.as<krait::Tuple>();
        for (i64 i = 0; i < tuple->size; ++i)
            if (!constant(tuple->items[i])) return false;
        --depth_;
        return true;
    }
    if (is_exactly(v, Kind::Frozenset)) {
        krait::Tuple* items = to_tuple(th_, v);
        return items && constant(Value(items));
    }
    raise(th_, Exc::TypeError, "got an invalid type in Constant: %s", type_name(type_of(v)));
    return false;
}

bool TreeValidator::comprehension(Seq<Comprehension*> generators) {
    if (generators.empty()) return fail("comprehension with no generators");
    for (const Comprehension* c : generators)
        if (!expression(c->target, ExprContext::Store) || !expression(c->iter, ExprContext::Load) ||
            !expressions(c->ifs, ExprContext::Load, false))
            return false;
    return true;
}

bool TreeValidator::keywords(Seq<Keyword*> list) {
    for (const Keyword* k : list)
        if (!expression(k->value, ExprContext::Load)) return false;
    return true;
}

bool TreeValidator::arguments(const Arguments* a) {
    auto one = [&](const Arg* arg) { return positions(arg) && optional(arg->annotation); };
    auto all = [&](Seq<Arg*> list) {
        for (const Arg* arg : list)
            if (!one(arg)) return false;
        return true;
    };
    if (!all(a->posonlyargs) || !all(a->args)) return false;
    if (a->vararg && !optional(a->vararg->annotation)) return false;
    if (!all(a->kwonlyargs)) return false;
    if (a->kwarg && !optional(a->kwarg->annotation)) return false;
    if (a->defaults.size() > a->posonlyargs.size() + a->args.size())
        return fail("more positional defaults than args on arguments");
    if (a->kw_defaults.size() != a->kwonlyargs.size())
        return fail("length of kwonlyargs is not the same as kw_defaults on arguments");
    return expressions(a->defaults, ExprContext::Load, false) && expressions(a->kw_defaults, ExprContext::Load, true);
}

// ---- Expressions ----

bool TreeValidator::expressions(Seq<ExprNode*> list, ExprContext context, bool null_ok) {
    for (const ExprNode* e : list) {
        if (e ? !expression(e, context) : !null_ok && !fail("None disallowed in expression list")) return false;
    }
    return true;
}

bool TreeValidator::context_of(const ExprNode* e, ExprContext wanted) {
    static const char* const names[] = {"Load", "Store", "Del"};
    ExprContext has;
    switch (e->tag) {
        case Tag::Attribute: has = as<Attribute>(e)->ctx; break;
        case Tag::Subscript: has = as<Subscript>(e)->ctx; break;
        case Tag::Starred: has = as<Starred>(e)->ctx; break;
        case Tag::Name:
            if (!name(as<Name>(e)->id)) return false;
            has = as<Name>(e)->ctx;
            break;
        case Tag::List: has = as<ast::List>(e)->ctx; break;
        case Tag::Tuple: has = as<ast::Tuple>(e)->ctx; break;
        default:
            if (wanted == ExprContext::Load) return true;
            return fail("expression which can't be assigned to in %s context", names[static_cast<int>(wanted)]);
    }
    if (has == wanted) return true;
    return fail("expression must have %s context but has %s instead", names[static_cast<int>(wanted)],
                names[static_cast<int>(has)]);
}

bool TreeValidator::expression(const ExprNode* e, ExprContext context) {
    if (!positions(e) || !deeper() || !context_of(e, context)) return false;
    bool ok = contents(e, context);
    --depth_;
    return ok;
}

bool TreeValidator::contents(const ExprNode* e, ExprContext context) {
    constexpr ExprContext kLoad = ExprContext::Load;
    auto load = [&](const ExprNode* x) { return expression(x, kLoad); };
    auto loads = [&](Seq<ExprNode*> list) { return expressions(list, kLoad, false); };
    switch (e->tag) {
        case Tag::BoolOp:
            if (as<BoolOp>(e)->values.size() < 2) return fail("BoolOp with less than 2 values");
            return loads(as<BoolOp>(e)->values);
        case Tag::BinOp: return load(as<BinOp>(e)->left) && load(as<BinOp>(e)->right);
        case Tag::UnaryOp: return load(as<UnaryOp>(e)->operand);
        case Tag::Lambda: return arguments(as<Lambda>(e)->args) && load(as<Lambda>(e)->body);
        case Tag::IfExp: return load(as<IfExp>(e)->test) && load(as<IfExp>(e)->body) && load(as<IfExp>(e)->orelse);
        case Tag::Dict: {
            auto* d = as<ast::Dict>(e);
            if (d->keys.size() != d->values.size()) return fail("Dict doesn't have the same number of keys as values");
            return expressions(d->keys, kLoad, true) && loads(d->values);
        }
        case Tag::Set: return loads(as<ast::Set>(e)->elts);
        case Tag::ListComp: return comprehension(as<ListComp>(e)->generators) && load(as<ListComp>(e)->elt);
        case Tag::SetComp: return comprehension(as<SetComp>(e)->generators) && load(as<SetComp>(e)->elt);
        case Tag::GeneratorExp: return comprehension(as<GeneratorExp>(e)->generators) && load(as<GeneratorExp>(e)->elt);
        case Tag::DictComp:
            return comprehension(as<DictComp>(e)->generators) && load(as<DictComp>(e)->key) && load(as<DictComp>(e)->value);
        case Tag::Yield: return optional(as<Yield>(e)->value);
        case Tag::YieldFrom: return load(as<YieldFrom>(e)->value);
        case Tag::Await: return load(as<Await>(e)->value);
        case Tag::Compare: {
            auto* c = as<Compare>(e);
            if (c->comparators.empty()) return fail("Compare with no comparators");
            if (c->comparators.size() != c->ops.size())
                return fail("Compare has a different number of comparators and operands");
            return loads(c->comparators) && load(c->left);
        }
        case Tag::Call: return load(as<Call>(e)->func) && loads(as<Call>(e)->args) && keywords(as<Call>(e)->keywords);
        case Tag::Constant: return constant(as<Constant>(e)->value);
        case Tag::JoinedStr: return loads(as<JoinedStr>(e)->values);
        case Tag::FormattedValue: return load(as<FormattedValue>(e)->value) && optional(as<FormattedValue>(e)->format_spec);
        case Tag::Attribute: return load(as<Attribute>(e)->value);
        case Tag::Subscript: return load(as<Subscript>(e)->slice) && load(as<Subscript>(e)->value);
        case Tag::Starred: return expression(as<Starred>(e)->value, context);
        case Tag::Slice:
            return optional(as<ast::Slice>(e)->lower) && optional(as<ast::Slice>(e)->upper) &&
                   optional(as<ast::Slice>(e)->step);
        case Tag::List: return expressions(as<ast::List>(e)->elts, context, false);
        case Tag::Tuple: return expressions(as<ast::Tuple>(e)->elts, context, false);
        case Tag::NamedExpr: return load(as<NamedExpr>(e)->value);
        default: return true;
    }
}

// ---- Statements ----

bool TreeValidator::statements(Seq<StmtNode*> list) {
    for (const StmtNode* s : list) {
        if (!s) return fail("None disallowed in statement list");
        if (!positions(s) || !deeper() || !statement(s)) return false;
        --depth_;
    }
    return true;
}

bool TreeValidator::body(Seq<StmtNode*> list, const char* owner) {
    return not_empty(list.size(), "body", owner) && statements(list);
}

bool TreeValidator::statement(const StmtNode* s) {
    constexpr ExprContext kLoad = ExprContext::Load, kStore = ExprContext::Store;
    const char* owner = node_info(s->tag).name;
    auto load = [&](const ExprNode* x) { return expression(x, kLoad); };
    auto loads = [&](Seq<ExprNode*> list) { return expressions(list, kLoad, false); };
    auto def = [&](const auto* n) {
        return body(n->body, owner) && arguments(n->args) && loads(n->decorator_list) && optional(n->returns);
    };
    auto loop = [&](const auto* n) {
        return expression(n->target, kStore) && load(n->iter) && body(n->body, owner) && statements(n->orelse);
    };
    auto with = [&](const auto* n) {
        if (!not_empty(n->items.size(), "items", owner)) return false;
        for (const WithItem* item : n->items)
            if (!load(item->context_expr) || (item->optional_vars && !expression(item->optional_vars, kStore)))
                return false;
        return body(n->body, owner);
    };
    switch (s->tag) {
        case Tag::FunctionDef: return def(as<FunctionDef>(s));
        case Tag::AsyncFunctionDef: return def(as<AsyncFunctionDef>(s));
        case Tag::ClassDef: {
            auto* n = as<ClassDef>(s);
            return body(n->body, owner) && loads(n->bases) && keywords(n->keywords) && loads(n->decorator_list);
        }
        case Tag::Return: return optional(as<Return>(s)->value);
        case Tag::Delete:
            return not_empty(as<Delete>(s)->targets.size(), "targets", owner) &&
                   expressions(as<Delete>(s)->targets, ExprContext::Del, false);
        case Tag::Assign:
            return not_empty(as<Assign>(s)->targets.size(), "targets", owner) &&
                   expressions(as<Assign>(s)->targets, kStore, false) && load(as<Assign>(s)->value);
        case Tag::AugAssign: return expression(as<AugAssign>(s)->target, kStore) && load(as<AugAssign>(s)->value);
        case Tag::AnnAssign: {
            auto* n = as<AnnAssign>(s);
            if (n->target->tag != Tag::Name && n->simple) {
                raise(th_, Exc::TypeError, "AnnAssign with simple non-Name target");
                return false;
            }
            return expression(n->target, kStore) && optional(n->value) && load(n->annotation);
        }
        case Tag::For: return loop(as<For>(s));
        case Tag::AsyncFor: return loop(as<AsyncFor>(s));
        case Tag::While:
            return load(as<While>(s)->test) && body(as<While>(s)->body, owner) && statements(as<While>(s)->orelse);
        case Tag::If: return load(as<If>(s)->test) && body(as<If>(s)->body, owner) && statements(as<If>(s)->orelse);
        case Tag::With: return with(as<With>(s));
        case Tag::AsyncWith: return with(as<AsyncWith>(s));
        case Tag::Match: return match(as<Match>(s));
        case Tag::Raise: {
            auto* n = as<Raise>(s);
            if (n->exc) return load(n->exc) && optional(n->cause);
            return n->cause ? fail("Raise with cause but no exception") : true;
        }
        case Tag::Try: return try_statement(as<Try>(s), owner);
        case Tag::TryStar: return try_statement(as<TryStar>(s), owner);
        case Tag::Assert: return load(as<Assert>(s)->test) && optional(as<Assert>(s)->msg);
        case Tag::Import: return not_empty(as<Import>(s)->names.size(), "names", owner);
        case Tag::ImportFrom:
            if (as<ImportFrom>(s)->level < 0) return fail("Negative ImportFrom level");
            return not_empty(as<ImportFrom>(s)->names.size(), "names", owner);
        case Tag::Global: return names(as<Global>(s)->names, owner);
        case Tag::Nonlocal: return names(as<Nonlocal>(s)->names, owner);
        case Tag::Expr: return load(as<Expr>(s)->value);
        default: return true;
    }
}

bool TreeValidator::names(Seq<Str*> list, const char* owner) {
    if (!not_empty(list.size(), "names", owner)) return false;
    for (Str* id : list)
        if (!id) return fail("None disallowed in identifier list");
    return true;
}

template <class T>
bool TreeValidator::try_statement(const T* n, const char* owner) {
    if (!body(n->body, owner)) return false;
    if (n->handlers.empty() && n->finalbody.empty()) return fail("%s has neither except handlers nor finalbody", owner);
    if (n->handlers.empty() && !n->orelse.empty()) return fail("%s has orelse but no except handlers", owner);
    for (const HandlerNode* h : n->handlers) {
        auto* handler = as<ExceptHandler>(h);
        if (!positions(handler) || !optional(handler->type) || !body(handler->body, "ExceptHandler")) return false;
    }
    return statements(n->finalbody) && statements(n->orelse);
}

}  // namespace krait
