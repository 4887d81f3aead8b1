// Source text of expressions, as `from __future__ import annotations` stores it (CPython's Python/ast_unparse.c: least
// parentheses, its spacing; not the text as written).
#include "frontend/codegen.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

using namespace ast;

enum Precedence {
    kTuple, kTest, kOr, kAnd, kNot, kCompare, kExpr, kBitOr = kExpr, kBitXor, kBitAnd, kShift, kArith, kTerm, kFactor,
    kPower, kAwait, kAtom,
};

class Unparser {
  public:
    explicit Unparser(Thread* th) : th_(th), out_(th) {}
    void visit(const ExprNode* e, int level);
    Str* finish() { return failed_ ? nullptr : out_.finish(); }

  private:
    void text(std::string_view s) { out_.append(s); }
    void text(Str* s) {
        if (s)
            out_.append(s);
        else
            failed_ = true;
    }
    void open(bool condition) {
        if (condition) text("(");
    }
    void close(bool condition) {
        if (condition) text(")");
    }
    void constant(Value v);
    void replace_infinity(Str* repr);
    void bool_op(const BoolOp* e, int level);
    void binary(const BinOp* e, int level);
    void unary(const UnaryOp* e, int level);
    void lambda(const Lambda* e, int level);
    void arguments(const Arguments* args);
    void argument(const Arg* arg);
    void dict(const ast::Dict* e);
    void list(Seq<ExprNode*> elements);
    void comprehensions(Seq<Comprehension*> generators);
    void compare(const Compare* e, int level);
    void call(const Call* e);
    void attribute(const Attribute* e);
    void subscript(const Subscript* e);
    void joined(const JoinedStr* e, bool is_format_spec);
    Str* fstring_body(Seq<ExprNode*> values, bool is_format_spec);
    void fstring_element(StrBuilder& out, const ExprNode* e, bool is_format_spec);
    void tuple(const ast::Tuple* e, int level);

    Thread* th_;
    StrBuilder out_;
    bool failed_ = false;
};

void Unparser::visit(const ExprNode* e, int level) {
    if (failed_ || !e) return;
    switch (e->tag) {
        case Tag::BoolOp: return bool_op(as<BoolOp>(e), level);
        case Tag::BinOp: return binary(as<BinOp>(e), level);
        case Tag::UnaryOp: return unary(as<UnaryOp>(e), level);
        case Tag::Lambda: return lambda(as<Lambda>(e), level);
        case Tag::IfExp: {
            auto* c = as<IfExp>(e);
            open(level > kTest);
            visit(c->body, kTest + 1);
            text(" if ");
            visit(c->test, kTest + 1);
            text(" else ");
            visit(c->orelse, kTest);
            return close(level > kTest);
        }
        case Tag::Dict: return dict(as<ast::Dict>(e));
        case Tag::Set:
            text("{");
            list(as<ast::Set>(e)->elts);
            return text("}");
        case Tag::GeneratorExp:
            text("(");
            visit(as<GeneratorExp>(e)->elt, kTest);
            comprehensions(as<GeneratorExp>(e)->generators);
            return text(")");
        case Tag::ListComp:
            text("[");
            visit(as<ListComp>(e)->elt, kTest);
            comprehensions(as<ListComp>(e)->generators);
            return text("]");
        case Tag::SetComp:
            text("{");
            visit(as<SetComp>(e)->elt, kTest);
            comprehensions(as<SetComp>(e)->generators);
            return text("}");
        case Tag::DictComp:
            text("{");
            visit(as<DictComp>(e)->key, kTest);
            text(": ");
            visit(as<DictComp>(e)->value, kTest);
            comprehensions(as<DictComp>(e)->generators);
            return text("}");
        case Tag::Yield:
            text(as<Yield>(e)->value ? "(yield " : "(yield)");
            if (!as<Yield>(e)->value) return;
            visit(as<Yield>(e)->value, kTest);
            return text(")");
        case Tag::YieldFrom:
            text("(yield from ");
            visit(as<YieldFrom>(e)->value, kTest);
            return text(")");
        case Tag::Await:
            open(level > kAwait);
            text("await ");
            visit(as<Await>(e)->value, kAtom);
            return close(level > kAwait);
        case Tag::Compare: return compare(as<Compare>(e), level);
        case Tag::Call: return call(as<Call>(e));
        case Tag::Constant:
            if (as<Constant>(e)->kind) text(as<Constant>(e)->kind);
            return constant(as<Constant>(e)->value);
        case Tag::JoinedStr: return joined(as<JoinedStr>(e), false);
        case Tag::FormattedValue: {
            ExprNode* self = const_cast<ExprNode*>(e);
            JoinedStr wrapper;
            wrapper.tag = Tag::JoinedStr;
            wrapper.values = {&self, 1};
            return joined(&wrapper, false);
        }
        case Tag::Attribute: return attribute(as<Attribute>(e));
        case Tag::Subscript: return subscript(as<Subscript>(e));
        case Tag::Starred:
            text("*");
            return visit(as<Starred>(e)->value, kExpr);
        case Tag::Name: return text(as<Name>(e)->id);
        case Tag::List:
            text("[");
            list(as<ast::List>(e)->elts);
            return text("]");
        case Tag::Tuple: return tuple(as<ast::Tuple>(e), level);
        case Tag::Slice: {
            auto* s = as<ast::Slice>(e);
            visit(s->lower, kTest);
            text(":");
            visit(s->upper, kTest);
            if (s->step) {
                text(":");
                visit(s->step, kTest);
            }
            return;
        }
        case Tag::NamedExpr:
            open(level > kTuple);
            visit(as<NamedExpr>(e)->target, kAtom);
            text(" := ");
            visit(as<NamedExpr>(e)->value, kAtom);
            return close(level > kTuple);
        default: failed_ = true; raise_system_error(th_, "unknown expression kind"); return;
    }
}

// ---- Constants ----

// An infinite float has no literal: 1e309 is one.
void Unparser::replace_infinity(Str* repr) {
    if (!repr) {
        failed_ = true;
        return;
    }
    for (i64 i = 0; i < repr->length;) {
        bool inf = i + 3 <= repr->length && repr->at(i) == 'i' && repr->at(i + 1) == 'n' && repr->at(i + 2) == 'f';
        if (inf) {
            text("1e309");
            i += 3;
        } else {
            out_.append(repr->at(i++));
        }
    }
}

void Unparser::constant(Value v) {
    if (is_tuple(v)) {
        const krait::Tuple* t = v.as<krait::Tuple>();
        text("(");
        for (i64 i = 0; i < t->size; ++i) {
            if (i) text(", ");
            constant(t->items[i]);
        }
        if (t->size == 1) text(",");
        return text(")");
    }
    if (v == ellipsis()) return text("...");
    Str* repr = to_repr(th_, v);
    if (is_float(v) || has_kind(v, Kind::Complex)) return replace_infinity(repr);
    text(repr);
}

// ---- Operators ----

void Unparser::bool_op(const BoolOp* e, int level) {
    int own = e->op == BoolOperator::And ? kAnd : kOr;
    open(level > own);
    for (u32 i = 0; i < e->values.size(); ++i) {
        if (i) text(own == kAnd ? " and " : " or ");
        visit(e->values[i], own + 1);
    }
    close(level > own);
}

void Unparser::binary(const BinOp* e, int level) {
    struct Row {
        const char* symbol;
        int precedence;
    };
    static constexpr Row kRows[] = {
        {" + ", kArith}, {" - ", kArith},   {" * ", kTerm},   {" @ ", kTerm},   {" / ", kTerm},
        {" % ", kTerm},  {" ** ", kPower},  {" << ", kShift}, {" >> ", kShift}, {" | ", kBitOr},
        {" ^ ", kBitXor}, {" & ", kBitAnd}, {" // ", kTerm},
    };
    const Row& row = kRows[static_cast<int>(e->op)];
    bool right_associative = e->op == Operator::Pow;
    open(level > row.precedence);
    visit(e->left, row.precedence + right_associative);
    text(row.symbol);
    visit(e->right, row.precedence + !right_associative);
    close(level > row.precedence);
}

void Unparser::unary(const UnaryOp* e, int level) {
    static constexpr const char* kSymbols[] = {"~", "not ", "+", "-"};
    int own = e->op == UnaryOperator::Not ? kNot : kFactor;
    open(level > own);
    text(kSymbols[static_cast<int>(e->op)]);
    visit(e->operand, own);
    close(level > own);
}

void Unparser::compare(const Compare* e, int level) {
    static constexpr const char* kSymbols[] = {" == ", " != ", " < ",      " <= ", " > ",
                                               " >= ", " is ", " is not ", " in ", " not in "};
    open(level > kCompare);
    visit(e->left, kCompare + 1);
    for (u32 i = 0; i < e->ops.size(); ++i) {
        text(kSymbols[static_cast<int>(e->ops[i])]);
        visit(e->comparators[i], kCompare + 1);
    }
    close(level > kCompare);
}

// ---- Lambdas ----

void Unparser::argument(const Arg* arg) {
    text(arg->arg);
    if (!arg->annotation) return;
    text(": ");
    visit(arg->annotation, kTest);
}

void Unparser::arguments(const Arguments* args) {
    bool first = true;
    auto separate = [&] {
        if (!first) text(", ");
        first = false;
    };
    u32 posonly = args->posonlyargs.size(), all = posonly + args->args.size(), defaults = args->defaults.size();
    for (u32 i = 0; i < all; ++i) {
        separate();
        argument(i < posonly ? args->posonlyargs[i] : args->args[i - posonly]);
        if (i + defaults >= all) {
            text("=");
            visit(args->defaults[i + defaults - all], kTest);
        }
        if (posonly && i + 1 == posonly) text(", /");
    }
    if (args->vararg || !args->kwonlyargs.empty()) {
        separate();
        text("*");
        if (args->vararg) argument(args->vararg);
    }
    for (u32 i = 0; i < args->kwonlyargs.size(); ++i) {
        separate();
        argument(args->kwonlyargs[i]);
        if (!args->kw_defaults[i]) continue;
        text("=");
        visit(args->kw_defaults[i], kTest);
    }
    if (args->kwarg) {
        separate();
        text("**");
        argument(args->kwarg);
    }
}

void Unparser::lambda(const Lambda* e, int level) {
    const Arguments* a = e->args;
    bool any = !a->posonlyargs.empty() || !a->args.empty() || a->vararg || !a->kwonlyargs.empty() || a->kwarg;
    open(level > kTest);
    text(any ? "lambda " : "lambda");
    arguments(a);
    text(": ");
    visit(e->body, kTest);
    close(level > kTest);
}

// ---- Displays, comprehensions ----

void Unparser::list(Seq<ExprNode*> elements) {
    for (u32 i = 0; i < elements.size(); ++i) {
        if (i) text(", ");
        visit(elements[i], kTest);
    }
}

void Unparser::tuple(const ast::Tuple* e, int level) {
    if (e->elts.empty()) return text("()");
    open(level > kTuple);
    list(e->elts);
    if (e->elts.size() == 1) text(",");
    close(level > kTuple);
}

void Unparser::dict(const ast::Dict* e) {
    text("{");
    for (u32 i = 0; i < e->values.size(); ++i) {
        if (i) text(", ");
        if (e->keys[i]) {
            visit(e->keys[i], kTest);
            text(": ");
            visit(e->values[i], kTest);
        } else {
            text("**");
            visit(e->values[i], kExpr);
        }
    }
    text("}");
}

void Unparser::comprehensions(Seq<Comprehension*> generators) {
    for (const Comprehension* g : generators) {
        text(g->is_async ? " async for " : " for ");
        visit(g->target, kTuple);
        text(" in ");
        visit(g->iter, kTest + 1);
        for (const ExprNode* condition : g->ifs) {
            text(" if ");
            visit(condition, kTest + 1);
        }
    }
}

// ---- Calls, attributes, subscripts ----

void Unparser::call(const Call* e) {
    visit(e->func, kAtom);
    if (e->args.size() == 1 && e->keywords.empty() && e->args[0]->tag == Tag::GeneratorExp)
        return visit(e->args[0], kTest);
    text("(");
    bool first = true;
    for (const ExprNode* arg : e->args) {
        if (!first) text(", ");
        first = false;
        visit(arg, kTest);
    }
    for (const Keyword* keyword : e->keywords) {
        if (!first) text(", ");
        first = false;
        if (keyword->arg) {
            text(keyword->arg);
            text("=");
        } else {
            text("**");
        }
        visit(keyword->value, keyword->arg ? kTest : kExpr);
    }
    text(")");
}

void Unparser::attribute(const Attribute* e) {
    visit(e->value, kAtom);
    auto* number = e->value->tag == Tag::Constant ? as<Constant>(e->value) : nullptr;
    bool is_integer = number && is_int(number->value) && !is_bool(number->value);
    text(is_integer ? " ." : ".");  // 1 .real
    text(e->attr);
}

void Unparser::subscript(const Subscript* e) {
    visit(e->value, kAtom);
    text("[");
    visit(e->slice, kTuple);
    text("]");
}

// ---- f-strings ----

void Unparser::fstring_element(StrBuilder& out, const ExprNode* e, bool is_format_spec) {
    if (e->tag == Tag::Constant) {
        Value v = as<Constant>(e)->value;
        if (!is_str(v)) return;
        const Str* s = v.as<Str>();
        for (i64 i = 0; i < s->length; ++i) {
            u32 c = s->at(i);
            if (c == '{' || c == '}') out.append(c);
            out.append(c);
        }
        return;
    }
    if (e->tag == Tag::JoinedStr) {
        if (Str* inner = fstring_body(as<JoinedStr>(e)->values, is_format_spec)) out.append(inner);
        return;
    }
    auto* f = as<FormattedValue>(e);
    Unparser inner(th_);
    inner.visit(f->value, kTest + 1);
    Str* body = inner.finish();
    if (!body) {
        failed_ = true;
        return;
    }
    bool brace = body->length && body->at(0) == '{';
    out.append(brace ? "{ " : "{");
    out.append(body);
    if (f->conversion > 0) {
        out.append("!");
        out.append(static_cast<u32>(f->conversion));
    }
    if (f->format_spec) {
        out.append(":");
        fstring_element(out, f->format_spec, true);
    }
    out.append("}");
}

Str* Unparser::fstring_body(Seq<ExprNode*> values, bool is_format_spec) {
    StrBuilder out(th_);
    for (const ExprNode* value : values) fstring_element(out, value, is_format_spec);
    return failed_ ? nullptr : out.finish();
}

void Unparser::joined(const JoinedStr* e, bool is_format_spec) {
    Str* body = fstring_body(e->values, is_format_spec);
    if (!body) {
        failed_ = true;
        return;
    }
    text("f");
    text(to_repr(th_, Value(body)));
}

}  // namespace

Str* unparse_expression(Thread* th, const ast::ExprNode* e) {
    Unparser unparser(th);
    unparser.visit(e, kTest);
    return unparser.finish();
}

}  // namespace krait
