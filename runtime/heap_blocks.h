// The heap's region and its blocks. Private to runtime/heap*.cpp.
#pragma once

#include <cstring>
#include <deque>
#include <vector>

#include "runtime/heap.h"
#include "runtime/thread.h"

namespace krait {

enum class BlockState : u8 { Unused, Free, FreeClean, Small, Large };

// When to collect (runtime/heap_collect.cpp).
constexpr u64 kMinYoungBytes = 2 << 20, kMaxYoungBytes = 32 << 20;
constexpr u64 kMinOldGrowth = 3 << 20;
constexpr double kFullShare = 0.02;
constexpr double kYoungShare = 0.08;
double monotonic_seconds();

constexpr int kBitmapWords = kBlockSize / 16 / 64;

// Descriptor of a block of cells, or of the run of blocks of one large object.
struct Block {
    char* base;
    u32 cell_size;       // small blocks
    u32 cell_count;
    u32 reciprocal;      // ceil(2^32 / cell_size): cell index = offset * reciprocal >> 32
    u32 block_count;     // large: blocks taken
    u32 live_count;      // small: marked cells, as of the last collection
    u16 size_class;
    BlockState state;
    bool has_fresh;      // cells were handed out since the last collection
    u64 mark[kBitmapWords];   // survived the last collection (sticky: until the next full one)
    u64 fresh[kBitmapWords];  // handed out since

    u32 index_of(const void* p) const {
        u64 offset = static_cast<u64>(static_cast<const char*>(p) - base);
        if (state == BlockState::Large) return 0;
        return static_cast<u32>((offset * reciprocal) >> 32);
    }
    char* cell(u32 index) const { return base + static_cast<size_t>(index) * cell_size; }
    bool is_marked(u32 i) const { return mark[i >> 6] >> (i & 63) & 1; }
    bool is_fresh(u32 i) const { return fresh[i >> 6] >> (i & 63) & 1; }
    u32 word_count() const { return (cell_count + 63) / 64; }
};

struct RootTracer {
    void (*trace)(void*, Marker&);
    void* context;
};
struct WeakSlot {
    Object* owner;
    Value* slot;
};

// The rest of a long range that is being marked.
struct PendingRange {
    const Value* next;
    const Value* end;
    u32 stride;
};
constexpr u32 kArriving = 16;

// Where the allocator of one size class stands.
struct ClassState {
    std::vector<Block*> blocks;
    size_t cursor = 0;      // block being used
    u32 next_cell = 0;      // first cell of it not yet looked at
    Block* run_block = nullptr;
    char* run_begin = nullptr;
};

class GarbageCensus;

class Heap {
  public:
    explicit Heap(Thread* th);

    Object* allocate_slow(int size_class, size_t size);
    Object* allocate_large(size_t size);
    void collect(CollectKind kind);
    Block* block_of(const void* p) const {
        u64 offset = static_cast<u64>(static_cast<const char*>(p) - region_);
        return offset < region_size_ ? table_[offset / kBlockSize] : nullptr;
    }
    Object* object_at(u64 word) const;
    void mark_object(Object* object);
    void mark_owned(Object* object);
    void census_edge(Object* target);
    void trace_one(Object* object);
    void visit_range(const Value* begin, const Value* end, u32 stride);
    void drain();
    void retire_runs();
    void free_large(Block* block);
    bool young_due() const { return allocated_since_ > young_threshold_; }
    bool full_due(double now) const;
    // Bytes of the blocks in use, and what objects own elsewhere.
    u64 footprint() const { return (used_blocks_ - free_count_) * kBlockSize + external_; }
    bool collecting() const { return collecting_; }

    Thread* th_;
    char* region_ = nullptr;
    size_t region_size_ = 0;
    Block** table_ = nullptr;            // per 64 KiB of the region
    u8* states_ = nullptr;               // BlockState per 64 KiB
    size_t used_blocks_ = 0;             // high-water mark of the region, in blocks
    size_t free_count_ = 0;              // blocks below used_blocks_ that are Free or FreeClean
    std::vector<u32> free_blocks_;       // candidates: Free or FreeClean if states_ agrees
    std::vector<Block*> spare_descriptors_;
    std::vector<Block*> large_;
    ClassState classes_[kSizeClassCount];
    Object* arriving_[kArriving] = {};   // marked, on their way into the cache, not looked at yet
    u32 next_arriving_ = 0;
    std::vector<Object*> mark_stack_;
    std::vector<PendingRange> mark_ranges_;
    std::vector<Object*> remembered_;
    std::vector<Object*> finalizable_;
    std::deque<Object*> pending_finalizers_;
    std::vector<Object*> cleared_weak_owners_;
    std::vector<WeakSlot> weak_slots_;
    std::vector<RootTracer> root_tracers_;
    std::vector<Value*> root_slots_;
    std::vector<Object*> static_objects_;
    u64 allocated_since_ = 0;            // bytes handed out since the last collection
    u64 young_threshold_;
    u64 external_ = 0;
    u64 live_after_full_ = 0;            // with external memory
    u64 footprint_after_full_ = 0;
    double created_at_ = 0;              // seconds
    double full_seconds_ = 0;            // spent in full collections
    double last_full_seconds_ = 0;
    double last_end_ = 0;                // of the last collection
    int stress_ = 0, stress_count_ = 0;
    bool collecting_ = false;
    bool young_ = false;                 // the collection under way is a young one
    // So many blocks are kept free for what happens after a MemoryError: its report and its handlers.
    size_t reserve_ = 0;
    bool reserve_open_ = false;          // since the first failure, until a full collection finds room again
    HeapStats stats_{};
    // A census of cyclic garbage (heap_census.cpp): wanted by this collection; under way.
    bool (*census_counts_)(Object*) = nullptr;
    GarbageCensus* census_ = nullptr;
    i64 garbage_found_ = 0;

  private:
    void look_at(Object* object);
    void mark_next_of_range();
    bool take_run(int size_class);
    void close_reserve();
    bool find_run(ClassState& state);
    Block* new_small_block(int size_class);
    i64 take_blocks(u32 count, bool* clean);
    void give_blocks(size_t first, u32 count, bool clean);
    Block* new_descriptor();
    void mark_roots(CollectKind kind);
    void clear_marks();
    void clear_weak_slots();
    void queue_finalizers();
    void count_garbage();
    void finish_blocks();
    void finish_small_block(Block* block);
    void set_young_threshold(double fixed_seconds, double mutator_seconds);
    void release_free_memory();
};

}  // namespace krait
