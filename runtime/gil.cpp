// The interpreter lock (CPython's Python/ceval_gil.h is the model for forced switching); see gil.h.
#include "runtime/gil.h"

#include <pthread.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/heap.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"

namespace krait {

ThreadSwitchHooks thread_switch_hooks;
void (*abandon_recording_hook)(Thread* th);
void (*thread_end_hook)(Thread* th, ThreadRecord* record);
int live_thread_count = 1;
double gil_switch_interval = 0.005;

namespace {

constexpr size_t kThreadStackBytes = size_t{16} << 20;  // VM stack: address space only; some 60,000 frames
constexpr size_t kCStackReserve = 64 * 1024;

struct Gil {
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t free, switched;
    bool locked = true;        // the main thread has it from the start
    bool kept = false;         // by the main thread, for ever
    int waiting = 0;
    u64 switches = 0;
    u64 next_serial = 2;
    ThreadRecord* threads = nullptr;  // of all live threads
    ThreadRecord* holder = nullptr;
    ThreadRecord* main = nullptr;
};
Gil* gil;
ThreadRecord main_record;

void init_condition(pthread_cond_t* condition) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
}

timespec spec_of(i64 ns) { return timespec{static_cast<time_t>(ns / 1'000'000'000), static_cast<long>(ns % 1'000'000'000)}; }

// Made when it is first asked for; the caller is the main thread then.
Gil* the_gil(Thread* th) {
    if (gil) return gil;
    gil = new Gil;
    init_condition(&gil->free);
    init_condition(&gil->switched);
    main_record.is_main = true;
    main_record.serial = 1;
    main_record.id = th->id;
    sem_init(&main_record.wake, 0, 0);
    gil->threads = gil->holder = gil->main = &main_record;
    return gil;
}

void set_poll(Thread* th, u32 bits) { __atomic_fetch_or(&th->poll, bits, __ATOMIC_SEQ_CST); }
void clear_poll(Thread* th, u32 bits) { __atomic_fetch_and(&th->poll, ~bits, __ATOMIC_SEQ_CST); }

[[noreturn]] void sleep_for_ever() {
    for (;;) pause();
}

void take(Thread* th, ThreadRecord* record) {
    pthread_mutex_lock(&gil->mutex);
    ++gil->waiting;
    while (gil->locked) {
        u64 seen = gil->switches;
        timespec until = spec_of(monotonic_now() + static_cast<i64>(gil_switch_interval * 1e9));
        int error = pthread_cond_timedwait(&gil->free, &gil->mutex, &until);
        if (gil->kept) break;
        if (error == ETIMEDOUT && gil->locked && gil->switches == seen) set_poll(th, kPollGil);
    }
    --gil->waiting;
    if (gil->kept) {
        pthread_mutex_unlock(&gil->mutex);
        sleep_for_ever();
    }
    gil->locked = true;
    gil->holder = record;
    ++gil->switches;
    pthread_cond_broadcast(&gil->switched);
    pthread_mutex_unlock(&gil->mutex);
}

void release() {
    pthread_mutex_lock(&gil->mutex);
    gil->locked = false;
    pthread_cond_signal(&gil->free);
    pthread_mutex_unlock(&gil->mutex);
}

// The callee-saved registers may hold references of callers.
[[gnu::noinline]] void park(Thread* th, ThreadRecord* r) {
    if (thread_switch_hooks.leave) thread_switch_hooks.leave(th);
    u64* registers = r->registers;
    asm volatile(
        "movq %%rbx, 0(%0)\n movq %%rbp, 8(%0)\n movq %%r12, 16(%0)\n movq %%r13, 24(%0)\n movq %%r14, 32(%0)\n movq %%r15, 40(%0)\n"
        :
        : "r"(registers)
        : "memory");
    r->stack_pointer = __builtin_frame_address(0);
    r->pending = th->pending;
    r->frame = th->frame;
    r->stack_base = th->stack_base;
    r->stack_top = th->stack_top;
    r->stack_limit = th->stack_limit;
    r->recursion_depth = th->recursion_depth;
    r->c_stack_limit = th->c_stack_limit;
    r->handled = th->handled;
    r->handled_base = th->handled_base;
    r->rooted_vectors = th->rooted_vectors;
    r->c_stack_bottom = th->c_stack_bottom;
    r->trace_function = th->trace_function;
    r->profile_function = th->profile_function;
    r->context = th->context;
    r->async_gen_firstiter = th->async_gen_firstiter;
    r->async_gen_finalizer = th->async_gen_finalizer;
    r->id = th->id;
    r->interp = th->vm->interp;
    r->tracing = th->poll & kPollTrace;
    r->parked = true;
}

void unpark(Thread* th, ThreadRecord* r) {
    th->pending = r->pending;
    th->frame = r->frame;
    th->stack_base = r->stack_base;
    th->stack_top = r->stack_top;
    th->stack_limit = r->stack_limit;
    th->recursion_depth = r->recursion_depth;
    th->c_stack_limit = r->c_stack_limit;
    th->handled = r->handled;
    th->handled_base = r->handled_base;
    th->rooted_vectors = r->rooted_vectors;
    th->c_stack_bottom = r->c_stack_bottom;
    th->trace_function = r->trace_function;
    th->profile_function = r->profile_function;
    th->context = r->context;
    th->async_gen_firstiter = r->async_gen_firstiter;
    th->async_gen_finalizer = r->async_gen_finalizer;
    th->id = r->id;
    th->vm->interp = r->interp;
    r->parked = false;
    clear_poll(th, kPollTrace | kPollGil);
    // Signals that came meanwhile are the main thread's.
    if (r->tracing) set_poll(th, kPollTrace);
    if (r->is_main) set_poll(th, kPollSignal);
}

struct Start {
    Thread* th;
    ThreadRecord* record;
};

void run_thread(Thread* th, ThreadRecord* record) {
    Value result = call_tuple_dict(th, record->function, record->arguments.as<Tuple>(),
                                   record->keywords ? record->keywords.as<Dict>() : nullptr);
    if (!result && !catch_pending(th, Exc::SystemExit))
        write_unraisable(th, record->function, "Exception ignored in thread started by");
    clear_pending(th);
    record->function = record->arguments = record->keywords = Value();
    if (thread_end_hook) thread_end_hook(th, record);
    clear_pending(th);
}

void unlink_record(ThreadRecord* record) {
    for (ThreadRecord** at = &gil->threads; *at; at = &(*at)->next) {
        if (*at != record) continue;
        *at = record->next;
        return;
    }
}

void destroy_record(ThreadRecord* record) {
    if (record == &main_record) return;
    sem_destroy(&record->wake);
    delete record;
}

void* thread_main(void* argument) {
    Start start = *static_cast<Start*>(argument);
    delete static_cast<Start*>(argument);
    Thread* th = start.th;
    ThreadRecord* record = start.record;
    pthread_attr_t attributes;
    void* low = nullptr;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &low, &size);
        pthread_attr_destroy(&attributes);
    }
    record->c_stack_bottom = static_cast<char*>(low) + size;
    record->c_stack_limit = static_cast<char*>(low) + (size / 4 < kCStackReserve ? size / 4 : kCStackReserve);
    record->id = static_cast<u64>(pthread_self());
    take(th, record);
    unpark(th, record);
    run_thread(th, record);
    if (thread_switch_hooks.end) thread_switch_hooks.end(th);
    munmap(record->stack_base, kThreadStackBytes);
    unlink_record(record);
    --live_thread_count;
    destroy_record(record);
    release();
    return nullptr;
}

}  // namespace

i64 monotonic_now() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<i64>(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
}

ThreadRecord* current_thread(Thread* th) { return the_gil(th)->holder; }
ThreadRecord* first_thread(Thread*) { return gil ? gil->threads : nullptr; }
u64 main_thread_id(Thread* th) { return the_gil(th)->main->id; }

u64 start_thread(Thread* th, Value function, Tuple* arguments, Dict* keywords, size_t stack_size) {
    Gil* g = the_gil(th);
    void* stack = mmap(nullptr, kThreadStackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (stack == MAP_FAILED) return 0;
    auto* record = new ThreadRecord;
    record->function = function;
    record->arguments = Value(arguments);
    if (keywords) record->keywords = Value(keywords);
    record->stack_base = record->stack_top = static_cast<Value*>(stack);
    record->stack_limit = record->stack_base + kThreadStackBytes / sizeof(Value);
    record->handled = &th->handled_base;
    record->serial = g->next_serial++;
    record->parked = true;
    sem_init(&record->wake, 0, 0);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    if (stack_size) pthread_attr_setstacksize(&attributes, stack_size);
    record->next = g->threads;
    g->threads = record;
    ++live_thread_count;
    pthread_t id;
    int error = pthread_create(&id, &attributes, thread_main, new Start{th, record});
    pthread_attr_destroy(&attributes);
    if (error) {
        unlink_record(record);
        --live_thread_count;
        destroy_record(record);
        munmap(stack, kThreadStackBytes);
        return 0;
    }
    return static_cast<u64>(id);
}

void take_and_unpark(Thread* th, ThreadRecord* record) {
    take(th, record);
    unpark(th, record);
}

void park_and_release(Thread* th) {
    park(th, gil->holder);
    release();
}

void yield_gil(Thread* th) {
    clear_poll(th, kPollGil);
    if (!gil || gil->kept) return;
    ThreadRecord* record = gil->holder;
    park(th, record);
    pthread_mutex_lock(&gil->mutex);
    gil->locked = false;
    u64 seen = gil->switches;
    pthread_cond_signal(&gil->free);
    // Forced: someone who waits gets it first.
    i64 deadline = monotonic_now() + 100'000'000;
    while (gil->switches == seen && gil->waiting > 0 && monotonic_now() < deadline) {
        timespec until = spec_of(deadline);
        pthread_cond_timedwait(&gil->switched, &gil->mutex, &until);
    }
    pthread_mutex_unlock(&gil->mutex);
    take_and_unpark(th, record);
}

void reset_threads_after_fork(Thread* th) {
    if (!gil) return;
    ThreadRecord* self = gil->holder;
    for (ThreadRecord* record = gil->threads; record;) {
        ThreadRecord* next = record->next;
        if (record != self && record != &main_record) delete record;
        record = next;
    }
    self->next = nullptr;
    self->is_main = true;
    gil->threads = gil->main = self;
    gil->waiting = 0;
    gil->mutex = PTHREAD_MUTEX_INITIALIZER;
    init_condition(&gil->free);
    init_condition(&gil->switched);
    live_thread_count = 1;
    clear_poll(th, kPollGil);
}

void keep_gil(Thread*) {
    if (!gil) return;
    pthread_mutex_lock(&gil->mutex);
    gil->kept = true;
    pthread_mutex_unlock(&gil->mutex);
}

void wake_main_thread() {
    if (gil) sem_post(&gil->main->wake);
}

void GilRelease::enter() {
    if (!gil || gil->kept) return;
    record_ = gil->holder;
    int error = errno;
    park_and_release(th_);
    errno = error;
}

void GilRelease::leave() {
    int error = errno;
    take_and_unpark(th_, record_);
    errno = error;
}

// ---- Waiting ----

static void leave_queue(WaitQueue* queue, WaitQueue::Waiter* waiter) {
    for (auto** at = &queue->first; *at; at = &(*at)->next) {
        if (*at != waiter) continue;
        *at = waiter->next;
        return;
    }
}

bool wait_in(Thread* th, WaitQueue* queue, i64 deadline) {
    WaitQueue::Waiter self{current_thread(th), nullptr, true};
    auto** end = &queue->first;
    while (*end) end = &(*end)->next;
    *end = &self;
    {
        sem_t* wake = &self.thread->wake;
        GilRelease released(th);
        if (deadline < 0) {
            sem_wait(wake);
        } else {
            timespec until = spec_of(deadline);
            sem_clockwait(wake, CLOCK_MONOTONIC, &until);
        }
    }
    if (self.queued) leave_queue(queue, &self);
    return !th->poll || !interp_hooks.poll || interp_hooks.poll(th);
}

void wake_one(WaitQueue* queue) {
    WaitQueue::Waiter* waiter = queue->first;
    if (!waiter) return;
    queue->first = waiter->next;
    waiter->queued = false;
    sem_post(&waiter->thread->wake);
}

void wake_all(WaitQueue* queue) {
    while (queue->first) wake_one(queue);
}

}  // namespace krait
