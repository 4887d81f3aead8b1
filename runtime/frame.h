// Frame: the activation of a code object. Frames of functions stand on the thread's VM stack, a frame header followed by its
// registers; frames of generators stand inside the generator object. Neither moves. A frame object (`sys._getframe`,
// tracebacks) is made on demand and takes over the registers when the frame ends.
//
// Registers: [locals, cells, free variables as co_localsplusnames][operand stack as temporaries][extra temporaries].
// Register i of the first nlocalsplus is fast local i of CPython, so locals() and the debugger read them directly.
#pragma once

#include "runtime/type.h"
#include "runtime/types/code.h"

namespace krait {

struct Function;
struct FrameObject;
struct Generator;

enum class FrameOwner : u8 { Stack, Generator, FrameObject };

enum FrameFlags : u8 {
    kFrameEntry = 1,       // called from C++: returning leaves the dispatch loop
    kFrameHasObject = 2,   // `object` is not null
    kFrameTraced = 4,      // settrace or setprofile events have been sent for it
};

// What becomes of a frame's result. Everything but Store is out of line.
enum class ReturnMode : u8 {
    Store,        // R[return_register] of `back`
    Init,         // an __init__ called for a constructor: must be None, the result is the instance in `construct_self`
    Discard,      // __setitem__, __setattr__, a property's setter
    Truth,        // a bool of it is stored (`in`, __contains__)
    NotTruth,
    Branch,       // its truth decides the jump of the instruction of `back`
    Binary,       // NotImplemented goes on with the right operand (operands in the instruction of `back`)
    Next,         // __next__ called for ForIter/ForLoop: StopIteration ends the loop
    Generator,    // frame of a generator run by ForIter/ForLoop/Send
    GeneratorCall,    // by a call of next or send: returning raises StopIteration
    GeneratorDefault, // by next with a default, which is in `construct_self`
};

struct Frame {
    Frame* back;
    Function* function;      // null for module, class and exec code without function object
    Code* code;
    Dict* globals;
    Dict* builtins;
    Value locals;            // mapping for NAME operations (module, class, exec), else empty
    Value construct_self;
    const u64* pc;           // register instruction being executed; valid whenever anything may raise, call or be inspected
    FrameObject* object;     // null until someone asks
    Generator* generator;    // of generator frames
    // An owner, flags and mode of all zero is the plain return, tested as one (interp/frames.h).
    FrameOwner owner;
    u8 flags;                // FrameFlags
    ReturnMode return_mode;
    u8 return_words;         // length of the instruction of `back` that called: it goes on behind it
    u16 return_register;     // where the caller wants the result (register of `back`)
    u16 spare;
    Value registers[];       // as many as code->reg->register_count
};
// The first frame from `frame` outwards that a program may see.
inline Frame* visible_frame(Frame* frame) {
    while (frame && frame->code->co_flags & kCoHidden) frame = frame->back;
    return frame;
}
constexpr size_t kFrameWords = sizeof(Frame) / sizeof(Value);

struct FrameObject : Object {
    Frame* frame;            // its activation; once that ended, a heap copy
    Value trace;             // f_trace
    Value locals_dict;       // what f_locals returned
    Value back;              // f_back, once the activation has ended
    RawBuffer* storage;      // of the heap copy
    bool trace_lines, trace_opcodes, ended, cleared;
};

struct Generator : Object {  // coroutine and async generator have the same layout
    Value name, qualname;
    Code* code;
    HandledException handled;
    Value origin_or_finalizer;
    Value yield_from_unused;
    u8 state;                // GeneratorState
    bool hooks_inited, closed, running_async;
    Frame frame;             // followed by its registers
};
enum GeneratorState : u8 { kGenCreated, kGenSuspended, kGenRunning, kGenFinished };

// Byte offset in co_code of the instruction a frame is at (f_lasti), set by the interpreter.
i32 frame_lasti(const Frame* frame);
inline i32 frame_line(const Frame* frame) { return code_line(frame->code, frame_lasti(frame)); }
// Registers behind the frame header, set by the interpreter too.
u32 frame_register_count(const Frame* frame);
FrameObject* frame_object(Thread* th, Frame* frame);
// locals() of a frame: dict of current values (PyFrame_FastToLocals), or its mapping.
Value frame_locals(Thread* th, Frame* frame);

}  // namespace krait
