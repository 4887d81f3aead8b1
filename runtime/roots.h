// Roots outside stacks and heap objects.
#pragma once

#include <vector>

#include "runtime/heap.h"

namespace krait {

// `*slot` is a root for ever (globals of modules written in C++).
void add_root(Thread* th, Value* slot);
// `trace` is called at each collection (roots of a subsystem: interned strings, watch lists, traces).
void add_root_tracer(Thread* th, void (*trace)(void* context, Marker& marker), void* context);

// An object outside the heap (static storage, allocate_low): flagged kGcStatic and traced at each collection.
void add_static_object(Thread* th, Object* object);

// A growable array of Values on the C++ side that the collector sees. Scoped: lives in a function, or in an object
// that is destroyed explicitly. Linked from the thread.
class ValueVector {
  public:
    explicit ValueVector(Thread* th);
    ~ValueVector();
    ValueVector(const ValueVector&) = delete;
    ValueVector& operator=(const ValueVector&) = delete;

    void push_back(Value v) { items_.push_back(v); }
    Value pop_back() {
        Value v = items_.back();
        items_.pop_back();
        return v;
    }
    Value& operator[](size_t i) { return items_[i]; }
    Value operator[](size_t i) const { return items_[i]; }
    Value& back() { return items_.back(); }
    size_t size() const { return items_.size(); }
    bool empty() const { return items_.empty(); }
    void clear() { items_.clear(); }
    void resize(size_t n) { items_.resize(n); }
    void reserve(size_t n) { items_.reserve(n); }
    Value* data() { return items_.data(); }
    const Value* data() const { return items_.data(); }
    Value* begin() { return items_.data(); }
    Value* end() { return items_.data() + items_.size(); }

  private:
    friend class Heap;
    Thread* th_;
    ValueVector* previous_;
    ValueVector* next_;
    std::vector<Value> items_;
};

}  // namespace krait
