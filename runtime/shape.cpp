#include "runtime/shape.h"

#include <sys/mman.h>

#include <unordered_map>
#include <vector>

#include "runtime/roots.h"
#include "runtime/type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

Shape builtin_shapes[static_cast<size_t>(Kind::Count)];

namespace {

constexpr int kIndexThreshold = 8;  // shapes with fewer attributes are searched along their parents

struct LowArena {
    char* next = nullptr;
    char* end = nullptr;
};
LowArena low_arena;
u32 next_shape_id = 1;

}  // namespace

// A name-to-slot index and the transitions, both built when first needed. Interned names hash by address.
struct ShapeTable {
    std::vector<std::pair<Str*, Shape*>> few;           // transitions while there are few
    std::unordered_map<Str*, Shape*> many;              // then all of them
    std::unordered_map<Str*, int> index;
    Shape* dict_mode = nullptr;
};

void* allocate_low(size_t bytes) {
    bytes = (bytes + 15) & ~size_t{15};
    if (low_arena.next == nullptr || low_arena.next + bytes > low_arena.end) {
        for (size_t size = size_t{128} << 20; size >= (size_t{1} << 20); size /= 2) {
            void* p = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_32BIT, -1, 0);
            if (p == MAP_FAILED) continue;
            low_arena = {static_cast<char*>(p), static_cast<char*>(p) + size};
            break;
        }
        KRAIT_CHECK(low_arena.next && low_arena.next + bytes <= low_arena.end, "no memory below 4 GiB for shapes");
    }
    void* result = low_arena.next;
    low_arena.next += bytes;
    return result;
}

void init_root_shape(Shape* shape, Type* type, Kind kind, u16 inline_capacity, u32 attribute_offset, u16 flags) {
    *shape = Shape{};
    shape->type = type;
    shape->kind = kind;
    shape->flags = flags;
    shape->inline_capacity = inline_capacity;
    shape->attribute_offset = attribute_offset;
    shape->id = next_shape_id++;
}

Shape* new_root_shape(Thread* th, Type* type, u16 inline_capacity, u16 flags) {
    auto* shape = static_cast<Shape*>(allocate_low(sizeof(Shape)));
    init_root_shape(shape, type, type->kind, inline_capacity, type->basic_size, flags);
    return shape;
}

static ShapeTable* table_of(Shape* shape) {
    if (!shape->table) shape->table = new ShapeTable;
    return shape->table;
}

Shape* shape_root(Shape* shape) {
    while (shape->parent) shape = shape->parent;
    return shape;
}

static Shape* make_child(Shape* shape, Str* name) {
    auto* child = static_cast<Shape*>(allocate_low(sizeof(Shape)));
    *child = *shape;
    child->parent = shape;
    child->name = name;
    child->slot_count = shape->slot_count + 1;
    child->id = next_shape_id++;
    child->table = nullptr;
    return child;
}

Shape* shape_with(Thread* th, Shape* shape, Str* name) {
    if (shape->slot_count >= kMaxShapeSlots) return nullptr;
    ShapeTable* table = table_of(shape);
    if (table->many.empty()) {
        for (auto& [key, child] : table->few)
            if (key == name) return child;
        Shape* child = make_child(shape, name);
        table->few.emplace_back(name, child);
        if (table->few.size() > 8) {
            table->many.insert(table->few.begin(), table->few.end());
            table->few.clear();
        }
        return child;
    }
    Shape*& child = table->many[name];
    if (!child) child = make_child(shape, name);
    return child;
}

Shape* dict_mode_shape(Thread* th, Shape* shape) {
    if (shape->is_dict_mode()) return shape;
    Shape* root = shape_root(shape);
    ShapeTable* table = table_of(root);
    if (!table->dict_mode) {
        auto* made = static_cast<Shape*>(allocate_low(sizeof(Shape)));
        *made = *root;
        made->flags |= kShapeDictMode;
        made->slot_count = 1;
        made->id = next_shape_id++;
        made->table = nullptr;
        table->dict_mode = made;
    }
    return table->dict_mode;
}

int shape_find(Shape* shape, Str* name) {
    if (shape->slot_count < kIndexThreshold) {
        for (Shape* s = shape; s->parent; s = s->parent)
            if (s->name == name) return s->slot_count - 1;
        return -1;
    }
    ShapeTable* table = table_of(shape);
    if (table->index.empty())
        for (Shape* s = shape; s->parent; s = s->parent) table->index[s->name] = s->slot_count - 1;
    auto found = table->index.find(name);
    return found == table->index.end() ? -1 : found->second;
}

void shape_names(Shape* shape, Str** out) {
    for (Shape* s = shape; s->parent; s = s->parent) out[s->slot_count - 1] = s->name;
}

// ---- The attribute area ----

static size_t body_size(const Object* object) {
    switch (object->kind()) {
        case Kind::Tuple:
            return sizeof(Tuple) + static_cast<size_t>(reinterpret_cast<const Tuple*>(object)->size) * sizeof(Value);
        case Kind::Int: {
            i64 size = reinterpret_cast<const Int*>(object)->size;
            return sizeof(Int) + static_cast<size_t>(size < 0 ? -size : size) * sizeof(mp_limb_t);
        }
        case Kind::Bytes: return sizeof(Bytes) + static_cast<size_t>(reinterpret_cast<const Bytes*>(object)->length) + 1;
        case Kind::Str: {
            auto* s = reinterpret_cast<const Str*>(object);
            if (str_has_tail(s)) return sizeof(Str) + sizeof(StrTail);
            return sizeof(Str) + static_cast<size_t>(s->length + 1) * s->width();
        }
        default: return object->shape()->attribute_offset;
    }
}

Value* attribute_area(Object* object) {
    Shape* shape = object->shape();
    char* base = reinterpret_cast<char*>(object);
    if (!(shape->flags & kShapeVarSized)) return reinterpret_cast<Value*>(base + shape->attribute_offset);
    return reinterpret_cast<Value*>(base + ((body_size(object) + 7) & ~size_t{7}));
}

Value* attribute_slot(Object* object, u32 slot) {
    Shape* shape = object->shape();
    Value* area = attribute_area(object);
    if (slot < shape->inline_capacity) return area + 1 + slot;
    return area[0].as<ValueArray>()->items + (slot - shape->inline_capacity);
}

size_t instance_size(const Shape* shape) {
    size_t size = (shape->attribute_offset + 7) & ~u32{7};
    if (shape->flags & kShapeHasSlots) size += sizeof(Value) * (1 + shape->inline_capacity);
    return size;
}

static bool grow_overflow(Thread* th, Object* object, u32 index) {
    Value* area = attribute_area(object);
    i64 have = area[0] ? area[0].as<ValueArray>()->capacity : 0;
    if (index < static_cast<u64>(have)) return true;
    ValueArray* grown = new_value_array(th, have ? have * 2 : 4);
    if (!grown) return false;
    for (i64 i = 0; i < have; i++) grown->items[i] = area[0].as<ValueArray>()->items[i];
    area[0] = Value(grown);
    write_barrier(th, object);
    return true;
}

bool add_attribute(Thread* th, Object* object, Str* name, Value value) {
    Shape* shape = object->shape();
    Shape* next = shape_with(th, shape, name);
    if (!next) {
        Dict* dict = enter_dict_mode(th, object);
        return dict && dict_set_str(th, dict, name, value);
    }
    u32 slot = shape->slot_count;
    Type* type = shape->type;
    if (slot >= shape->inline_capacity) {
        if (!grow_overflow(th, object, slot - shape->inline_capacity)) return false;
        if (slot >= type->inline_capacity && type->root_shape && type->inline_capacity < 32) {
            // Later instances get the slots that this one turned out to need.
            type->inline_capacity = static_cast<u16>(slot + 1 <= 4 ? 4 : slot + 1 <= 8 ? 8 : slot + 1 <= 16 ? 16 : 32);
            type->root_shape = new_root_shape(th, type, type->inline_capacity, type->root_shape->flags);
        }
    }
    object->set_shape(next);
    *attribute_slot(object, slot) = value;
    write_barrier(th, object);
    return true;
}

Dict* enter_dict_mode(Thread* th, Object* object) {
    Shape* shape = object->shape();
    if (shape->is_dict_mode()) return attribute_slot(object, 0)->as<Dict>();
    int count = shape->slot_count;
    Dict* dict = new_dict(th, count);
    if (!dict) return nullptr;
    Str* names[kMaxShapeSlots + 1];
    shape_names(shape, names);
    for (int i = 0; i < count; i++)
        if (Value v = *attribute_slot(object, static_cast<u32>(i)))
            if (!dict_set_str(th, dict, names[i], v)) return nullptr;
    if (shape->inline_capacity == 0 && !grow_overflow(th, object, 0)) return nullptr;
    Shape* next = dict_mode_shape(th, shape);
    for (int i = 0; i < count; i++) *attribute_slot(object, static_cast<u32>(i)) = Value();
    object->set_shape(next);
    *attribute_slot(object, 0) = Value(dict);
    write_barrier(th, object);
    return dict;
}

}  // namespace krait
