// RegCode: a code object as register instructions; RegOp and its facts, derived from ir/reg_ops.def.
//
// Instructions are rewritten in place by specialisation and by the JIT (LoopHint to LoopEnter), never moved or resized. Caches
// hold addresses of types and values without keeping them alive: each is used only after its guard (shape and type version, keys
// version) proved that the owner still holds it. Versions are never given out twice and shapes live for ever.
//
// Registers: [localsplus of the code object][operand stack of CPython, `home` registers][a few extra temporaries].
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/type.h"
#include "runtime/types/code.h"

namespace krait::ir {

enum class RegOp : u16 {
#define REG_OP(name, ...) name,
#define REG_SPEC(name, ...) name,
#include "ir/reg_ops.def"
    Count,
};
constexpr int kRegOpCount = static_cast<int>(RegOp::Count);

enum class RegFamily : u8 { Control, Name, Arith, Compare, Attr, Item, Build, Call, Iter, Except };
enum class RegOperand : u8 { Off, Dst, Reg, Upd, Base, Const, Imm, Jump16, Wide, Jump, NoReg16 };
enum class RegExtra : u8 { Xnone, Xname, Xattr, Xjump, Xnum };
namespace reg_flags {
enum : u8 { kRaises = 1, kJumps = 2, kEnds = 4, kCalls = 8, kHint = 16 };
}

struct RegOpInfo {
    const char* name;
    RegOp generic;        // itself, unless a specialised form
    RegFamily family;
    RegOperand operands[3];
    RegExtra extra;
    u8 words;             // length: 1 + words of extra
    u8 flags;
    const char* meaning;
    u16 int_form, float_form;  // specialised forms NAMEInt and NAMEFloat, 0 if there are none
};
extern const RegOpInfo kRegOps[kRegOpCount];
inline const RegOpInfo& info(RegOp op) { return kRegOps[static_cast<int>(op)]; }
inline RegOp generic(RegOp op) { return info(op).generic; }

enum class OperandForm : u8 { RR, RK, KR };
// What an arithmetic instruction (or its specialised form) computes. `valid` is false for others.
struct ArithInfo { bool valid; BinaryOp op; OperandForm form; bool inplace; };
const ArithInfo& arith_info(RegOp op);
// What a comparison computes; `jumps`: a fused branch that jumps when the truth equals `sense`.
struct CompareInfo { bool valid; ::krait::CompareOp op; OperandForm form; bool jumps, sense; };
const CompareInfo& compare_info(RegOp op);

// One instruction word.
struct Word {
    u16 op, a, b, c;
    RegOp reg_op() const { return static_cast<RegOp>(op); }
    u32 wide() const { return b | static_cast<u32>(c) << 16; }
    i32 jump() const { return static_cast<i32>(wide()); }
    i16 jump16() const { return static_cast<i16>(c); }
    void set_wide(u32 w) { b = static_cast<u16>(w); c = static_cast<u16>(w >> 16); }
};
static_assert(sizeof(Word) == 8);
inline const Word& word_at(const u64* pc) { return *reinterpret_cast<const Word*>(pc); }
inline Word& word_at(u64* pc) { return *reinterpret_cast<Word*>(pc); }
inline int length_at(const u64* pc) { return info(word_at(pc).reg_op()).words; }

// Extra words, as seen from pc + 1.
struct NameCache {
    u32 name;              // index in co_names
    u32 index;             // entry in the dict
    u32 globals_version, builtins_version;
};
struct AttrCache {
    u32 name;
    u16 misses;            // failed specialisations: at kMaxMisses the generic form stays
    u16 kind;
    u32 shape;             // header bits of the object
    u32 version;           // of `type`, or keys_version of a module's dict
    Type* type;
    u64 payload;           // by instruction: byte offset, slot, entry index, or a Value's bits
    u32 new_shape;         // SetAttrAdd
    u32 spare;
    Value value() const { return Value::from_bits(payload); }
};
struct JumpCache { i32 jump; u32 spare; };
struct NumberWord { u32 number; u32 spare; };
constexpr u16 kMaxMisses = 16;
constexpr int extra_words(RegExtra extra) {
    switch (extra) {
        case RegExtra::Xnone: return 0;
        case RegExtra::Xname: return sizeof(NameCache) / 8;
        case RegExtra::Xattr: return sizeof(AttrCache) / 8;
        case RegExtra::Xjump: return sizeof(JumpCache) / 8;
        case RegExtra::Xnum: return sizeof(NumberWord) / 8;
    }
    return 0;
}
inline NameCache& name_cache(u64* pc) { return *reinterpret_cast<NameCache*>(pc + 1); }
inline AttrCache& attr_cache(u64* pc) { return *reinterpret_cast<AttrCache*>(pc + 1); }
inline JumpCache& jump_cache(u64* pc) { return *reinterpret_cast<JumpCache*>(pc + 1); }
inline NumberWord& number_word(u64* pc) { return *reinterpret_cast<NumberWord*>(pc + 1); }

// Exceptions raised by instructions in words [start, end) go to `target` with the stack cut to `depth`: register
// home(depth) gets the offset of the instruction if push_lasti, the next register the exception.
struct RegHandler {
    u32 start, end, target;
    u16 depth;
    bool push_lasti;
};

struct LoopHeader {
    u32 word;         // of the LoopHint
    u32 end;          // one past the last backward jump to it
    void* jit;        // the JIT's own
};

struct RegCode {
    Code* code = nullptr;
    u64* words = nullptr;           // instructions
    u32 word_count = 0;
    u32 register_count = 0;
    u32 home = 0;                   // register of stack slot 0 (= nlocalsplus)
    i32 exact_args = -1;            // argcount when arguments bind one to one (no *args, **kwargs, keyword-only), else -1
    const Value* constants = nullptr;  // items of co_consts
    std::unique_ptr<u64[]> storage;
    std::unique_ptr<u32[]> offsets;    // for each word: byte offset in co_code of its bytecode instruction
    std::vector<RegHandler> handlers;  // innermost first for any word
    std::vector<LoopHeader> loops;
    void* jit = nullptr;            // the JIT's own, for function entries

    u32 index_of(const u64* pc) const { return static_cast<u32>(pc - words); }
    u32 offset_of(const u64* pc) const { return offsets[index_of(pc)]; }
};

// The register code of `code`, translated now if it was not. Null: raised (a code object that is not well formed).
RegCode* reg_code(Thread* th, Code* code);
// Called when a Code dies.
void free_reg_code(RegCode* reg);

// Innermost handler covering the instruction at `word`, or null.
const RegHandler* find_handler(const RegCode& reg, u32 word);

// Text form: one line an instruction, "   12 AddK r3, r1, k0". `print` of a whole RegCode puts source lines between.
std::string print_instruction(const RegCode& reg, u32 word);
std::string print(const RegCode& reg);
// Parses what print_instruction wrote (without the index). Jumps are written as absolute words, hence `at`. False: not well formed.
bool parse_instruction(const char* text, u32 at, std::vector<u64>* out);
// Checks operands against the table, jumps against instruction starts, handlers. Empty: fine; else what is wrong.
std::string verify(const RegCode& reg);

}  // namespace krait::ir
