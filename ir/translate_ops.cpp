// Translator: stack shuffles, names and cells, displays, matching, exceptions, generators; see ir/translate.h.
#include "ir/translate_ops.h"
#include "runtime/types/list.h"

namespace krait::ir {

// ---- Stack ----

bool Translator::simple(const Insn& insn) {
    u32 arg = static_cast<u32>(insn.arg);
    auto unary = [&](RegOp op, u32 c = 0) {
        b.prepare(1, 1);
        u32 x = b.source_from_top(0);
        b.result(1, op, x, c);
        return true;
    };
    switch (insn.op) {
        case StackOp::CACHE:
        case StackOp::NOP:
        case StackOp::EXTENDED_ARG: return true;
        case StackOp::POP_TOP: b.pop(1); return true;
        case StackOp::PUSH_NULL: b.push_null(); return true;
        case StackOp::SWAP: std::swap(b.stack[b.depth() - 1], b.stack[b.depth() - insn.arg]); b.forget_result(); return true;
        case StackOp::COPY: b.stack.push_back(b.stack[b.depth() - insn.arg]); return true;
        case StackOp::UNARY_POSITIVE: return unary(RegOp::Pos);
        case StackOp::UNARY_NEGATIVE: return unary(RegOp::Neg);
        case StackOp::UNARY_NOT: return unary(RegOp::Not);
        case StackOp::UNARY_INVERT: return unary(RegOp::Invert);
        case StackOp::GET_ITER: return unary(RegOp::GetIter);
        case StackOp::LIST_TO_TUPLE: return unary(RegOp::ListToTuple);
        case StackOp::LOAD_BUILD_CLASS: b.prepare(0, 1); b.result(0, RegOp::LoadBuildClass); return true;
        case StackOp::LOAD_ASSERTION_ERROR: b.prepare(0, 1); b.result(0, RegOp::LoadAssertionError); return true;
        case StackOp::RETURN_VALUE:
            if (b.stack.back().kind == Slot::Constant) b.emit_wide(RegOp::ReturnConst, 0, b.stack.back().index);
            else b.emit(RegOp::Return, b.source_from_top(0));
            b.pop(1);
            return true;
        case StackOp::PRINT_EXPR: b.emit(RegOp::PrintExpr, b.source_from_top(0)); b.pop(1); return true;
        case StackOp::DELETE_SUBSCR: {
            b.source_from_top(0);
            u32 x = b.source_from_top(1);
            b.emit(RegOp::DeleteItem, x, b.source_from_top(0));
            b.pop(2);
            return true;
        }
        case StackOp::FORMAT_VALUE:
            if (!(arg & 4)) return unary(RegOp::FormatValue, arg);
            b.prepare(2, 1);
            b.flush(b.depth() - 2, b.depth());
            b.result(2, RegOp::FormatSpec, b.home(b.depth() - 2), arg);
            return true;
        case StackOp::RESUME:
            if (arg != 0) return true;
            if (!(code_->co_flags & kCoOptimized) || !translate_options.entry_threshold) b.emit(RegOp::EnterCold);
            else b.emit_wide(RegOp::Enter, 0, translate_options.entry_threshold);
            return true;
        default: return false;
    }
}

// ---- Names, cells, attributes, imports ----

bool Translator::names(const Insn& insn) {
    u32 arg = static_cast<u32>(insn.arg);
    auto load = [&](RegOp op, u32 pops) {
        b.prepare(static_cast<int>(pops), 1);
        u32 x = pops ? b.source_from_top(0) : 0;
        b.pop(static_cast<int>(pops));
        b.pushed_result(b.emit_name(op, arg, b.home(b.depth()), x));
        return true;
    };
    auto store = [&](RegOp op) {
        b.emit_name(op, arg, b.source_from_top(0));
        b.pop(1);
        return true;
    };
    switch (insn.op) {
        case StackOp::LOAD_GLOBAL:
            if (arg & 1) b.push_null();
            b.prepare(0, 1);
            b.pushed_result(b.emit_name(RegOp::LoadGlobal, arg >> 1, b.home(b.depth())));
            return true;
        case StackOp::LOAD_NAME: return load(RegOp::LoadName, 0);
        case StackOp::LOAD_ATTR: return load(RegOp::GetAttr, 1);
        case StackOp::STORE_NAME: return store(RegOp::StoreName);
        case StackOp::STORE_GLOBAL: return store(RegOp::StoreGlobal);
        case StackOp::DELETE_NAME: b.emit_name(RegOp::DeleteName, arg); return true;
        case StackOp::DELETE_GLOBAL: b.emit_name(RegOp::DeleteGlobal, arg); return true;
        case StackOp::DELETE_ATTR: return store(RegOp::DeleteAttr);
        case StackOp::STORE_ATTR: {
            b.source_from_top(1);
            u32 object = b.source_from_top(0);
            b.emit_name(RegOp::SetAttr, arg, object, b.source_from_top(1));
            b.pop(2);
            return true;
        }
        case StackOp::LOAD_METHOD: {
            b.prepare(1, 2);
            u32 x = b.source_from_top(0);
            b.pop(1);
            b.emit_name(RegOp::GetMethod, arg, b.home(b.depth()), x);
            b.push_register(b.home(b.depth()));
            b.push_register(b.home(b.depth()));
            return true;
        }
        case StackOp::IMPORT_NAME: {
            b.prepare(2, 1);
            b.source_from_top(0);
            u32 level = b.source_from_top(1), from = b.source_from_top(0);
            b.pop(2);
            b.pushed_result(b.emit_name(RegOp::ImportName, arg, b.home(b.depth()), level, from));
            return true;
        }
        case StackOp::IMPORT_FROM: {
            b.prepare(0, 1);
            u32 x = b.source_from_top(0);
            b.pushed_result(b.emit_name(RegOp::ImportFrom, arg, b.home(b.depth()), x));
            return true;
        }
        case StackOp::IMPORT_STAR: b.emit(RegOp::ImportStar, b.source_from_top(0)); b.pop(1); return true;
        case StackOp::SETUP_ANNOTATIONS: b.emit(RegOp::SetupAnnotations); return true;
        case StackOp::DELETE_FAST:
            b.save_local(arg);
            b.emit(RegOp::DeleteLocal, arg);
            set_bound(arg, false);
            return true;
        case StackOp::MAKE_CELL: b.save_local(arg); b.emit(RegOp::MakeCell, arg); return true;
        case StackOp::COPY_FREE_VARS:
            b.emit(RegOp::CopyFreeVars, static_cast<u32>(code_->nlocalsplus) - arg, arg);
            return true;
        case StackOp::LOAD_CLOSURE: b.push_register(arg); return true;
        case StackOp::LOAD_DEREF: b.prepare(0, 1); b.result(0, RegOp::LoadDeref, arg); return true;
        case StackOp::LOAD_CLASSDEREF: b.prepare(0, 1); b.result(0, RegOp::LoadClassDeref, arg); return true;
        case StackOp::STORE_DEREF: b.emit(RegOp::StoreDeref, arg, b.source_from_top(0)); b.pop(1); return true;
        case StackOp::DELETE_DEREF: b.emit(RegOp::DeleteDeref, arg); return true;
        default: return false;
    }
}

// ---- Displays, unpacking, matching ----

bool Translator::build(const Insn& insn) {
    u32 arg = static_cast<u32>(insn.arg);
    auto window = [&](RegOp op, int count, u32 c) {
        b.prepare(count, 1);
        b.flush(b.depth() - count, b.depth());
        b.result(count, op, b.home(b.depth() - count), c);
        return true;
    };
    // Adds the top to the collection `arg` below it.
    auto add = [&](RegOp op) {
        b.source_from_top(0);
        u32 into = b.source(b.depth() - 1 - insn.arg);
        b.emit(op, into, b.source_from_top(0));
        b.pop(1);
        return true;
    };
    auto test = [&](RegOp op, u32 c) {  // pushes a fact about the top
        b.prepare(0, 1);
        u32 x = b.source_from_top(0);
        b.result(0, op, x, c);
        return true;
    };
    switch (insn.op) {
        case StackOp::BUILD_TUPLE:
            if (arg == 1) {
                b.prepare(1, 1);
                u32 x = b.source_from_top(0);
                b.result(1, RegOp::BuildTuple1, x);
                return true;
            }
            if (arg == 2) {
                b.prepare(2, 1);
                b.source_from_top(0);
                u32 x = b.source_from_top(1), y = b.source_from_top(0);
                b.result(2, RegOp::BuildTuple2, x, y);
                return true;
            }
            return window(RegOp::BuildTuple, insn.arg, arg);
        case StackOp::BUILD_LIST: return window(RegOp::BuildList, insn.arg, arg);
        case StackOp::BUILD_SET: return window(RegOp::BuildSet, insn.arg, arg);
        case StackOp::BUILD_MAP: return window(RegOp::BuildMap, 2 * insn.arg, arg);
        case StackOp::BUILD_STRING: return window(RegOp::BuildString, insn.arg, arg);
        case StackOp::BUILD_CONST_KEY_MAP: {
            b.prepare(insn.arg + 1, 1);
            Slot keys = b.stack.back();
            if (keys.kind != Slot::Constant) {  // not what the compiler writes
                b.flush_all();
                keys = {Slot::Constant, 0};
            }
            b.pop(1);
            b.flush(b.depth() - insn.arg, b.depth());
            b.pop(insn.arg);
            u32 at = b.emit_number(RegOp::BuildConstKeyMap, keys.index, b.home(b.depth()), b.home(b.depth()), arg);
            b.pushed_result(at);
            return true;
        }
        case StackOp::BUILD_SLICE: {
            if (arg == 3) return window(RegOp::BuildSlice3, 3, 0);
            b.prepare(2, 1);
            b.source_from_top(0);
            u32 x = b.source_from_top(1), y = b.source_from_top(0);
            b.result(2, RegOp::BuildSlice, x, y);
            return true;
        }
        case StackOp::LIST_APPEND: return add(RegOp::ListAppend);
        case StackOp::SET_ADD: return add(RegOp::SetAdd);
        case StackOp::LIST_EXTEND: return add(RegOp::ListExtend);
        case StackOp::SET_UPDATE: return add(RegOp::SetUpdate);
        case StackOp::DICT_UPDATE: return add(RegOp::DictUpdate);
        case StackOp::MAP_ADD: {
            b.source_from_top(0), b.source_from_top(1);
            u32 into = b.source(b.depth() - 2 - insn.arg);
            b.emit(RegOp::MapAdd, into, b.source_from_top(1), b.source_from_top(0));
            b.pop(2);
            return true;
        }
        case StackOp::DICT_MERGE: {
            b.source_from_top(0);
            u32 into = b.source(b.depth() - 1 - insn.arg), callable = b.source(b.depth() - 3 - insn.arg);
            b.emit(RegOp::DictMerge, into, b.source_from_top(0), callable);
            b.pop(1);
            return true;
        }
        case StackOp::UNPACK_EX: {
            int n = (insn.arg & 0xFF) + (insn.arg >> 8) + 1;
            b.prepare(1, n);
            u32 x = b.source_from_top(0);
            b.pop(1);
            b.emit(RegOp::UnpackEx, b.home(b.depth()), x, arg);
            for (int k = 0; k < n; k++) b.push_register(b.home(b.depth()));
            return true;
        }
        case StackOp::MAKE_FUNCTION: return window(RegOp::MakeFunction, stack_pops(insn.op, insn.arg), arg);
        case StackOp::CALL_FUNCTION_EX: {
            int n = 2 + static_cast<int>(arg & 1);
            b.prepare(n + 1, 1);
            b.flush(b.depth() - n, b.depth());
            u32 base = b.home(b.depth() - n);
            b.pop(n + 1);
            b.pushed_result(b.emit(RegOp::CallEx, b.home(b.depth()), base, arg & 1));
            return true;
        }
        case StackOp::GET_LEN: return test(RegOp::GetLen, 0);
        case StackOp::MATCH_MAPPING: return test(RegOp::MatchMapping, 0);
        case StackOp::MATCH_SEQUENCE: return test(RegOp::MatchSequence, 0);
        case StackOp::MATCH_KEYS: {
            b.prepare(0, 1);
            b.source_from_top(0);
            u32 subject = b.source_from_top(1), keys = b.source_from_top(0);
            b.result(0, RegOp::MatchKeys, subject, keys);
            return true;
        }
        case StackOp::MATCH_CLASS: return window(RegOp::MatchClass, 3, arg);
        default: return false;
    }
}

// ---- Exceptions, with ----

bool Translator::except(const Insn& insn) {
    switch (insn.op) {
        case StackOp::PUSH_EXC_INFO:
            b.prepare(1, 2);
            b.flush(b.depth() - 1, b.depth());
            b.emit(RegOp::PushExcInfo, b.home(b.depth() - 1));
            b.push_register(b.home(b.depth()));
            return true;
        case StackOp::POP_EXCEPT: b.emit(RegOp::PopExcept, b.source_from_top(0)); b.pop(1); return true;
        case StackOp::CHECK_EG_MATCH:
            b.prepare(2, 2);
            b.flush(b.depth() - 2, b.depth());
            b.emit(RegOp::CheckEgMatch, b.home(b.depth() - 2));
            return true;
        case StackOp::PREP_RERAISE_STAR: {
            b.prepare(2, 1);
            b.source_from_top(0);
            u32 original = b.source_from_top(1), list = b.source_from_top(0);
            b.result(2, RegOp::PrepReraiseStar, original, list);
            return true;
        }
        case StackOp::RAISE_VARARGS: {
            int n = insn.arg;
            if (n == 2) b.flush(b.depth() - 2, b.depth());
            u32 base = n == 0 ? 0 : n == 1 ? b.source_from_top(0) : b.home(b.depth() - 2);
            b.emit(RegOp::Raise, static_cast<u32>(n), base);
            b.pop(n);
            return true;
        }
        case StackOp::RERAISE: {
            b.source_from_top(0);
            u32 lasti = insn.arg ? b.source(b.depth() - 1 - insn.arg) : 0xFFFF;
            b.emit(RegOp::Reraise, b.source_from_top(0), lasti);
            b.pop(1);
            return true;
        }
        case StackOp::BEFORE_WITH:
        case StackOp::BEFORE_ASYNC_WITH: {
            b.prepare(1, 3);
            u32 x = b.source_from_top(0);
            b.pop(1);
            u32 base = b.home(b.depth());
            b.emit(insn.op == StackOp::BEFORE_WITH ? RegOp::BeforeWith : RegOp::BeforeAsyncWith, base, x);
            b.push_register(base);
            b.pushed_result(b.emit(RegOp::CallMethod, base + 1, base + 1, 0));
            return true;
        }
        case StackOp::WITH_EXCEPT_START: {
            b.flush_all();
            u32 to = b.home(b.depth());
            b.emit(RegOp::WithExceptStart, to, b.home(b.depth() - 4));
            b.pushed_result(b.emit(RegOp::Call, to, to, 3));
            return true;
        }
        default: return false;
    }
}

// ---- Generators, coroutines ----

bool Translator::generators(const Insn& insn) {
    auto unary = [&](RegOp op, u32 c = 0) {
        b.prepare(1, 1);
        u32 x = b.source_from_top(0);
        b.result(1, op, x, c);
        return true;
    };
    switch (insn.op) {
        case StackOp::RETURN_GENERATOR:
            b.emit(RegOp::ReturnGenerator, b.home(b.depth()));
            b.push_register(b.home(b.depth()));
            return true;
        case StackOp::YIELD_VALUE: {
            const Insn* next = cfg_.at_unit(insn.next);
            bool delegates = next && next->op == StackOp::RESUME && (next->arg & 3) >= 2;
            if (delegates) b.flush_all();
            return unary(RegOp::YieldValue, delegates);
        }
        case StackOp::SEND: {
            b.flush_all();
            u32 receiver = b.home(b.depth() - 2), value = b.home(b.depth() - 1);
            b.jump_to(b.emit(RegOp::Send, value, receiver, value), JumpField::Cache, insn.target);
            b.forget_result();
            return true;
        }
        case StackOp::ASYNC_GEN_WRAP: return unary(RegOp::AsyncGenWrap);
        case StackOp::GET_AWAITABLE: return unary(RegOp::GetAwaitable, static_cast<u32>(insn.arg));
        case StackOp::GET_AITER: return unary(RegOp::GetAiter);
        case StackOp::GET_ANEXT: {
            b.prepare(0, 1);
            u32 x = b.source_from_top(0);
            b.result(0, RegOp::GetAnext, x);
            return true;
        }
        case StackOp::GET_YIELD_FROM_ITER: return unary(RegOp::GetYieldFromIter);
        case StackOp::END_ASYNC_FOR:
            b.flush_all();
            b.emit(RegOp::EndAsyncFor, b.home(b.depth() - 2));
            b.pop(2);
            return true;
        default: return false;
    }
}

}  // namespace krait::ir
