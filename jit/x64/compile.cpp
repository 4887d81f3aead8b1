// From a finished trace to installed machine code. See jit/x64/compile.h.
#include "jit/x64/compile.h"

namespace krait::jit::x64 {

namespace {
struct FirstError final : asmjit::ErrorHandler {
    const char* message = nullptr;
    void handleError(asmjit::Error error, const char*, asmjit::BaseEmitter*) override {
        if (!message) message = asmjit::DebugUtils::errorAsString(error);
    }
};
}  // namespace

bool compile_trace(CodeMemory& memory, const EmitInput& in, EmitOutput* out, CodeBlock* block) {
    FirstError first;
    asmjit::CodeHolder code;
    code.init(memory.environment());
    code.setErrorHandler(&first);
    asmjit::x86::Assembler as(&code);
    Emitter(as, in, *out).run();
    if (!out->error && first.message) out->error = first.message;
    if (out->error) return false;
    return memory.install(code, block, &out->error);
}

}  // namespace krait::jit::x64
