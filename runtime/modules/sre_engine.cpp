// The matching engine: runs the code that Lib/re/_compiler.py writes (its format is the compiler's; ours is the execution).
//
// Backtracking with an explicit stack, so neither long strings nor deep repetition use the C stack. The stack holds two sorts of
// entries: choices (where to go on after a failure) and undo records (marks, repeat counters). Failing pops: undo records
// are applied, the first choice is resumed. Lookaround, atomic groups and possessive repeats run as a nested call and
// afterwards drop the choices they left while keeping the undo records. Nesting is bounded by the pattern, not by the string.
#include <cstdlib>
#include <cstring>
#include <utility>

#include "runtime/call.h"
#include "runtime/modules/sre.h"
#include "runtime/types/unicode.h"

namespace krait::sre {

namespace {

enum class Entry : u8 {
    // undo records
    Mark,            // a: index, b: old value, c: old lastindex
    Repeat,          // b: old current repeat
    RepeatState,     // a: repeat, b: old count, c: old last position
    // choices
    Branch,          // a: next alternative, b: position
    Greedy,          // a: tail, b: first position, c: length now, d: minimum
    Lazy,            // a: pc of the MIN_REPEAT_ONE arguments, b: position, c: count
    UntilTail,       // a: pc of the tail, b: position, c: repeat
    UntilBody,       // a: repeat, b: position, c: count
};
constexpr bool is_choice(Entry e) { return e >= Entry::Branch; }

struct StackEntry {
    Entry kind;
    u32 a;       // a place in the code, an index; -1 as 2^32 - 1
    i64 b, c, d;
};

// The backtracking stack. Its memory is kept from one search to the next: a search takes the spare one and puts it back,
// so a search that runs inside another one (from a signal handler) has its own.
class BacktrackStack {
  public:
    BacktrackStack() : entries_(std::exchange(spare, nullptr)), capacity_(entries_ ? kSpare : 0) {}
    ~BacktrackStack() {
        if (capacity_ == kSpare && !spare) spare = entries_;
        else free(entries_);
    }
    BacktrackStack(const BacktrackStack&) = delete;
    BacktrackStack& operator=(const BacktrackStack&) = delete;
    void push(const StackEntry& e) {
        if (size_ == capacity_) [[unlikely]] grow();
        entries_[size_++] = e;
    }
    // The slot stays as it is until the next push. (A copy of a whole entry just written would wait for its stores.)
    const StackEntry& pop() { return entries_[--size_]; }
    StackEntry& operator[](size_t i) { return entries_[i]; }
    size_t size() const { return size_; }
    void truncate(size_t size) { size_ = size; }

  private:
    static constexpr size_t kSpare = 256;
    static inline StackEntry* spare = nullptr;
    void grow() {
        capacity_ = capacity_ ? capacity_ * 2 : kSpare;
        entries_ = static_cast<StackEntry*>(realloc(static_cast<void*>(entries_), capacity_ * sizeof(StackEntry)));
        KRAIT_CHECK(entries_, "no memory for a regular expression's choices");
    }
    StackEntry* entries_;
    size_t size_ = 0, capacity_;
};

struct RepeatContext {
    i64 pc;         // of the REPEAT arguments
    i64 count;
    i64 last;       // position at the last iteration's start
    i64 previous;   // enclosing repeat, -1: none
};

template <class Char>
i64 find_character(const Char* text, i64 p, i64 end, u32 c) {
    if constexpr (sizeof(Char) == 1) {
        if (c > 255) return -1;
        const void* found = memchr(text + p, static_cast<int>(c), static_cast<size_t>(end - p));
        return found ? static_cast<const Char*>(found) - text : -1;
    }
    for (; p < end; p++)
        if (text[p] == c) return p;
    return -1;
}

template <class Char>
class Engine {
  public:
    Engine(Thread* th, const Pattern* pattern, const Subject& subject, const Request& request)
        : th_(th),
          code_(pattern->words()),
          text_(static_cast<const Char*>(subject.units)),
          begin_(subject.start),
          end_(request.end),
          request_(request),
          marks_(static_cast<size_t>(pattern->groups) * 2, -1) {}

    // Runs from `pc` at `position`; top level or nested. Leaves the end in end_of_match().
    int run(i64 pc, i64 position, bool top);
    i64 end_of_match() const { return finish_; }
    i64 lastindex() const { return lastindex_; }
    const std::vector<i64>& marks() const { return marks_; }
    void reset() {
        std::fill(marks_.begin(), marks_.end(), -1);
        lastindex_ = -1;
        stack_.truncate(0);
        repeats_.clear();
        repeat_ = -1;
    }

  private:
    bool at(u32 where, i64 p) const;
    bool is_word(i64 p, u32 category) const { return p >= begin_ && p < end_ && in_category(category, text_[p]); }
    i64 count_item(i64 pc, i64 p, i64 max) const;
    bool group_matches(u32 op, i64 group, i64* p) const;
    int nested(i64 pc, i64 p, i64* after);
    int possessive(i64 args, i64* p);
    bool fail(size_t base, i64* pc, i64* p);
    void undo(const StackEntry& e);
    void push(Entry kind, i64 a, i64 b = 0, i64 c = 0, i64 d = 0) { stack_.push({kind, static_cast<u32>(a), b, c, d}); }
    void set_repeat(i64 r) {
        push(Entry::Repeat, 0, repeat_);
        repeat_ = r;
    }

    Thread* th_;
    const u32* code_;
    const Char* text_;
    i64 begin_, end_;
    Request request_;
    std::vector<i64> marks_;
    i64 lastindex_ = -1;
    i64 finish_ = 0;
    BacktrackStack stack_;
    std::vector<RepeatContext> repeats_;
    i64 repeat_ = -1;
};

template <class Char>
bool Engine<Char>::at(u32 where, i64 p) const {
    switch (where) {
        case AT_BEGINNING:
        case AT_BEGINNING_STRING: return p == begin_;
        case AT_BEGINNING_LINE: return p == begin_ || text_[p - 1] == '\n';
        case AT_END: return p == end_ || (p + 1 == end_ && text_[p] == '\n');
        case AT_END_LINE: return p == end_ || text_[p] == '\n';
        case AT_END_STRING: return p == end_;
        case AT_BOUNDARY:
            return begin_ != end_ && is_word(p - 1, CATEGORY_WORD) != is_word(p, CATEGORY_WORD);
        case AT_NON_BOUNDARY:
            return begin_ != end_ && is_word(p - 1, CATEGORY_WORD) == is_word(p, CATEGORY_WORD);
        case AT_LOC_BOUNDARY:
            return begin_ != end_ && is_word(p - 1, CATEGORY_LOC_WORD) != is_word(p, CATEGORY_LOC_WORD);
        case AT_LOC_NON_BOUNDARY:
            return begin_ != end_ && is_word(p - 1, CATEGORY_LOC_WORD) == is_word(p, CATEGORY_LOC_WORD);
        case AT_UNI_BOUNDARY:
            return begin_ != end_ && is_word(p - 1, CATEGORY_UNI_WORD) != is_word(p, CATEGORY_UNI_WORD);
        case AT_UNI_NON_BOUNDARY:
            return begin_ != end_ && is_word(p - 1, CATEGORY_UNI_WORD) == is_word(p, CATEGORY_UNI_WORD);
        default: return false;
    }
}

// How often the one-character item at `pc` matches from `p`, at most `max` times.
template <class Char>
i64 Engine<Char>::count_item(i64 pc, i64 p, i64 max) const {
    i64 limit = max < end_ - p ? p + max : end_;
    i64 q = p;
    u32 argument = code_[pc + 1];
    const u32* set = code_ + pc + 2;
    switch (code_[pc]) {
        case ANY:
            q = find_character(text_, p, limit, '\n');
            if (q < 0) q = limit;
            break;
        case ANY_ALL: q = limit; break;
        case LITERAL:
            while (q < limit && text_[q] == argument) q++;
            break;
        case NOT_LITERAL: {
            q = find_character(text_, p, limit, argument);
            if (q < 0) q = limit;
            break;
        }
        case CATEGORY:
            while (q < limit && in_category(argument, text_[q])) q++;
            break;
        case IN:
            if (set[0] == CHARSET && set[9] == FAILURE) {
                const u32* bits = set + 1;
                while (q < limit && text_[q] < 256 && has_bit(bits, text_[q])) q++;
            } else if (set[0] == CATEGORY && set[2] == FAILURE) {
                while (q < limit && in_category(set[1], text_[q])) q++;
            } else {
                while (q < limit && in_charset(set, text_[q])) q++;
            }
            break;
        case IN_IGNORE:
            while (q < limit && in_charset(set, lower_ascii(text_[q]))) q++;
            break;
        case IN_UNI_IGNORE:
            while (q < limit && in_charset(set, lower_unicode(text_[q]))) q++;
            break;
        case IN_LOC_IGNORE:
            while (q < limit && in_charset_locale(set, text_[q])) q++;
            break;
        case LITERAL_IGNORE:
            while (q < limit && lower_ascii(text_[q]) == argument) q++;
            break;
        case NOT_LITERAL_IGNORE:
            while (q < limit && lower_ascii(text_[q]) != argument) q++;
            break;
        case LITERAL_UNI_IGNORE:
            while (q < limit && lower_unicode(text_[q]) == argument) q++;
            break;
        case NOT_LITERAL_UNI_IGNORE:
            while (q < limit && lower_unicode(text_[q]) != argument) q++;
            break;
        case LITERAL_LOC_IGNORE:
            while (q < limit && literal_locale(argument, text_[q])) q++;
            break;
        case NOT_LITERAL_LOC_IGNORE:
            while (q < limit && !literal_locale(argument, text_[q])) q++;
            break;
        default: break;
    }
    return q - p;
}

template <class Char>
bool Engine<Char>::group_matches(u32 op, i64 group, i64* p) const {
    i64 from = marks_[static_cast<size_t>(group * 2)], to = marks_[static_cast<size_t>(group * 2 + 1)];
    if (from < 0 || to < 0 || to < from) return false;
    i64 q = *p;
    for (; from < to; from++, q++) {
        if (q >= end_) return false;
        u32 a = text_[from], b = text_[q];
        if (a == b) continue;
        if (op == GROUPREF_IGNORE && lower_ascii(a) == lower_ascii(b)) continue;
        if (op == GROUPREF_UNI_IGNORE && lower_unicode(a) == lower_unicode(b)) continue;
        if (op == GROUPREF_LOC_IGNORE && lower_locale(a) == lower_locale(b)) continue;
        return false;
    }
    *p = q;
    return true;
}

template <class Char>
inline void Engine<Char>::undo(const StackEntry& e) {
    switch (e.kind) {
        case Entry::Mark:
            marks_[static_cast<size_t>(e.a)] = e.b;
            lastindex_ = e.c;
            break;
        case Entry::Repeat: repeat_ = e.b; break;
        case Entry::RepeatState:
            repeats_[static_cast<size_t>(e.a)].count = e.b;
            repeats_[static_cast<size_t>(e.a)].last = e.c;
            break;
        default: break;
    }
}

// Resumes the newest choice above `base`. False: none is left.
template <class Char>
bool Engine<Char>::fail(size_t base, i64* pc, i64* p) {
    while (stack_.size() > base) {
        const StackEntry& e = stack_.pop();  // read before anything is pushed
        const u32 a = e.a;
        const i64 b = e.b;
        switch (e.kind) {
            case Entry::Branch: {
                // Like BRANCH itself: the first alternative that can start here, keeping a choice for the rest.
                i64 next = a + code_[a];
                if (code_[next]) push(Entry::Branch, next, b);
                *pc = a + 1;
                *p = b;
                return true;
            }
            case Entry::Greedy: {
                i64 count = e.c;
                const i64 min = e.d;
                if (code_[a] == LITERAL) {
                    u32 c = code_[a + 1];
                    for (count--; count >= min && !(b + count < end_ && text_[b + count] == c);) count--;
                } else {
                    count--;
                }
                if (count < min) continue;
                if (count > min) push(Entry::Greedy, a, b, count, min);
                *pc = a;
                *p = b + count;
                return true;
            }
            case Entry::Lazy: {
                u32 max = code_[a + 2];
                i64 tail = a + code_[a], limit = max == kMaxRepeat ? INT64_MAX : max, q = b, count = e.c;
                // One more; and on to where a literal behind the repeat stands.
                bool more = true;
                do {
                    more = count < limit && count_item(a + 3, q, 1) == 1;
                    q++;
                    count++;
                } while (more && code_[tail] == LITERAL && !(q < end_ && text_[q] == code_[tail + 1]));
                if (!more) continue;
                push(Entry::Lazy, a, q, count);
                *pc = tail;
                *p = q;
                return true;
            }
            case Entry::UntilTail: {
                RepeatContext& r = repeats_[static_cast<size_t>(e.c)];
                set_repeat(r.previous);
                *pc = a;
                *p = b;
                return true;
            }
            case Entry::UntilBody: {
                RepeatContext& r = repeats_[static_cast<size_t>(a)];
                const i64 count = e.c;
                u32 max = code_[r.pc + 2];
                if ((max != kMaxRepeat && count >= static_cast<i64>(max)) || b == r.last) continue;
                push(Entry::RepeatState, a, r.count, r.last);
                r.count = count;
                r.last = b;
                *pc = r.pc + 3;
                *p = b;
                return true;
            }
            default: undo(e);
        }
    }
    return false;
}

// Runs a nested pattern to its SUCCESS and forgets its choices. 1 with *after set; 0 with everything undone.
template <class Char>
int Engine<Char>::nested(i64 pc, i64 p, i64* after) {
    size_t base = stack_.size();
    i64 saved_repeat = repeat_;
    int result = run(pc, p, false);
    if (result <= 0) return result;
    *after = finish_;
    size_t kept = base;
    for (size_t i = base; i < stack_.size(); i++)
        if (!is_choice(stack_[i].kind)) stack_[kept++] = stack_[i];
    stack_.truncate(kept);
    if (repeat_ != saved_repeat) set_repeat(saved_repeat);
    return 1;
}

template <class Char>
int Engine<Char>::possessive(i64 args, i64* p) {
    u32 min = code_[args + 1], max = code_[args + 2];
    i64 count = 0, last = -1;
    for (;;) {
        bool needed = count < static_cast<i64>(min);
        if (!needed && ((max != kMaxRepeat && count >= static_cast<i64>(max)) || *p == last)) return 1;
        i64 after;
        last = *p;
        int result = nested(args + 3, *p, &after);
        if (result < 0) return result;
        if (result == 0) return needed ? 0 : 1;
        *p = after;
        count++;
    }
}

template <class Char>
int Engine<Char>::run(i64 pc, i64 p, bool top) {
    size_t base = stack_.size();
    u32 steps = 0;
    for (;;) {
        bool ok = true;
        u32 op = code_[pc];
        i64 args = pc + 1;
        switch (op) {
            case FAILURE: ok = false; break;
            case SUCCESS:
                if (top && ((request_.full && p != end_) || (request_.must_advance && p == request_.start))) {
                    ok = false;
                    break;
                }
                finish_ = p;
                return 1;
            case AT:
                ok = at(code_[args], p);
                pc = args + 1;
                break;
            case MARK: {
                u32 index = code_[args];
                // With no choice to go back to, failing ends the attempt, and the next one starts with clear marks.
                if (!top || stack_.size()) push(Entry::Mark, index, marks_[index], lastindex_);
                marks_[index] = p;
                if (index & 1) lastindex_ = index / 2 + 1;
                pc = args + 1;
                break;
            }
            case ANY:
                ok = p < end_ && text_[p] != '\n';
                p++;
                pc = args;
                break;
            case ANY_ALL:
                ok = p < end_;
                p++;
                pc = args;
                break;
            case LITERAL:
                ok = p < end_ && text_[p] == code_[args];
                p++;
                pc = args + 1;
                break;
            case NOT_LITERAL:
                ok = p < end_ && text_[p] != code_[args];
                p++;
                pc = args + 1;
                break;
            case CATEGORY:
            case LITERAL_IGNORE:
            case NOT_LITERAL_IGNORE:
            case LITERAL_UNI_IGNORE:
            case NOT_LITERAL_UNI_IGNORE:
            case LITERAL_LOC_IGNORE:
            case NOT_LITERAL_LOC_IGNORE:
                ok = count_item(pc, p, 1) == 1;
                p++;
                pc = args + 1;
                break;
            case IN:
                ok = p < end_ && in_charset(code_ + args + 1, text_[p]);
                p++;
                pc = args + code_[args];
                break;
            case IN_IGNORE:
            case IN_UNI_IGNORE:
            case IN_LOC_IGNORE:
                ok = count_item(pc, p, 1) == 1;
                p++;
                pc = args + code_[args];
                break;
            case JUMP:
            case INFO: pc = args + code_[args]; break;
            case BRANCH: {
                // Alternatives that begin with a literal are tried only where it stands.
                i64 alternative = args;
                for (; code_[alternative]; alternative += code_[alternative]) {
                    if (code_[alternative + 1] == LITERAL && (p >= end_ || text_[p] != code_[alternative + 2])) continue;
                    if (code_[alternative + 1] == IN && (p >= end_ || !in_charset(code_ + alternative + 3, text_[p]))) continue;
                    break;
                }
                if (!code_[alternative]) {
                    ok = false;
                    break;
                }
                i64 next = alternative + code_[alternative];
                if (code_[next]) push(Entry::Branch, next, p);
                pc = alternative + 1;
                break;
            }
            case REPEAT_ONE:
            case POSSESSIVE_REPEAT_ONE: {
                i64 min = code_[args + 1], tail = args + code_[args];
                if (end_ - p < min) {
                    ok = false;
                    break;
                }
                u32 max = code_[args + 2];
                i64 count = count_item(args + 3, p, max == kMaxRepeat ? INT64_MAX : max);
                if (count < min) {
                    ok = false;
                    break;
                }
                if (op == REPEAT_ONE && code_[tail] == LITERAL) {
                    // Only where the literal behind the repeat stands.
                    u32 c = code_[tail + 1];
                    while (count >= min && !(p + count < end_ && text_[p + count] == c)) count--;
                    if (count < min) {
                        ok = false;
                        break;
                    }
                }
                if (op == REPEAT_ONE && count > min) push(Entry::Greedy, tail, p, count, min);
                p += count;
                pc = tail;
                break;
            }
            case MIN_REPEAT_ONE: {
                i64 min = code_[args + 1];
                if (end_ - p < min || (min && count_item(args + 3, p, min) < min)) {
                    ok = false;
                    break;
                }
                p += min;
                push(Entry::Lazy, args, p, min);
                pc = args + code_[args];
                break;
            }
            case REPEAT:
                repeats_.push_back({args, -1, -1, repeat_});
                set_repeat(static_cast<i64>(repeats_.size()) - 1);
                pc = args + code_[args];
                break;
            case MAX_UNTIL: {
                i64 current = repeat_;
                RepeatContext& r = repeats_[static_cast<size_t>(current)];
                i64 count = r.count + 1;
                u32 min = code_[r.pc + 1], max = code_[r.pc + 2];
                if (count < static_cast<i64>(min)) {
                    push(Entry::RepeatState, current, r.count, r.last);
                    r.count = count;
                    pc = r.pc + 3;
                } else if ((max == kMaxRepeat || count < static_cast<i64>(max)) && p != r.last) {
                    push(Entry::UntilTail, args, p, current);
                    push(Entry::RepeatState, current, r.count, r.last);
                    r.count = count;
                    r.last = p;
                    pc = r.pc + 3;
                } else {
                    set_repeat(r.previous);
                    pc = args;
                }
                break;
            }
            case MIN_UNTIL: {
                i64 current = repeat_;
                RepeatContext& r = repeats_[static_cast<size_t>(current)];
                i64 count = r.count + 1;
                if (count < static_cast<i64>(code_[r.pc + 1])) {
                    push(Entry::RepeatState, current, r.count, r.last);
                    r.count = count;
                    pc = r.pc + 3;
                } else {
                    push(Entry::UntilBody, current, p, count);
                    set_repeat(r.previous);
                    pc = args;
                }
                break;
            }
            case ASSERT:
            case ASSERT_NOT: {
                i64 from = p - static_cast<i64>(code_[args + 1]), after;
                if (from < begin_) {
                    ok = op == ASSERT_NOT;
                } else {
                    size_t height = stack_.size();
                    int found = nested(args + 2, from, &after);
                    if (found < 0) return -1;
                    ok = (found == 1) == (op == ASSERT);
                    if (found == 1 && op == ASSERT_NOT) {
                        while (stack_.size() > height) {
                            undo(stack_.pop());
                        }
                    }
                }
                pc = args + code_[args];
                break;
            }
            case ATOMIC_GROUP: {
                int found = nested(args + 1, p, &p);
                if (found < 0) return -1;
                ok = found == 1;
                pc = args + code_[args];
                break;
            }
            case POSSESSIVE_REPEAT: {
                int found = possessive(args, &p);
                if (found < 0) return -1;
                ok = found == 1;
                pc = args + code_[args] + 1;
                break;
            }
            case GROUPREF:
            case GROUPREF_IGNORE:
            case GROUPREF_UNI_IGNORE:
            case GROUPREF_LOC_IGNORE:
                ok = group_matches(op, code_[args], &p);
                pc = args + 1;
                break;
            case GROUPREF_EXISTS: {
                size_t group = code_[args];
                bool exists = marks_[group * 2] >= 0 && marks_[group * 2 + 1] >= marks_[group * 2];
                pc = exists ? args + 2 : args + code_[args + 1];
                break;
            }
            default: raise(th_, Exc::RuntimeError, "invalid SRE code"); return -1;
        }
        if (ok) continue;
        if ((++steps & 0xFFFF) == 0 && th_->poll && !interp_hooks.poll(th_)) return -1;
        if (!fail(base, &pc, &p)) return 0;
    }
}

// ---- Searching ----

template <class Char>
void fill_result(const Engine<Char>& engine, i64 start, Result* out) {
    out->start = start;
    out->end = engine.end_of_match();
    out->lastindex = engine.lastindex();
    out->marks = engine.marks();
}

// Where the `length` (at least 1) characters stand first in [p, end); -1: nowhere.
template <class Char>
i64 find_text(const Char* text, i64 p, i64 end, const u32* wanted, i64 length) {
    for (;; p++) {
        if (p + length > end) return -1;
        p = find_character(text, p, end - length + 1, wanted[0]);
        if (p < 0) return -1;
        i64 i = 1;
        while (i < length && text[p + i] == wanted[i]) i++;
        if (i == length) return p;
    }
}

// A pattern that is nothing but a text.
template <class Char>
int search_literal(const Char* text, const Request& request, const u32* wanted, i64 length, Result* out) {
    i64 p = find_text(text, request.start, request.end, wanted, length);
    if (p < 0) return 0;
    out->start = p;
    out->end = p + length;
    out->lastindex = -1;
    out->marks.clear();
    return 1;
}

template <class Char>
int search_in(Thread* th, const Pattern* pattern, const Subject& subject, const Request& request, Result* out) {
    const u32* code = pattern->words();
    const auto* text = static_cast<const Char*>(subject.units);
    Engine<Char> engine(th, pattern, subject, request);
    i64 min_width = 0, body = 0;
    const u32* charset = nullptr;
    const u32* prefix = nullptr;
    i64 prefix_length = 0;
    if (code[0] == INFO) {
        min_width = code[3];
        if (code[2] & kInfoPrefix) {
            prefix = code + 7;
            prefix_length = code[5];
            if (code[2] & kInfoLiteral && !request.full && !pattern->groups)
                return search_literal(text, request, prefix, prefix_length, out);
        } else if (code[2] & kInfoCharset) charset = code + 5;
        body = 1 + code[1];
    }
    i64 last = request.end - min_width;
    for (i64 p = request.start; p <= last; p++) {
        if (prefix) {
            p = find_text(text, p, request.end, prefix, prefix_length);
            if (p < 0 || p > last) return 0;
        } else if (charset) {
            if (charset[0] == CHARSET && charset[9] == FAILURE) {
                while (p < request.end && !(text[p] < 256 && has_bit(charset + 1, text[p]))) p++;
            } else {
                while (p < request.end && !in_charset(charset, text[p])) p++;
            }
            if (p >= request.end || p > last) return 0;
        }
        engine.reset();
        int found = engine.run(body, p, true);
        if (found) {
            if (found > 0) fill_result(engine, p, out);
            return found;
        }
    }
    return 0;
}

template <class Char>
int match_in(Thread* th, const Pattern* pattern, const Subject& subject, const Request& request, Result* out) {
    Engine<Char> engine(th, pattern, subject, request);
    int found = engine.run(0, request.start, true);
    if (found > 0) fill_result(engine, request.start, out);
    return found;
}

}  // namespace

int match_at(Thread* th, const Pattern* pattern, const Subject& subject, const Request& request, Result* out) {
    switch (subject.width) {
        case 1: return match_in<u8>(th, pattern, subject, request, out);
        case 2: return match_in<u16>(th, pattern, subject, request, out);
        default: return match_in<u32>(th, pattern, subject, request, out);
    }
}

int search(Thread* th, const Pattern* pattern, const Subject& subject, const Request& request, Result* out) {
    if (request.start > request.end) return 0;
    switch (subject.width) {
        case 1: return search_in<u8>(th, pattern, subject, request, out);
        case 2: return search_in<u16>(th, pattern, subject, request, out);
        default: return search_in<u32>(th, pattern, subject, request, out);
    }
}

}  // namespace krait::sre
