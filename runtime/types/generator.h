// Generators, coroutines, async generators: what the interpreter needs of their types, and what they need of it.
#pragma once

#include "runtime/frame.h"

namespace krait {

inline bool is_generator(Value v) { return has_kind(v, Kind::Generator); }
inline bool is_coroutine(Value v) { return has_kind(v, Kind::Coroutine); }

// ---- From runtime ----

// After a Generator was made: registers the finaliser it may need (pending `finally`, never-awaited warning) and notes a
// coroutine's origin.
[[nodiscard]] bool generator_created(Thread* th, Generator* generator);
// Sends `value` (or raises `exception` inside). 1: yielded, 0: returned (*result is the value), -1: raised. Checks the state and
// raises "generator already executing" and the like.
int generator_send(Thread* th, Generator* generator, Value value, Value exception, Value* result, bool closing = false);
// generator.throw() and close() for any of the three kinds; empty: raised (StopIteration when it returned).
// `given`: the arguments of throw(), which a foreign iterator that it delegates to gets as they are.
Value generator_throw(Thread* th, Generator* generator, Value exception, bool close_on_exit = true, const Args* given = nullptr);
[[nodiscard]] bool generator_close(Thread* th, Generator* generator);
// iterator of an awaitable (`await`): coroutine, generator of types.coroutine, or what __await__ returns.
Value get_awaitable_iterator(Thread* th, Value awaitable);
// What an async generator's `yield` hands out, and its content.
Value new_async_wrapped_value(Thread* th, Value v);
bool is_async_wrapped_value(Value v);

// StopIteration as the end of a generator that returned `value`. Empty.
Value raise_stop_iteration(Thread* th, Value value);

// ---- From the interpreter ----

// What a suspended generator's `yield from` or `await` delegates to; empty if it stands at a plain yield.
Value generator_receiver(const Generator* generator);
// Resumes a generator suspended in a delegation whose receiver has returned `value`: execution goes on behind it.
// Result as resume_generator.
int resume_after_delegation(Thread* th, Generator* generator, Value value, Value* result);

}  // namespace krait
