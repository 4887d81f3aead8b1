// list.sort: stable adaptive merge sort. Natural runs (short ones extended by binary insertion) are merged in the order of
// powersort (Munro & Wild, "Nearly-optimal mergesorts", ESA 2018), as CPython 3.11 does; merging gallops (exponential
// search) once one run keeps winning, as in Tim Peters' listsort.txt.
//
// While sorting, the list is empty and its items belong to a hidden list, so that comparisons may do what they like; if the
// list is not empty afterwards, ValueError. Keys and temporaries are lists too, hence visible to the collector. No write barriers are
// needed while items are permuted: whatever is in the arrays is reachable at every collection and so of one age with them.
// The comparison is chosen once by the types of all keys: ints, floats and strs compare without a call.
#include <cstring>

#include <utility>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/types/list_items.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// ---- Comparisons: less(a, b) is 1, 0 or -1 (raised) ----

struct LessInt {
    int operator()(Thread*, Value a, Value b) const { return a.bits() < b.bits(); }
};
struct LessDouble {
    int operator()(Thread*, Value a, Value b) const { return a.as_double() < b.as_double(); }
};
struct LessStr {
    int operator()(Thread*, Value a, Value b) const { return str_compare(a.as<Str>(), b.as<Str>()) < 0; }
};
// Strs of one-byte units: the first eight decide mostly.
struct LessLatin1 {
    static u64 head(const Str* s) {
        u64 word;
        if (s->length >= 8) {
            memcpy(&word, s->data, 8);
            return __builtin_bswap64(word);
        }
        word = 0;
        memcpy(&word, s->data, static_cast<size_t>(s->length));
        return __builtin_bswap64(word);
    }
    int operator()(Thread*, Value a, Value b) const {
        Str *x = a.as<Str>(), *y = b.as<Str>();
        u64 p = head(x), q = head(y);
        if (p != q) return p < q;
        i64 common = x->length < y->length ? x->length : y->length;
        int order = common > 8 ? memcmp(x->data + 8, y->data + 8, static_cast<size_t>(common - 8)) : 0;
        return order ? order < 0 : x->length < y->length;
    }
};
struct LessAny {
    int operator()(Thread* th, Value a, Value b) const {
        Value r = rich_compare(th, a, b, CompareOp::Lt);
        if (!r) return -1;
        if (r == py_true()) return 1;
        if (r == py_false()) return 0;
        return truth(th, r);
    }
};
// Tuples: decides by the first items when they are quick to compare and differ.
struct LessTuple {
    int operator()(Thread* th, Value a, Value b) const {
        Tuple *x = a.as<Tuple>(), *y = b.as<Tuple>();
        if (x->size && y->size) {
            Value p = x->items[0], q = y->items[0];
            if (both_small_ints(p, q)) {
                if (p != q) return p.bits() < q.bits();
            } else if (p.is_double() && q.is_double()) {
                if (p.as_double() != q.as_double()) return p.as_double() < q.as_double();
            } else if (is_exactly(p, Kind::Str) && is_exactly(q, Kind::Str)) {
                int order = str_compare(p.as<Str>(), q.as<Str>());
                if (order) return order < 0;
            }
        }
        return LessAny()(th, a, b);
    }
};

constexpr i64 kMinGallop = 7;
constexpr i64 kBeingSorted = -1;  // capacity of the list meanwhile: any change makes it something else
constexpr int kMaxRuns = 85;

struct Run {
    i64 start, length;
    int power;
};

// Keys, and the items that travel with them (null when keys are the items).
template <class Less>
class Sorter {
  public:
    Sorter(Thread* th, Value* keys, Value* items, i64 count) : th_(th), keys_(keys), items_(items), count_(count) {}

    bool sort() {
        if (count_ < 2) return true;
        i64 min_run = minimal_run(count_);
        i64 at = 0;
        while (at < count_) {
            i64 n = count_run(at, count_);
            if (n < 0) return false;
            if (n < min_run) {
                i64 forced = count_ - at < min_run ? count_ - at : min_run;
                if (!insertion_sort(at, at + forced, at + n)) return false;
                n = forced;
            }
            if (!found_run(n)) return false;
            runs_[run_count_++] = Run{at, n, 0};
            at += n;
        }
        while (run_count_ > 1) {
            i64 n = run_count_ - 2;
            if (n > 0 && runs_[n - 1].length < runs_[n + 1].length) --n;
            if (!merge_at(n)) return false;
        }
        return true;
    }

  private:
    static i64 minimal_run(i64 n) {
        i64 r = 0;
        while (n >= 64) {
            r |= n & 1;
            n >>= 1;
        }
        return n + r;
    }

    void swap(i64 i, i64 j) {
        std::swap(keys_[i], keys_[j]);
        if (items_) std::swap(items_[i], items_[j]);
    }
    void reverse(i64 lo, i64 hi) {
        for (--hi; lo < hi; ++lo, --hi) swap(lo, hi);
    }

    // Length of the run at `lo`, made ascending; -1 raised.
    i64 count_run(i64 lo, i64 hi) {
        if (lo + 1 == hi) return 1;
        i64 at = lo + 1;
        int descending = less_(th_, keys_[at], keys_[lo]);
        if (descending < 0) return -1;
        for (++at; at < hi; ++at) {
            int less = less_(th_, keys_[at], keys_[at - 1]);
            if (less < 0) return -1;
            if (less != descending) break;
        }
        if (descending) reverse(lo, at);
        return at - lo;
    }

    // [lo, start) is sorted; inserts the rest of [lo, hi).
    bool insertion_sort(i64 lo, i64 hi, i64 start) {
        if (start == lo) ++start;
        for (; start < hi; ++start) {
            Value key = keys_[start];
            i64 left = lo, right = start;
            while (left < right) {
                i64 middle = left + ((right - left) >> 1);
                int less = less_(th_, key, keys_[middle]);
                if (less < 0) return false;
                if (less) {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            shift(keys_, left, start, key);
            if (items_) shift(items_, left, start, items_[start]);
        }
        return true;
    }
    static void shift(Value* a, i64 from, i64 to, Value v) {
        memmove(static_cast<void*>(a + from + 1), a + from, static_cast<size_t>(to - from) * sizeof(Value));
        a[from] = v;
    }

    // Node power of the boundary between two neighbouring runs.
    int power_of(i64 start, i64 first, i64 second) const {
        int result = 0;
        i64 a = 2 * start + first, b = a + first + second;
        for (;;) {
            ++result;
            if (a >= count_) {
                a -= count_;
                b -= count_;
            } else if (b >= count_) {
                return result;
            }
            a <<= 1;
            b <<= 1;
        }
    }

    bool found_run(i64 length) {
        if (!run_count_) return true;
        const Run& top = runs_[run_count_ - 1];
        int power = power_of(top.start, top.length, length);
        while (run_count_ > 1 && runs_[run_count_ - 2].power > power) {
            if (!merge_at(run_count_ - 2)) return false;
        }
        runs_[run_count_ - 1].power = power;
        return true;
    }

    // First place in a[0..n) whose element is not less than `key` (left) or greater than it (right), searched outwards from `hint`.
    i64 gallop(Value key, const Value* a, i64 n, i64 hint, bool right) {
        // before(x): x belongs before the place.
        auto before = [&](i64 i) { return right ? flip(less_(th_, key, a[i])) : less_(th_, a[i], key); };
        i64 last = 0, offset = 1;
        int b = before(hint);
        if (b < 0) return -1;
        i64 low, high;
        if (b) {
            i64 limit = n - hint;
            while (offset < limit) {
                int more = before(hint + offset);
                if (more < 0) return -1;
                if (!more) break;
                last = offset;
                offset = (offset << 1) + 1;
            }
            if (offset > limit) offset = limit;
            low = hint + last + 1;
            high = hint + offset;
        } else {
            i64 limit = hint + 1;
            while (offset < limit) {
                int more = before(hint - offset);
                if (more < 0) return -1;
                if (more) break;
                last = offset;
                offset = (offset << 1) + 1;
            }
            if (offset > limit) offset = limit;
            low = hint - offset + 1;
            high = hint - last;
        }
        while (low < high) {
            i64 middle = low + ((high - low) >> 1);
            int more = before(middle);
            if (more < 0) return -1;
            if (more) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return high;
    }
    static int flip(int less) { return less < 0 ? -1 : !less; }

    bool merge_at(i64 i) {
        Run a = runs_[i], b = runs_[i + 1];
        runs_[i].length = a.length + b.length;
        if (i == run_count_ - 3) runs_[i + 1] = runs_[i + 2];
        --run_count_;
        // What of A is already in place, what of B.
        i64 k = gallop(keys_[b.start], keys_ + a.start, a.length, 0, true);
        if (k < 0) return false;
        a.start += k;
        a.length -= k;
        if (!a.length) return true;
        b.length = gallop(keys_[a.start + a.length - 1], keys_ + b.start, b.length, b.length - 1, false);
        if (b.length <= 0) return b.length == 0;
        return a.length <= b.length ? merge_low(a.start, a.length, b.start, b.length)
                                    : merge_high(a.start, a.length, b.start, b.length);
    }

    bool temporary(i64 start, i64 n) {
        for (int part = 0; part < (items_ ? 2 : 1); ++part) {
            List*& list = part ? item_storage_ : key_storage_;
            if (!list || list->capacity < n) {
                list = new_list(th_, n);
                if (!list) return false;
            }
            memcpy(static_cast<void*>(list->items), (part ? items_ : keys_) + start,
                   static_cast<size_t>(n) * sizeof(Value));
            list->size = n;
        }
        temp_keys_ = key_storage_->items;
        temp_items_ = items_ ? item_storage_->items : nullptr;
        return true;
    }
    void move(i64 to, i64 from, i64 n) {
        size_t bytes = static_cast<size_t>(n) * sizeof(Value);
        memmove(static_cast<void*>(keys_ + to), keys_ + from, bytes);
        if (items_) memmove(static_cast<void*>(items_ + to), items_ + from, bytes);
    }
    void move_temp(i64 to, i64 from, i64 n) {
        size_t bytes = static_cast<size_t>(n) * sizeof(Value);
        memcpy(static_cast<void*>(keys_ + to), temp_keys_ + from, bytes);
        if (items_) memcpy(static_cast<void*>(items_ + to), temp_items_ + from, bytes);
    }
    void copy_one(i64 to, i64 from) {
        keys_[to] = keys_[from];
        if (items_) items_[to] = items_[from];
    }
    void copy_temp(i64 to, i64 from) {
        keys_[to] = temp_keys_[from];
        if (items_) items_[to] = temp_items_[from];
    }

    // A goes to the temporary; merges upwards. On failure all elements are put back.
    bool merge_low(i64 start_a, i64 na, i64 b, i64 nb) {
        if (!temporary(start_a, na)) return false;
        i64 to = start_a, a = 0;
        bool ok = true;
        i64 min_gallop = min_gallop_;
        copy_one(to++, b++);
        --nb;
        while (ok && na > 1 && nb > 0) {
            i64 wins_a = 0, wins_b = 0;
            while (na > 1 && nb > 0) {
                int less = less_(th_, keys_[b], temp_keys_[a]);
                if (less < 0) {
                    ok = false;
                    break;
                }
                if (less) {
                    copy_one(to++, b++);
                    --nb;
                    wins_a = 0;
                    if (++wins_b >= min_gallop) break;
                } else {
                    copy_temp(to++, a++);
                    --na;
                    wins_b = 0;
                    if (++wins_a >= min_gallop) break;
                }
            }
            if (!ok || na <= 1 || nb <= 0) break;
            ++min_gallop;
            do {
                min_gallop -= min_gallop > 1;
                i64 k = wins_a = gallop(keys_[b], temp_keys_ + a, na, 0, true);
                if (k < 0) {
                    ok = false;
                    break;
                }
                move_temp(to, a, k);
                to += k, a += k, na -= k;
                if (na <= 1) break;
                copy_one(to++, b++);
                if (--nb == 0) break;
                k = wins_b = gallop(temp_keys_[a], keys_ + b, nb, 0, false);
                if (k < 0) {
                    ok = false;
                    break;
                }
                move(to, b, k);
                to += k, b += k, nb -= k;
                if (nb == 0) break;
                copy_temp(to++, a++);
                if (--na == 1) break;
            } while (wins_a >= kMinGallop || wins_b >= kMinGallop);
            ++min_gallop;
            min_gallop_ = min_gallop;
        }
        if (ok && na == 1 && nb > 0) {
            // The last of A goes after all of B.
            move(to, b, nb);
            to += nb;
            nb = 0;
        }
        move_temp(to, a, na);
        return ok;
    }

    // B goes to the temporary; merges downwards.
    bool merge_high(i64 start_a, i64 na, i64 start_b, i64 nb) {
        if (!temporary(start_b, nb)) return false;
        i64 to = start_b + nb - 1, a = start_a + na - 1, b = nb - 1;
        bool ok = true;
        i64 min_gallop = min_gallop_;
        copy_one(to--, a--);
        --na;
        while (ok && na > 0 && nb > 1) {
            i64 wins_a = 0, wins_b = 0;
            while (na > 0 && nb > 1) {
                int less = less_(th_, temp_keys_[b], keys_[a]);
                if (less < 0) {
                    ok = false;
                    break;
                }
                if (less) {
                    copy_one(to--, a--);
                    --na;
                    wins_b = 0;
                    if (++wins_a >= min_gallop) break;
                } else {
                    copy_temp(to--, b--);
                    --nb;
                    wins_a = 0;
                    if (++wins_b >= min_gallop) break;
                }
            }
            if (!ok || na <= 0 || nb <= 1) break;
            ++min_gallop;
            do {
                min_gallop -= min_gallop > 1;
                i64 k = gallop(temp_keys_[b], keys_ + start_a, na, na - 1, true);
                if (k < 0) {
                    ok = false;
                    break;
                }
                k = wins_a = na - k;
                to -= k, a -= k, na -= k;
                move(to + 1, a + 1, k);
                if (na == 0) break;
                copy_temp(to--, b--);
                if (--nb == 1) break;
                k = gallop(keys_[a], temp_keys_, nb, nb - 1, false);
                if (k < 0) {
                    ok = false;
                    break;
                }
                k = wins_b = nb - k;
                to -= k, b -= k, nb -= k;
                move_temp(to + 1, b + 1, k);
                if (nb <= 1) break;
                copy_one(to--, a--);
                if (--na == 0) break;
            } while (wins_a >= kMinGallop || wins_b >= kMinGallop);
            ++min_gallop;
            min_gallop_ = min_gallop;
        }
        if (ok && nb == 1 && na > 0) {
            // The first of B goes before all of A.
            to -= na;
            a -= na;
            move(to + 1, a + 1, na);
            na = 0;
        }
        move_temp(to - nb + 1, 0, nb);
        return ok;
    }

    Thread* th_;
    Value* keys_;
    Value* items_;
    i64 count_;
    Less less_{};
    i64 min_gallop_ = kMinGallop;
    Run runs_[kMaxRuns];
    i64 run_count_ = 0;
    List* key_storage_ = nullptr;
    List* item_storage_ = nullptr;
    Value* temp_keys_ = nullptr;
    Value* temp_items_ = nullptr;
};

template <class Less>
bool sort_with(Thread* th, Value* keys, Value* items, i64 count) {
    return Sorter<Less>(th, keys, items, count).sort();
}

template <class Test>
bool all_of(const Value* keys, i64 count, Test test) {
    for (i64 i = 0; i < count; ++i) {
        if (!test(keys[i])) return false;
    }
    return true;
}

bool sort_values(Thread* th, Value* keys, Value* items, i64 count) {
    if (count < 2) return true;
    Value first = keys[0];
    if (first.is_small_int()) {
        if (all_of(keys, count, [](Value v) { return v.is_small_int(); })) return sort_with<LessInt>(th, keys, items, count);
    } else if (first.is_double()) {
        if (all_of(keys, count, [](Value v) { return v.is_double(); })) return sort_with<LessDouble>(th, keys, items, count);
    } else if (is_exactly(first, Kind::Str)) {
        if (all_of(keys, count, [](Value v) { return is_exactly(v, Kind::Str); })) {
            bool narrow = all_of(keys, count, [](Value v) { return v.as<Str>()->width() == 1; });
            return narrow ? sort_with<LessLatin1>(th, keys, items, count) : sort_with<LessStr>(th, keys, items, count);
        }
    } else if (is_exactly(first, Kind::Tuple)) {
        if (all_of(keys, count, [](Value v) { return is_exactly(v, Kind::Tuple); })) {
            return sort_with<LessTuple>(th, keys, items, count);
        }
    }
    return sort_with<LessAny>(th, keys, items, count);
}

void reverse_values(Value* items, i64 count) {
    for (i64 i = 0, j = count - 1; i < j; ++i, --j) std::swap(items[i], items[j]);
}

List* keys_of(Thread* th, Value key, const Value* items, i64 count) {
    constexpr i64 kWorthALoop = 4;
    if (is_exactly(key, Kind::Function) && count >= kWorthALoop) return interp_hooks.apply_to_each(th, key.as<Function>(), items, count);
    List* keys = new_list(th, count);
    if (!keys) return nullptr;
    for (i64 i = 0; i < count; ++i) {
        Value k = call(th, key, items[i]);
        if (!k || !list_append(th, keys, k)) return nullptr;
    }
    return keys;
}

bool sort_hidden(Thread* th, List* hidden, Value key, bool reverse) {
    i64 count = hidden->size;
    Value* items = hidden->items;
    if (!key || is_none(key)) {
        if (reverse) reverse_values(items, count);
        bool ok = sort_values(th, items, nullptr, count);
        if (reverse) reverse_values(items, count);
        return ok;
    }
    List* keys = keys_of(th, key, items, count);
    if (!keys) return false;
    if (reverse) {
        reverse_values(keys->items, count);
        reverse_values(items, count);
    }
    bool ok = sort_values(th, keys->items, items, count);
    if (reverse) reverse_values(items, count);
    return ok;
}

}  // namespace

bool list_sort(Thread* th, List* list, Value key, bool reverse) {
    List* hidden = new_list(th);
    if (!hidden) return false;
    hidden->size = list->size;
    hidden->items = list->items;
    hidden->capacity = list->capacity;
    list_clear(th, list);
    list->capacity = kBeingSorted;
    bool ok = sort_hidden(th, hidden, key, reverse);
    bool modified = list->capacity != kBeingSorted;
    list->size = hidden->size;
    list->items = hidden->items;
    list->capacity = hidden->capacity;
    list_clear(th, hidden);
    write_barrier(th, list);
    if (ok && modified) {
        raise(th, Exc::ValueError, "list modified during sort");
        return false;
    }
    return ok;
}

Value list_sort_method(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"key", "reverse"};
    Value parsed[2];
    if (!parse_args(th, ArgSpec{"sort", kNames, 2, 0, 0, 0}, args, parsed)) return {};
    bool reverse = false;
    if (parsed[1]) {
        int flag;
        if (!to_int32(th, parsed[1], &flag)) return {};
        reverse = flag != 0;
    }
    if (!list_sort(th, self.as<List>(), parsed[0], reverse)) return {};
    return none();
}

}  // namespace krait
