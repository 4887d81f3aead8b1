// Shared by the files of itertools: declaring its types.
#pragma once

#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

struct IteratorSpec {
    const char* name;   // "itertools.chain"
    const char* doc;
    u32 size;
    TraceFn trace;
    Value (*new_)(Thread*, Type*, const Args&);
    UnarySlot next;
    UnarySlot repr;
    const NativeDef* methods;
    size_t method_count;
    bool weak = false;  // may be weakly referenced
};
// Makes the type and enters it into the module.
Type* add_itertool(Thread* th, Module* module, const IteratorSpec& spec);
// For `__new__` of a type that takes no keywords unless subclassed.
[[nodiscard]] bool no_keywords_if_exact(Thread* th, Type* type, Type* exact, const char* name, const Args& args);
template <size_t N>
[[nodiscard]] bool parse_new(Thread* th, const Args& args, const char* function, const char* const (&names)[N], u8 required,
                             u8 positional_only, Value (&out)[N]) {
    return parse_args(th, ArgSpec{function, names, N, required, positional_only, N}, args, out);
}
inline Value small(i64 i) { return Value::from_small_int(i); }

[[nodiscard]] bool add_itertools_sources(Thread* th, Module* module);   // count, cycle, repeat, chain, islice
[[nodiscard]] bool add_itertools_select(Thread* th, Module* module);    // accumulate, compress, …while, filterfalse, starmap
[[nodiscard]] bool add_itertools_group(Thread* th, Module* module);     // groupby, tee, pairwise, zip_longest
[[nodiscard]] bool add_itertools_combine(Thread* th, Module* module);   // product, permutations, combinations
Type* chain_type();
Type* islice_type();

}  // namespace krait
