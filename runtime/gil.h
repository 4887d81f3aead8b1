// The interpreter lock, and the threads that take turns under it.
//
// There is one Thread for generated code and the runtime to know (its address is a constant to them). What belongs to one
// operating system thread — frames, stacks, the pending exception — is copied out of it when that thread gives the lock up
// and copied back when it takes it again. So code that holds a `Thread*` never sees another thread's state, allocation runs and
// the heap are shared without further locking, and the collector stops the world by nothing more than running: all other
// threads are parked, with their registers saved in their record.
//
// The lock changes hands where a thread blocks (GilRelease) and at the poll (yield_gil), which a waiter asks for after the switch
// interval. With one thread alive GilRelease does nothing. At exit the main thread keeps the lock; others then sleep for ever.
// Not handled: several interpreters; asynchronous exceptions (PyThreadState_SetAsyncExc).
#pragma once

#include <semaphore.h>

#include "runtime/thread.h"

namespace krait {

class Marker;

struct ThreadRecord {
    // The Thread fields of a parked thread.
    Value pending;
    Frame* frame = nullptr;
    Value *stack_base = nullptr, *stack_top = nullptr, *stack_limit = nullptr;
    i32 recursion_depth = 0;
    char* c_stack_limit = nullptr;
    HandledException* handled = nullptr;
    HandledException handled_base{};
    ValueVector* rooted_vectors = nullptr;
    void* c_stack_bottom = nullptr;
    Value trace_function, profile_function, context, async_gen_firstiter, async_gen_finalizer;
    u64 id = 0;
    void* interp = nullptr;
    bool tracing = false;
    // Where the machine stack of a parked thread begins, and its callee-saved registers.
    bool parked = false;
    void* stack_pointer = nullptr;
    u64 registers[6] = {};
    // The thread's own.
    Value function, arguments, keywords;  // what it runs
    Value sentinel;                       // lock to release at its end
    Value locals;                         // list of weak references to thread-local objects it used
    u64 serial = 0;                       // never used twice
    bool is_main = false;
    sem_t wake;                           // posted to end a wait for a lock
    ThreadRecord* next = nullptr;
};

// Set by those above: the state of the interpreter and the recorder.
struct ThreadSwitchHooks {
    void (*leave)(Thread* th);                                  // this thread gives up the lock
    void (*end)(Thread* th);                                    // and will not come back
    void (*trace_frames)(HandledException* top, HandledException* bottom, Marker& marker);
};
extern ThreadSwitchHooks thread_switch_hooks;
extern void (*abandon_recording_hook)(Thread* th);

extern int live_thread_count;      // changes under the lock only
extern double gil_switch_interval; // seconds

// The calling thread's record; it holds the lock.
ThreadRecord* current_thread(Thread* th);
ThreadRecord* first_thread(Thread* th);
inline bool on_main_thread(Thread* th) { return live_thread_count <= 1 || current_thread(th)->is_main; }
u64 main_thread_id(Thread* th);

// Starts a thread that calls `function(*arguments, **keywords)`: its id, or 0 if the system refuses.
u64 start_thread(Thread* th, Value function, Tuple* arguments, Dict* keywords, size_t stack_size);
// Called at the end of each thread that Python started, under the lock (_thread's clean-up).
extern void (*thread_end_hook)(Thread* th, ThreadRecord* record);

void park_and_release(Thread* th);
void take_and_unpark(Thread* th, ThreadRecord* record);
// At the poll, when another thread asked for the lock.
void yield_gil(Thread* th);
// In the child of a fork: only the calling thread is left, and it is the main one.
void reset_threads_after_fork(Thread* th);
// The main thread keeps the lock from here on.
void keep_gil(Thread* th);
// Wakes the main thread if it waits for a lock. Callable from a signal handler.
void wake_main_thread();

// Gives the lock up for a scope in which nothing of the heap is touched except buffers that are held. Keeps errno.
class GilRelease {
  public:
    explicit GilRelease(Thread* th) : th_(th) {
        if (live_thread_count > 1) [[unlikely]] enter();
    }
    ~GilRelease() {
        if (record_) [[unlikely]] leave();
    }
    GilRelease(const GilRelease&) = delete;

  private:
    void enter();
    void leave();
    Thread* th_;
    ThreadRecord* record_ = nullptr;
};

// ---- Waiting under the lock ----

// Threads that wait for something guarded by the interpreter lock, in order of arrival.
struct WaitQueue {
    struct Waiter {
        ThreadRecord* thread;
        Waiter* next;
        bool queued;
    };
    Waiter* first;
};
// Sleeps until woken, until `deadline` (CLOCK_MONOTONIC nanoseconds, -1: none), or for no reason. False: a signal handler raised.
[[nodiscard]] bool wait_in(Thread* th, WaitQueue* queue, i64 deadline);
// Wakes the first, if any.
void wake_one(WaitQueue* queue);
void wake_all(WaitQueue* queue);
i64 monotonic_now();

}  // namespace krait
