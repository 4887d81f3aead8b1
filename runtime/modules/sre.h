// _sre: compiled patterns, matches, and the matching engine. Private to runtime/modules/sre*.cpp.
#pragma once

#include <vector>

#include "runtime/native.h"
#include "runtime/type.h"

namespace krait::sre {

constexpr u32 kMagic = 20220615;
constexpr u32 kMaxRepeat = 0xFFFFFFFF;

enum Op : u32 {
    FAILURE, SUCCESS, ANY, ANY_ALL, ASSERT, ASSERT_NOT, AT, BRANCH, CATEGORY, CHARSET, BIGCHARSET, GROUPREF, GROUPREF_EXISTS, IN,
    INFO, JUMP, LITERAL, MARK, MAX_UNTIL, MIN_UNTIL, NOT_LITERAL, NEGATE, RANGE, REPEAT, REPEAT_ONE, SUBPATTERN, MIN_REPEAT_ONE,
    ATOMIC_GROUP, POSSESSIVE_REPEAT, POSSESSIVE_REPEAT_ONE, GROUPREF_IGNORE, IN_IGNORE, LITERAL_IGNORE, NOT_LITERAL_IGNORE,
    GROUPREF_LOC_IGNORE, IN_LOC_IGNORE, LITERAL_LOC_IGNORE, NOT_LITERAL_LOC_IGNORE, GROUPREF_UNI_IGNORE, IN_UNI_IGNORE,
    LITERAL_UNI_IGNORE, NOT_LITERAL_UNI_IGNORE, RANGE_UNI_IGNORE,
};
enum At : u32 {
    AT_BEGINNING, AT_BEGINNING_LINE, AT_BEGINNING_STRING, AT_BOUNDARY, AT_NON_BOUNDARY, AT_END, AT_END_LINE, AT_END_STRING,
    AT_LOC_BOUNDARY, AT_LOC_NON_BOUNDARY, AT_UNI_BOUNDARY, AT_UNI_NON_BOUNDARY,
};
enum CategoryCode : u32 {
    CATEGORY_DIGIT, CATEGORY_NOT_DIGIT, CATEGORY_SPACE, CATEGORY_NOT_SPACE, CATEGORY_WORD, CATEGORY_NOT_WORD, CATEGORY_LINEBREAK,
    CATEGORY_NOT_LINEBREAK, CATEGORY_LOC_WORD, CATEGORY_LOC_NOT_WORD, CATEGORY_UNI_DIGIT, CATEGORY_UNI_NOT_DIGIT,
    CATEGORY_UNI_SPACE, CATEGORY_UNI_NOT_SPACE, CATEGORY_UNI_WORD, CATEGORY_UNI_NOT_WORD, CATEGORY_UNI_LINEBREAK,
    CATEGORY_UNI_NOT_LINEBREAK,
};
enum Flags : u32 { kTemplate = 1, kIgnoreCase = 2, kLocale = 4, kMultiline = 8, kDotAll = 16, kUnicode = 32, kVerbose = 64, kDebug = 128, kAscii = 256 };
enum InfoFlags : u32 { kInfoPrefix = 1, kInfoLiteral = 2, kInfoCharset = 4 };

struct Pattern : Object {
    Value source;         // str, bytes, or None
    Value groupindex;     // dict
    Value indexgroup;     // tuple
    i64 groups;
    i64 flags;
    RawBuffer* code;      // u32 words
    i64 code_size;
    bool is_bytes;        // source is bytes-like (meaningful if not None)

    const u32* words() const { return reinterpret_cast<const u32*>(code->data); }
};

struct Match : Object {
    Value string;
    Pattern* pattern;
    Value regs;           // tuple, made on demand
    i64 pos, endpos;
    i64 lastindex;        // -1: none
    i64 groups;           // 1 + pattern->groups
    i64 marks[];          // start, end of each group; -1 unset
};

struct Scanner : Object {
    Pattern* pattern;
    Value string;
    i64 position, end, start_limit;
    bool must_advance;
};

extern Type* pattern_type;
extern Type* match_type;
extern Type* scanner_type;

// The text being searched: code units of one width. Bytes-like objects are exported while it lives.
class Subject {
  public:
    explicit Subject(Thread* th) : th_(th) {}
    ~Subject();
    // False: raised. Clamps pos and endpos.
    [[nodiscard]] bool open(Pattern* pattern, Value string, i64 pos, i64 endpos);
    // str or bytes of [from, to).
    Value slice(i64 from, i64 to) const;

    Value string;
    const void* units = nullptr;
    int width = 1;
    i64 length = 0;
    i64 start = 0, end = 0;
    bool is_bytes = false;

  private:
    Thread* th_;
    void* view_ = nullptr;
};

struct Request {
    i64 start, end;
    bool full = false;          // the match must reach `end`
    bool must_advance = false;  // an empty match at `start` does not count
};
struct Result {
    i64 start, end;
    i64 lastindex = -1;
    std::vector<i64> marks;     // per group two, -1 unset
};
// 1: found, 0: not, -1: raised (interrupted, no memory).
int match_at(Thread* th, const Pattern* pattern, const Subject& subject, const Request& request, Result* out);
int search(Thread* th, const Pattern* pattern, const Subject& subject, const Request& request, Result* out);

Value new_match(Thread* th, Pattern* pattern, const Subject& subject, const Result& result);
// sre_match.cpp
void setup_match_type(Thread* th);
// sre_pattern.cpp
void setup_pattern_types(Thread* th);
Value compile_pattern(Thread* th, Value, const Args& args);

// Character classes and case, in ASCII, locale and Unicode flavours (sre_classes.cpp).
constexpr u32 kCategoryCount = CATEGORY_UNI_NOT_LINEBREAK + 1;
struct CategoryMaps {
    u32 bits[kCategoryCount][8];
};
void setup_category_maps();
extern CategoryMaps category_maps;
inline bool has_bit(const u32* bits, u32 c) { return bits[c / 32] >> (c & 31) & 1; }
bool in_category_wide(u32 category, u32 c);
inline bool in_category(u32 category, u32 c) {
    bool by_locale = category == CATEGORY_LOC_WORD || category == CATEGORY_LOC_NOT_WORD;
    if (c < 256 && category < kCategoryCount && !by_locale) return has_bit(category_maps.bits[category], c);
    return in_category_wide(category, c);
}
bool in_charset(const u32* set, u32 c);
bool in_charset_locale(const u32* set, u32 c);
bool literal_locale(u32 pattern, u32 c);
u32 lower_ascii(u32 c);
u32 lower_unicode(u32 c);
u32 lower_locale(u32 c);
u32 upper_locale(u32 c);

}  // namespace krait::sre
