// The allocator: size classes, runs of free cells, blocks, large objects. Collection is in runtime/heap_collect.cpp.
#include "runtime/heap.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include <algorithm>

#include "runtime/error.h"
#include "runtime/heap_blocks.h"
#include "runtime/roots.h"

namespace krait {

void (*weak_cleared_hook)(Thread* th, Object* owner) = nullptr;

namespace {

constexpr size_t kKeepLargeBytes = 1 << 20;
constexpr int kFineClasses = 32;  // steps of 16 bytes up to 512
constexpr u32 kCoarseSizes[kSizeClassCount - kFineClasses] = {640,  768,  1024, 1280, 1536, 2048,
                                                              2560, 3264, 4096, 5456, 8192, 16384, 21824, 32768};

struct CoarseTable {
    u8 class_of[kMaxCellSize / 128 + 1];
    constexpr CoarseTable() : class_of() {
        int c = 0;
        for (size_t i = 0; i <= kMaxCellSize / 128; i++) {
            while (kCoarseSizes[c] < i * 128) c++;
            class_of[i] = static_cast<u8>(kFineClasses + c);
        }
    }
};
constexpr CoarseTable coarse_table;

}  // namespace

int size_class_for(size_t size) {
    if (size <= 512) return static_cast<int>((size + 15) / 16) - 1;
    // The table's steps are 128 bytes; a size between two steps may need the next class.
    int c = coarse_table.class_of[(size + 127) / 128];
    return c;
}

size_t size_class_bytes(int size_class) {
    if (size_class < kFineClasses) return static_cast<size_t>(size_class + 1) * 16;
    return kCoarseSizes[size_class - kFineClasses];
}

Heap::Heap(Thread* th) : th_(th), young_threshold_(kMinYoungBytes) {
    created_at_ = last_end_ = monotonic_seconds();
    size_t size = size_t{64} << 30;
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        size = std::min<size_t>(size, limit.rlim_cur / 2);
    void* p = MAP_FAILED;
    for (; size >= (size_t{8} << 20); size /= 2) {
        p = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (p != MAP_FAILED) break;
    }
    KRAIT_CHECK(p != MAP_FAILED, "no address space for the heap");
    u64 start = (reinterpret_cast<u64>(p) + kBlockSize - 1) & ~(kBlockSize - 1);
    region_ = reinterpret_cast<char*>(start);
    region_size_ = (reinterpret_cast<u64>(p) + size - start) & ~(kBlockSize - 1);
    size_t blocks = region_size_ / kBlockSize;
    reserve_ = std::min<size_t>(blocks / 16, 256);
    auto map_table = [](size_t bytes) {
        return mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    };
    table_ = static_cast<Block**>(map_table(blocks * sizeof(Block*)));
    states_ = static_cast<u8*>(map_table(blocks));
    KRAIT_CHECK(table_ != MAP_FAILED && states_ != MAP_FAILED, "no address space for the heap's tables");
    madvise(region_, region_size_, MADV_NOHUGEPAGE);
}

Block* Heap::new_descriptor() {
    if (spare_descriptors_.empty()) return new Block();
    Block* block = spare_descriptors_.back();
    spare_descriptors_.pop_back();
    return block;
}

// ---- Blocks ----

// Index of the first of `count` adjacent blocks, or -1. `*clean`: all their bytes are zero.
i64 Heap::take_blocks(u32 count, bool* clean) {
    size_t total = region_size_ / kBlockSize;
    if (!reserve_open_ && free_count_ + (total - used_blocks_) < count + reserve_) return -1;
    if (count == 1) {
        while (!free_blocks_.empty()) {
            u32 i = free_blocks_.back();
            free_blocks_.pop_back();
            auto state = static_cast<BlockState>(states_[i]);
            if (state != BlockState::Free && state != BlockState::FreeClean) continue;
            *clean = state == BlockState::FreeClean;
            free_count_--;
            return i;
        }
    } else {
        u32 run = 0;
        bool all_clean = true;
        for (size_t i = 0; i < used_blocks_; i++) {
            auto state = static_cast<BlockState>(states_[i]);
            if (state != BlockState::Free && state != BlockState::FreeClean) {
                run = 0;
                all_clean = true;
                continue;
            }
            all_clean = all_clean && state == BlockState::FreeClean;
            if (++run == count) {
                *clean = all_clean;
                free_count_ -= count;
                return static_cast<i64>(i + 1 - count);
            }
        }
    }
    if (used_blocks_ + count > total) return -1;
    i64 first = static_cast<i64>(used_blocks_);
    used_blocks_ += count;
    *clean = true;
    return first;
}

void Heap::give_blocks(size_t first, u32 count, bool clean) {
    free_count_ += count;
    for (u32 i = 0; i < count; i++) {
        table_[first + i] = nullptr;
        states_[first + i] = static_cast<u8>(clean ? BlockState::FreeClean : BlockState::Free);
        free_blocks_.push_back(static_cast<u32>(first + i));
    }
}

Block* Heap::new_small_block(int size_class) {
    bool clean;
    i64 index = take_blocks(1, &clean);
    if (index < 0) return nullptr;
    Block* block = new_descriptor();
    *block = Block{};
    block->base = region_ + static_cast<size_t>(index) * kBlockSize;
    block->cell_size = static_cast<u32>(size_class_bytes(size_class));
    block->cell_count = kBlockSize / block->cell_size;
    block->reciprocal = static_cast<u32>(((u64{1} << 32) + block->cell_size - 1) / block->cell_size);
    block->size_class = static_cast<u16>(size_class);
    block->state = BlockState::Small;
    table_[index] = block;
    states_[index] = static_cast<u8>(BlockState::Small);
    return block;
}

// ---- Runs ----

void Heap::retire_runs() {
    for (int c = 0; c < kSizeClassCount; c++) {
        ClassState& state = classes_[c];
        AllocRun& run = th_->runs[c];
        if (state.run_block) {
            Block* block = state.run_block;
            u32 first = block->index_of(state.run_begin);
            u32 last = first + static_cast<u32>((run.next - state.run_begin) / block->cell_size);
            for (u32 i = first; i < last; i++) block->fresh[i >> 6] |= u64{1} << (i & 63);
            if (last > first) block->has_fresh = true;
            // What is left of the run can be found again.
            if (run.next < run.end) state.next_cell = std::min(state.next_cell, last);
        }
        state.run_block = nullptr;
        run = {nullptr, nullptr};
    }
}

// The next run of unmarked, unused cells in the block at the cursor; moves on over full blocks.
bool Heap::find_run(ClassState& state) {
    for (; state.cursor < state.blocks.size(); state.cursor++, state.next_cell = 0) {
        Block* block = state.blocks[state.cursor];
        u32 i = state.next_cell, count = block->cell_count;
        if (block->live_count == count) continue;
        auto taken = [&](u32 word) { return block->mark[word] | block->fresh[word]; };
        while (i < count) {
            u64 free_bits = ~taken(i >> 6) >> (i & 63);
            if (free_bits == 0) {
                i = (i | 63) + 1;
                continue;
            }
            i += static_cast<u32>(std::countr_zero(free_bits));
            break;
        }
        if (i >= count) continue;
        u32 end = i;
        while (end < count) {
            u64 taken_bits = taken(end >> 6) >> (end & 63);
            if (taken_bits == 0) {
                end = (end | 63) + 1;
                continue;
            }
            end += static_cast<u32>(std::countr_zero(taken_bits));
            break;
        }
        end = std::min(end, count);
        state.next_cell = end;
        state.run_block = block;
        state.run_begin = block->cell(i);
        AllocRun& run = th_->runs[block->size_class];
        run.next = block->cell(i);
        run.end = block->cell(end);
        allocated_since_ += static_cast<u64>(run.end - run.next);
        return true;
    }
    return false;
}

bool Heap::take_run(int size_class) {
    ClassState& state = classes_[size_class];
    AllocRun& run = th_->runs[size_class];
    if (state.run_block) {
        Block* block = state.run_block;
        u32 first = block->index_of(state.run_begin);
        u32 last = first + static_cast<u32>((run.end - state.run_begin) / block->cell_size);
        for (u32 i = first; i < last; i++) block->fresh[i >> 6] |= u64{1} << (i & 63);
        block->has_fresh = true;
        state.run_block = nullptr;
        run = {nullptr, nullptr};
    }
    if (find_run(state)) return true;
    Block* block = new_small_block(size_class);
    if (!block) return false;
    state.blocks.push_back(block);
    state.cursor = state.blocks.size() - 1;
    state.next_cell = 0;
    return find_run(state);
}

// ---- Allocation ----

// After a full collection: is there as much room again as the reserve is large?
void Heap::close_reserve() {
    if (free_count_ + (region_size_ / kBlockSize - used_blocks_) >= 2 * reserve_) reserve_open_ = false;
}

static Object* out_of_memory(Thread* th) {
    raise_no_memory(th);
    return nullptr;
}

Object* Heap::allocate_slow(int size_class, size_t size) {
    if (!collecting_) {
        if (stress_ && ++stress_count_ >= stress_) {
            stress_count_ = 0;
            collect(CollectKind::Full);
        } else if (young_due()) {
            collect(CollectKind::Young);
        }
    }
    if (!take_run(size_class)) {
        collect(CollectKind::Full);
        if (!take_run(size_class)) {
            reserve_open_ = true;  // the MemoryError can be made, caught and shown
            return out_of_memory(th_);
        }
    }
    AllocRun& run = th_->runs[size_class];
    auto* object = reinterpret_cast<Object*>(run.next);
    run.next += size_class_bytes(size_class);
    if (stress_) {
        // Give the rest of the run back, so that the next allocation comes here too.
        ClassState& state = classes_[size_class];
        u32 index = state.run_block->index_of(object);
        state.run_block->fresh[index >> 6] |= u64{1} << (index & 63);
        state.run_block->has_fresh = true;
        state.next_cell = index + 1;
        state.run_block = nullptr;
        run = {nullptr, nullptr};
    }
    memset(static_cast<void*>(object), 0, size);
    return object;
}

Object* Heap::allocate_large(size_t size) {
    if (size > region_size_) return out_of_memory(th_);
    auto count = static_cast<u32>((size + kBlockSize - 1) / kBlockSize);
    allocated_since_ += static_cast<u64>(count) * kBlockSize;
    if (!collecting_ && (young_due() || stress_)) collect(CollectKind::Young);
    bool clean;
    i64 index = take_blocks(count, &clean);
    if (index < 0) {
        collect(CollectKind::Full);
        index = take_blocks(count, &clean);
        if (index < 0) {
            reserve_open_ = true;  // the MemoryError can be made, caught and shown
            return out_of_memory(th_);
        }
    }
    Block* block = new_descriptor();
    *block = Block{};
    block->base = region_ + static_cast<size_t>(index) * kBlockSize;
    block->cell_size = 0;
    block->cell_count = 1;
    block->block_count = count;
    block->state = BlockState::Large;
    block->fresh[0] = 1;
    block->has_fresh = true;
    for (u32 i = 0; i < count; i++) {
        table_[index + i] = block;
        states_[index + i] = static_cast<u8>(BlockState::Large);
    }
    large_.push_back(block);
    if (!clean) memset(block->base, 0, size);
    return reinterpret_cast<Object*>(block->base);
}

void Heap::free_large(Block* block) {
    size_t first = static_cast<size_t>(block->base - region_) / kBlockSize;
    // The pages stay: a program that makes large objects makes more of them, and clearing is cheaper than faulting in. A full
    // collection gives back what is too much. A single very large object goes back at once.
    size_t bytes = static_cast<size_t>(block->block_count) * kBlockSize;
    bool give_back = bytes > kKeepLargeBytes;
    if (give_back) madvise(block->base, bytes, MADV_DONTNEED);
    give_blocks(first, block->block_count, give_back);
    spare_descriptors_.push_back(block);
}

// Cells are multiples of 16 bytes; for small ones a call of memset costs more than the stores.
static inline void zero_cell(void* cell, size_t bytes) {
    if (bytes > 256) [[unlikely]] {
        memset(cell, 0, bytes);
        return;
    }
    auto* p = static_cast<u64*>(cell);
    for (u64* end = p + bytes / 8; p < end; p += 2) p[0] = p[1] = 0;
}

Object* allocate(Thread* th, const Shape* shape, size_t size, u8 gc_bits) {
    Object* object;
    if (size <= kMaxCellSize) [[likely]] {
        int c = size_class_for(size);
        AllocRun& run = th->runs[c];
        size_t bytes = size_class_bytes(c);
        if (static_cast<size_t>(run.end - run.next) >= bytes) [[likely]] {
            object = reinterpret_cast<Object*>(run.next);
            run.next += bytes;
            zero_cell(object, bytes);
        } else {
            object = th->heap->allocate_slow(c, size);
        }
    } else {
        object = th->heap->allocate_large(size);
    }
    if (!object) [[unlikely]] return nullptr;
    object->set_shape(shape);
    object->gc = gc_bits;
    return object;
}

ValueArray* new_value_array(Thread* th, i64 capacity) {
    if (capacity < 0 || capacity > (i64{1} << 40)) return reinterpret_cast<ValueArray*>(out_of_memory(th));
    auto* array = heap_new<ValueArray>(th, builtin_shape(Kind::ValueArray), static_cast<size_t>(capacity) * sizeof(Value));
    if (array) array->capacity = capacity;
    return array;
}

RawBuffer* new_raw_buffer(Thread* th, i64 bytes) {
    if (bytes < 0 || bytes > (i64{1} << 46)) return reinterpret_cast<RawBuffer*>(out_of_memory(th));
    auto* buffer =
        heap_new<RawBuffer>(th, builtin_shape(Kind::RawBuffer), static_cast<size_t>(bytes), kGcAtomic);
    if (buffer) buffer->capacity = bytes;
    return buffer;
}

void free_buffer(Thread* th, Object* buffer) {
    Heap& heap = *th->heap;
    Block* block = buffer ? heap.block_of(buffer) : nullptr;
    if (!block || block->state != BlockState::Large || heap.collecting()) return;
    auto& remembered = heap.remembered_;
    remembered.erase(std::remove(remembered.begin(), remembered.end(), buffer), remembered.end());
    heap.large_.erase(std::find(heap.large_.begin(), heap.large_.end(), block));
    heap.free_large(block);
}

void remember(Thread* th, Object* object) {
    object->gc &= static_cast<u8>(~kGcOld);
    th->heap->remembered_.push_back(object);
}

void account_external(Thread* th, i64 bytes) {
    Heap& heap = *th->heap;
    heap.external_ = static_cast<u64>(std::max<i64>(0, static_cast<i64>(heap.external_) + bytes));
    if (bytes > 0) heap.allocated_since_ += static_cast<u64>(bytes);
}

void add_root(Thread* th, Value* slot) { th->heap->root_slots_.push_back(slot); }

void add_static_object(Thread* th, Object* object) {
    object->gc |= kGcStatic;
    th->heap->static_objects_.push_back(object);
}

void add_root_tracer(Thread* th, void (*trace)(void*, Marker&), void* context) {
    th->heap->root_tracers_.push_back({trace, context});
}

void register_finalizer(Thread* th, Object* object) {
    object->gc |= kGcFinalize;
    th->heap->finalizable_.push_back(object);
}

void register_weak_slot(Thread* th, Object* owner, Value* slot) {
    if (slot->is_object()) slot->object()->gc |= kGcWeak;
    th->heap->weak_slots_.push_back({owner, slot});
}

HeapStats heap_stats(Thread* th) { return th->heap->stats_; }

void set_gc_stress(Thread* th, int every_nth) {
    th->heap->stress_ = every_nth;
    th->heap->retire_runs();
}

ValueVector::ValueVector(Thread* th) : th_(th), previous_(nullptr), next_(th->rooted_vectors) {
    if (next_) next_->previous_ = this;
    th->rooted_vectors = this;
}

ValueVector::~ValueVector() {
    if (next_) next_->previous_ = previous_;
    if (previous_) previous_->next_ = next_;
    else th_->rooted_vectors = next_;
}

}  // namespace krait
