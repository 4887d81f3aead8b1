// Module `_io`: the layers of files. FileIO over descriptors, buffered readers and writers over raw streams, text over
// buffered streams, and files in memory. Layers of Python classes and native ones mix freely; native ones call each other
// directly where the other is exactly a native type.
#pragma once

#include "runtime/gil.h"
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

struct stat;

namespace krait::io {

constexpr i64 kDefaultBufferSize = 8192;

// The types, set by init functions.
struct IoTypes {
    Type *io_base, *raw_base, *buffered_base, *text_base;
    Type *file_io, *reader, *writer, *random, *rw_pair, *bytes_io, *string_io, *text_wrapper, *newline_decoder, *native_decoder;
    Type* bytes_io_buffer;
    Type* unsupported_operation;
};
extern IoTypes types;

#define KRAIT_NAME(text) ([](::krait::Thread* t) { static ::krait::Str* s = ::krait::intern(t, text); return s; }(th))

struct FileIo : Object {
    int fd;
    bool created, readable, writable, appending, closefd;
    i8 seekable;       // -1: not known
    bool finalizing, owned;  // owned: a buffered object closes it
    u32 block_size;
};

struct Buffered : Object {
    Value raw;
    RawBuffer* buffer;
    bool ok, detached, readable, writable, finalizing, fast_raw, owned;
    i64 abs_pos;       // raw stream position, -1 unknown
    i64 pos;           // position in the buffer
    i64 raw_pos;       // raw position relative to the buffer's start
    i64 read_end;      // end of valid read data, -1: none
    i64 write_pos, write_end;  // dirty range; write_end -1: none
    i64 buffer_size;
    u64 turn;          // serial of the thread that is inside, 0: none
    i64 turn_depth;
    WaitQueue waiting;

    char* data() { return buffer->data; }
};

struct BytesIo : Object {
    RawBuffer* buffer;
    i64 pos, length;
    i64 exports;
    bool closed;
};

struct StringIo : Object {
    RawBuffer* buffer;  // u32 units
    i64 pos, length, capacity;
    Value decoder;      // newline decoder or empty
    Value read_newline, write_newline;  // str or empty
    bool ok, closed, read_universal, read_translate;
};

struct NativeDecoder : Object {  // incremental decoder of a native codec
    int codec;
    Value errors;       // str
    Value pending;      // bytes waiting for their rest, or empty
};

enum SeenNewlines { kSeenCr = 1, kSeenLf = 2, kSeenCrLf = 4 };
struct NewlineDecoder : Object {
    Value decoder;      // none(), NativeDecoder or a Python incremental decoder
    Value errors;
    bool translate, pending_cr;
    int seen;
};

struct TextWrapper : Object {
    Value buffer;
    Value encoding, errors;       // str
    Value encoder;                // Python incremental encoder, or empty: native
    Value decoder;                // any decoder, or empty
    Value read_newline;           // str, or empty: None was given
    Value raw;                    // FileIO directly below the buffer, for `closed` and isatty
    Value decoded;                // Str of decoded text not yet returned, or empty
    Value snapshot_flags, snapshot_input;  // decoder state and the bytes fed since, for tell()
    RawBuffer* pending;           // encoded bytes waiting to be written
    i64 pending_count, decoded_used, chunk_size;
    int codec;                    // native codec of the encoder, 0 none
    char write_newline[3];        // what "\n" becomes on writing; empty: unchanged
    bool ok, detached, line_buffering, write_through, read_universal, read_translate, write_translate;
    bool seekable, telling, has_read1, encoding_started, finalizing;
};

// ---- io_base.cpp ----
void setup_base_types(Thread* th);
Value unsupported(Thread* th, const char* what);
[[nodiscard]] bool check_closed(Thread* th, Value file);     // by its `closed` attribute
[[nodiscard]] bool check_readable(Thread* th, Value file);
[[nodiscard]] bool check_writable(Thread* th, Value file);
[[nodiscard]] bool check_seekable(Thread* th, Value file);
// A size argument: None or absent gives -1.
[[nodiscard]] bool size_argument(Thread* th, Value v, i64* out);
void finalize_file(Thread* th, Value file);                  // __del__: close, errors ignored
Type* new_io_type(Thread* th, TypeSpec& spec, bool finalizes);
// Attribute as truth: 1, 0, -1.
int attribute_truth(Thread* th, Value v, Str* name);
// Runs signal handlers after EINTR; false: one raised.
[[nodiscard]] bool retry_interrupted(Thread* th);

// ---- io_fileio.cpp ----
void setup_file_io(Thread* th);
inline bool is_exact_file(Value v) { return v.is_object() && v.object()->type() == types.file_io; }
// -1 raised, -2 would block.
i64 file_read(Thread* th, FileIo* file, char* to, i64 size);
i64 file_write(Thread* th, FileIo* file, const char* from, i64 size);
Value new_file_io(Thread* th, Value name, const char* mode, bool closefd, Value opener);

// ---- io_buffered*.cpp ----
void setup_buffered(Thread* th);
[[nodiscard]] bool buffered_write_bytes(Thread* th, Buffered* b, std::string_view data, i64* written);
[[nodiscard]] bool buffered_flush(Thread* th, Buffered* b);  // writes dirty data, rewinds read-ahead
inline bool is_exact_writer(Value v) { return v.is_object() && (v.object()->type() == types.writer || v.object()->type() == types.random); }
inline bool is_exact_reader(Value v) { return v.is_object() && (v.object()->type() == types.reader || v.object()->type() == types.random); }
Value buffered_read1(Thread* th, Buffered* b, i64 size);
Value new_buffered(Thread* th, Type* type, Value raw, i64 size);
// Files that hold unwritten data, so that it is written at exit, and before files are opened: CPython would have closed
// those that are garbage. `everything`: the standard streams too.
void register_writer(Object* file);
void forget_writer(Object* file);
void flush_open_writers(Thread* th, bool everything);
// Before others look at a file (`which`: only that one, else all). False: no writer held data for it. A file that is still
// in use shows more than in CPython then; one that was dropped, as `open(p, 'w').write(text)`, shows what it has there.
bool flush_writers_of(Thread* th, const struct stat* which);

// ---- io_bytesio.cpp, io_stringio.cpp ----
void setup_bytes_io(Thread* th);
void setup_string_io(Thread* th);

// ---- io_decoder.cpp ----
void setup_decoders(Thread* th);
Value new_native_decoder(Thread* th, int codec, Value errors);
Value new_newline_decoder(Thread* th, Value decoder, bool translate, Value errors);
// Text of the next bytes, by any kind of decoder. `input` is bytes (str for a newline decoder over None).
Str* decoder_decode(Thread* th, Value decoder, Value input, bool final);
// (bytes, flags) in *bytes and *flags.
[[nodiscard]] bool decoder_get_state(Thread* th, Value decoder, Value* bytes, Value* flags);
[[nodiscard]] bool decoder_set_state(Thread* th, Value decoder, Value bytes, Value flags);
[[nodiscard]] bool decoder_reset(Thread* th, Value decoder);
Value newlines_seen(Thread* th, int seen);
// End of the first line in [start, end) of `text`: position after it, or -1 (*consumed: where it is pointless to look again).
i64 find_line_end(bool translated, bool universal, Str* newline, Str* text, i64 start, i64 end, i64* consumed);

// ---- io_text*.cpp ----
void setup_text_wrapper(Thread* th);
[[nodiscard]] bool text_flush_pending(Thread* th, TextWrapper* t);
bool text_ready(Thread* th, TextWrapper* t);  // ValueError when uninitialised or detached
Value text_tell(Thread* th, Value self);
Value text_seek(Thread* th, Value self, const Args& args);
void text_set_decoded(Thread* th, TextWrapper* t, Str* text);
int text_read_chunk(Thread* th, TextWrapper* t, i64 hint);  // 1 data, 0 end, -1 raised
Value text_method_read(Thread* th, Value self, const Args& args);
Value text_method_readline(Thread* th, Value self, const Args& args);
Value text_next(Thread* th, Value self);
Value text_method_flush(Thread* th, Value self);

// ---- io_open.cpp ----
Value io_open(Thread* th, Value self, const Args& args);
Value io_open_code(Thread* th, Value self, Value path);
Value io_text_encoding(Thread* th, Value self, const Args& args);
Value open_file(Thread* th, Value file, Value mode, Value buffering, Value encoding, Value errors, Value newline, Value closefd, Value opener);

}  // namespace krait::io
