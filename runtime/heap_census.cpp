// The census of garbage, between marking and finalisers. Dead cells are known: handed out, and not marked. Those that reference
// counting would have freed by themselves are peeled off as in a topological sort: what no dead object refers to goes,
// and takes its references with it. What cannot be peeled is what a collector of cycles finds.
// Edges are what the types' trace functions visit; a buffer belongs to its owner and is no node with edges to it.
#include "runtime/heap_census.h"

#include "runtime/heap_blocks.h"

namespace krait {

class GarbageCensus {
  public:
    explicit GarbageCensus(Heap& heap) : heap_(heap), references_(heap.used_blocks_ + 1) {}

    i64 run(bool (*counts)(Object*)) {
        for (ClassState& state : heap_.classes_)
            for (Block* block : state.blocks) find_dead(block);
        for (Block* block : heap_.large_)
            if (!block->is_marked(0)) add_dead(block, 0);
        for (Object* object : dead_) trace(object);
        removing_ = true;
        for (Object* object : dead_)
            if (*counter(object) == 0) unreferenced_.push_back(object);
        while (!unreferenced_.empty()) {
            Object* object = unreferenced_.back();
            unreferenced_.pop_back();
            trace(object);
        }
        i64 found = 0;
        for (Object* object : dead_)
            if (*counter(object) && counts(object)) found++;
        return found;
    }

    void edge(Object* target) {
        u32* count = counter(target);
        if (!count) return;
        if (!removing_) ++*count;
        else if (--*count == 0) unreferenced_.push_back(target);
    }

  private:
    void find_dead(Block* block) {
        if (!block->has_fresh) return;
        for (u32 w = 0; w < block->word_count(); w++)
            for (u64 bits = block->fresh[w] & ~block->mark[w]; bits; bits &= bits - 1)
                add_dead(block, w * 64 + static_cast<u32>(std::countr_zero(bits)));
    }
    void add_dead(Block* block, u32 index) {
        auto& counts = references_[number_of(block)];
        if (counts.empty()) counts.resize(block->state == BlockState::Large ? 1 : block->cell_count);
        dead_.push_back(reinterpret_cast<Object*>(block->state == BlockState::Large ? block->base : block->cell(index)));
    }
    size_t number_of(const Block* block) const { return static_cast<size_t>(block->base - heap_.region_) / kBlockSize; }
    // How many dead objects refer to it; null unless it is dead itself.
    u32* counter(Object* object) {
        Block* block = heap_.block_of(object);
        if (!block) return nullptr;
        auto& counts = references_[number_of(block)];
        u32 index = block->index_of(object);
        if (counts.empty() || block->is_marked(index)) return nullptr;
        if (block->state != BlockState::Large && !block->is_fresh(index)) return nullptr;
        return &counts[index];
    }
    void trace(Object* object) { heap_.trace_one(object); }

    Heap& heap_;
    std::vector<std::vector<u32>> references_;  // by block and cell
    std::vector<Object*> dead_, unreferenced_;
    bool removing_ = false;
};

void Heap::census_edge(Object* target) { census_->edge(target); }

void Heap::count_garbage() {
    GarbageCensus census(*this);
    census_ = &census;
    bool young = young_;
    young_ = false;  // traces must visit everything
    garbage_found_ = census.run(census_counts_);
    young_ = young;
    census_ = nullptr;
}

i64 collect_and_count(Thread* th, CollectKind kind, bool (*counts)(Object*)) {
    Heap& heap = *th->heap;
    heap.garbage_found_ = 0;
    heap.census_counts_ = counts;
    heap.collect(kind);
    heap.census_counts_ = nullptr;
    return heap.garbage_found_;
}

}  // namespace krait
