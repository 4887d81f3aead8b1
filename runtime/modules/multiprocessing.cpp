// _multiprocessing: SemLock, a named POSIX semaphore as lock or recursive lock (CPython's Modules/_multiprocessing/semaphore.c), and
// _posixshmem: shm_open and shm_unlink.
#include <semaphore.h>
#include <sys/mman.h>

#include <cmath>
#include <ctime>
#include <iterator>

#include "runtime/gil.h"
#include "runtime/modules/posix.h"
#include "runtime/roots.h"

namespace krait {

namespace {

enum SemaphoreKind { kRecursive = 0, kSemaphore = 1 };

struct SemLock : Object {
    Value name;
    sem_t* handle;
    u64 owner;
    int count, maximum, kind;
};
SemLock* lock_of(Value v) { return v.as<SemLock>(); }
void trace_lock(Object* object, Marker& marker) { marker.visit(static_cast<SemLock*>(object)->name); }
void close_lock(Thread*, Value self) {
    if (lock_of(self)->handle) sem_close(lock_of(self)->handle);
    lock_of(self)->handle = nullptr;
}

bool is_mine(Thread* th, SemLock* s) { return s->count > 0 && s->owner == th->id; }

Value make_lock(Thread* th, Type* type, sem_t* handle, int kind, int maximum, Value name) {
    auto* s = static_cast<SemLock*>(KRAIT_TRY(new_instance(th, type)));
    s->handle = handle;
    s->kind = kind;
    s->maximum = maximum;
    s->name = name;
    register_finalizer(th, s);
    return Value(s);
}

Value semlock_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"kind", "value", "maxvalue", "name", "unlink"};
    Value p[5];
    int kind, value, maximum;
    if (!parse(th, args, "SemLock", kNames, 5, 0, 5, p) || !to_int32(th, p[0], &kind) || !to_int32(th, p[1], &value) ||
        !to_int32(th, p[2], &maximum))
        return {};
    if (!is_str(p[3])) return raise(th, Exc::TypeError, "SemLock() argument 'name' must be str, not %T", p[3]);
    int unlink = truth(th, p[4]);
    if (unlink < 0) return {};
    if (kind != kRecursive && kind != kSemaphore) return raise(th, Exc::ValueError, "unrecognized kind");
    std::string name(str_utf8(th, p[3].as<Str>()));
    sem_t* handle = sem_open(name.c_str(), O_CREAT | O_EXCL, 0600, value);
    if (handle == SEM_FAILED) return raise_errno(th, errno);
    if (unlink && sem_unlink(name.c_str()) < 0) return raise_errno(th, errno);
    return make_lock(th, type, handle, kind, maximum, unlink ? none() : p[3]);
}

Value semlock_rebuild(Thread* th, Value cls, const Args& args) {
    if (!check_arg_count(th, "_rebuild", args, 4, 4)) return {};
    i64 handle;
    int kind, maximum;
    if (!to_i64(th, args[0], &handle) || !to_int32(th, args[1], &kind) || !to_int32(th, args[2], &maximum)) return {};
    auto* found = reinterpret_cast<sem_t*>(handle);
    if (is_str(args[3])) {
        std::string name(str_utf8(th, args[3].as<Str>()));
        found = sem_open(name.c_str(), 0);
        if (found == SEM_FAILED) return raise_errno(th, errno);
    }
    return make_lock(th, cls.as<Type>(), found, kind, maximum, args[3]);
}

Value semlock_acquire(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"block", "timeout"};
    Value p[2];
    bool block;
    if (!parse(th, args, "acquire", kNames, 0, 0, 2, p) || !get_flag(th, p[0], true, &block)) return {};
    auto* s = lock_of(self);
    if (s->kind == kRecursive && is_mine(th, s)) {
        ++s->count;
        return py_true();
    }
    double seconds = -1;
    if (p[1] && !is_none(p[1])) {
        if (!to_double(th, p[1], &seconds)) return {};
        if (seconds < 0) seconds = 0;
    }
    timespec until;
    if (seconds >= 0) {
        clock_gettime(CLOCK_REALTIME, &until);
        double whole = std::floor(seconds);
        until.tv_sec += static_cast<time_t>(whole);
        until.tv_nsec += static_cast<long>((seconds - whole) * 1e9);
        if (until.tv_nsec >= 1'000'000'000) ++until.tv_sec, until.tv_nsec -= 1'000'000'000;
    }
    int r = sem_trywait(s->handle);
    if (r < 0 && errno == EAGAIN && block) {
        bool raised;
        r = retry_on_signal(th, &raised, [&] { return seconds < 0 ? sem_wait(s->handle) : sem_timedwait(s->handle, &until); });
        if (raised) return {};
    }
    if (r < 0) return errno == EAGAIN || errno == ETIMEDOUT ? py_false() : raise_errno(th, errno);
    ++s->count;
    s->owner = th->id;
    return py_true();
}

Value semlock_release(Thread* th, Value self) {
    auto* s = lock_of(self);
    if (s->kind == kRecursive) {
        if (!is_mine(th, s)) return raise(th, Exc::AssertionError, "attempt to release recursive lock not owned by thread");
        if (s->count > 1) {
            --s->count;
            return none();
        }
    } else {
        int value;
        if (sem_getvalue(s->handle, &value) < 0) return raise_errno(th, errno);
        if (value >= s->maximum) return raise(th, Exc::ValueError, "semaphore or lock released too many times");
    }
    if (sem_post(s->handle) < 0) return raise_errno(th, errno);
    --s->count;
    return none();
}

Value semlock_enter(Thread* th, Value self) { return semlock_acquire(th, self, Args{nullptr, 0, nullptr}); }
Value semlock_exit(Thread* th, Value self, const Args&) { return semlock_release(th, self); }
Value semlock_count(Thread*, Value self) { return Value::from_small_int(lock_of(self)->count); }
Value semlock_is_mine(Thread* th, Value self) { return py_bool(is_mine(th, lock_of(self))); }
Value semlock_get_value(Thread* th, Value self) {
    int value;
    if (sem_getvalue(lock_of(self)->handle, &value) < 0) return raise_errno(th, errno);
    return Value::from_small_int(value < 0 ? 0 : value);
}
Value semlock_is_zero(Thread* th, Value self) {
    int value;
    if (sem_getvalue(lock_of(self)->handle, &value) < 0) return raise_errno(th, errno);
    return py_bool(value == 0);
}
Value semlock_after_fork(Thread*, Value self) {
    lock_of(self)->count = 0;
    return none();
}

constexpr NativeDef kMethods[] = {
    {"acquire", semlock_acquire, "acquire($self, /, block=True, timeout=None)\n--\n\nAcquire the semaphore/lock."},
    {"release", semlock_release, "release($self, /)\n--\n\nRelease the semaphore/lock."},
    {"_count", semlock_count, "_count($self, /)\n--\n\nNum of `acquire()`s minus num of `release()`s for this process."},
    {"_is_mine", semlock_is_mine, "_is_mine($self, /)\n--\n\nWhether the lock is owned by this thread."},
    {"_get_value", semlock_get_value, "_get_value($self, /)\n--\n\nGet the value of the semaphore."},
    {"_is_zero", semlock_is_zero, "_is_zero($self, /)\n--\n\nReturn whether semaphore has value zero."},
    {"_rebuild", semlock_rebuild, nullptr, kAnyEffect, kNativeClassMethod},
    {"_after_fork", semlock_after_fork, "_after_fork($self, /)\n--\n\nRezero the net acquisition count after fork()."},
    {"__enter__", semlock_enter, "__enter__($self, /)\n--\n\nEnter the semaphore/lock."},
    {"__exit__", semlock_exit, "__exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)\n--\n\nExit the semaphore/lock."},
};
Value get_handle(Thread* th, Value self) { return int_from_i64(th, reinterpret_cast<i64>(lock_of(self)->handle)); }
Value get_name(Thread*, Value self) { return lock_of(self)->name; }
Value get_kind(Thread*, Value self) { return Value::from_small_int(lock_of(self)->kind); }
Value get_maximum(Thread*, Value self) { return Value::from_small_int(lock_of(self)->maximum); }
constexpr GetSetDef kGetSets[] = {{"handle", get_handle, nullptr, nullptr}, {"kind", get_kind, nullptr, nullptr},
                                  {"maxvalue", get_maximum, nullptr, nullptr}, {"name", get_name, nullptr, nullptr}};

Value mp_sem_unlink(Thread* th, Value, Value name) {
    if (!is_str(name)) return raise(th, Exc::TypeError, "argument 1 must be str, not %T", name);
    std::string text(str_utf8(th, name.as<Str>()));
    return sem_unlink(text.c_str()) < 0 ? raise_errno(th, errno) : none();
}
constexpr NativeDef kFunctions[] = {{"sem_unlink", mp_sem_unlink, nullptr}};
constexpr ModuleDef kModule = {"_multiprocessing", nullptr, kFunctions, std::size(kFunctions)};

// ---- _posixshmem ----

Value shmem_open(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "flags", "mode"};
    Value p[3];
    int flags, mode;
    if (!parse(th, args, "shm_open", kNames, 2, 0, 3, p) || !to_int32(th, p[1], &flags) || !get_int(th, p[2], 0777, &mode)) return {};
    if (!is_str(p[0])) return raise(th, Exc::TypeError, "shm_open() argument 'path' must be str, not %T", p[0]);
    std::string path(str_utf8(th, p[0].as<Str>()));
    int fd = shm_open(path.c_str(), flags, static_cast<mode_t>(mode));
    return fd < 0 ? raise_errno(th, errno, p[0]) : Value::from_small_int(fd);
}
Value shmem_unlink(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path"};
    Value p[1];
    if (!parse(th, args, "shm_unlink", kNames, 1, 0, 1, p)) return {};
    if (!is_str(p[0])) return raise(th, Exc::TypeError, "shm_unlink() argument 'path' must be str, not %T", p[0]);
    std::string path(str_utf8(th, p[0].as<Str>()));
    return shm_unlink(path.c_str()) < 0 ? raise_errno(th, errno, p[0]) : none();
}
constexpr NativeDef kShmemFunctions[] = {
    {"shm_open", shmem_open, "shm_open($module, /, path, flags, mode=511)\n--\n\nOpen a shared memory object.  Returns a file descriptor (integer)."},
    {"shm_unlink", shmem_unlink, "shm_unlink($module, /, path)\n--\n\nRemove a shared memory object (similar to unlink())."},
};
constexpr ModuleDef kShmem = {"_posixshmem", "POSIX shared memory module", kShmemFunctions, std::size(kShmemFunctions)};

}  // namespace

Value init_multiprocessing(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    TypeSpec spec{};
    spec.name = "_multiprocessing.SemLock";
    spec.doc = "Semaphore/Mutex type";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(SemLock);
    spec.trace = trace_lock;
    spec.slots.new_ = semlock_new;
    spec.slots.finalize = close_lock;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    Type* type = KRAIT_TRY(new_builtin_type(th, spec));
    Dict* flags = KRAIT_TRY(new_dict(th));
    bool ok = dict_set_str(th, type->dict, "SEM_VALUE_MAX", Value::from_small_int(SEM_VALUE_MAX));
    for (const char* name : {"HAVE_SEM_OPEN", "HAVE_SEM_TIMEDWAIT", "HAVE_FD_TRANSFER"}) ok = ok && dict_set_str(th, flags, name, Value::from_small_int(1));
    ok = ok && module_add(th, module, "SemLock", type) && module_add(th, module, "flags", flags);
    return ok ? Value(module) : Value();
}

Value init_posixshmem(Thread* th) { return Value(new_native_module(th, kShmem)); }

}  // namespace krait
