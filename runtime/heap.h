// Heap: allocation and collection.
//
// Generational, non-moving, with sticky mark bits (Demers et al., POPL 1990) and conservative over the C stack,
// registers and the VM stack, precise over the heap. Memory is one reserved region of 64 KiB blocks. A small block holds
// cells of one size; its mark bitmap says what survived the last collection, and the allocator bumps through runs of
// unmarked cells. So a collection has no sweep: freeing a block's dead cells is nothing but reading its bitmap later.
// (design.md names Immix lines; cells of one size make the conservative test "is this an object" one division.)
// Objects above kMaxCellSize take whole blocks of their own.
//
// Rooting rule: objects never move and the machine stack is scanned conservatively, so locals hold plain pointers.
// Interior pointers count. References in malloc memory or globals are invisible, unless in a ValueVector or declared
// with add_root (runtime/roots.h).
//
// Write barrier rule: after a reference is stored into an object that may be older than it, `write_barrier(th, object)`.
// A freshly allocated object needs none until the next allocation. Storing immediates needs none.
//
// Memory from `allocate` is zeroed after the header, so a half-built object is safe to trace.
#pragma once

#include "runtime/object.h"

namespace krait {

constexpr size_t kBlockSize = 64 * 1024;
constexpr size_t kMaxCellSize = 32 * 1024;
constexpr int kSizeClassCount = 46;

class Marker;
class Heap;

// The current run of free cells of one size class. Generated code bumps `next` inline.
struct AllocRun {
    char* next;
    char* end;
};

// Smallest class whose cells hold `size` bytes (size <= kMaxCellSize), and its cell size. Up to 512: steps of 16.
int size_class_for(size_t size);
size_t size_class_bytes(int size_class);

// An object of `size` bytes in all (header included), header set, the rest zeroed. Never null: on exhaustion collects,
// then raises MemoryError on `th` and returns null. May collect.
Object* allocate(Thread* th, const Shape* shape, size_t size, u8 gc_bits = 0);

template <class T>
T* heap_new(Thread* th, const Shape* shape, size_t extra_bytes = 0, u8 gc_bits = 0) {
    return reinterpret_cast<T*>(allocate(th, shape, sizeof(T) + extra_bytes, gc_bits));
}

void remember(Thread* th, Object* object);
inline void write_barrier(Thread* th, Object* object) {
    if (object->gc & kGcOld) [[unlikely]] remember(th, object);
}
template <class T>
void set_field(Thread* th, void* owner, T& field, T value) {
    field = value;
    write_barrier(th, static_cast<Object*>(owner));
}

// GC-managed buffers: elements of lists, slots that overflowed, dict entries. ValueArray is traced; RawBuffer is not.
struct ValueArray : Object {
    i64 capacity;
    Value items[];
};
struct RawBuffer : Object {
    i64 capacity;  // bytes
    alignas(8) char data[];
};
ValueArray* new_value_array(Thread* th, i64 capacity);
RawBuffer* new_raw_buffer(Thread* th, i64 bytes);

// Passed to each type's trace function. visit() ignores immediates, empties, and what is outside the heap.
class Marker {
  public:
    void visit(Value v) {
        if (v.is_object()) visit(v.object());
    }
    void visit(Object* object) {
        if (object) mark(object);
    }
    // Every `stride`-th value. Many of them are visited later, bit by bit: they must stay where they are.
    void visit_range(const Value* begin, const Value* end, u32 stride = 1);
    // A buffer whose owner traces the contents itself (RawBuffer, or ValueArray of a list): marked, not traced.
    void visit_owned(Object* buffer);
    // Only what is younger than the last collection needs to be found.
    bool young() const;
    // A word that may or may not be a reference (or interior pointer).
    void visit_conservative(u64 word);

  private:
    friend class Heap;
    explicit Marker(Heap& heap) : heap_(heap) {}
    void mark(Object* object);
    Heap& heap_;
};

using TraceFn = void (*)(Object* object, Marker& marker);

struct HeapStats {
    u64 young_collections, full_collections;
    u64 bytes_allocated;  // since start
    u64 bytes_live;       // after the last collection
    double seconds;       // spent collecting
};

enum class CollectKind { Young, Full };
void collect(Thread* th, CollectKind kind);
HeapStats heap_stats(Thread* th);

// External (malloc, mmap) memory counts toward the trigger; negative when released.
void account_external(Thread* th, i64 bytes);

// Called once, when `object` has become unreachable: the object is alive again during the call. Python's __del__ and
// closing of files and suspended generators go through this (`finalize` slot of the type).
void register_finalizer(Thread* th, Object* object);
// Runs finalisers that collections have queued; called at safe points (the poll) and at exit.
void run_pending_finalizers(Thread* th);
// Runs the finaliser of a live object now, if it has one that has not run; the collector will not run it again.
void finalize_now(Thread* th, Object* object);
// The same for all objects that `wanted` accepts, oldest registration first (at exit).
void finalize_all(Thread* th, bool (*wanted)(Object*));

// `slot` points into a live heap object (`owner`) or static storage and is set to empty when its target dies. The heap
// drops the registration when `owner` dies.
void register_weak_slot(Thread* th, Object* owner, Value* slot);

// Set by whoever implements weak references: called (at a safe point) for each live `owner` whose slot was cleared.
extern void (*weak_cleared_hook)(Thread* th, Object* owner);

// Gives a large buffer (over kMaxCellSize) back at once; smaller ones wait for the collector. Only for buffers that
// nothing else can refer to any more: the old elements of a list that grew.
void free_buffer(Thread* th, Object* buffer);

// Every live object, for gc.get_objects; `visit` must not allocate.
void for_each_object(Thread* th, void (*visit)(Object*, void*), void* context);
// Is `word` the address of (or inside) a live heap object? The object, or null.
Object* object_containing(Thread* th, u64 word);

// Collect at every Nth allocation slow path and poison freed cells (--stress=gc; N from 1).
void set_gc_stress(Thread* th, int every_nth);

}  // namespace krait
