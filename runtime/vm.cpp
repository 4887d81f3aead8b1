// Start-up and shut-down of the Vm: heap, singletons, interned names, builtin types, builtins and sys.
#include "runtime/thread.h"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "runtime/call.h"
#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/heap_blocks.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/roots.h"
#include "runtime/shape.h"
#include "runtime/startup.h"
#include "runtime/type.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/watch.h"

namespace krait {

Object none_object, ellipsis_object, not_implemented_object, true_object, false_object;
InterpHooks interp_hooks;
FrontendHooks frontend_hooks;
WatchHooks watch_hooks;

void broken_invariant(const char* file, int line, const char* condition, const char* why) {
    fflush(stdout);
    fprintf(stderr, "krait: internal error at %s:%d: %s (%s)\n", file, line, why, condition);
    abort();
}

namespace {

// Address space for frames: 900,000 levels of a typical function take some 200 MB; only touched pages cost memory.
constexpr size_t kVmStackBytes = size_t{2} << 30;
constexpr size_t kCStackReserve = 256 * 1024;  // left for handling the RecursionError itself

void map_vm_stack(Thread* th) {
    size_t bytes = kVmStackBytes;
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur / 8 < bytes)
        bytes = limit.rlim_cur / 8;
    void* p = MAP_FAILED;
    for (; bytes >= (size_t{1} << 20); bytes /= 2) {
        p = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (p != MAP_FAILED) break;
    }
    KRAIT_CHECK(p != MAP_FAILED, "no address space for the VM stack");
    th->stack_base = th->stack_top = static_cast<Value*>(p);
    th->stack_limit = th->stack_base + bytes / sizeof(Value);
}

void find_c_stack(Thread* th) {
    pthread_attr_t attributes;
    void* low = nullptr;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &low, &size);
        pthread_attr_destroy(&attributes);
    }
    th->c_stack_bottom = static_cast<char*>(low) + size;
    th->c_stack_limit = static_cast<char*>(low) + kCStackReserve;
    th->id = static_cast<u64>(pthread_self());
}

void init_static_object(Object* object, Kind kind) {
    object->set_shape(builtin_shape(kind));
    object->gc = kGcStatic | kGcAtomic;
}

// Shapes exist before types are set up, so that strings and dicts can be made first; setup_type fills in the rest.
void init_static_storage(Thread* th) {
    for (size_t k = 0; k < static_cast<size_t>(Kind::Count); k++) {
        auto kind = static_cast<Kind>(k);
        Type* type = kind == Kind::Instance ? &object_type : &builtin_types[k];
        init_root_shape(&builtin_shapes[k], type, kind, 0, 0, kShapeExact);
        type->set_shape(builtin_shape(Kind::Type));
        type->kind = kind;
        type->root_shape = &builtin_shapes[k];
        add_static_object(th, type);
    }
    init_static_object(&none_object, Kind::None);
    init_static_object(&ellipsis_object, Kind::Ellipsis);
    init_static_object(&not_implemented_object, Kind::NotImplemented);
    init_static_object(&true_object, Kind::Bool);
    init_static_object(&false_object, Kind::Bool);
}

void init_hash_seed(Vm* vm) {
    const char* text = vm->options->ignore_environment ? nullptr : getenv("PYTHONHASHSEED");
    if (text && *text && strcmp(text, "random") != 0) {
        char* end;
        unsigned long seed = strtoul(text, &end, 10);
        if (*end || seed > 4294967295ul) {
            fprintf(stderr, "Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in "
                            "range [0; 4294967295]\nPython runtime state: preinitialized\n\nCurrent thread 0x%016lx (most "
                            "recent call first):\n  <no Python frame>\n", static_cast<unsigned long>(pthread_self()));
            exit(1);
        }
        vm->hash_randomized = seed != 0;
        u8* bytes = reinterpret_cast<u8*>(vm->hash_seed);
        if (seed == 0) {
            memset(bytes, 0, 16);
        } else {
            // The linear congruential generator of CPython's lcg_urandom: the same seed gives the same hashes.
            u32 x = static_cast<u32>(seed);
            for (int i = 0; i < 16; i++) {
                x = x * 214013 + 2531011;
                bytes[i] = static_cast<u8>(x >> 16);
            }
        }
        return;
    }
    vm->hash_randomized = true;
    if (getrandom(vm->hash_seed, 16, 0) != 16) vm->hash_seed[0] = static_cast<u64>(pthread_self());
}

void init_names(Thread* th) {
    Names& names = th->vm->names;
#define NAME(identifier, text) names.identifier = intern(th, text);
#include "runtime/names.def"
#undef NAME
}

}  // namespace

RecursionGuard::RecursionGuard(Thread* th, const char* where) : th_(th), ok_(true) {
    int depth = ++th->recursion_depth;
    if (depth > th->recursion_limit || static_cast<char*>(__builtin_frame_address(0)) < th->c_stack_limit) [[unlikely]] {
        ok_ = false;
        raise(th, Exc::RecursionError, "maximum recursion depth exceeded%s", where);
    }
}

#define BUILTIN_TYPE(name) void setup_##name##_types(Thread* th);
#include "runtime/types/builtin_types.def"
#undef BUILTIN_TYPE

Vm* create_vm(Options* options) {
    auto* vm = new Vm();
    auto* th = new Thread();
    vm->main_thread = th;
    vm->options = options;
    if (options->max_str_digits >= 0) vm->max_str_digits = options->max_str_digits;
    vm->next_type_version = vm->next_function_version = 1;
    th->vm = vm;
    th->recursion_limit = 1000;
    th->handled = &th->handled_base;
    find_c_stack(th);
    map_vm_stack(th);
    th->heap = new Heap(th);
    init_hash_seed(vm);
    init_static_storage(th);
    vm->interned = new_dict(th, 2048);
    init_names(th);
    vm->modules = new_dict(th);
#define BUILTIN_TYPE(name) setup_##name##_types(th);
#include "runtime/types/builtin_types.def"
#undef BUILTIN_TYPE
    if (!init_builtins_module(th) || !init_sys_module(th)) {
        report_pending(th);
        exit(1);
    }
    // At every allocation a run takes minutes; every 50th, over many programs, meets the same states.
    if (options->stresses("gc")) set_gc_stress(th, 50);
    if (options->stresses("gc-each")) set_gc_stress(th, 1);
    return vm;
}

int destroy_vm(Vm* vm, int exit_code) {
    Thread* th = vm->main_thread;
    if (!finalize_modules(th)) exit_code = 120;
    if (vm->options->gc_stats) {
        HeapStats s = heap_stats(th);
        fprintf(stderr, "krait: collections: %lu young, %lu full; %.3f s; live %lu KiB after the last\n", s.young_collections,
                s.full_collections, s.seconds, s.bytes_live / 1024);
    }
    return exit_code;
}

}  // namespace krait
