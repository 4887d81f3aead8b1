// Vm: what one interpreter owns. Thread: what one thread of it owns. No other mutable state is global, apart from the
// builtin types and singletons, which stand in static storage so that their addresses are constants.
#pragma once

#include "runtime/heap.h"
#include "runtime/object.h"

namespace krait {

struct Dict;
struct Frame;
struct Tuple;
struct ExceptionObject;
struct Options;
class ValueVector;
struct Vm;

// Handled exceptions (`except` blocks being executed), innermost first; generators own their link while suspended
// (CPython's _PyErr_StackItem).
struct HandledException {
    Value exception;  // empty when none
    HandledException* previous;
};

// Bits of Thread::poll, tested at loop back-edges and function entries; set from signal handlers too.
enum PollBits : u32 {
    kPollSignal = 1,
    kPollGil = 2,
    kPollFinalizers = 4,
    kPollAsyncException = 8,
    kPollTrace = 16,  // sys.settrace or sys.setprofile is on
};

struct Thread {
    Vm* vm;
    Heap* heap;
    Value pending;                 // the exception being raised (always an instance), empty if none
    Frame* frame;                  // innermost Python frame
    Value* stack_base;             // VM stack: frames and their registers, one reserved mapping, never moved
    Value* stack_top;              // first free word
    Value* stack_limit;
    volatile u32 poll;             // PollBits
    i32 recursion_depth;           // Python frames and nested calls through C++
    i32 recursion_limit;           // sys.setrecursionlimit
    char* c_stack_limit;           // C++ recursion below this address raises RecursionError
    HandledException* handled;     // top of the stack of handled exceptions
    HandledException handled_base;
    ValueVector* rooted_vectors;
    void* c_stack_bottom;          // highest address of the C stack, for the collector
    Value trace_function, profile_function;  // sys.settrace, sys.setprofile
    Value context;                 // contextvars: the current Context
    Value async_gen_firstiter, async_gen_finalizer;
    u64 id;                        // threading.get_ident()
    AllocRun runs[kSizeClassCount];
};

// Names that the runtime itself looks up, interned once: vm->names.dunder_init …  Rows: runtime/names.def.
struct Names {
#define NAME(identifier, text) Str* identifier;
#include "runtime/names.def"
#undef NAME
};

struct Vm {
    Thread* main_thread;
    Options* options;
    Names names;
    Dict* modules;           // sys.modules
    Dict* builtins;          // namespace of the builtins module
    Dict* sys_dict;          // namespace of the sys module
    Dict* interned;          // str -> itself
    Value import_function;   // builtins.__import__ as shipped, to skip the call when unchanged
    Value argv, orig_argv;   // lists
    u64 hash_seed[2];
    bool hash_randomized;
    i64 max_str_digits = 4300;  // sys.set_int_max_str_digits; 0: no limit
    u32 next_type_version;
    u32 next_function_version;
    int exit_code;
    bool finalizing;
    bool unhandled_interrupt;  // KeyboardInterrupt reached the top: the process ends by SIGINT
    void* interp;            // interpreter's own state
    void* jit;               // JIT's own state
    void* modules_state[64]; // native modules' state, indexed by ModuleSlot in runtime/native.h
};

// Start-up of heap, builtin types, interned names, builtins and sys. One Vm per process for now.
Vm* create_vm(Options* options);
// Flushes stdio, runs atexit and finalisers, as Py_FinalizeEx; returns the exit status.
int destroy_vm(Vm* vm, int exit_code);

// Counts one level of recursion through C++ for the scope. `ok()` is false after RecursionError was raised
// ("maximum recursion depth exceeded" + `where`).
class RecursionGuard {
  public:
    RecursionGuard(Thread* th, const char* where);
    ~RecursionGuard() { --th_->recursion_depth; }
    bool ok() const { return ok_; }

  private:
    Thread* th_;
    bool ok_;
};

}  // namespace krait
