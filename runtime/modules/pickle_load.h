// The state of an Unpickler, for the files that load.
#pragma once

#include <string>
#include <vector>

#include "runtime/modules/pickle.h"
#include "runtime/roots.h"

namespace krait::pickle {

struct Unpickler : Object {
    Value read, readline, peek;   // methods of the file (peek may be empty)
    Value persistent_load;        // or empty
    Value buffers;                // iterator, or empty
    Value encoding, errors;       // str
    ValueArray* memo;
    i64 memo_count;       // entries in use
    i32 protocol;         // of the pickle being loaded
    bool ready, fix_imports;
};

// One run of load(): the stack machine.
struct Loader {
    Loader(Thread* thread, Unpickler* unpickler, bool plain) : th(thread), u(unpickler), plain_class(plain), stack(thread) {}

    Thread* th;
    Unpickler* u;
    bool plain_class;      // an exact Unpickler: find_class is ours
    ValueVector stack;
    std::vector<size_t> marks;
    size_t fence = 0;
    int protocol = 0;
    i64 memo_count = 0;
    // Input: a view on bytes, or what was read from the file so far.
    const char *next = nullptr, *end = nullptr;
    std::string chunk;
    size_t peeked = 0;     // bytes at the end of `chunk` that the file still has to skip

    [[nodiscard]] bool read(size_t n, const char** data);
    [[nodiscard]] bool read_line(std::string_view* line);   // with its '\n'
    [[nodiscard]] bool skip_peeked();
    [[nodiscard]] bool read_file(size_t n);
    Value run();
    int step(u8 op);       // 1 go on, 0 stop, -1 raised

    bool underflow();
    [[nodiscard]] bool pop(Value* v);
    [[nodiscard]] bool top(Value* v);
    [[nodiscard]] bool mark(size_t* at);
    void push(Value v) { stack.push_back(v); }
    bool push_new(Value v) {
        if (!v) return false;
        stack.push_back(v);
        return true;
    }
    [[nodiscard]] bool memo_store(u64 index);
    [[nodiscard]] bool memo_fetch(u64 index);
    [[nodiscard]] bool size_of(int bytes, const char* what, u64* size);
    Value find_class(Value module, Value name);

    // opcodes
    [[nodiscard]] bool load_text_int();
    [[nodiscard]] bool load_text_long();
    [[nodiscard]] bool load_long(int size_bytes);
    [[nodiscard]] bool load_text_float();
    [[nodiscard]] bool load_text_string();
    [[nodiscard]] bool load_counted_string(int size_bytes);
    [[nodiscard]] bool load_unicode(int size_bytes, const char* what);
    [[nodiscard]] bool load_bytes(int size_bytes, const char* what);
    [[nodiscard]] bool load_bytearray();
    [[nodiscard]] bool load_text_unicode();
    [[nodiscard]] bool load_tuple(size_t from);
    [[nodiscard]] bool load_dict();
    [[nodiscard]] bool load_frozenset();
    [[nodiscard]] bool load_instance(bool by_name);
    [[nodiscard]] bool load_global();
    [[nodiscard]] bool load_stack_global();
    [[nodiscard]] bool load_new(bool with_keywords);
    [[nodiscard]] bool load_reduce();
    [[nodiscard]] bool load_build();
    [[nodiscard]] bool append_from(size_t at);
    [[nodiscard]] bool set_items_from(size_t at);
    [[nodiscard]] bool load_additems();
    [[nodiscard]] bool load_persistent(bool binary);
    [[nodiscard]] bool load_extension(int size_bytes);
    [[nodiscard]] bool load_pop();
    [[nodiscard]] bool load_frame();
    [[nodiscard]] bool load_next_buffer();
    [[nodiscard]] bool load_readonly_buffer();
    [[nodiscard]] bool load_memo_text(bool put);
};

}  // namespace krait::pickle
