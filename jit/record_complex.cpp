// Recording of complex arithmetic: a complex made in a trace is its two floats (the expression WideComplex), put together only where
// something else wants the object: an exit, a call, a store. Parts of other complexes are loaded from their immutable objects.
//
// A real operand becomes a complex with imaginary part 0.0 first, as in CPython. Division and powers are calls.
#include "jit/recorder.h"

#include "runtime/types/complex.h"

namespace krait::jit {

using namespace ir;

// False: neither a complex nor a real number of at most 64 bits.
bool Recorder::complex_parts(Operand& o, Ref* re, Ref* im) {
    if (is_exact(o, Kind::Complex)) {
        if (ir::is_const(o.ref)) {
            *re = trace_.const_float(o.value.as<Complex>()->real);
            *im = trace_.const_float(o.value.as<Complex>()->imag);
            return true;
        }
        Ref z = refine(o, b_.emit(TraceOp::GuardComplex, o.ref));
        *re = b_.emit(TraceOp::ComplexReal, z);
        *im = b_.emit(TraceOp::ComplexImag, z);
        return true;
    }
    Num n = number_kind(o);
    if (n != Num::Float && n != Num::Int && n != Num::Bool) return false;
    *re = as_float(o);
    *im = trace_.const_float(0.0);
    return true;
}

// kNoRef: left to the operator.
Ref Recorder::complex_arith(BinaryOp op, Operand& a, Operand& b) {
    if (op != BinaryOp::Add && op != BinaryOp::Sub && op != BinaryOp::Mul) return kNoRef;
    Ref x, xi, y, yi;
    if (!complex_parts(a, &x, &xi) || !complex_parts(b, &y, &yi)) return kNoRef;
    if (op == BinaryOp::Mul) {
        Ref re = b_.emit(TraceOp::FloatSub, b_.emit(TraceOp::FloatMul, x, y), b_.emit(TraceOp::FloatMul, xi, yi));
        Ref im = b_.emit(TraceOp::FloatAdd, b_.emit(TraceOp::FloatMul, x, yi), b_.emit(TraceOp::FloatMul, xi, y));
        return b_.emit(TraceOp::WideComplex, re, im);
    }
    TraceOp part = op == BinaryOp::Add ? TraceOp::FloatAdd : TraceOp::FloatSub;
    return b_.emit(TraceOp::WideComplex, b_.emit(part, x, y), b_.emit(part, xi, yi));
}

}  // namespace krait::jit
