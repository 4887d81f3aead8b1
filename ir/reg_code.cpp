// Facts of the register instructions, all derived from ir/reg_ops.def.
#include "ir/reg_code.h"

namespace krait::ir {

namespace table {
using enum RegOperand;
using enum RegExtra;
using namespace reg_flags;

// Is `name` equal to `stem` followed by `suffix`?
constexpr bool is_form(const char* name, const char* stem, const char* suffix) {
    for (; *stem; stem++, name++)
        if (*stem != *name) return false;
    for (; *suffix; suffix++, name++)
        if (*suffix != *name) return false;
    return *name == 0;
}

struct Rows {
    RegOpInfo rows[kRegOpCount] = {};
    constexpr void row(RegOp op, const char* name, RegFamily f, RegOperand a, RegOperand b, RegOperand c, RegExtra extra,
                       int flags, const char* meaning) {
        rows[static_cast<int>(op)] = {name, op, f, {a, b, c}, extra, static_cast<u8>(1 + extra_words(extra)),
                                      static_cast<u8>(flags), meaning, 0, 0};
    }
    constexpr void special(RegOp op, const char* name, RegOp of, const char* meaning) {
        RegOpInfo r = rows[static_cast<int>(of)];
        r.name = name;
        r.generic = of;
        r.meaning = meaning;
        r.int_form = r.float_form = 0;
        rows[static_cast<int>(op)] = r;
        RegOpInfo& base = rows[static_cast<int>(of)];
        if (is_form(name, base.name, "Int")) base.int_form = static_cast<u16>(op);
        if (is_form(name, base.name, "Float")) base.float_form = static_cast<u16>(op);
    }
    constexpr Rows() {
#define REG_OP(name, fam, a, b, c, extra, flags, meaning) row(RegOp::name, #name, RegFamily::fam, a, b, c, extra, flags, meaning);
#define REG_SPEC(name, of, meaning) special(RegOp::name, #name, RegOp::of, meaning);
#include "ir/reg_ops.def"
    }
};

struct Ariths {
    ArithInfo rows[kRegOpCount] = {};
    constexpr Ariths() {
#define REG_OP(...)
#define ARITH_ROW(name, op, form, inplace, ...) rows[int(RegOp::name)] = {true, BinaryOp::op, OperandForm::form, inplace};
#define REG_SPEC(name, of, meaning) rows[int(RegOp::name)] = rows[int(RegOp::of)];
#include "ir/reg_ops.def"
    }
};

struct Compares {
    CompareInfo rows[kRegOpCount] = {};
    constexpr Compares() {
#define REG_OP(...)
#define COMPARE_ROW(name, op, form, ...) \
    rows[int(RegOp::name)] = {true, ::krait::CompareOp::op, OperandForm::form, false, false};
#define BRANCH_ROW(name, op, sense, form, ...) \
    rows[int(RegOp::name)] = {true, ::krait::CompareOp::op, OperandForm::form, true, sense};
#define REG_SPEC(name, of, meaning) rows[int(RegOp::name)] = rows[int(RegOp::of)];
#include "ir/reg_ops.def"
    }
};

constexpr Rows kRows;
constexpr Ariths kAriths;
constexpr Compares kCompares;
}  // namespace table

#define REG_OP(name, ...) table::kRows.rows[static_cast<int>(RegOp::name)],
#define REG_SPEC(name, ...) table::kRows.rows[static_cast<int>(RegOp::name)],
const RegOpInfo kRegOps[kRegOpCount] = {
#include "ir/reg_ops.def"
};

const ArithInfo& arith_info(RegOp op) { return table::kAriths.rows[static_cast<int>(op)]; }
const CompareInfo& compare_info(RegOp op) { return table::kCompares.rows[static_cast<int>(op)]; }

const RegHandler* find_handler(const RegCode& reg, u32 word) {
    for (const RegHandler& handler : reg.handlers)
        if (handler.start <= word && word < handler.end) return &handler;
    return nullptr;
}

void free_reg_code(RegCode* reg) { delete reg; }

}  // namespace krait::ir
