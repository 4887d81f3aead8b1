// _heapq: a binary heap in a list (CPython's Modules/_heapqmodule.c; the sift-down goes to the bottom first, as there). Comparisons
// may change the list: its size is checked after each.
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// a < b, or b < a for a max-heap. 1, 0, -1.
template <bool Max>
int before(Thread* th, Value a, Value b) {
    if (Max) std::swap(a, b);
    if (both_small_ints(a, b)) return a.bits() < b.bits();
    if (a.is_double() && b.is_double()) return a.as_double() < b.as_double();
    Value r = rich_compare(th, a, b, CompareOp::Lt);
    return r ? truth(th, r) : -1;
}

bool unchanged(Thread* th, List* heap, i64 size) {
    if (heap->size == size) return true;
    raise(th, Exc::RuntimeError, "list changed size during iteration");
    return false;
}

// Moves the item at `at` towards the root, not above `start`.
template <bool Max>
bool sift_down(Thread* th, List* heap, i64 start, i64 at) {
    i64 size = heap->size;
    if (at >= size) {
        raise(th, Exc::IndexError, "index out of range");
        return false;
    }
    while (at > start) {
        i64 parent = (at - 1) >> 1;
        int less = before<Max>(th, heap->items[at], heap->items[parent]);
        if (less < 0 || !unchanged(th, heap, size)) return false;
        if (!less) break;
        std::swap(heap->items[at], heap->items[parent]);
        at = parent;
    }
    return true;
}

template <bool Max>
bool sift_up(Thread* th, List* heap, i64 at) {
    i64 size = heap->size, start = at;
    if (at >= size) {
        raise(th, Exc::IndexError, "index out of range");
        return false;
    }
    while (at < size >> 1) {
        i64 child = 2 * at + 1;
        if (child + 1 < size) {
            int less = before<Max>(th, heap->items[child], heap->items[child + 1]);
            if (less < 0 || !unchanged(th, heap, size)) return false;
            if (!less) ++child;
        }
        std::swap(heap->items[at], heap->items[child]);
        at = child;
    }
    return sift_down<Max>(th, heap, start, at);
}

List* heap_argument(Thread* th, const char* name, Value v) {
    if (is_list(v)) return v.as<List>();
    raise(th, Exc::TypeError, "%s() argument must be list, not %T", name, v);
    return nullptr;
}

Value heappush(Thread* th, Value, Value heap_value, Value item) {
    List* heap = heap_argument(th, "heappush", heap_value);
    if (!heap || !list_append(th, heap, item) || !sift_down<false>(th, heap, 0, heap->size - 1)) return {};
    return none();
}

template <bool Max>
Value heappop(Thread* th, Value, Value heap_value) {
    List* heap = KRAIT_TRY(heap_argument(th, Max ? "_heappop_max" : "heappop", heap_value));
    if (!heap->size) return raise(th, Exc::IndexError, "index out of range");
    Value last = heap->items[--heap->size];
    if (!heap->size) return last;
    Value first = heap->items[0];
    heap->items[0] = last;
    return sift_up<Max>(th, heap, 0) ? first : Value();
}

template <bool Max>
Value heapreplace(Thread* th, Value, Value heap_value, Value item) {
    List* heap = KRAIT_TRY(heap_argument(th, Max ? "_heapreplace_max" : "heapreplace", heap_value));
    if (!heap->size) return raise(th, Exc::IndexError, "index out of range");
    Value first = heap->items[0];
    heap->items[0] = item;
    write_barrier(th, heap);
    return sift_up<Max>(th, heap, 0) ? first : Value();
}

Value heappushpop(Thread* th, Value module, Value heap_value, Value item) {
    List* heap = KRAIT_TRY(heap_argument(th, "heappushpop", heap_value));
    if (!heap->size) return item;
    int less = before<false>(th, heap->items[0], item);
    if (less < 0) return {};
    if (!less) return item;
    return heapreplace<false>(th, module, heap_value, item);
}

template <bool Max>
Value heapify(Thread* th, Value, Value heap_value) {
    List* heap = KRAIT_TRY(heap_argument(th, Max ? "_heapify_max" : "heapify", heap_value));
    for (i64 i = (heap->size >> 1) - 1; i >= 0; --i) {
        if (!sift_up<Max>(th, heap, i)) return {};
    }
    return none();
}

constexpr NativeDef kFunctions[] = {
    {"heappush", heappush, "heappush($module, heap, item, /)\n--\n\nPush item onto heap, maintaining the heap invariant."},
    {"heappushpop", heappushpop, "heappushpop($module, heap, item, /)\n--\n\nPush item on the heap, then pop and return the smallest "
                                 "item from the heap."},
    {"heappop", heappop<false>, "heappop($module, heap, /)\n--\n\nPop the smallest item off the heap, maintaining the heap invariant."},
    {"heapreplace", heapreplace<false>, "heapreplace($module, heap, item, /)\n--\n\nPop and return the current smallest value, and add "
                                        "the new item."},
    {"heapify", heapify<false>, "heapify($module, heap, /)\n--\n\nTransform list into a heap, in-place, in O(len(heap)) time."},
    {"_heappop_max", heappop<true>, "_heappop_max($module, heap, /)\n--\n\nMaxheap variant of heappop."},
    {"_heapreplace_max", heapreplace<true>, "_heapreplace_max($module, heap, item, /)\n--\n\nMaxheap variant of heapreplace."},
    {"_heapify_max", heapify<true>, "_heapify_max($module, heap, /)\n--\n\nMaxheap variant of heapify."},
};
constexpr ModuleDef kModule = {"_heapq", "Heap queue algorithm (a.k.a. priority queue).", kFunctions, std::size(kFunctions)};

}  // namespace

Value init_heapq(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    return module_add(th, module, "__about__", str_from_ascii(th, "Heap queues")) ? Value(module) : Value();
}

}  // namespace krait
