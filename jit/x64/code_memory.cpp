// Code memory in two mappings. See jit/x64/code_memory.h.
#include "jit/x64/code_memory.h"

#include <cstring>

#include "runtime/assert.h"

namespace krait::jit::x64 {

static asmjit::JitAllocator::CreateParams parameters(bool has_one_mapping) {
    asmjit::JitAllocator::CreateParams params;
    if (!has_one_mapping) params.options = asmjit::JitAllocatorOptions::kUseDualMapping;
    params.blockSize = 1 << 20;
    return params;
}

static const asmjit::JitAllocator::CreateParams kParameters[] = {parameters(false), parameters(true)};

CodeMemory::CodeMemory(size_t limit, bool has_one_mapping) : allocator_(&kParameters[has_one_mapping]), limit_(limit) {}

bool CodeMemory::install(asmjit::CodeHolder& code, CodeBlock* out, const char** error) {
    asmjit::Error e = code.flatten();
    if (!e) e = code.resolveUnresolvedLinks();
    if (e) {
        *error = asmjit::DebugUtils::errorAsString(e);
        return false;
    }
    size_t estimated = code.codeSize();
    if (used_ + estimated > limit_) {
        *error = "code memory is full";
        return false;
    }
    void *rx, *rw;
    if (allocator_.alloc(&rx, &rw, estimated)) {
        *error = "no code memory";
        return false;
    }
    e = code.relocateToBase(reinterpret_cast<u64>(rx));
    if (e) {
        allocator_.release(rx);
        *error = asmjit::DebugUtils::errorAsString(e);
        return false;
    }
    size_t size = code.codeSize();
    for (asmjit::Section* section : code.sections())
        std::memcpy(static_cast<u8*>(rw) + section->offset(), section->data(), section->bufferSize());
    if (size < estimated) allocator_.shrink(rx, size);
    *out = {static_cast<u8*>(rx), static_cast<u8*>(rw), static_cast<u32>(size)};
    used_ += size;
    return true;
}

void CodeMemory::release(CodeBlock& block) {
    if (!block.rx) return;
    used_ -= block.size;
    allocator_.release(block.rx);
    block = {};
}

void CodeMemory::patch_jump(const CodeBlock& block, u32 offset, const void* target) {
    i64 distance = static_cast<const u8*>(target) - (block.rx + offset + 5);
    i32 rel = static_cast<i32>(distance);
    KRAIT_CHECK(rel == distance, "code memory spans more than 2 GiB");
    u8 bytes[5] = {0xE9};
    std::memcpy(bytes + 1, &rel, 4);
    // An exit stub is 8-byte aligned by 4 at least; the other thread that could run it holds the lock we hold.
    std::memcpy(block.rw + offset, bytes, 5);
}

}  // namespace krait::jit::x64
