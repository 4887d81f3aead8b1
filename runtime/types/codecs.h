// Codecs: text to bytes and back, natively for the common encodings, through `encodings` for the rest, and the registry
// of error handlers.
#pragma once

#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str.h"

namespace krait {

enum class Codec : u8 { None, Utf8, Latin1, Ascii, Utf16, Utf16Le, Utf16Be, Utf32, Utf32Le, Utf32Be, Utf7, UnicodeEscape, RawUnicodeEscape };
// The native codec for an encoding's name (any case, '-' or '_'), or None.
Codec find_codec(std::string_view name);

// str.encode(encoding, errors); null means "utf-8" and "strict". Always bytes (or what a str-to-bytes codec may give).
Value encode_text(Thread* th, Str* text, const char* encoding, const char* errors);
// bytes-like to str, as bytes.decode and str(b, encoding, errors).
Value decode_text(Thread* th, std::string_view data, Value object, const char* encoding, const char* errors);
// With a native codec; `errors` null is strict.
Value encode_native(Thread* th, Codec codec, Str* text, const char* errors);
// `*consumed` (may be null: all input is final) gets how many bytes were used: incomplete sequences at the end wait.
// `byte_order` (may be null) is in and out for UTF-16 and UTF-32: -1 little, 0 by mark, 1 big.
Value decode_native(Thread* th, Codec codec, std::string_view data, Value object, const char* errors, i64* consumed,
                    int* byte_order = nullptr);

Value encode_charmap(Thread* th, Str* text, Value mapping, const char* errors);
Value decode_charmap(Thread* th, std::string_view data, Value object, Value mapping, const char* errors);

// Error handlers. `exception` is a UnicodeError instance; gives (replacement, position).
Value lookup_error_handler(Thread* th, const char* name);
struct DecodeErrorSite {
    const char* encoding;
    std::string_view data;
    Value object;        // bytes-like that `data` comes from; may be replaced by the handler
    const char* errors;
};
// Handles bad bytes [start, end): appends the replacement and gives where to go on, or -1 (raised). May change `site.data`.
i64 handle_decode_error(Thread* th, DecodeErrorSite& site, i64 start, i64 end, const char* reason, StrBuilder& out);
// The same for text that cannot be encoded. The replacement is in `*replacement`: str or bytes.
i64 handle_encode_error(Thread* th, const char* encoding, Str* text, i64 start, i64 end, const char* reason,
                        const char* errors, Value* replacement);

// os.fsencode for a str or bytes (utf-8 with surrogateescape): bytes; ValueError for embedded null when asked.
Bytes* fs_encode(Thread* th, Value path);
Str* fs_decode(Thread* th, std::string_view bytes);

// codecs.lookup and friends (modules/codecs_registry.cpp).
Value codec_lookup(Thread* th, const char* encoding);
[[nodiscard]] bool codec_register(Thread* th, Value search_function);
[[nodiscard]] bool codec_unregister(Thread* th, Value search_function);
[[nodiscard]] bool codec_register_error(Thread* th, const char* name, Value handler);
Value codec_call(Thread* th, Value object, const char* encoding, const char* errors, bool encode);

// Escapes of bytes and str literals: used by `unicode_escape`, `escape_decode` and the frontend.
// `*bad_escape` gets the offset of the first unknown escape, or -1.
Value decode_unicode_escape(Thread* th, std::string_view data, Value object, const char* errors, i64* consumed,
                            i64* bad_escape, std::string_view* bad_text = nullptr);
Value decode_bytes_escape(Thread* th, std::string_view data, const char* errors, i64* bad_escape);
// Code point named `name` (unicodedata.lookup, aliases and sequences excluded), or -1.
i64 code_point_by_name(Thread* th, std::string_view name);
// Name of `c` into `buffer`; 0: none.
int name_of_code_point(u32 c, char* buffer, int size);

}  // namespace krait
