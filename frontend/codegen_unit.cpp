// Codegen: units (one per code object), their names and flags, bodies of modules and classes.
#include "frontend/codegen.h"
#include "runtime/error.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#include <algorithm>

namespace krait {

namespace {

// Names of `scope` bound as `wanted` or carrying `flag`, sorted by text: the order of co_cellvars and co_freevars.
std::vector<Str*> sorted_names(const Scope* scope, NameScope wanted, u16 flag) {
    std::vector<Str*> names;
    for (const Symbol& symbol : scope->symbols)
        if (symbol.scope == wanted || (symbol.flags & flag)) names.push_back(symbol.name);
    std::sort(names.begin(), names.end(), [](const Str* a, const Str* b) { return str_compare(a, b) < 0; });
    return names;
}

}  // namespace

Codegen::Codegen(Arena& arena, SymbolTable& symbols, const Future& future, const CompileSettings& settings)
    : arena_(arena), th_(arena.thread()), symbols_(symbols), future_(future), settings_(settings) {}

Codegen::~Codegen() {
    while (unit_) {
        Unit* parent = unit_->parent;
        delete unit_;
        unit_ = parent;
    }
}

Code* Codegen::compile(ast::ModNode* tree) {
    enter(id("<module>"), UnitType::Module, tree, 1);
    bool add_none = true;
    switch (tree->tag) {
        case ast::Tag::Module: body(ast::as<ast::Module>(tree)->body); break;
        case ast::Tag::Interactive: {
            auto list = ast::as<ast::Interactive>(tree)->body;
            if (has_annotations(list)) emit(StackOp::SETUP_ANNOTATIONS);
            interactive_ = true;
            statements(list);
            break;
        }
        default:
            expression(ast::as<ast::Expression>(tree)->body);
            add_none = false;
            break;
    }
    return leave(add_none);
}

void Codegen::enter(Str* name, UnitType type, const void* key, i32 first_line) {
    Unit* unit = new Unit(th_);
    unit->type = type;
    unit->scope = symbols_.lookup(key);
    unit->saved_at = at_;
    unit->parent = unit_;
    unit->private_name = unit_ ? unit_->private_name : nullptr;
    CodeUnit& code = unit->code;
    code.name = name;
    code.filename = settings_.filename;
    code.first_line = type == UnitType::Module ? 1 : first_line;
    for (Str* varname : unit->scope->varnames) code.varnames.add(varname);
    for (Str* cell : sorted_names(unit->scope, NameScope::Cell, 0)) code.cellvars.add(cell);
    if (unit->scope->needs_class_closure) code.cellvars.add(id("__class__"));
    for (Str* free : sorted_names(unit->scope, NameScope::Free, kDefFreeClass)) code.freevars.add(free);
    unit_ = unit;
    ++nesting_;
    set_qualname(unit);
    at_ = {type == UnitType::Module ? 0 : first_line, first_line, 0, 0};
    emit(StackOp::RESUME, 0);
    if (type == UnitType::Module) at_.line = 1;
}

// Ends the unit: a body that falls off its end returns None (or, without `add_none`, the value on the stack).
Code* Codegen::leave(bool add_none) {
    Block* last = graph().current();
    if (last->empty() || last->last().op != StackOp::RETURN_VALUE) {
        clear_location();
        if (add_none) load_none();
        emit(StackOp::RETURN_VALUE);
    }
    unit_->code.flags = code_flags();
    Code* code = failed_ ? nullptr : assemble(th_, unit_->code);
    if (!code) failed_ = true;
    if (code) arena_.root(code);
    Unit* unit = unit_;
    unit_ = unit->parent;
    at_ = unit->saved_at;
    --nesting_;
    delete unit;
    return code;
}

void Codegen::set_qualname(Unit* unit) {
    Str* name = unit->code.name;
    unit->code.qualname = name;
    Unit* parent = unit->parent;
    if (!parent || !parent->parent) return;
    bool is_definition = unit->type == UnitType::Function || unit->type == UnitType::AsyncFunction ||
                         unit->type == UnitType::Class;
    if (is_definition) {
        Str* private_name = krait::mangle(arena_, parent->private_name, name);
        if (private_name && parent->scope->scope_of(private_name) == NameScope::GlobalExplicit) return;
    }
    bool parent_is_function = parent->type == UnitType::Function || parent->type == UnitType::AsyncFunction ||
                              parent->type == UnitType::Lambda;
    Str* qualname = format_message(th_, parent_is_function ? "%U.<locals>.%U" : "%U.%U", parent->code.qualname, name);
    if (!qualname) {
        failed_ = true;
        return;
    }
    unit->code.qualname = arena_.root(qualname);
}

u32 Codegen::code_flags() const {
    constexpr u32 kInheritedFlags = kFutureMask;
    const Scope* scope = unit_->scope;
    u32 flags = 0;
    if (scope->is_function_like()) {
        flags |= kCoNewLocals | kCoOptimized;
        if (scope->is_nested) flags |= kCoNested;
        if (scope->is_generator && scope->is_coroutine)
            flags |= kCoAsyncGenerator;
        else if (scope->is_generator)
            flags |= kCoGenerator;
        else if (scope->is_coroutine)
            flags |= kCoCoroutine;
        if (scope->has_varargs) flags |= kCoVarArgs;
        if (scope->has_varkeywords) flags |= kCoVarKeywords;
    }
    flags |= (settings_.flags | future_.flags) & kInheritedFlags;
    if (top_level_await() && scope->is_coroutine && !scope->is_generator) flags |= kCoCoroutine;
    return flags;
}

void Codegen::body(Seq<ast::StmtNode*> list) {
    if (unit_->type == UnitType::Module && !list.empty()) set_location(list.front());
    if (has_annotations(list)) emit(StackOp::SETUP_ANNOTATIONS);
    u32 first = 0;
    if (settings_.optimize < 2 && docstring(list)) {
        first = 1;
        expression(ast::as<ast::Expr>(list.front())->value);
        clear_location();
        name_op(id("__doc__"), ast::ExprContext::Store);
    }
    for (u32 i = first; i < list.size(); ++i) statement(list[i]);
}

// Does some statement, compound statements looked into but not functions or classes, annotate a variable?
bool Codegen::has_annotations(Seq<ast::StmtNode*> list) {
    using namespace ast;
    for (StmtNode* s : list) {
        bool found = false;
        auto any = [&](Seq<StmtNode*> inner) { found = found || has_annotations(inner); };
        switch (s->tag) {
            case Tag::AnnAssign: return true;
            case Tag::For: any(as<For>(s)->body), any(as<For>(s)->orelse); break;
            case Tag::AsyncFor: any(as<AsyncFor>(s)->body), any(as<AsyncFor>(s)->orelse); break;
            case Tag::While: any(as<While>(s)->body), any(as<While>(s)->orelse); break;
            case Tag::If: any(as<If>(s)->body), any(as<If>(s)->orelse); break;
            case Tag::With: any(as<With>(s)->body); break;
            case Tag::AsyncWith: any(as<AsyncWith>(s)->body); break;
            case Tag::Try: {
                auto* t = as<Try>(s);
                for (HandlerNode* h : t->handlers) any(as<ExceptHandler>(h)->body);
                any(t->body), any(t->finalbody), any(t->orelse);
                break;
            }
            case Tag::TryStar: {
                auto* t = as<TryStar>(s);
                for (HandlerNode* h : t->handlers) any(as<ExceptHandler>(h)->body);
                any(t->body), any(t->finalbody), any(t->orelse);
                break;
            }
            default: break;
        }
        if (found) return true;
    }
    return false;
}

Str* Codegen::docstring(Seq<ast::StmtNode*> list) {
    if (list.empty()) return nullptr;
    auto* first = ast::is<ast::Expr>(list.front());
    auto* constant = first ? ast::is<ast::Constant>(first->value) : nullptr;
    return constant && is_exactly(constant->value, Kind::Str) ? constant->value.as<Str>() : nullptr;
}

Str* Codegen::mangled(Str* name) {
    Str* result = krait::mangle(arena_, unit_->private_name, name);
    if (!result) failed_ = true;
    return result ? result : name;
}

}  // namespace krait
