// Codegen: the match statement (PEP 634).
//
// Invariant while a pattern is compiled: the subject is on top of the stack; below it the values captured so far
// (`stores`, first deepest), and `on_top` values that must be dropped before failing. A failing test jumps to
// `fail_pop[n]`, which pops n values and falls into `fail_pop[n - 1]`. Captured names are bound only after the whole
// pattern has matched.
#include "frontend/codegen.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

#include <algorithm>

namespace krait {

using ast::ExprContext;
using ast::PatternNode;

namespace {

bool is_wildcard(PatternNode* p) {
    auto* as = ast::is<ast::MatchAs>(p);
    return as && !as->name;
}
bool is_star_wildcard(PatternNode* p) {
    auto* star = ast::is<ast::MatchStar>(p);
    return star && !star->name;
}

}  // namespace

void Codegen::match_statement(const ast::Match* s) {
    PatternContext pc;
    expression(s->subject);
    Block* end = new_block();
    u32 count = s->cases.size();
    bool has_default = is_wildcard(s->cases[count - 1]->pattern) && count > 1;
    u32 tested = count - has_default;
    for (u32 i = 0; i < tested && !failed_; ++i)
        match_case(s->cases[i], pc, i != tested - 1, i == count - 1, end);
    if (has_default && !failed_) {
        const ast::MatchCase* m = s->cases[count - 1];
        set_location(m->pattern);
        emit(StackOp::NOP);
        if (m->guard) jump_if(m->guard, end, false);
        statements(m->body);
    }
    use(end);
}

void Codegen::match_case(const ast::MatchCase* m, PatternContext& pc, bool keep_subject, bool is_last, Block* end) {
    set_location(m->pattern);
    if (keep_subject) emit(StackOp::COPY, 1);
    pc = PatternContext{};
    pc.allow_irrefutable = m->guard || is_last;
    pattern(m->pattern, pc);
    if (failed_) return;
    for (Str* name : pc.stores) name_op(name, ExprContext::Store);
    if (m->guard) {
        ensure_fail_pop(0, pc);
        jump_if(m->guard, pc.fail_pop[0], false);
    }
    if (keep_subject) emit(StackOp::POP_TOP);
    statements(m->body);
    jump(StackOp::JUMP, end);
    set_location(m->pattern);
    emit_fail_pop(pc);
}

void Codegen::pattern(PatternNode* p, PatternContext& pc) {
    using namespace ast;
    if (failed_) return;
    set_location(p);
    switch (p->tag) {
        case Tag::MatchValue: pattern_value(as<MatchValue>(p), pc); break;
        case Tag::MatchSingleton: pattern_singleton(as<MatchSingleton>(p), pc); break;
        case Tag::MatchSequence: pattern_sequence(as<MatchSequence>(p), pc); break;
        case Tag::MatchMapping: pattern_mapping(as<MatchMapping>(p), pc); break;
        case Tag::MatchClass: pattern_class(as<MatchClass>(p), pc); break;
        case Tag::MatchStar: store_capture(as<MatchStar>(p)->name, pc); break;
        case Tag::MatchAs: pattern_as(as<MatchAs>(p), pc); break;
        default: pattern_or(as<MatchOr>(p), pc); break;
    }
}

void Codegen::subpattern(PatternNode* p, PatternContext& pc) {
    bool saved = pc.allow_irrefutable;
    pc.allow_irrefutable = true;
    pattern(p, pc);
    pc.allow_irrefutable = saved;
}

// ---- Failure and captures ----

void Codegen::ensure_fail_pop(size_t n, PatternContext& pc) {
    while (pc.fail_pop.size() <= n) pc.fail_pop.push_back(new_block());
}

void Codegen::jump_to_fail_pop(StackOp op, PatternContext& pc) {
    size_t pops = static_cast<size_t>(pc.on_top) + pc.stores.size();
    ensure_fail_pop(pops, pc);
    jump(op, pc.fail_pop[pops]);
}

void Codegen::emit_fail_pop(PatternContext& pc) {
    if (pc.fail_pop.empty()) return;
    for (size_t n = pc.fail_pop.size() - 1; n > 0; --n) {
        use(pc.fail_pop[n]);
        emit(StackOp::POP_TOP);
    }
    use(pc.fail_pop[0]);
    pc.fail_pop.clear();
}

void Codegen::rotate(i32 count) {
    for (; count > 1; --count) emit(StackOp::SWAP, count);
}

void Codegen::store_capture(Str* name, PatternContext& pc) {
    if (!name) return emit(StackOp::POP_TOP);
    if (forbidden_name(name, ExprContext::Store)) return;
    if (std::find(pc.stores.begin(), pc.stores.end(), name) != pc.stores.end())
        return fail("multiple assignments to name %R in pattern", Value(name));
    rotate(pc.on_top + static_cast<i32>(pc.stores.size()) + 1);
    pc.stores.push_back(name);
}

// ---- Values, names, alternatives ----

void Codegen::pattern_value(const ast::MatchValue* p, PatternContext& pc) {
    ast::Tag tag = p->value->tag;
    if (tag != ast::Tag::Constant && tag != ast::Tag::Attribute)
        return fail("patterns may only match literals and attribute lookups");
    expression(p->value);
    compare(ast::CompareOperator::Eq);
    jump_to_fail_pop(StackOp::POP_JUMP_IF_FALSE, pc);
}

void Codegen::pattern_singleton(const ast::MatchSingleton* p, PatternContext& pc) {
    load_constant(p->value);
    compare(ast::CompareOperator::Is);
    jump_to_fail_pop(StackOp::POP_JUMP_IF_FALSE, pc);
}

void Codegen::pattern_as(const ast::MatchAs* p, PatternContext& pc) {
    if (!p->pattern) {
        if (!pc.allow_irrefutable) {
            if (p->name) return fail("name capture %R makes remaining patterns unreachable", Value(p->name));
            return fail("wildcard makes remaining patterns unreachable");
        }
        return store_capture(p->name, pc);
    }
    ++pc.on_top;
    emit(StackOp::COPY, 1);
    pattern(p->pattern, pc);
    --pc.on_top;
    if (!failed_) store_capture(p->name, pc);
}

void Codegen::pattern_or(const ast::MatchOr* p, PatternContext& pc) {
    Block* end = new_block();
    std::vector<Str*> control;  // names that the first alternative binds
    u32 count = p->patterns.size();
    for (u32 i = 0; i < count && !failed_; ++i) {
        PatternContext alternative;
        alternative.allow_irrefutable = i == count - 1 && pc.allow_irrefutable;
        set_location(p->patterns[i]);
        emit(StackOp::COPY, 1);
        pattern(p->patterns[i], alternative);
        if (failed_) return;
        if (i == 0)
            control = alternative.stores;
        else if (!reorder_stores(control, alternative))
            return fail("alternative patterns bind different names");
        jump(StackOp::JUMP, end);
        emit_fail_pop(alternative);
    }
    emit(StackOp::POP_TOP);
    jump_to_fail_pop(StackOp::JUMP, pc);
    use(end);
    // The new captures stand above the copy of the subject; they go below it, behind the older captures.
    i32 rotations = static_cast<i32>(control.size()) + 1 + pc.on_top + static_cast<i32>(pc.stores.size());
    for (Str* name : control) {
        rotate(rotations);
        if (std::find(pc.stores.begin(), pc.stores.end(), name) != pc.stores.end())
            return fail("multiple assignments to name %R in pattern", Value(name));
        pc.stores.push_back(name);
    }
    emit(StackOp::POP_TOP);
}

// Brings the captures of an alternative into the order of `control`. False: they differ.
bool Codegen::reorder_stores(const std::vector<Str*>& control, PatternContext& pc) {
    if (pc.stores.size() != control.size()) return false;
    for (size_t wanted = control.size(); wanted-- > 0;) {
        auto found = std::find(pc.stores.begin(), pc.stores.end(), control[wanted]);
        if (found == pc.stores.end()) return false;
        size_t have = static_cast<size_t>(found - pc.stores.begin());
        if (have == wanted) continue;
        size_t rotations = have + 1;
        std::rotate(pc.stores.begin(), pc.stores.begin() + static_cast<i64>(rotations),
                    pc.stores.begin() + static_cast<i64>(wanted) + 1);
        while (rotations--) rotate(static_cast<i32>(wanted) + 1);
    }
    return true;
}

// ---- Sequences ----

void Codegen::pattern_sequence(const ast::MatchSequence* p, PatternContext& pc) {
    i32 size = static_cast<i32>(p->patterns.size());
    i32 star = -1;
    bool only_wildcards = true, star_wildcard = false;
    for (i32 i = 0; i < size; ++i) {
        PatternNode* item = p->patterns[static_cast<size_t>(i)];
        if (item->tag != ast::Tag::MatchStar) {
            only_wildcards = only_wildcards && is_wildcard(item);
            continue;
        }
        if (star >= 0) return fail("multiple starred names in sequence pattern");
        star_wildcard = is_star_wildcard(item);
        only_wildcards = only_wildcards && star_wildcard;
        star = i;
    }
    ++pc.on_top;
    emit(StackOp::MATCH_SEQUENCE);
    jump_to_fail_pop(StackOp::POP_JUMP_IF_FALSE, pc);
    if (star < 0 || size > 1) {
        emit(StackOp::GET_LEN);
        load_int(star < 0 ? size : size - 1);
        compare(star < 0 ? ast::CompareOperator::Eq : ast::CompareOperator::GtE);
        jump_to_fail_pop(StackOp::POP_JUMP_IF_FALSE, pc);
    }
    --pc.on_top;
    if (only_wildcards)
        emit(StackOp::POP_TOP);
    else if (star_wildcard)
        pattern_subscripts(p->patterns, star, pc);
    else
        pattern_unpack(p->patterns, pc);
}

void Codegen::pattern_unpack(Seq<PatternNode*> patterns, PatternContext& pc) {
    u32 size = patterns.size();
    bool seen_star = false;
    for (u32 i = 0; i < size; ++i) {
        if (patterns[i]->tag != ast::Tag::MatchStar) continue;
        u32 after = size - i - 1;
        if (i >= 1u << 8 || after >= 0x7FFF'FFFFu >> 8)
            return fail("too many expressions in star-unpacking sequence pattern");
        emit(StackOp::UNPACK_EX, static_cast<i32>(i + (after << 8)));
        seen_star = true;
    }
    if (!seen_star) emit(StackOp::UNPACK_SEQUENCE, static_cast<i32>(size));
    pc.on_top += static_cast<i32>(size);
    for (PatternNode* item : patterns) {
        --pc.on_top;
        subpattern(item, pc);
    }
}

// With `*_` the items wanted are fetched one by one instead of building a list nobody sees.
void Codegen::pattern_subscripts(Seq<PatternNode*> patterns, i32 star, PatternContext& pc) {
    ++pc.on_top;
    i32 size = static_cast<i32>(patterns.size());
    for (i32 i = 0; i < size; ++i) {
        PatternNode* item = patterns[static_cast<size_t>(i)];
        if (i == star || is_wildcard(item)) continue;
        emit(StackOp::COPY, 1);
        if (i < star) {
            load_int(i);
        } else {
            emit(StackOp::GET_LEN);
            load_int(size - i);
            binary(ast::Operator::Sub, false);
        }
        emit(StackOp::BINARY_SUBSCR);
        subpattern(item, pc);
    }
    --pc.on_top;
    emit(StackOp::POP_TOP);
}

// ---- Mappings ----

void Codegen::pattern_mapping(const ast::MatchMapping* p, PatternContext& pc) {
    i32 size = static_cast<i32>(p->keys.size());
    i32 pattern_count = static_cast<i32>(p->patterns.size());
    if (size != pattern_count)
        return fail("keys (%d) / patterns (%d) length mismatch in mapping pattern", size, pattern_count);
    ++pc.on_top;
    emit(StackOp::MATCH_MAPPING);
    jump_to_fail_pop(StackOp::POP_JUMP_IF_FALSE, pc);
    if (!size && !p->rest) {
        --pc.on_top;
        return emit(StackOp::POP_TOP);
    }
    if (size) {
        emit(StackOp::GET_LEN);
        load_int(size);
        compare(ast::CompareOperator::GtE);
        jump_to_fail_pop(StackOp::POP_JUMP_IF_FALSE, pc);
    }
    pattern_mapping_keys(p, pc);
    if (failed_) return;
    emit(StackOp::UNPACK_SEQUENCE, size);
    pc.on_top += size - 1;
    for (PatternNode* item : p->patterns) {
        --pc.on_top;
        subpattern(item, pc);
    }
    pc.on_top -= 2;
    if (!p->rest) {
        emit(StackOp::POP_TOP);
        return emit(StackOp::POP_TOP);
    }
    emit(StackOp::BUILD_MAP, 0);           // subject, keys, rest
    emit(StackOp::SWAP, 3);                // rest, keys, subject
    emit(StackOp::DICT_UPDATE, 2);         // rest, keys
    emit(StackOp::UNPACK_SEQUENCE, size);  // rest, key...
    for (; size; --size) {
        emit(StackOp::COPY, 1 + size);
        emit(StackOp::SWAP, 2);
        emit(StackOp::DELETE_SUBSCR);
    }
    if (!failed_) store_capture(p->rest, pc);
}

void Codegen::pattern_mapping_keys(const ast::MatchMapping* p, PatternContext& pc) {
    krait::Set* seen = new_set(th_);
    if (!seen) {
        failed_ = true;
        return;
    }
    for (u32 i = 0; i < p->keys.size() && !failed_; ++i) {
        ast::ExprNode* key = p->keys[i];
        if (!key) {
            set_location(p->patterns[i]);
            return fail("can't use NULL keys in MatchMapping (set 'rest' parameter instead)");
        }
        if (auto* constant = ast::is<ast::Constant>(key)) {
            int added = set_add(th_, seen, constant->value);
            if (added < 0) failed_ = true;
            if (added == 0) return fail("mapping pattern checks duplicate key (%R)", constant->value);
        } else if (key->tag != ast::Tag::Attribute) {
            return fail("mapping pattern keys may only match literals and attribute lookups");
        }
        expression(key);
    }
    emit(StackOp::BUILD_TUPLE, static_cast<i32>(p->keys.size()));
    emit(StackOp::MATCH_KEYS);
    pc.on_top += 2;
    emit(StackOp::COPY, 1);
    load_none();
    emit(StackOp::IS_OP, 1);
    jump_to_fail_pop(StackOp::POP_JUMP_IF_FALSE, pc);
}

// ---- Classes ----

void Codegen::validate_class_keywords(const ast::MatchClass* p) {
    for (u32 i = 0; i < p->kwd_attrs.size() && !failed_; ++i) {
        set_location(p->kwd_patterns[i]);
        if (forbidden_name(p->kwd_attrs[i], ExprContext::Store)) return;
        for (u32 j = i + 1; j < p->kwd_attrs.size(); ++j) {
            if (p->kwd_attrs[i] != p->kwd_attrs[j]) continue;
            set_location(p->kwd_patterns[j]);
            return fail("attribute name repeated in class pattern: %U", p->kwd_attrs[i]);
        }
    }
}

void Codegen::pattern_class(const ast::MatchClass* p, PatternContext& pc) {
    i32 positional = static_cast<i32>(p->patterns.size());
    i32 attributes = static_cast<i32>(p->kwd_attrs.size());
    i32 keyword_patterns = static_cast<i32>(p->kwd_patterns.size());
    if (attributes != keyword_patterns)
        return fail("kwd_attrs (%d) / kwd_patterns (%d) length mismatch in class pattern", attributes,
                    keyword_patterns);
    if (attributes) {
        Location saved = at_;
        validate_class_keywords(p);
        at_ = saved;
        if (failed_) return;
    }
    expression(p->cls);
    std::vector<Str*> names(p->kwd_attrs.begin(), p->kwd_attrs.end());
    load_constant(Value(name_tuple(names)));
    emit(StackOp::MATCH_CLASS, positional);
    emit(StackOp::COPY, 1);
    load_none();
    emit(StackOp::IS_OP, 1);
    ++pc.on_top;
    jump_to_fail_pop(StackOp::POP_JUMP_IF_FALSE, pc);
    emit(StackOp::UNPACK_SEQUENCE, positional + attributes);
    pc.on_top += positional + attributes - 1;
    for (i32 i = 0; i < positional + attributes; ++i) {
        --pc.on_top;
        PatternNode* item = i < positional ? p->patterns[static_cast<size_t>(i)]
                                           : p->kwd_patterns[static_cast<size_t>(i - positional)];
        if (is_wildcard(item))
            emit(StackOp::POP_TOP);
        else
            subpattern(item, pc);
    }
}

}  // namespace krait
