// The types _thread.lock and _thread.RLock. Their state is guarded by the interpreter lock; who has to wait does so in a queue
// (runtime/gil.h), which gives the interpreter lock up.
#include "runtime/modules/thread_locks.h"

#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/gil.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

i64 deadline_after(double seconds) { return seconds < 0 ? -1 : monotonic_now() + static_cast<i64>(seconds * 1e9); }
bool passed(i64 deadline) { return deadline >= 0 && monotonic_now() >= deadline; }

struct Lock : Object {
    bool held;
    WaitQueue waiting;
};
struct RecursiveLock : Object {
    u64 owner;  // id of the thread
    i64 count;
    WaitQueue waiting;
};

Type* lock_type;
Type* rlock_type;

// ---- lock ----

Value lock_acquire(Thread* th, Value self, const Args& args) {
    bool blocking;
    double seconds;
    if (!parse_acquire(th, args, &blocking, &seconds)) return {};
    Lock* lock = self.as<Lock>();
    i64 deadline = deadline_after(seconds);
    while (lock->held) {
        if (!blocking || passed(deadline)) return py_false();
        if (!wait_in(th, &lock->waiting, deadline)) return {};
    }
    lock->held = true;
    return py_true();
}

Value lock_release(Thread* th, Value self) {
    Lock* lock = self.as<Lock>();
    if (!lock->held) return raise(th, Exc::RuntimeError, "release unlocked lock");
    lock->held = false;
    wake_one(&lock->waiting);
    return none();
}

Value lock_enter(Thread* th, Value self) { return lock_acquire(th, self, Args{nullptr, 0, nullptr}); }
Value lock_exit(Thread* th, Value self, const Args&) { return lock_release(th, self); }
Value lock_locked(Thread*, Value self) { return py_bool(self.as<Lock>()->held); }
Value lock_reinit(Thread*, Value self) {
    self.as<Lock>()->held = false;
    self.as<Lock>()->waiting.first = nullptr;
    return none();
}
Value lock_repr(Thread* th, Value self) {
    return Value(format_message(th, "<%s %s object at %p>", self.as<Lock>()->held ? "locked" : "unlocked",
                                type_name(type_of(self)), self.object()));
}

constexpr NativeDef kLockMethods[] = {
    {"acquire_lock", lock_acquire, "acquire(blocking=True, timeout=-1) -> bool\n\nLock the lock."},
    {"acquire", lock_acquire, "acquire(blocking=True, timeout=-1) -> bool\n\nLock the lock."},
    {"release_lock", lock_release, "release()\n\nRelease the lock."},
    {"release", lock_release, "release()\n\nRelease the lock."},
    {"locked_lock", lock_locked, "locked() -> bool\n\nReturn whether the lock is in the locked state."},
    {"locked", lock_locked, "locked() -> bool\n\nReturn whether the lock is in the locked state."},
    {"_at_fork_reinit", lock_reinit, nullptr},
    {"__enter__", lock_enter, "Lock the lock."},
    {"__exit__", lock_exit, "Release the lock."},
};

// ---- RLock ----

Value rlock_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

Value rlock_acquire(Thread* th, Value self, const Args& args) {
    bool blocking;
    double seconds;
    if (!parse_acquire(th, args, &blocking, &seconds)) return {};
    RecursiveLock* lock = self.as<RecursiveLock>();
    i64 deadline = deadline_after(seconds);
    while (lock->count && lock->owner != th->id) {
        if (!blocking || passed(deadline)) return py_false();
        if (!wait_in(th, &lock->waiting, deadline)) return {};
    }
    lock->owner = th->id;
    lock->count++;
    return py_true();
}

Value rlock_release(Thread* th, Value self) {
    RecursiveLock* lock = self.as<RecursiveLock>();
    if (!lock->count || lock->owner != th->id) return raise(th, Exc::RuntimeError, "cannot release un-acquired lock");
    if (--lock->count == 0) {
        lock->owner = 0;
        wake_one(&lock->waiting);
    }
    return none();
}

Value rlock_enter(Thread* th, Value self) { return rlock_acquire(th, self, Args{nullptr, 0, nullptr}); }
Value rlock_exit(Thread* th, Value self, const Args&) { return rlock_release(th, self); }
Value rlock_is_owned(Thread* th, Value self) {
    return py_bool(self.as<RecursiveLock>()->count && self.as<RecursiveLock>()->owner == th->id);
}
Value rlock_release_save(Thread* th, Value self) {
    RecursiveLock* lock = self.as<RecursiveLock>();
    if (!lock->count) return raise(th, Exc::RuntimeError, "cannot release un-acquired lock");
    Value saved = KRAIT_TRY(make_tuple(th, KRAIT_TRY(int_from_i64(th, lock->count)), KRAIT_TRY(int_from_u64(th, lock->owner))));
    lock->count = 0;
    lock->owner = 0;
    wake_one(&lock->waiting);
    return saved;
}
Value rlock_acquire_restore(Thread* th, Value self, Value state) {
    RecursiveLock* lock = self.as<RecursiveLock>();
    i64 count;
    if (!is_tuple(state) || state.as<Tuple>()->size != 2) return raise(th, Exc::TypeError, "expected a pair");
    IntView owner(state.as<Tuple>()->items[1]);
    if (!to_i64(th, state.as<Tuple>()->items[0], &count)) return {};
    while (lock->count && lock->owner != th->id)
        if (!wait_in(th, &lock->waiting, -1)) return {};
    lock->count = count;
    lock->owner = owner.size ? owner.limbs[0] : 0;
    return none();
}
Value rlock_reinit(Thread*, Value self) {
    self.as<RecursiveLock>()->count = 0;
    self.as<RecursiveLock>()->owner = 0;
    self.as<RecursiveLock>()->waiting.first = nullptr;
    return none();
}
Value rlock_repr(Thread* th, Value self) {
    RecursiveLock* lock = self.as<RecursiveLock>();
    return Value(format_message(th, "<%s %s object owner=%lld count=%lld at %p>", lock->count ? "locked" : "unlocked",
                                type_name(type_of(self)), static_cast<long long>(lock->owner),
                                static_cast<long long>(lock->count), self.object()));
}

constexpr NativeDef kRecursiveMethods[] = {
    {"acquire", rlock_acquire, "acquire(blocking=True) -> bool\n\nLock the lock."},
    {"release", rlock_release, "release()\n\nRelease the lock."},
    {"_is_owned", rlock_is_owned, nullptr},
    {"_acquire_restore", rlock_acquire_restore, nullptr},
    {"_release_save", rlock_release_save, nullptr},
    {"_at_fork_reinit", rlock_reinit, nullptr},
    {"__enter__", rlock_enter, "acquire(blocking=True) -> bool\n\nLock the lock."},
    {"__exit__", rlock_exit, "release()\n\nRelease the lock."},
};

Value allocate_lock(Thread* th, Value) { return new_instance(th, lock_type); }

constexpr NativeDef kFunctions[] = {
    {"allocate_lock", allocate_lock, "allocate_lock() -> lock object\n\nCreate a new lock object."},
    {"allocate", allocate_lock, "allocate_lock() -> lock object\n\nCreate a new lock object."},
};

}  // namespace

bool parse_acquire(Thread* th, const Args& args, bool* blocking, double* seconds) {
    static constexpr const char* kNames[] = {"blocking", "timeout"};
    Value parsed[2];
    if (!parse_args(th, ArgSpec{"acquire", kNames, 2, 0, 0, 2}, args, parsed)) return false;
    *blocking = true;
    *seconds = -1;
    if (parsed[0]) {
        int flag = truth(th, parsed[0]);
        if (flag < 0) return false;
        *blocking = flag;
    }
    if (!parsed[1]) return true;
    if (!to_double(th, parsed[1], seconds)) return false;
    if (*seconds != *seconds) {
        raise(th, Exc::ValueError, "Invalid value NaN (not a number)");
        return false;
    }
    if (*seconds >= 9223372036.854775807 || *seconds < -9223372036.854775807) {
        raise(th, Exc::OverflowError, "timestamp too large to convert to C _PyTime_t");
        return false;
    }
    if (!*blocking && *seconds != -1) {
        raise(th, Exc::ValueError, "can't specify a timeout for a non-blocking call");
        return false;
    }
    if (*seconds < 0 && *seconds != -1) {
        raise(th, Exc::ValueError, "timeout value must be positive");
        return false;
    }
    if (*seconds > 9223372036.0) {
        raise(th, Exc::OverflowError, "timeout value is too large");
        return false;
    }
    return true;
}

Value new_lock(Thread* th) { return new_instance(th, lock_type); }

void release_lock(Value v) {
    Lock* lock = v.as<Lock>();
    lock->held = false;
    wake_one(&lock->waiting);
}

bool add_lock_types(Thread* th, Module* module) {
    TypeSpec spec{};
    spec.name = "_thread.lock";
    spec.doc = "A lock object is a synchronization primitive.";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate | kTypeHasWeakref;
    spec.basic_size = sizeof(Lock);
    spec.slots.repr = lock_repr;
    spec.methods = kLockMethods;
    spec.method_count = std::size(kLockMethods);
    lock_type = new_builtin_type(th, spec);
    spec.name = "_thread.RLock";
    spec.doc = nullptr;
    spec.flags = kTypeBase | kTypeHasWeakref;
    spec.basic_size = sizeof(RecursiveLock);
    spec.slots.repr = rlock_repr;
    spec.slots.new_ = rlock_new;
    spec.methods = kRecursiveMethods;
    spec.method_count = std::size(kRecursiveMethods);
    rlock_type = new_builtin_type(th, spec);
    for (const NativeDef& def : kFunctions) {
        Value f = new_builtin(th, &def, Value(module), Value(str_from_ascii(th, "_thread")));
        if (!module_add(th, module, def.name, f)) return false;
    }
    return lock_type && rlock_type && module_add(th, module, "LockType", lock_type) &&
           module_add(th, module, "RLock", rlock_type);
}

}  // namespace krait
