// Codegen: syntax tree to code objects of CPython 3.11's instruction set.
//
// One visitor over the (folded) tree writes instructions into the flow graph of the current unit; nested functions,
// classes and comprehensions push a unit. The instruction sequences, the order in which blocks are made, constants and
// names are first used, and the location in force at every instruction are those of CPython 3.11's
// Python/compile.c: each decides some byte of the result. Where code looks roundabout, that is why.
//
// `at_` is the location given to instructions (CPython's u_lineno …): statements set it, expressions set and restore
// it, artificial code clears it.
//
// Errors: the first raises and sets `failed_`; from then on visitors do nothing. No visitor returns a status.
#pragma once

#include "frontend/assemble.h"
#include "frontend/symtable.h"

namespace krait {

struct CompileSettings {
    Value filename;      // str
    u32 flags = 0;       // PyCF_* bits given by the caller, with those of `from __future__` added
    int optimize = 0;    // 0, 1, 2
};

constexpr u32 kAllowTopLevelAwait = 0x2000;  // PyCF_ALLOW_TOP_LEVEL_AWAIT

class Codegen {
  public:
    Codegen(Arena& arena, SymbolTable& symbols, const Future& future, const CompileSettings& settings);
    ~Codegen();
    // The code of a Module, Interactive or Expression. Null: raised.
    Code* compile(ast::ModNode* tree);

  private:
    enum class UnitType : u8 { Module, Class, Function, AsyncFunction, Lambda, Comprehension };
    // What `return`, `break` and `continue` must undo on their way out, innermost last.
    enum class Region : u8 {
        WhileLoop, ForLoop, TryExcept, FinallyTry, FinallyEnd, With, AsyncWith, HandlerCleanup, PopValue,
        ExceptionHandler, ExceptionGroupHandler, AsyncComprehension,
    };
    struct RegionInfo {
        Region type;
        Block* start = nullptr;
        Block* exit = nullptr;
        const ast::StmtNode* statement = nullptr;   // With, AsyncWith
        Seq<ast::StmtNode*> final_body{};           // FinallyTry
        Str* name = nullptr;                        // HandlerCleanup: the `as` name
    };
    struct Unit {
        explicit Unit(Thread* th) : code(th) {}
        CodeUnit code;
        UnitType type = UnitType::Module;
        Scope* scope = nullptr;
        Str* private_name = nullptr;  // class whose name mangles
        std::vector<RegionInfo> regions;
        Location saved_at;            // of the enclosing unit
        Unit* parent = nullptr;
    };
    struct PatternContext {
        std::vector<Str*> stores;     // names bound so far; their values are on the stack
        bool allow_irrefutable = false;
        std::vector<Block*> fail_pop; // [n]: pops n items, then fails
        i32 on_top = 0;               // values above the stores
    };

    // ---- Errors and warnings (codegen_errors.cpp) ----
    void fail(const char* format, ...);
    void warn_syntax(const char* format, ...);
    void check_compare(const ast::Compare* e);
    void check_caller(const ast::ExprNode* e);
    void check_subscripter(const ast::ExprNode* e);
    void check_index(const ast::ExprNode* value, const ast::ExprNode* index);
    bool forbidden_name(Str* name, ast::ExprContext context);

    // ---- Units (codegen_unit.cpp) ----
    void enter(Str* name, UnitType type, const void* key, i32 first_line);
    Code* leave(bool add_none);
    void set_qualname(Unit* unit);
    u32 code_flags() const;
    void body(Seq<ast::StmtNode*> statements);
    bool has_annotations(Seq<ast::StmtNode*> statements);
    Str* docstring(Seq<ast::StmtNode*> statements);
    Str* mangled(Str* name);
    Str* id(const char* name) { return arena_.intern(name); }
    bool top_level_await() const {
        return (settings_.flags & kAllowTopLevelAwait) && unit_->type == UnitType::Module;
    }
    bool future_annotations() const { return future_.flags & kFutureAnnotations; }

    // ---- Instructions (codegen_emit.cpp) ----
    void emit(StackOp op) { emit(op, 0); }
    void emit(StackOp op, i32 arg);
    void emit_no_line(StackOp op, i32 arg = 0);
    void jump(StackOp op, Block* target);
    void jump_no_line(StackOp op, Block* target);
    Block* new_block() { return graph().new_block(); }
    void use(Block* block) { graph().use_block(block); }
    FlowGraph& graph() { return unit_->code.graph; }
    i32 add_constant(Value v);
    void load_constant(Value v);
    void load_none() { load_constant(none()); }
    void load_int(i64 i);
    void emit_name(StackOp op, Str* name);   // mangles
    void name_op(Str* name, ast::ExprContext context);
    void call(i32 count);
    void binary(ast::Operator op, bool inplace);
    void compare(ast::CompareOperator op);
    void yield_from(bool is_await);
    void yield_value();
    void await_value(i32 where);
    void pop_except_and_reraise();
    Tuple* name_tuple(const std::vector<Str*>& names);
    template <class T>
    void set_location(const T* node) {
        at_ = {node->lineno, node->end_lineno, node->col_offset, node->end_col_offset};
    }
    void clear_location() { at_ = kNoLocation; }
    void locate_attribute(const ast::Attribute* attribute);

    // ---- Statements (codegen_statements.cpp, codegen_control.cpp, codegen_try.cpp) ----
    void statement(ast::StmtNode* s);
    void statements(Seq<ast::StmtNode*> list);
    void expression_statement(ast::ExprNode* value);
    void assign(const ast::Assign* s);
    void augmented_assign(const ast::AugAssign* s);
    void annotated_assign(const ast::AnnAssign* s);
    void check_annotated_expression(ast::ExprNode* e);
    void check_annotated_subscript(ast::ExprNode* e);
    void assert_statement(const ast::Assert* s);
    void raise_statement(const ast::Raise* s);
    void import_statement(const ast::Import* s);
    void import_as(Str* name, Str* asname);
    void import_from(const ast::ImportFrom* s);
    void if_statement(const ast::If* s);
    void for_statement(const ast::For* s);
    void async_for(const ast::AsyncFor* s);
    void while_statement(const ast::While* s);
    void return_statement(const ast::Return* s);
    void break_statement();
    void continue_statement();
    void with_statement(const ast::StmtNode* s, Seq<ast::WithItem*> items, Seq<ast::StmtNode*> with_body, u32 index);
    void async_with(const ast::StmtNode* s, Seq<ast::WithItem*> items, Seq<ast::StmtNode*> with_body, u32 index);
    void with_except_finish(Block* cleanup);
    void call_exit_with_nones();
    void try_statement(const ast::Try* s);
    void try_except(Seq<ast::StmtNode*> try_body, Seq<ast::HandlerNode*> handlers, Seq<ast::StmtNode*> orelse);
    void except_handler(const ast::ExceptHandler* handler, Block* end);
    void try_star(Seq<ast::StmtNode*> try_body, Seq<ast::HandlerNode*> handlers, Seq<ast::StmtNode*> orelse);
    void star_handler(const ast::ExceptHandler* handler, bool first, Block* except);
    template <class F>
    void try_finally(Seq<ast::StmtNode*> final_body, F protected_part);
    void clear_handler_name(Str* name);

    // ---- Regions ----
    void push_region(RegionInfo region);
    void pop_region();
    void unwind(const RegionInfo& region, bool preserve_top);
    // Undoes regions up to the innermost loop (given in *loop), or all when `loop` is null.
    void unwind_regions(bool preserve_top, RegionInfo* loop, bool* found_loop);

    // ---- Functions and classes (codegen_functions.cpp) ----
    template <class T>
    void function(const T* s, bool is_async);
    void class_statement(const ast::ClassDef* s);
    void lambda(const ast::Lambda* e);
    void decorators(Seq<ast::ExprNode*> list);
    void apply_decorators(Seq<ast::ExprNode*> list);
    i32 default_arguments(const ast::Arguments* args);
    bool keyword_defaults(const ast::Arguments* args);
    bool annotations(const ast::Arguments* args, ast::ExprNode* returns);
    void argument_annotation(Str* name, ast::ExprNode* annotation, i32* count);
    void annotation_text(ast::ExprNode* annotation);
    void check_debug_arguments(const ast::Arguments* args);
    void set_argument_counts(const ast::Arguments* args);
    void make_closure(Code* code, i32 flags);

    // ---- Expressions (codegen_expressions.cpp, codegen_calls.cpp, codegen_displays.cpp) ----
    void expression(ast::ExprNode* e);
    void expression_inner(ast::ExprNode* e);
    void expressions(Seq<ast::ExprNode*> list);
    void bool_op(const ast::BoolOp* e);
    void compare_chain(const ast::Compare* e);
    void conditional(const ast::IfExp* e);
    void jump_if(ast::ExprNode* e, Block* target, bool condition);
    void jump_if_chain(const ast::Compare* e, Block* target, bool condition);
    void attribute(const ast::Attribute* e);
    void subscript(const ast::Subscript* e);
    void slice(const ast::Slice* e);
    void yield_expression(const ast::Yield* e);
    void yield_from_expression(const ast::YieldFrom* e);
    void await_expression(const ast::Await* e);
    void call_expression(const ast::Call* e);
    bool method_call(const ast::Call* e);
    void call_arguments(i32 pushed, Seq<ast::ExprNode*> args, Seq<ast::Keyword*> keywords);
    void call_unpacking(i32 pushed, Seq<ast::ExprNode*> args, Seq<ast::Keyword*> keywords);
    void keyword_names(Seq<ast::Keyword*> keywords);
    void keyword_dict(Seq<ast::Keyword*> keywords, u32 begin, u32 end);
    void validate_keywords(Seq<ast::Keyword*> keywords);
    void joined_string(const ast::JoinedStr* e);
    void formatted_value(const ast::FormattedValue* e);
    void display(Seq<ast::ExprNode*> elements, i32 pushed, StackOp build, StackOp add, StackOp extend, bool tuple);
    void dict_display(const ast::Dict* e);
    void dict_part(const ast::Dict* e, u32 begin, u32 end);
    void unpack_targets(Seq<ast::ExprNode*> elements);
    void list_or_tuple(Seq<ast::ExprNode*> elements, ast::ExprContext context, bool tuple);

    // ---- Comprehensions (codegen_comprehensions.cpp) ----
    void comprehension(ast::ExprNode* e, const char* name, Seq<ast::Comprehension*> generators, ast::ExprNode* element,
                       ast::ExprNode* value);
    void generator_clause(ast::Tag type, Seq<ast::Comprehension*> generators, u32 index, i32 depth,
                          ast::ExprNode* element, ast::ExprNode* value);
    void sync_clause(ast::Tag type, Seq<ast::Comprehension*> generators, u32 index, i32 depth, ast::ExprNode* element,
                     ast::ExprNode* value);
    void async_clause(ast::Tag type, Seq<ast::Comprehension*> generators, u32 index, i32 depth, ast::ExprNode* element,
                      ast::ExprNode* value);
    void collect_element(ast::Tag type, i32 depth, ast::ExprNode* element, ast::ExprNode* value);

    // ---- Patterns (codegen_patterns.cpp) ----
    void match_statement(const ast::Match* s);
    void match_case(const ast::MatchCase* m, PatternContext& pc, bool keep_subject, bool is_last, Block* end);
    void pattern(ast::PatternNode* p, PatternContext& pc);
    void subpattern(ast::PatternNode* p, PatternContext& pc);
    void pattern_value(const ast::MatchValue* p, PatternContext& pc);
    void pattern_singleton(const ast::MatchSingleton* p, PatternContext& pc);
    void pattern_sequence(const ast::MatchSequence* p, PatternContext& pc);
    void pattern_unpack(Seq<ast::PatternNode*> patterns, PatternContext& pc);
    void pattern_subscripts(Seq<ast::PatternNode*> patterns, i32 star, PatternContext& pc);
    void pattern_mapping(const ast::MatchMapping* p, PatternContext& pc);
    void pattern_mapping_keys(const ast::MatchMapping* p, PatternContext& pc);
    void pattern_class(const ast::MatchClass* p, PatternContext& pc);
    void pattern_as(const ast::MatchAs* p, PatternContext& pc);
    void pattern_or(const ast::MatchOr* p, PatternContext& pc);
    bool reorder_stores(const std::vector<Str*>& control, PatternContext& pc);
    void store_capture(Str* name, PatternContext& pc);
    void rotate(i32 count);
    void ensure_fail_pop(size_t n, PatternContext& pc);
    void jump_to_fail_pop(StackOp op, PatternContext& pc);
    void emit_fail_pop(PatternContext& pc);
    void validate_class_keywords(const ast::MatchClass* p);

    // Calls above this many stacked operands take another form, to bound the stack.
    static constexpr i32 kStackGuideline = 30;

    Arena& arena_;
    Thread* th_;
    SymbolTable& symbols_;
    const Future& future_;
    const CompileSettings& settings_;
    Unit* unit_ = nullptr;
    Location at_;
    bool failed_ = false;
    bool interactive_ = false;
    i32 nesting_ = 0;   // units open
    i32 depth_ = 0;     // of expressions
};

// Source text of an expression as CPython writes it into `__annotations__` under `from __future__ import annotations`
// (frontend/unparse.cpp). Null: raised.
Str* unparse_expression(Thread* th, const ast::ExprNode* e);

}  // namespace krait
