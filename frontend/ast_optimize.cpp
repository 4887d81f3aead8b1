// The folding walk over the tree (CPython's Python/ast_opt.c): bottom-up, in source order.
//
// Folded: operators on constants, `not` over `is` and `in`, tuples of constants, constant subscripts, __debug__,
// "%s" % (…), and displays that are only iterated or searched (list to tuple, set to frozenset). A node that folds is
// replaced by another node; its position stays, except that a folded `not` takes the comparison's.
#include "frontend/ast_optimize.h"

#include "frontend/compile_depth.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

using namespace ast;

class Folder {
  public:
    Folder(Arena& arena, int optimize, bool future_annotations)
        : arena_(arena), th_(arena.thread()), optimize_(optimize), future_annotations_(future_annotations) {}

    bool run(ModNode* tree) {
        switch (tree->tag) {
            case Tag::Module: body(as<ast::Module>(tree)->body); break;
            case Tag::Interactive: statements(as<Interactive>(tree)->body); break;
            case Tag::Expression: visit(as<Expression>(tree)->body); break;
            default: break;
        }
        return !failed_;
    }

  private:
    void visit(ExprNode*& e);
    void visit(Seq<ExprNode*> list) {
        for (ExprNode*& e : list)
            if (e) visit(e);
    }
    void optional(ExprNode*& e) {
        if (e) visit(e);
    }
    void visit_children(ExprNode* e);
    void generators(Seq<Comprehension*> list);
    void keywords(Seq<Keyword*> list) {
        for (Keyword* k : list) visit(k->value);
    }
    void arguments(Arguments* a);
    void annotation(ExprNode*& e) {
        if (e && !future_annotations_) visit(e);
    }

    void body(Seq<StmtNode*> list);
    void statements(Seq<StmtNode*> list) {
        for (StmtNode* s : list) statement(s);
    }
    template <class T>
    void function(T* s);
    void statement(StmtNode* s);
    void compound(StmtNode* s);
    void handlers(Seq<HandlerNode*> list);
    void with_items(Seq<WithItem*> items);
    void pattern(PatternNode* p);

    void fold(ExprNode*& e);
    void fold_unary_node(ExprNode*& e);
    void fold_binary_node(ExprNode*& e);
    void fold_iterated(ExprNode*& e);
    Value constant_tuple(Seq<ExprNode*> elements);
    // Replaces `e` by a constant; an empty `v` leaves it.
    void replace(ExprNode*& e, Value v);

    Arena& arena_;
    Thread* th_;
    int optimize_;
    bool future_annotations_;
    bool failed_ = false;
    i32 depth_ = 0;
};

// ---- Statements ----

// A docstring is decided before folding: an expression that folds to a str is none.
void Folder::body(Seq<StmtNode*> list) {
    auto is_docstring = [&] {
        auto* first = list.empty() ? nullptr : is<Expr>(list.front());
        auto* constant = first ? is<Constant>(first->value) : nullptr;
        return constant && is_exactly(constant->value, Kind::Str);
    };
    bool had = is_docstring();
    statements(list);
    if (had || !is_docstring()) return;
    auto* statement = as<Expr>(list.front());
    auto* joined = make<JoinedStr>(arena_);
    joined->values = arena_.copy(&statement->value, 1);
    joined->lineno = statement->lineno;
    joined->col_offset = statement->col_offset;
    joined->end_lineno = statement->end_lineno;
    joined->end_col_offset = statement->end_col_offset;
    statement->value = joined;
}

template <class T>
void Folder::function(T* s) {
    arguments(s->args);
    body(s->body);
    visit(s->decorator_list);
    annotation(s->returns);
}

void Folder::arguments(Arguments* a) {
    for (Arg* arg : a->posonlyargs) annotation(arg->annotation);
    for (Arg* arg : a->args) annotation(arg->annotation);
    if (a->vararg) annotation(a->vararg->annotation);
    for (Arg* arg : a->kwonlyargs) annotation(arg->annotation);
    visit(a->kw_defaults);
    if (a->kwarg) annotation(a->kwarg->annotation);
    visit(a->defaults);
}

void Folder::statement(StmtNode* s) {
    if (failed_) return;
    CompileDepth guard(th_, depth_);
    if (!guard.ok()) {
        failed_ = true;
        return;
    }
    switch (s->tag) {
        case Tag::FunctionDef: return function(as<FunctionDef>(s));
        case Tag::AsyncFunctionDef: return function(as<AsyncFunctionDef>(s));
        case Tag::ClassDef: {
            auto* c = as<ClassDef>(s);
            visit(c->bases);
            keywords(c->keywords);
            body(c->body);
            return visit(c->decorator_list);
        }
        case Tag::Return: return optional(as<Return>(s)->value);
        case Tag::Delete: return visit(as<Delete>(s)->targets);
        case Tag::Assign:
            visit(as<Assign>(s)->targets);
            return visit(as<Assign>(s)->value);
        case Tag::AugAssign:
            visit(as<AugAssign>(s)->target);
            return visit(as<AugAssign>(s)->value);
        case Tag::AnnAssign:
            visit(as<AnnAssign>(s)->target);
            annotation(as<AnnAssign>(s)->annotation);
            return optional(as<AnnAssign>(s)->value);
        case Tag::Raise:
            optional(as<Raise>(s)->exc);
            return optional(as<Raise>(s)->cause);
        case Tag::Assert:
            visit(as<Assert>(s)->test);
            return optional(as<Assert>(s)->msg);
        case Tag::Expr: return visit(as<Expr>(s)->value);
        default: return compound(s);
    }
}

void Folder::compound(StmtNode* s) {
    switch (s->tag) {
        case Tag::For: {
            auto* f = as<For>(s);
            visit(f->target);
            visit(f->iter);
            statements(f->body);
            statements(f->orelse);
            return fold_iterated(f->iter);
        }
        case Tag::AsyncFor: {
            auto* f = as<AsyncFor>(s);
            visit(f->target);
            visit(f->iter);
            statements(f->body);
            return statements(f->orelse);
        }
        case Tag::While:
            visit(as<While>(s)->test);
            statements(as<While>(s)->body);
            return statements(as<While>(s)->orelse);
        case Tag::If:
            visit(as<If>(s)->test);
            statements(as<If>(s)->body);
            return statements(as<If>(s)->orelse);
        case Tag::With:
            with_items(as<With>(s)->items);
            return statements(as<With>(s)->body);
        case Tag::AsyncWith:
            with_items(as<AsyncWith>(s)->items);
            return statements(as<AsyncWith>(s)->body);
        case Tag::Try:
            statements(as<Try>(s)->body);
            handlers(as<Try>(s)->handlers);
            statements(as<Try>(s)->orelse);
            return statements(as<Try>(s)->finalbody);
        case Tag::TryStar:
            statements(as<TryStar>(s)->body);
            handlers(as<TryStar>(s)->handlers);
            statements(as<TryStar>(s)->orelse);
            return statements(as<TryStar>(s)->finalbody);
        case Tag::Match:
            visit(as<Match>(s)->subject);
            for (MatchCase* m : as<Match>(s)->cases) {
                pattern(m->pattern);
                optional(m->guard);
                statements(m->body);
            }
            return;
        default: return;
    }
}

void Folder::handlers(Seq<HandlerNode*> list) {
    for (HandlerNode* h : list) {
        optional(as<ExceptHandler>(h)->type);
        statements(as<ExceptHandler>(h)->body);
    }
}

void Folder::with_items(Seq<WithItem*> items) {
    for (WithItem* item : items) {
        visit(item->context_expr);
        optional(item->optional_vars);
    }
}

void Folder::pattern(PatternNode* p) {
    if (!p) return;
    auto all = [&](Seq<PatternNode*> list) {
        for (PatternNode* inner : list) pattern(inner);
    };
    switch (p->tag) {
        case Tag::MatchValue: return visit(as<MatchValue>(p)->value);
        case Tag::MatchSequence: return all(as<MatchSequence>(p)->patterns);
        case Tag::MatchMapping:
            visit(as<MatchMapping>(p)->keys);
            return all(as<MatchMapping>(p)->patterns);
        case Tag::MatchClass:
            visit(as<MatchClass>(p)->cls);
            all(as<MatchClass>(p)->patterns);
            return all(as<MatchClass>(p)->kwd_patterns);
        case Tag::MatchAs: return pattern(as<MatchAs>(p)->pattern);
        case Tag::MatchOr: return all(as<MatchOr>(p)->patterns);
        default: return;
    }
}

// ---- Expressions ----

void Folder::visit(ExprNode*& e) {
    if (failed_) return;
    CompileDepth guard(th_, depth_);
    if (!guard.ok()) {
        failed_ = true;
        return;
    }
    visit_children(e);
    fold(e);
}

void Folder::visit_children(ExprNode* e) {
    switch (e->tag) {
        case Tag::BoolOp: return visit(as<BoolOp>(e)->values);
        case Tag::NamedExpr: return visit(as<NamedExpr>(e)->value);
        case Tag::BinOp:
            visit(as<BinOp>(e)->left);
            return visit(as<BinOp>(e)->right);
        case Tag::UnaryOp: return visit(as<UnaryOp>(e)->operand);
        case Tag::Lambda:
            arguments(as<Lambda>(e)->args);
            return visit(as<Lambda>(e)->body);
        case Tag::IfExp:
            visit(as<IfExp>(e)->test);
            visit(as<IfExp>(e)->body);
            return visit(as<IfExp>(e)->orelse);
        case Tag::Dict:
            visit(as<ast::Dict>(e)->keys);
            return visit(as<ast::Dict>(e)->values);
        case Tag::Set: return visit(as<ast::Set>(e)->elts);
        case Tag::ListComp:
            visit(as<ListComp>(e)->elt);
            return generators(as<ListComp>(e)->generators);
        case Tag::SetComp:
            visit(as<SetComp>(e)->elt);
            return generators(as<SetComp>(e)->generators);
        case Tag::GeneratorExp:
            visit(as<GeneratorExp>(e)->elt);
            return generators(as<GeneratorExp>(e)->generators);
        case Tag::DictComp:
            visit(as<DictComp>(e)->key);
            visit(as<DictComp>(e)->value);
            return generators(as<DictComp>(e)->generators);
        case Tag::Await: return visit(as<Await>(e)->value);
        case Tag::Yield: return optional(as<Yield>(e)->value);
        case Tag::YieldFrom: return visit(as<YieldFrom>(e)->value);
        case Tag::Compare:
            visit(as<Compare>(e)->left);
            return visit(as<Compare>(e)->comparators);
        case Tag::Call:
            visit(as<Call>(e)->func);
            visit(as<Call>(e)->args);
            return keywords(as<Call>(e)->keywords);
        case Tag::FormattedValue:
            visit(as<FormattedValue>(e)->value);
            return optional(as<FormattedValue>(e)->format_spec);
        case Tag::JoinedStr: return visit(as<JoinedStr>(e)->values);
        case Tag::Attribute: return visit(as<Attribute>(e)->value);
        case Tag::Subscript:
            visit(as<Subscript>(e)->value);
            return visit(as<Subscript>(e)->slice);
        case Tag::Starred: return visit(as<Starred>(e)->value);
        case Tag::Slice:
            optional(as<ast::Slice>(e)->lower);
            optional(as<ast::Slice>(e)->upper);
            return optional(as<ast::Slice>(e)->step);
        case Tag::List: return visit(as<ast::List>(e)->elts);
        case Tag::Tuple: return visit(as<ast::Tuple>(e)->elts);
        default: return;
    }
}

void Folder::generators(Seq<Comprehension*> list) {
    for (Comprehension* g : list) {
        visit(g->target);
        visit(g->iter);
        visit(g->ifs);
        fold_iterated(g->iter);
    }
}

// ---- Folding one node ----

void Folder::replace(ExprNode*& e, Value v) {
    if (!v) return;
    auto* constant = make<Constant>(arena_);
    constant->value = arena_.root(v);
    constant->lineno = e->lineno;
    constant->col_offset = e->col_offset;
    constant->end_lineno = e->end_lineno;
    constant->end_col_offset = e->end_col_offset;
    e = constant;
}

void Folder::fold(ExprNode*& e) {
    switch (e->tag) {
        case Tag::UnaryOp: return fold_unary_node(e);
        case Tag::BinOp: return fold_binary_node(e);
        case Tag::Compare: {
            auto* c = as<Compare>(e);
            CompareOperator last = c->ops.back();
            if (last == CompareOperator::In || last == CompareOperator::NotIn) fold_iterated(c->comparators.back());
            return;
        }
        case Tag::Subscript: {
            auto* s = as<Subscript>(e);
            auto *value = is<Constant>(s->value), *index = is<Constant>(s->slice);
            if (s->ctx != ExprContext::Load || !value || !index) return;
            Value item = get_item(th_, value->value, index->value);
            if (!item) clear_pending(th_);
            return replace(e, item);
        }
        case Tag::Tuple:
            if (as<ast::Tuple>(e)->ctx == ExprContext::Load) replace(e, constant_tuple(as<ast::Tuple>(e)->elts));
            return;
        case Tag::Name:
            if (as<Name>(e)->ctx == ExprContext::Load && str_equal(as<Name>(e)->id, "__debug__"))
                replace(e, py_bool(optimize_ == 0));
            return;
        default: return;
    }
}

void Folder::fold_unary_node(ExprNode*& e) {
    auto* node = as<UnaryOp>(e);
    if (auto* constant = is<Constant>(node->operand)) return replace(e, fold_unary(th_, node->op, constant->value));
    auto* comparison = is<Compare>(node->operand);
    if (node->op != UnaryOperator::Not || !comparison || comparison->ops.size() != 1) return;
    CompareOperator& op = comparison->ops[0];
    switch (op) {
        case CompareOperator::Is: op = CompareOperator::IsNot; break;
        case CompareOperator::IsNot: op = CompareOperator::Is; break;
        case CompareOperator::In: op = CompareOperator::NotIn; break;
        case CompareOperator::NotIn: op = CompareOperator::In; break;
        default: return;  // not (a < b) is not a >= b
    }
    e = comparison;
}

void Folder::fold_binary_node(ExprNode*& e) {
    auto* node = as<BinOp>(e);
    auto *left = is<Constant>(node->left), *right = is<Constant>(node->right);
    if (!left) return;
    auto* values = is<ast::Tuple>(node->right);
    if (node->op == Operator::Mod && values && is_str(left->value)) {
        ExprNode* joined = fold_format(arena_, node, left->value.as<Str>(), values->elts);
        if (joined) e = joined;
        if (!joined && has_pending(th_)) failed_ = true;
        return;
    }
    if (right) replace(e, fold_binary(th_, node->op, left->value, right->value));
}

Value Folder::constant_tuple(Seq<ExprNode*> elements) {
    for (ExprNode* e : elements)
        if (e->tag != Tag::Constant) return Value();
    krait::Tuple* tuple = new_tuple(th_, elements.size());
    if (!tuple) {
        failed_ = true;
        return Value();
    }
    for (u32 i = 0; i < elements.size(); ++i) tuple->items[i] = as<Constant>(elements[i])->value;
    return Value(tuple);
}

// A display that is only iterated over, or searched: nobody can see that it is no list or set.
void Folder::fold_iterated(ExprNode*& e) {
    if (auto* list = is<ast::List>(e)) {
        for (ExprNode* element : list->elts)
            if (element->tag == Tag::Starred) return;
        auto* tuple = make<ast::Tuple>(arena_);
        tuple->elts = list->elts;
        tuple->ctx = list->ctx;
        tuple->lineno = list->lineno;
        tuple->col_offset = list->col_offset;
        tuple->end_lineno = list->end_lineno;
        tuple->end_col_offset = list->end_col_offset;
        e = tuple;
        replace(e, constant_tuple(tuple->elts));
    } else if (auto* set = is<ast::Set>(e)) {
        Value items = constant_tuple(set->elts);
        if (!items) return;
        krait::Set* frozen = new_frozenset(th_);
        if (!frozen || !set_update(th_, frozen, items)) {
            clear_pending(th_);
            return;
        }
        replace(e, Value(frozen));
    }
}

}  // namespace

bool optimize_tree(Arena& arena, ModNode* tree, int optimize, bool future_annotations) {
    return Folder(arena, optimize, future_annotations).run(tree);
}

}  // namespace krait
