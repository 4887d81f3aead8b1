// marshal: Python values and code objects as bytes, in CPython 3.11's format (version 4); and .pyc files.
#pragma once

#include <string>
#include <string_view>

#include "runtime/thread.h"

namespace krait {

struct Bytes;
struct Code;
struct Str;

constexpr int kMarshalVersion = 4;

// Null: raised (ValueError "unmarshallable object").
Bytes* marshal_dumps(Thread* th, Value v, int version = kMarshalVersion);
// Empty: raised (EOFError, ValueError, TypeError).
Value marshal_loads(Thread* th, std::string_view data);
// From a binary file object, of which no more is read than the value takes.
Value marshal_load(Thread* th, Value file);

// ---- .pyc files (runtime/pyc.cpp) ----

constexpr u32 kPycMagic = 3495 | 0x0A0D << 16;  // importlib.util.MAGIC_NUMBER of 3.11

// The code of source file `path`, from Krait's cache if that is fresh, else compiled and written to the cache (if
// sys.dont_write_bytecode and the file system allow). `filename` is its co_filename. Null: raised.
Code* load_source_cached(Thread* th, const std::string& path, Value filename, int optimize);
// The cache file that importlib uses for `source` under sys.pycache_prefix; empty if there is no prefix.
std::string pyc_cache_path(Thread* th, const std::string& source, int optimize);
// Writes through a temporary file and rename, so that no reader sees half a file. Failure is silent.
int write_file_atomically(const std::string& path, std::string_view data, u32 mode);  // 0, or errno; no part stays
// _imp.source_hash: SipHash of a source for hash-based .pyc files.
u64 pyc_source_hash(u64 key, std::string_view source);
// _imp._fix_co_filename: `code` and the code objects in its constants get `filename` where they had the same old one.
void fix_code_filename(Thread* th, Code* code, Str* filename);

}  // namespace krait
