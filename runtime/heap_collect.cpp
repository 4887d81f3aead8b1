// Collection: mark from the roots, then weak slots, finalisers, and the blocks' books. There is no sweep.
//
// A young collection keeps the marks of the last one: marked objects are old and are not traced again, except those that
// the write barrier remembered. Every object that survives becomes old. A full collection starts from clear marks.
// The rest of an allocation run that was not handed out has neither mark nor fresh bit, so a stale word on the stack
// that points there is no reference.
#include <sys/mman.h>

#include <algorithm>
#include <ctime>
#include <utility>

#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/gil.h"
#include "runtime/heap_blocks.h"
#include "runtime/roots.h"
#include "runtime/shape.h"
#include "runtime/type.h"

namespace krait {

// ---- Marking ----

// A marked object is looked at only when kArriving others have been marked after it: by then it has come into the cache.
// Long ranges wait on a stack of their own, so that the mark stack does not get as long as the longest list.

static inline bool set_mark(Block* block, u32 index) {
    u64 bit = u64{1} << (index & 63);
    u64& word = block->mark[index >> 6];
    if (word & bit) return false;
    word |= bit;
    return true;
}

inline void Heap::look_at(Object* object) {
    object->gc |= kGcOld;
    if (!(object->gc & kGcAtomic) || !(object->type()->gc & kGcStatic)) mark_stack_.push_back(object);
}

inline void Heap::mark_object(Object* object) {
    Block* block = block_of(object);
    if (!block) return;  // static storage, or a frame's stack
    if (young_ && !block->has_fresh) return;
    if (!set_mark(block, block->index_of(object))) return;
    __builtin_prefetch(object);
    std::swap(object, arriving_[next_arriving_]);
    next_arriving_ = (next_arriving_ + 1) % kArriving;
    if (object) look_at(object);
}

void Heap::mark_owned(Object* object) {
    Block* block = block_of(object);
    if (!block || (young_ && !block->has_fresh)) return;
    if (set_mark(block, block->index_of(object))) object->gc |= kGcOld;
}

void Heap::visit_range(const Value* begin, const Value* end, u32 stride) {
    constexpr i64 kLong = 1024;
    if (end - begin > kLong) {
        mark_ranges_.push_back({begin, end, stride});
        return;
    }
    for (; begin < end; begin += stride)
        if (begin->is_object()) mark_object(begin->object());
}

void Heap::mark_next_of_range() {
    constexpr i64 kStep = 256;
    PendingRange& range = mark_ranges_.back();
    const Value* begin = range.next;
    const Value* end = range.end - begin > kStep * range.stride ? begin + kStep * range.stride : range.end;
    range.next = end;
    u32 stride = range.stride;
    if (end == range.end) mark_ranges_.pop_back();
    for (; begin < end; begin += stride)
        if (begin->is_object()) mark_object(begin->object());
}

void Marker::mark(Object* object) { heap_.census_ ? heap_.census_edge(object) : heap_.mark_object(object); }
void Marker::visit_range(const Value* begin, const Value* end, u32 stride) {
    if (!heap_.census_) return heap_.visit_range(begin, end, stride);
    for (; begin < end; begin += stride) visit(*begin);
}
bool Marker::young() const { return heap_.young_; }
void Marker::visit_owned(Object* buffer) {
    if (buffer && !heap_.census_) heap_.mark_owned(buffer);
}
void Marker::visit_conservative(u64 word) {
    if (Object* object = heap_.object_at(word)) mark(object);
}

static void trace_attributes(Object* object, Shape* shape, Marker& marker) {
    Value* area = attribute_area(object);
    if (area[0]) {
        auto* overflow = area[0].as<ValueArray>();
        marker.visit_owned(overflow);
        marker.visit_range(overflow->items, overflow->items + overflow->capacity);
    }
    u32 count = std::min(shape->slot_count, shape->inline_capacity);
    marker.visit_range(area + 1, area + 1 + count);
}

static void trace_object(Object* object, Marker& marker) {
    Shape* shape = object->shape();
    Type* type = shape->type;
    if (type && !(type->gc & kGcStatic)) marker.visit(type);
    if (shape->kind == Kind::ValueArray) {
        // Reached by a pointer into it, without its owner: what its owner does not use any more may be stale.
        auto* array = reinterpret_cast<ValueArray*>(object);
        for (i64 i = 0; i < array->capacity; i++) marker.visit_conservative(array->items[i].bits());
        return;
    }
    if (type && type->trace) type->trace(object, marker);
    if (shape->flags & kShapeHasSlots) trace_attributes(object, shape, marker);
}

void Heap::trace_one(Object* object) {
    Marker marker(*this);
    trace_object(object, marker);
}

void Heap::drain() {
    Marker marker(*this);
    for (;;) {
        if (!mark_stack_.empty()) {
            Object* object = mark_stack_.back();
            mark_stack_.pop_back();
            trace_object(object, marker);
        } else if (!mark_ranges_.empty()) {
            mark_next_of_range();
        } else {
            for (Object*& object : arriving_)
                if (object) look_at(std::exchange(object, nullptr));
            if (mark_stack_.empty()) return;
        }
    }
}

Object* Heap::object_at(u64 word) const {
    u64 offset = word - reinterpret_cast<u64>(region_);
    if (offset >= region_size_) return nullptr;
    Block* block = table_[offset / kBlockSize];
    if (!block) return nullptr;
    if (block->state == BlockState::Large) return reinterpret_cast<Object*>(block->base);
    u32 index = block->index_of(reinterpret_cast<void*>(word));
    if (index >= block->cell_count) return nullptr;
    if (!block->is_marked(index) && !block->is_fresh(index)) {
        // The run being allocated from has no bits yet.
        const ClassState& state = classes_[block->size_class];
        if (state.run_block != block) return nullptr;
        char* cell = block->cell(index);
        if (cell < state.run_begin || cell >= th_->runs[block->size_class].next) return nullptr;
    }
    return reinterpret_cast<Object*>(block->cell(index));
}

// ---- Roots ----

[[gnu::noinline, gnu::no_sanitize_address]] static void scan_words(Marker& marker, const u64* begin, const u64* end) {
    for (; begin < end; ++begin) marker.visit_conservative(*begin);
}

// The registers were saved in the caller's frame (__builtin_unwind_init), which lies above this one.
[[gnu::noinline]] static void scan_machine_stack(Marker& marker, Thread* th) {
    scan_words(marker, static_cast<u64*>(__builtin_frame_address(0)), static_cast<u64*>(th->c_stack_bottom));
}

// Threads that wait for the interpreter lock: their stacks, registers and saved state (runtime/gil.h).
static void scan_parked_threads(Marker& marker, Thread* th) {
    for (ThreadRecord* r = first_thread(th); r; r = r->next) {
        marker.visit(r->function);
        marker.visit(r->arguments);
        marker.visit(r->keywords);
        marker.visit(r->sentinel);
        marker.visit(r->locals);
        if (!r->parked) continue;
        scan_words(marker, reinterpret_cast<u64*>(r), reinterpret_cast<u64*>(&r->function));
        if (!r->stack_pointer) continue;  // has not begun
        scan_words(marker, static_cast<u64*>(r->stack_pointer), static_cast<u64*>(r->c_stack_bottom));
        scan_words(marker, reinterpret_cast<u64*>(r->stack_base), reinterpret_cast<u64*>(r->stack_top));
        thread_switch_hooks.trace_frames(r->handled, &th->handled_base, marker);
    }
}

void Heap::mark_roots(CollectKind kind) {
    Marker marker(*this);
    __builtin_unwind_init();
    scan_machine_stack(marker, th_);
    scan_words(marker, reinterpret_cast<u64*>(th_->stack_base), reinterpret_cast<u64*>(th_->stack_top));
    scan_words(marker, reinterpret_cast<u64*>(th_), reinterpret_cast<u64*>(th_->runs));
    for (HandledException* h = th_->handled; h; h = h->previous) marker.visit(h->exception);
    for (ValueVector* v = th_->rooted_vectors; v; v = v->next_) marker.visit_range(v->begin(), v->end());
    scan_parked_threads(marker, th_);
    for (ThreadRecord* r = first_thread(th_); r; r = r->next) {
        if (!r->parked) continue;
        for (ValueVector* v = r->rooted_vectors; v; v = v->next_) marker.visit_range(v->begin(), v->end());
    }
    for (Value* slot : root_slots_) marker.visit(*slot);
    for (RootTracer& tracer : root_tracers_) tracer.trace(tracer.context, marker);
    for (Object* object : pending_finalizers_) marker.visit(object);
    for (Object* object : cleared_weak_owners_) marker.visit(object);
    for (Object* object : static_objects_) trace_object(object, marker);
    Vm* vm = th_->vm;
    Object* const vm_objects[] = {reinterpret_cast<Object*>(vm->modules), reinterpret_cast<Object*>(vm->builtins),
                                  reinterpret_cast<Object*>(vm->sys_dict), reinterpret_cast<Object*>(vm->interned)};
    for (Object* object : vm_objects) marker.visit(object);
    marker.visit(vm->import_function);
    marker.visit(vm->argv);
    marker.visit(vm->orig_argv);
    for (size_t i = 0; i < sizeof(Names) / sizeof(Str*); i++) marker.visit(reinterpret_cast<Object**>(&vm->names)[i]);
    if (kind == CollectKind::Young) {
        for (Object* object : remembered_) {
            object->gc |= kGcOld;
            trace_object(object, marker);
        }
    }
    remembered_.clear();
}

// ---- After marking ----

static bool is_live(const Heap& heap, const Object* object) {
    if (object->gc & kGcStatic) return true;
    Block* block = heap.block_of(object);
    return !block || block->is_marked(block->index_of(object));
}

void Heap::clear_weak_slots() {
    size_t kept = 0;
    for (WeakSlot& weak : weak_slots_) {
        bool owner_live = is_live(*this, weak.owner);
        if (!owner_live) continue;
        if (!weak.slot->is_object()) continue;
        if (is_live(*this, weak.slot->object())) {
            weak_slots_[kept++] = weak;
            continue;
        }
        *weak.slot = Value();
        cleared_weak_owners_.push_back(weak.owner);
    }
    weak_slots_.resize(kept);
}

// A generator that has ended needs none any more: it dies with its young neighbours.
static bool has_ended(const Object* object) {
    Kind kind = object->kind();
    return (kind == Kind::Generator || kind == Kind::Coroutine || kind == Kind::AsyncGenerator) &&
           static_cast<const Generator*>(object)->state == kGenFinished;
}

void Heap::queue_finalizers() {
    size_t kept = 0, first_pending = pending_finalizers_.size();
    for (Object* object : finalizable_) {
        if (is_live(*this, object)) finalizable_[kept++] = object;
        else if (!has_ended(object)) pending_finalizers_.push_back(object);
    }
    finalizable_.resize(kept);
    for (size_t i = first_pending; i < pending_finalizers_.size(); i++) mark_object(pending_finalizers_[i]);
    drain();
    if (!pending_finalizers_.empty() || !cleared_weak_owners_.empty()) __atomic_fetch_or(&th_->poll, static_cast<u32>(kPollFinalizers), __ATOMIC_RELAXED);
}

void Heap::finish_small_block(Block* block) {
    u32 words = block->word_count(), count = 0;
    for (u32 w = 0; w < words; w++) count += static_cast<u32>(std::popcount(block->mark[w]));
    block->live_count = count;
    if (stress_)
        for (u32 i = 0; i < block->cell_count; i++)
            if (!block->is_marked(i)) memset(block->cell(i), 0xDD, block->cell_size);
    memset(block->fresh, 0, words * sizeof(u64));
    block->has_fresh = false;
}

// Empty blocks are given back. A young collection changes only the blocks that cells were handed out from.
void Heap::finish_blocks() {
    u64 live = 0;
    for (ClassState& state : classes_) {
        size_t kept = 0;
        for (Block* block : state.blocks) {
            if (block->has_fresh) finish_small_block(block);
            if (block->live_count == 0) {
                give_blocks(static_cast<size_t>(block->base - region_) / kBlockSize, 1, false);
                spare_descriptors_.push_back(block);
                continue;
            }
            live += static_cast<u64>(block->live_count) * block->cell_size;
            state.blocks[kept++] = block;
        }
        state.blocks.resize(kept);
        state.cursor = 0;
        state.next_cell = 0;
    }
    size_t kept = 0;
    for (Block* block : large_) {
        if (block->is_marked(0)) {
            block->fresh[0] = 0;
            block->has_fresh = false;
            live += static_cast<u64>(block->block_count) * kBlockSize;
            large_[kept++] = block;
        } else {
            free_large(block);
        }
    }
    large_.resize(kept);
    stats_.bytes_live = live;
    stats_.bytes_allocated += allocated_since_;
    allocated_since_ = 0;
}

// Free blocks, in the order in which they will be taken: those with pages first, and low addresses first. As many keep
// their pages as will be taken before the next full collection; the pages of the rest go back to the system.
void Heap::release_free_memory() {
    size_t keep = (young_threshold_ + kMinOldGrowth) / kBlockSize;
    free_blocks_.clear();
    for (size_t i = 0; i < used_blocks_; i++) {
        if (states_[i] != static_cast<u8>(BlockState::Free)) continue;
        if (keep > 0) {
            keep--;
            continue;
        }
        size_t end = i + 1;
        while (end < used_blocks_ && states_[end] == static_cast<u8>(BlockState::Free)) end++;
        madvise(region_ + i * kBlockSize, (end - i) * kBlockSize, MADV_DONTNEED);
        memset(states_ + i, static_cast<u8>(BlockState::FreeClean), end - i);
        i = end - 1;
    }
    for (BlockState wanted : {BlockState::FreeClean, BlockState::Free})
        for (size_t i = used_blocks_; i-- > 0;)
            if (states_[i] == static_cast<u8>(wanted)) free_blocks_.push_back(static_cast<u32>(i));
}

// ---- When to collect ----
//
// Memory is spent only where it buys time. A full collection is due when the heap has grown by kMinOldGrowth since the last
// one, if full collections then still take at most kFullShare of the run, and at a quarter of its size otherwise. The young
// generation is small unless what every young collection costs however little it finds (roots, remembered objects, block
// tables) is a large share of the time between two.

bool Heap::full_due(double now) const {
    u64 live = stats_.bytes_live + external_;
    u64 grown = std::max(live > live_after_full_ ? live - live_after_full_ : 0,
                         footprint() > footprint_after_full_ ? footprint() - footprint_after_full_ : 0);
    if (grown <= kMinOldGrowth) return false;
    if (grown > kMinOldGrowth + live_after_full_ / 4) return true;
    double expected = last_full_seconds_ * static_cast<double>(live) / static_cast<double>(live_after_full_ + 1);
    return full_seconds_ + expected < kFullShare * (now - created_at_);
}

void Heap::set_young_threshold(double fixed_seconds, double mutator_seconds) {
    u64 most = std::clamp<u64>(stats_.bytes_live / 8, kMinYoungBytes, kMaxYoungBytes);
    if (fixed_seconds > kYoungShare * mutator_seconds) young_threshold_ *= 2;
    else if (fixed_seconds < kYoungShare / 4 * mutator_seconds) young_threshold_ /= 2;
    young_threshold_ = std::clamp<u64>(young_threshold_, kMinYoungBytes, most);
}

double monotonic_seconds() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

void Heap::clear_marks() {
    for (ClassState& state : classes_)
        for (Block* block : state.blocks) memset(block->mark, 0, block->word_count() * sizeof(u64));
    for (Block* block : large_) block->mark[0] = 0;
}

void Heap::collect(CollectKind kind) {
    if (collecting_) return;
    double start = monotonic_seconds();
    if (kind == CollectKind::Young && full_due(start)) kind = CollectKind::Full;
    collecting_ = true;
    young_ = kind == CollectKind::Young;
    retire_runs();
    if (kind == CollectKind::Full) {
        // Large objects allocated since the last collection carry fresh bits; old marks go.
        for (ClassState& state : classes_)
            for (Block* block : state.blocks) {
                for (u32 w = 0; w < block->word_count(); w++) block->fresh[w] |= block->mark[w];
                block->has_fresh = true;
            }
        clear_marks();
    }
    mark_roots(kind);
    double roots_end = monotonic_seconds();
    drain();
    clear_weak_slots();
    if (census_counts_) count_garbage();
    queue_finalizers();
    double marked = monotonic_seconds();
    finish_blocks();
    double end = monotonic_seconds();
    if (young_) set_young_threshold(roots_end - start + end - marked, start - last_end_);
    if (kind == CollectKind::Full) {
        release_free_memory();
        if (reserve_open_) close_reserve();
        live_after_full_ = stats_.bytes_live + external_;
        footprint_after_full_ = footprint();
        end = monotonic_seconds();
        last_full_seconds_ = end - start;
        full_seconds_ += end - start;
    }
    collecting_ = false;
    (kind == CollectKind::Full ? stats_.full_collections : stats_.young_collections)++;
    stats_.seconds += end - start;
    last_end_ = end;
}

void collect(Thread* th, CollectKind kind) { th->heap->collect(kind); }

// ---- Finalisers and queries ----

void run_pending_finalizers(Thread* th) {
    Heap& heap = *th->heap;
    __atomic_fetch_and(&th->poll, ~static_cast<u32>(kPollFinalizers), __ATOMIC_RELAXED);
    Value saved = take_pending(th);
    while (!heap.cleared_weak_owners_.empty()) {
        Object* owner = heap.cleared_weak_owners_.back();
        heap.cleared_weak_owners_.pop_back();
        if (weak_cleared_hook) weak_cleared_hook(th, owner);
    }
    while (!heap.pending_finalizers_.empty()) {
        Object* object = heap.pending_finalizers_.front();
        heap.pending_finalizers_.pop_front();
        object->gc &= static_cast<u8>(~kGcFinalize);
        if (object->type()->slots.finalize) object->type()->slots.finalize(th, Value(object));
        clear_pending(th);
    }
    restore_pending(th, saved);
}

static void finalize(Thread* th, Object* object) {
    object->gc &= static_cast<u8>(~kGcFinalize);
    Value saved = take_pending(th);
    if (object->type()->slots.finalize) object->type()->slots.finalize(th, Value(object));
    restore_pending(th, saved);
}

void finalize_now(Thread* th, Object* object) {
    if (!(object->gc & kGcFinalize)) return;
    auto& list = th->heap->finalizable_;
    auto at = std::find(list.begin(), list.end(), object);
    if (at == list.end()) return;
    list.erase(at);
    finalize(th, object);
}

void finalize_all(Thread* th, bool (*wanted)(Object*)) {
    // Finalisers may make objects with finalisers: a bounded number of rounds.
    for (int round = 0; round < 1000; round++) {
        auto& list = th->heap->finalizable_;
        ValueVector batch(th);
        size_t kept = 0;
        for (Object* object : list) {
            if (wanted(object)) batch.push_back(Value(object));
            else list[kept++] = object;
        }
        list.resize(kept);
        if (batch.empty()) return;
        for (size_t i = 0; i < batch.size(); i++) {
            Object* object = batch[i].object();
            if (object->gc & kGcFinalize) finalize(th, object);
        }
    }
}

void for_each_object(Thread* th, void (*visit)(Object*, void*), void* context) {
    Heap& heap = *th->heap;
    heap.retire_runs();
    for (ClassState& state : heap.classes_)
        for (Block* block : state.blocks)
            for (u32 i = 0; i < block->cell_count; i++)
                if (block->is_marked(i) || block->is_fresh(i)) visit(reinterpret_cast<Object*>(block->cell(i)), context);
    for (Block* block : heap.large_) visit(reinterpret_cast<Object*>(block->base), context);
}

Object* object_containing(Thread* th, u64 word) { return th->heap->object_at(word); }

}  // namespace krait
