// Between the files of _pickle: the opcodes (PEP 307, 3154, 574; CPython's Lib/pickletools.py is the reference), the exceptions, and
// what of the standard library both directions use.
#pragma once

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::pickle {

enum Op : u8 {
    kMark = '(', kStop = '.', kPop = '0', kPopMark = '1', kDup = '2', kFloat = 'F', kInt = 'I', kBinInt = 'J', kBinInt1 = 'K',
    kLong = 'L', kBinInt2 = 'M', kNone = 'N', kPersId = 'P', kBinPersId = 'Q', kReduce = 'R', kString = 'S', kBinString = 'T',
    kShortBinString = 'U', kUnicode = 'V', kBinUnicode = 'X', kAppend = 'a', kBuild = 'b', kGlobal = 'c', kDict = 'd',
    kEmptyDict = '}', kAppends = 'e', kGet = 'g', kBinGet = 'h', kInst = 'i', kLongBinGet = 'j', kList = 'l', kEmptyList = ']',
    kObj = 'o', kPut = 'p', kBinPut = 'q', kLongBinPut = 'r', kSetItem = 's', kTuple = 't', kEmptyTuple = ')', kSetItems = 'u',
    kBinFloat = 'G', kProto = 0x80, kNewObj, kExt1, kExt2, kExt4, kTuple1, kTuple2, kTuple3, kNewTrue, kNewFalse, kLong1, kLong4,
    kBinBytes = 'B', kShortBinBytes = 'C', kShortBinUnicode = 0x8c, kBinUnicode8, kBinBytes8, kEmptySet, kAddItems, kFrozenSet,
    kNewObjEx, kStackGlobal, kMemoize, kFrame, kByteArray8, kNextBuffer, kReadonlyBuffer,
};
constexpr int kHighestProtocol = 5, kDefaultProtocol = 4;
constexpr i64 kFrameMinimum = 4, kFrameTarget = 64 * 1024, kBatch = 1000;

// Roots, filled at the module's first import.
struct Shared {
    Value pickle_error, pickling_error, unpickling_error;
    Value dispatch_table, extension_registry, inverted_registry, extension_cache;  // copyreg
    Value name_mapping, import_mapping, reverse_name_mapping, reverse_import_mapping;  // _compat_pickle
    Value codecs_encode, getattr, partial;
    Type *pickler, *unpickler, *buffer;
};
extern Shared shared;

inline Type* pickling_error() { return shared.pickling_error.as<Type>(); }
inline Type* unpickling_error() { return shared.unpickling_error.as<Type>(); }

// The parts of a dotted name; AttributeError for "<locals>". `object` may be empty: for the message.
[[nodiscard]] bool split_name(Thread* th, Str* name, Value object, List** parts);
// The attribute that the parts lead to and its parent. Empty without a pending exception: there is none.
Value deep_attribute(Thread* th, Value object, List* parts, Value* parent);

Type* make_pickler_type(Thread* th);
Type* make_unpickler_type(Thread* th);
Type* make_buffer_type(Thread* th);
Value pickle_dump(Thread* th, Value, const Args& args);
Value pickle_dumps(Thread* th, Value, const Args& args);
Value pickle_load(Thread* th, Value, const Args& args);
Value pickle_loads(Thread* th, Value, const Args& args);
// PickleBuffer: its view; raises when released.
[[nodiscard]] bool pickle_buffer_view(Thread* th, Value v, BufferView** view);

}  // namespace krait::pickle
