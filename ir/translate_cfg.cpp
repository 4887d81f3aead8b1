// Control flow and data flow of stack code; see ir/translate_cfg.h. Formats of the line and exception tables: CPython's
// Objects/locations.md and exception_handling_notes.txt (3.11).
#include "ir/translate_cfg.h"

#include "runtime/types/bytes.h"
#include "runtime/types/list.h"

namespace krait::ir {

bool Cfg::build() {
    units = static_cast<int>(code->code->length / 2);
    decode_all();
    read_lines();
    return read_ranges() && find_leaders() && flow();
}

void Cfg::decode_all() {
    const u8* bytes = reinterpret_cast<const u8*>(code->code->data);
    insn_at.assign(units + 1, -1);
    insns.reserve(units / 2 + 4);
    for (int at = 0; at < units;) {
        StackInstruction d = decode(bytes, units, at);
        Insn insn{d.op, d.arg, d.start, d.offset, d.next, -1, -1};
        if (insn.next > units) insn.next = units;
        if (is_jump(d.op)) insn.target = d.target();
        insn_at[at] = static_cast<int>(insns.size());
        insns.push_back(insn);
        at = insn.next;
    }
}

// ---- Lines ----

namespace {

struct LocationReader {
    const u8* p;
    const u8* end;
    int varint() {
        int value = 0, shift = 0;
        while (p < end) {
            u8 b = *p++;
            value |= (b & 63) << shift;
            shift += 6;
            if (!(b & 64)) break;
        }
        return value;
    }
    int svarint() {
        unsigned v = static_cast<unsigned>(varint());
        return v & 1 ? -static_cast<int>(v >> 1) : static_cast<int>(v >> 1);
    }
};

}  // namespace

void Cfg::read_lines() {
    const u8* data = reinterpret_cast<const u8*>(code->linetable->data);
    LocationReader in{data, data + code->linetable->length};
    int line = code->firstlineno;
    int unit = 0;
    size_t next_insn = 0;
    while (in.p < in.end) {
        u8 head = *in.p++;
        int kind = head >> 3 & 15, count = (head & 7) + 1;
        bool none = kind == 15;
        if (kind == 14) {
            line += in.svarint();
            in.varint(), in.varint(), in.varint();
        } else if (kind == 13) {
            line += in.svarint();
        } else if (kind >= 10 && kind <= 12) {
            line += kind - 10;
            in.p += 2;
        } else if (kind < 10) {
            in.p += 1;
        }
        unit += count;
        while (next_insn < insns.size() && insns[next_insn].offset < unit) insns[next_insn++].line = none ? -1 : line;
    }
}

// ---- Exception table ----

bool Cfg::read_ranges() {
    const u8* p = reinterpret_cast<const u8*>(code->exceptiontable->data);
    const u8* end = p + code->exceptiontable->length;
    auto varint = [&] {
        int value = 0;
        bool more = true;
        while (more && p < end) {
            more = *p & 64;
            value = value << 6 | (*p++ & 63);
        }
        return value;
    };
    while (p < end) {
        ExceptionRange r;
        r.start = varint();
        r.end = r.start + varint();
        r.target = varint();
        int depth_lasti = varint();
        r.depth = depth_lasti >> 1;
        r.push_lasti = depth_lasti & 1;
        if (r.end > units || r.start > r.end || !at_unit(r.target)) return fail("exception table out of range");
        ranges.push_back(r);
    }
    range_of.assign(insns.size(), -1);
    // Entries do not overlap in what CPython writes; with overlap the first one counts.
    for (size_t i = ranges.size(); i-- > 0;)
        for (int unit = ranges[i].start; unit < ranges[i].end; unit++)
            if (insn_at[unit] >= 0) range_of[insn_at[unit]] = static_cast<int>(i);
    return true;
}

// ---- Blocks ----

bool Cfg::find_leaders() {
    size_t n = insns.size();
    leader.assign(n + 1, 0);
    backward_target.assign(n + 1, 0);
    states.resize(n + 1);
    if (n == 0) return fail("empty code");
    leader[0] = 1;
    for (size_t i = 0; i < n; i++) {
        const Insn& insn = insns[i];
        if (is_jump(insn.op)) {
            if (!at_unit(insn.target)) return fail("jump out of range");
            int target = insn_at[insn.target];
            leader[target] = 1;
            if (target <= static_cast<int>(i)) backward_target[target] = 1;
            leader[i + 1] = 1;
        }
        if (info(insn.op).flags & kNoFallthrough) leader[i + 1] = 1;
        if (i > 0 && range_of[i] != range_of[i - 1]) leader[i] = 1;
    }
    for (const ExceptionRange& r : ranges) leader[insn_at[r.target]] = 1;
    return true;
}

// ---- Data flow ----

bool Cfg::merge(int insn, const BlockState& from, bool as_target, std::vector<int>* work) {
    BlockState& to = states[insn];
    if (as_target) to.is_target = true;
    if (!to.reached) {
        bool is_target = to.is_target;
        to = from;
        to.is_target = is_target;
        to.reached = true;
        work->push_back(insn);
        return true;
    }
    if (to.null_slots.size() != from.null_slots.size()) return fail("stack depths differ");
    bool changed = false;
    for (size_t i = 0; i < to.bound.size(); i++) {
        u64 both = to.bound[i] & from.bound[i];
        changed |= both != to.bound[i];
        to.bound[i] = both;
    }
    if (changed) work->push_back(insn);
    return true;
}

bool Cfg::step(const Insn& insn, BlockState* s) {
    auto& stack = s->null_slots;
    auto set_bound = [&](int local, bool is_bound) {
        if (local < 0 || local >= code->nlocalsplus) return fail("local out of range");
        u64 bit = u64{1} << (local & 63);
        if (is_bound) s->bound[local >> 6] |= bit;
        else s->bound[local >> 6] &= ~bit;
        return true;
    };
    int depth = static_cast<int>(stack.size());
    int pops = stack_pops(insn.op, insn.arg), pushes = stack_pushes(insn.op, insn.arg);
    switch (insn.op) {
        case StackOp::PRECALL: return true;
        case StackOp::CALL: pops = insn.arg + 2; break;
        case StackOp::RETURN_GENERATOR: pushes = 1; break;  // the value sent, when resumed
        case StackOp::SWAP:
            if (insn.arg < 1 || depth < insn.arg) return fail("stack underflow");
            std::swap(stack[depth - 1], stack[depth - insn.arg]);
            return true;
        case StackOp::COPY:
            if (insn.arg < 1 || depth < insn.arg) return fail("stack underflow");
            stack.push_back(stack[depth - insn.arg]);
            return depth < code->stacksize || fail("stack overflow");
        case StackOp::STORE_FAST:
            if (!set_bound(insn.arg, true)) return false;
            break;
        case StackOp::LOAD_FAST:
            if (!set_bound(insn.arg, true)) return false;  // it raised otherwise
            break;
        case StackOp::DELETE_FAST:
            if (!set_bound(insn.arg, false)) return false;
            break;
        case StackOp::MAKE_CELL:
        case StackOp::LOAD_CLOSURE:
            if (!set_bound(insn.arg, true)) return false;
            break;
        case StackOp::LOAD_DEREF:
        case StackOp::STORE_DEREF:
        case StackOp::DELETE_DEREF:
        case StackOp::LOAD_CLASSDEREF:
            if (insn.arg >= code->nlocalsplus) return fail("cell out of range");
            break;
        case StackOp::LOAD_CONST:
        case StackOp::KW_NAMES:
            if (insn.arg >= code->consts->size) return fail("constant out of range");
            break;
        default: break;
    }
    StackOperand kind = info(insn.op).operand;
    if (kind == StackOperand::Name && insn.arg >= code->names->size) return fail("name out of range");
    if (kind == StackOperand::GlobalName && (insn.arg >> 1) >= code->names->size) return fail("name out of range");
    if (pops > depth) return fail("stack underflow");
    stack.resize(depth - pops);
    stack.resize(depth - pops + pushes, 0);
    if (static_cast<int>(stack.size()) > code->stacksize) return fail("stack overflow");
    if (insn.op == StackOp::PUSH_NULL) stack.back() = 1;
    if (insn.op == StackOp::LOAD_GLOBAL && (insn.arg & 1)) stack[stack.size() - 2] = 1;
    return true;
}

bool Cfg::flow_block(int first, std::vector<int>* work) {
    BlockState s = states[first];
    if (range_of[first] >= 0) {
        const ExceptionRange& r = ranges[range_of[first]];
        BlockState h = s;
        for (int i = first; i == first || (i < static_cast<int>(insns.size()) && !leader[i]); i++)
            if (insns[i].op == StackOp::DELETE_FAST && insns[i].arg < code->nlocalsplus)
                h.bound[insns[i].arg >> 6] &= ~(u64{1} << (insns[i].arg & 63));
        if (r.depth > static_cast<int>(h.null_slots.size()) || r.depth + r.push_lasti + 1 > code->stacksize)
            return fail("exception table depth");
        h.null_slots.resize(r.depth);
        h.null_slots.resize(r.depth + r.push_lasti + 1, 0);
        if (!merge(insn_at[r.target], h, true, work)) return false;
    }
    for (int i = first;; i++) {
        if (i >= static_cast<int>(insns.size())) return fail("runs off the end");
        if (i != first && leader[i]) return merge(i, s, false, work);
        const Insn& insn = insns[i];
        if (is_jump(insn.op)) {
            BlockState jumped = s;
            if (!step(insn, &jumped)) return false;
            int effect = stack_effect_of_jump(insn.op, insn.arg);
            int depth = static_cast<int>(s.null_slots.size()) + effect;
            if (depth < 0) return fail("stack underflow");
            jumped.null_slots = s.null_slots;
            jumped.null_slots.resize(depth, 0);
            if (!merge(insn_at[insn.target], jumped, true, work)) return false;
        }
        if (!step(insn, &s)) return false;
        if (info(insn.op).flags & kNoFallthrough) return true;
    }
}

bool Cfg::flow() {
    BlockState entry;
    entry.reached = true;
    entry.bound.assign(code->nlocalsplus / 64 + 1, 0);
    // Parameters are bound on entry; so are free variables and, once MAKE_CELL ran, cells (they hold a cell).
    int parameters = code->argcount + code->kwonlyargcount + ((code->co_flags & kCoVarArgs) != 0) +
                     ((code->co_flags & kCoVarKeywords) != 0);
    for (int i = 0; i < parameters && i < code->nlocalsplus; i++) entry.bound[i >> 6] |= u64{1} << (i & 63);
    std::vector<int> work{0};
    states[0] = entry;
    while (!work.empty()) {
        int first = work.back();
        work.pop_back();
        if (!flow_block(first, &work)) return false;
    }
    return true;
}

}  // namespace krait::ir
