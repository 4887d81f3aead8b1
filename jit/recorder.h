// Recorder: turns the instructions the interpreter executes into a trace, one at a time, looking at real values.
//
// It keeps an abstract frame for each frame from the trace's root inwards: for each register the reference that has its
// value. `record` is called before an instruction runs, with all registers in memory as they are; what an instruction's
// guard needs to know (types, shapes, callees) is read from there. Conditional jumps are decided at the next call, when it is
// seen where control went: their guard resumes at the other target.
//
// Snapshots describe the state before the current instruction, so a failing guard makes the interpreter run it again. Hence
// within one instruction no guard may follow an effect. Root registers still as in memory are not listed (except
// those written by FlushFrames), nor are dead temporaries.
//
// One handler per register instruction, named after it, in record_FAMILY.cpp.
#pragma once

#include "interp/frames.h"
#include "jit/builder.h"
#include "jit/jit.h"
#include "jit/opt/passes.h"

namespace krait::jit {

constexpr u32 kMaxInlinedFrames = 14;

struct AbsFrame {
    Frame* real = nullptr;
    const Code* code = nullptr;
    const ir::RegCode* reg = nullptr;
    std::vector<Ref> regs;
    u32 pc = 0;                // of the call, for frames with a callee
    Ref function = kNoRef;
    Ref construct_self = kNoRef;
    Ref generator = kNoRef;    // whose frame this is; its registers are memory (jit/record_generator.cpp)
    std::vector<Ref> loaded;   // generators: what the register held when it was first read
    std::vector<u8> flushed;   // generators: written by FlushFrames
    u64 resumed_pc = 0;        // generators: the pc in memory, if known
    u32 base = 0;
    u16 return_register = 0;
    ReturnMode mode = ReturnMode::Store;
    u8 words = 1;
};

class Recorder final : public Builder::SnapshotSource {
  public:
    // Starts a root trace behind the LoopHint or Enter at `pc`.
    Recorder(Jit& jit, Thread* th, Frame* frame, u64* pc, bool is_function);
    // Starts a side trace at an exit, its frames just restored.
    Recorder(Jit& jit, Thread* th, const Unit& parent, u32 exit);

    // False: finished or aborted.
    bool record(Thread* th, Frame* frame, u64* pc);
    u32 take_snapshot() override;
    i32 parent_exit() const { return parent_exit_; }
    u64* start_pc() const { return start_pc_; }
    const Unit* unit() const { return unit_.get(); }

  private:
    friend struct Recipes;
    struct Operand { Ref ref; Value value; u32 reg; };  // reg: kNoRef for constants
    // ---- Frames ----
    AbsFrame& top() { return frames_.back(); }
    Ref get(u32 reg);
    void set(u32 reg, Ref ref);
    Value real(u32 reg) const { return frames_.back().real->registers[reg]; }
    Ref constant(Value v) { return trace_.const_value(v); }
    bool is_dirty(const AbsFrame& frame, u32 reg, bool root) const;
    bool is_live(const AbsFrame& frame, u32 reg, u32 pc) const;
    u32 snapshot_at(u32 pc, bool after, bool drop_result);
    void push_frame(Function* function, Ref function_ref, const ir::RegCode* reg, const Ref* args, u32 count, u16 ret, u8 words, ReturnMode mode, Ref self);
    void return_value(Ref value, Value real = Value());
    bool return_from_root(Ref value);
    void take_root(Frame* back);
    bool yield_from_root(const ir::Word& w);
    void flush_frames();
    void unflush_frames();
    u32 words_in_use() const;
    // ---- Generators (jit/record_generator.cpp) ----
    bool is_generator_slot_clean(const AbsFrame& frame, u32 reg) const;
    struct ResumedBy { u16 reg; u8 words; ReturnMode mode; Ref otherwise; };
    bool resume(Operand& generator, Ref sent, ResumedBy by);
    bool resume_here(Operand& generator, Ref sent);
    bool yield_value(const ir::Word& w);
    void generator_returns(Ref value);
    bool deliver_item(const AbsFrame& done, Ref value);
    bool send_to_iterator(const ir::Word& w, u64* pc);
    void check_frame(Frame* frame);

    // ---- Results ----
    bool abort(Abort why, const char* detail = nullptr);
    void finish_loop();
    void finish_link(u32 root);
    bool link_loop(u32 number);
    u32 registers_not_carried(const Carried& carried, u32 pc);
    void finish_leave();
    void finish(bool link);
    bool resolve_branch(u32 pc);
    bool resolve_iteration(u32 pc);
    bool at_entry(u32 pc);
    u32 recursion_depth() const;

    // ---- Operands ----
    Operand operand(u32 reg) { return {get(reg), real(reg), reg}; }
    Operand constant_operand(u32 index) { return {constant(top().reg->constants[index]), top().reg->constants[index], kNoRef}; }
    enum class Num : u8 { None, Int, Float, Bool, Big };
    Num number_kind(const Operand& o) const;
    // The operand unboxed; the register keeps the refined reference.
    Ref as_int(Operand& o);
    Ref as_float(Operand& o);
    Ref as_object(Operand& o, const Shape* shape);
    Ref as_any_object(Operand& o);
    Ref refine(Operand& o, Ref ref);
    void guard_true(Ref condition) { b_.emit(ir::TraceOp::GuardTrue, condition); }
    void guard_is(Operand& o, Value v);
    void guard_type_version(Type* type);
    bool is_exact(const Operand& o, Kind kind) const { return is_exactly(o.value, kind); }

    // ---- Calls into the runtime ----
    Ref call_runtime(TraceType type, const void* function, const char* name, u16 effects, ir::CallCheck check, std::initializer_list<Ref> args);
    Ref call_python_capable(TraceType type, const void* function, const char* name, ir::CallCheck check, std::initializer_list<Ref> args);
    Ref value_of(Operand& o) {
        Ref r = b_.as_value(o.ref);
        return o.ref < kFails && trace_.type_of(o.ref) == TraceType::Wide ? refine(o, r) : r;  // boxed once
    }

    // ---- Families ----
    Ref arith(BinaryOp op, Operand& a, Operand& b, bool inplace);
    Ref int_arith(BinaryOp op, Operand& a, Operand& b);
    bool is_wide(const Operand& o) const;
    bool wide_now(const Operand& o) const;
    bool is_positive_object(const Operand& o) const;
    Ref as_wide(Operand& o);
    Ref wide_as_int(Operand& o);
    void settle_wides(bool keep_complex = false);
    bool complex_parts(Operand& o, Ref* re, Ref* im);
    Ref complex_arith(BinaryOp op, Operand& a, Operand& b);
    bool masked_later(u32 dst, u32 pc) const;
    static int power_of_two(Value v);
    bool is_unsigned(Ref r, Value now);
    Ref narrow(ir::TraceOp op, Ref a, Ref b);
    Ref wide_bits(BinaryOp op, Ref a, Ref b, Value x, Value y);
    bool wants_wide(BinaryOp op, const Operand& a, const Operand& b, u32 dst) const;
    Ref wide_arith(BinaryOp op, Operand& a, Operand& b);
    Ref wide_divide(BinaryOp op, Operand& a, Operand& b);
    Ref wide_compare(CompareOp op, Operand& a, Operand& b);
    Ref float_arith(BinaryOp op, Ref a, Ref b, double x, double y);
    Ref generic_arith(BinaryOp op, Operand& a, Operand& b, bool inplace);
    Ref compare(CompareOp op, Operand& a, Operand& b);
    Ref truth(Operand& o);
    Ref contains(Operand& item, Operand& container);
    bool is_plain_key(Value container, Value key) const;
    void branch(Ref condition, bool sense, u32 target, u32 next);
    bool get_attribute(u32 dst, u32 object_reg, Str* name, u64* pc, bool method);
    bool set_attribute_op(u32 object_reg, u32 value_reg, Str* name, u64* pc);
    Ref load_attribute_slot(Ref object, const Shape* shape, int slot);
    bool get_item(u32 dst, Operand& container, Operand& key);
    void guard_plain_key(Operand& key);
    bool set_item(Operand& container, Operand& key, Operand& value);
    // ---- Text (jit/record_text.cpp) ----
    Ref char_code(Ref ref) const;
    Ref char_of_code(Ref code);
    Ref char_at(Ref str, Ref index);
    bool next_char(u32 dst, Operand& o, u32 have, u32 end);
    Ref compare_chars(CompareOp op, const Operand& a, const Operand& b);
    Ref char_in_constant(const Operand& item, const Operand& container);
    bool plain_str_call(const NativeDef* def, Value self_value, const Ref* args, const Value* values, u32 count);
    bool char_recipe(u32 dst, const NativeDef* def, Ref self, u32 count);
    bool text_type_recipe(u32 dst, Type* type, Operand& o);
    Ref percent(Operand& a, Operand& b);
    Ref index_in(Operand& key, Ref size, i64 real_size);
    bool call_value(u32 dst, Operand& callee, const Ref* args, const Value* values, u32 count, u8 words);
    bool call_function(u32 dst, Function* function, Ref function_ref, const Ref* args, u32 count, u8 words, ReturnMode mode, Ref self, Tuple* kwnames);
    bool call_native(u32 dst, const NativeDef* def, Ref self, Value self_value, const Ref* args, const Value* values, u32 count, Type* owner);
    bool call_type(u32 dst, Type* type, Ref type_ref, const Ref* args, const Value* values, u32 count, u8 words);
    bool call_keywords(const ir::Word& w, u64* pc, bool method);
    // ---- Special methods (jit/record_operator.cpp) ----
    Function* special_method(Operand& o, Str* name, u32 count);
    bool guard_class(Operand& o);
    bool push_operator(u32 dst, Str* name, Operand& a, Operand& b);
    bool push_arith(u32 dst, BinaryOp op, bool inplace, Operand& a, Operand& b);
    bool push_compare(u32 dst, CompareOp op, Operand& a, Operand& b);
    bool push_item(u32 dst, Operand& container, Operand& key, Operand* value);
    bool push_call(u32 dst, Operand& callee, const Ref* args, u32 count, u8 words);
    bool operator_returns(Ref value, Value real);
    void branch_on_operator(Ref value, u16 dst);
    bool method_form_agrees(ir::Ref first, bool bound) const;
    bool call_into_builtin(u32 dst, Operand& callee, const Ref* args, const Value* values, u32 count, u8 words, Tuple* kwnames);
    bool call_generic(u32 dst, Ref callee, const Ref* args, u32 count, Tuple* kwnames);
    bool recipe(u32 dst, const NativeDef* def, Ref self, Value self_value, const Ref* args, const Value* values, u32 count);
    bool type_recipe(u32 dst, Type* type, const Ref* args, const Value* values, u32 count);
    bool get_iter(u32 dst, u32 src);
    bool is_iterated_at_once(u32 dst);
    bool iterate_range(u32 dst, const Ref* args, const Value* values, u32 count);
    Ref new_range_iterator(Ref start, Ref step, Ref remaining);
    Ref new_sequence_iterator(Ref sequence, bool list);
    bool for_iter(u32 dst, u32 src, u32 have, u32 end);
    bool unpack(const u32* targets, u32 count, u32 src);
    Ref build(const void* function, const char* name, u16 effects, const Ref* items, u32 count);
    std::vector<Ref> window(u32 first, u32 count);
    bool format(u32 dst, u32 src, u32 conversion, Ref spec);
    Ref build_tuple(const Ref* items, u32 count);
    Ref global_value(Dict* dict, i64 at);
    Ref inherit_wide(const ir::Trace& parent, Ref r, std::unordered_map<Ref, Ref>& mapped);
    void note_unstable_namespace(const ir::Trace& parent, u32 inst);
    bool is_unstable(const Dict* dict) const;
    bool load_global_slowly(u32 dst, Str* name);
    bool needs_barrier(Ref value) const;
    void dict_store_barrier(Ref dict, Ref entries, Ref value);
    bool unsupported(const ir::Word& w);
    bool leave_to_raise(const ir::Word& w);
    bool interpret(const ir::Word& w, u64* pc, Value (*op)(Thread*, Frame*, u64*));
    bool interpret(const ir::Word& w, u64* pc, bool (*op)(Thread*, Frame*, u64*));

    // One handler per instruction.
#define ARITH_ROW(name, ...)
#define COMPARE_ROW(name, ...)
#define BRANCH_ROW(name, ...)
#define REG_OP(name, ...) bool name(const ir::Word& w, u64* pc);
#define REG_SPEC(name, ...)
#include "ir/reg_ops.def"
    bool arith_row(const ir::Word& w, u64* pc);
    bool compare_row(const ir::Word& w, u64* pc);

    Jit& jit_;
    Thread* th_;
    std::unique_ptr<Unit> unit_;
    ir::Trace& trace_;
    Builder b_;
    std::vector<AbsFrame> frames_;
    std::vector<u8> flushed_;         // root registers that FlushFrames wrote
    u8 root_epoch_ = 0;               // counts ReturnRoot
    u64* start_pc_ = nullptr;
    Frame* root_frame_ = nullptr;
    bool is_root_ = false, is_function_ = false;
    i32 parent_exit_ = -1;
    std::vector<x64::Loc> inherited_;
    u32 first_spill_ = 0;
    u32 recorded_ = 0;
    u32 passed_over_ = 0;             // instructions of callees that are not recorded
    u32 inner_iterations_ = 0;
    u32 inner_words_ = 0;             // VM stack words inlined frames use now
    bool needs_pop_ = false;
    Abort abort_ = Abort::None;
    const char* abort_detail_ = nullptr;

    struct Branch { bool pending = false; Ref condition; bool sense; u32 target, next; } branch_;
    struct Iteration { bool pending = false; u32 dst; Ref item; } iteration_;
    u32 snapshot_cache_ = kNoRef, snapshot_cache_pc_ = kNoRef;
    u32 expected_[2] = {kNoRef, kNoRef};
    bool frame_changed_ = false;
    bool ran_python_ = false;         // the last instruction was recorded as a call that may run Python code
    const char* call_name_ = nullptr;
};

}  // namespace krait::jit
