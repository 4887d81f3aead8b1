// Type bytes of the marshal format (CPython's Python/marshal.c).
#pragma once

namespace krait {

enum MarshalTag : char {
    kTagNull = '0', kTagNone = 'N', kTagFalse = 'F', kTagTrue = 'T', kTagStopIteration = 'S', kTagEllipsis = '.',
    kTagInt = 'i', kTagInt64 = 'I', kTagFloat = 'f', kTagBinaryFloat = 'g', kTagComplex = 'x', kTagBinaryComplex = 'y',
    kTagLong = 'l', kTagString = 's', kTagInterned = 't', kTagRef = 'r', kTagTuple = '(', kTagList = '[',
    kTagDict = '{', kTagCode = 'c', kTagUnicode = 'u', kTagUnknown = '?', kTagSet = '<', kTagFrozenset = '>',
    kTagAscii = 'a', kTagAsciiInterned = 'A', kTagSmallTuple = ')', kTagShortAscii = 'z', kTagShortAsciiInterned = 'Z',
};
constexpr int kTagRefFlag = 0x80;     // the object gets the next reference number
constexpr int kMarshalMaxDepth = 2000;

}  // namespace krait
