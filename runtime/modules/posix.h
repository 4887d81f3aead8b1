// Shared by the files of the posix module: arguments that name files, results, errors.
#pragma once

#include <fcntl.h>

#include <cerrno>
#include <string>

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

// A path given as str, bytes or os.PathLike, or (where allowed) an open descriptor.
struct PathArg {
    Value object;          // as given: for error messages; empty when it was left out
    std::string text;
    int fd = -1;
    bool is_bytes = false;

    const char* c() const { return text.c_str(); }
    bool given() const { return static_cast<bool>(object); }
};
enum PathFlags : u8 { kPathPlain = 0, kPathNullable = 1, kPathOrFd = 2 };

[[nodiscard]] bool get_path(Thread* th, Value v, const char* function, const char* argument, PathArg* out,
                            u8 flags = kPathPlain);
// dir_fd=: None or left out gives AT_FDCWD.
[[nodiscard]] bool get_dir_fd(Thread* th, Value v, int* fd);
// An int or an object with fileno().
[[nodiscard]] bool get_fd(Thread* th, Value v, int* fd);
// A flag with a default.
[[nodiscard]] bool get_flag(Thread* th, Value v, bool otherwise, bool* out);
[[nodiscard]] bool get_int(Thread* th, Value v, int otherwise, int* out);
[[nodiscard]] bool get_offset(Thread* th, Value v, i64* out);
// uid_t, gid_t: -1 allowed.
[[nodiscard]] bool get_id(Thread* th, Value v, const char* what, u32* out);
// Text as bytes or str, like the argument it came from.
Value path_result(Thread* th, std::string_view text, bool as_bytes);
Value path_error(Thread* th, const PathArg& path);
Value path_error(Thread* th, const PathArg& a, const PathArg& b);
// The pending signal handlers ran without raising.
[[nodiscard]] bool run_poll_work(Thread* th);

template <size_t N>
[[nodiscard]] bool parse(Thread* th, const Args& args, const char* function, const char* const (&names)[N], u8 required,
                         u8 positional_only, u8 keyword_only, Value (&out)[N]) {
    return parse_args(th, ArgSpec{function, names, N, required, positional_only, keyword_only}, args, out);
}

// A call that may block or be interrupted: other threads run meanwhile; repeats it on EINTR after running signal handlers. Gives
// the result, or -1 with `raised` set if a handler raised. `f` must not touch the heap, held buffers excepted.
template <class F>
auto retry_on_signal(Thread* th, bool* raised, F f) {
    *raised = false;
    for (;;) {
        auto call = [&] {
            GilRelease released(th);
            return f();
        };
        auto r = call();
        if (r != -1 || errno != EINTR) return r;
        if (!run_poll_work(th)) {
            *raised = true;
            return r;
        }
    }
}

// Each file's functions and types.
[[nodiscard]] bool add_posix_stat(Thread* th, Module* module);
[[nodiscard]] bool add_posix_files(Thread* th, Module* module);
[[nodiscard]] bool add_posix_folders(Thread* th, Module* module);
[[nodiscard]] bool add_posix_scandir(Thread* th, Module* module);
[[nodiscard]] bool add_posix_process(Thread* th, Module* module);
[[nodiscard]] bool add_posix_identity(Thread* th, Module* module);
[[nodiscard]] bool add_posix_system(Thread* th, Module* module);
[[nodiscard]] bool add_functions(Thread* th, Module* module, const NativeDef* defs, size_t count);
Value new_stat_result(Thread* th, const struct stat& st);
Value fs_path(Thread* th, Value path);  // os.fspath

}  // namespace krait
