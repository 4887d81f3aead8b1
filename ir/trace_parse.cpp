// Text form of traces, parsing side.
//
//   line     := [ "vN =" ] Op [":" Type] ["." alias] operand {"," operand} [ "!{" snapshot "}" ]
//   call     := Call:Type name(args) effects=N check=WORD [nothread] [memory=N] [kwnames=0x..]
//   operand  := vN | int | floatf | true | false | object(0x.. any text) | value(0x..) | ptr(0x..)
//   snapshot := ["after"] ["raise=N"] frame { "|" frame };  frame := pc=N [code=0x..] [base=N] [ret=N] [flags=N]
//               [mode=N] [words=N] [fn=operand] [self=operand] { rN=operand }
//
// Names vN may be any numbers, defined before use; the parsed trace numbers densely. Lines starting with # are comments.
#include "ir/trace.h"

#include <charconv>
#include <cstdio>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <limits>

namespace krait::ir {

namespace {

// Names of functions in parsed text must outlive the trace; each distinct one is kept for the process.
const char* intern_name(std::string_view text) {
    static std::deque<std::string> names;
    for (auto& n : names)
        if (n == text) return n.c_str();
    return names.emplace_back(text).c_str();
}

class Parser {
  public:
    Parser(Trace& trace, ResolveFunction resolve) : trace_(trace), resolve_(resolve) {}

    bool line(std::string_view text) {
        p_ = text.data();
        end_ = p_ + text.size();
        skip();
        if (p_ == end_ || *p_ == '#') return true;
        long name = -1;
        if (*p_ == 'v' && p_ + 1 < end_ && isdigit(p_[1])) {
            ++p_;
            name = number();
            if (!expect('=')) return false;
        }
        if (!instruction()) return false;
        if (name >= 0) {
            if (trace_.insts.back().type == TraceType::None) return fail("no result to name");
            if (names_.size() <= static_cast<size_t>(name)) names_.resize(name + 1, kNoRef);
            names_[name] = static_cast<u32>(trace_.insts.size()) - 1;
        }
        skip();
        return p_ == end_ || *p_ == '#' || *p_ == ';' ? true : fail("text after the instruction");
    }
    const char* why() const { return why_; }

  private:
    bool fail(const char* why) {
        why_ = why;
        return false;
    }
    void skip() {
        while (p_ != end_ && (*p_ == ' ' || *p_ == '\t' || *p_ == '\r')) ++p_;
    }
    bool accept(char c) {
        skip();
        if (p_ == end_ || *p_ != c) return false;
        ++p_;
        return true;
    }
    bool accept(const char* word) {
        skip();
        size_t n = std::strlen(word);
        if (static_cast<size_t>(end_ - p_) < n || std::memcmp(p_, word, n)) return false;
        p_ += n;
        return true;
    }
    bool expect(char c) { return accept(c) || fail("unexpected character"); }
    long number() {
        skip();
        long v = 0;
        p_ = std::from_chars(p_, end_, v).ptr;
        return v;
    }
    u64 hex() {
        u64 v = 0;
        if (accept("0x")) p_ = std::from_chars(p_, end_, v, 16).ptr;
        return v;
    }
    std::string_view word() {
        skip();
        const char* start = p_;
        while (p_ != end_ && (isalnum(*p_) || *p_ == '_')) ++p_;
        return {start, static_cast<size_t>(p_ - start)};
    }

    bool operand(Ref* out) {
        skip();
        if (p_ == end_) return fail("operand missing");
        if (*p_ == '_') {
            ++p_;
            *out = kNoRef;
            return true;
        }
        if (*p_ == 'v' && p_ + 1 < end_ && isdigit(p_[1])) {
            ++p_;
            size_t n = static_cast<size_t>(number());
            if (n >= names_.size() || names_[n] == kNoRef) return fail("use before definition");
            *out = names_[n];
            return true;
        }
        if (accept("true")) return *out = trace_.const_bool(true), true;
        if (accept("false")) return *out = trace_.const_bool(false), true;
        if (accept("object(")) return address(TraceType::Object, out);
        if (accept("value(")) return address(TraceType::Value, out);
        if (accept("ptr(")) return address(TraceType::Ptr, out);
        return literal(out);
    }
    bool address(TraceType type, Ref* out) {
        *out = trace_.constant(type, hex());
        int depth = 1;  // the rest, up to the closing parenthesis, is a name for readers
        for (; p_ != end_; ++p_) {
            if (*p_ == '(') ++depth;
            if (*p_ == ')' && --depth == 0) return ++p_, true;
        }
        return fail("unclosed parenthesis");
    }
    bool literal(Ref* out) {
        const double inf = std::numeric_limits<double>::infinity();
        if (accept("nanf")) return *out = trace_.const_float(std::numeric_limits<double>::quiet_NaN()), true;
        if (accept("-inff")) return *out = trace_.const_float(-inf), true;
        if (accept("inff")) return *out = trace_.const_float(inf), true;
        const char* start = p_;
        while (p_ != end_ && (isdigit(*p_) || std::strchr("+-.e", *p_))) ++p_;
        if (p_ == start) return fail("operand expected");
        if (p_ != end_ && *p_ == 'f') {
            double d = 0;
            std::from_chars(start, p_, d);
            ++p_;
            return *out = trace_.const_float(d), true;
        }
        if (p_ != end_ && *p_ == 'u') {
            u64 bits = 0;
            std::from_chars(start, p_, bits);
            ++p_;
            return *out = trace_.constant(TraceType::Uint, bits), true;
        }
        long long i = 0;
        std::from_chars(start, p_, i);
        return *out = trace_.const_int(i), true;
    }

    bool instruction() {
        std::string_view name = word();
        TraceInst inst{};
        int op = -1;
        for (int i = 0; i < static_cast<int>(TraceOp::Count); ++i)
            if (name == kTraceOps[i].name) op = i;
        if (op < 0) return fail("no such instruction");
        inst.op = static_cast<TraceOp>(op);
        const TraceOpInfo& row = info(inst.op);
        inst.type = row.result;
        if (row.result == TraceType::Any && !result_type(&inst.type)) return false;
        if (p_ != end_ && *p_ == '.' && !suffix(&inst.aux)) return false;
        u32* slots[3] = {&inst.a, &inst.b, &inst.c};
        bool first = true;
        for (int i = 0; i < 3; ++i) {
            TraceType kind = row.operands[i];
            if (kind == TraceType::None) continue;
            if (kind == TraceType::CallInfo) {
                if (!call(slots[i])) return false;
                continue;
            }
            if (!first && !expect(',')) return false;
            first = false;
            if (kind == TraceType::Imm)
                *slots[i] = static_cast<u32>(number());
            else if (!operand(slots[i]))
                return false;
        }
        if (row.effects & kTraceGuard) {
            if (!accept("!{")) return fail("a guard wants a snapshot");
            if (!snapshot(&inst.c)) return false;
        }
        if (inst.op == TraceOp::LoopHead) trace_.loop_head = static_cast<u32>(trace_.insts.size());
        trace_.insts.push_back(inst);
        trace_.positions.push_back(0);
        return true;
    }
    bool result_type(TraceType* out) {
        if (!expect(':')) return false;
        std::string_view name = word();
        for (int i = 0; i <= static_cast<int>(TraceType::Wide); ++i)
            if (name == kTraceTypeNames[i]) return *out = static_cast<TraceType>(i), true;
        return fail("no such type");
    }
    bool suffix(u8* aux) {
        ++p_;
        std::string_view name = word();
        for (int i = 0; i < static_cast<int>(AliasClass::Count); ++i)
            if (name == kAliasClassNames[i]) return *aux = static_cast<u8>(i), true;
        int n = 0;
        std::from_chars(name.data(), name.data() + name.size(), n);
        *aux = static_cast<u8>(n);
        return true;
    }
    bool call(u32* out) {
        CallInfo info;
        std::string_view name = word();
        info.name = intern_name(name);
        if (resolve_) info.function = resolve_(name);
        if (!expect('(')) return false;
        std::vector<Ref> args;
        while (!accept(')')) {
            if (!args.empty() && !expect(',')) return false;
            Ref r;
            if (!operand(&r)) return false;
            args.push_back(r);
        }
        info.first_arg = static_cast<u32>(trace_.args.size());
        info.arg_count = static_cast<u16>(args.size());
        trace_.args.insert(trace_.args.end(), args.begin(), args.end());
        if (accept("effects=")) info.effects = static_cast<u16>(number());
        if (accept("check=")) {
            std::string_view check = word();
            const char* all[] = {"none", "empty", "negative", "false", "pending"};
            for (int i = 0; i < 5; ++i)
                if (check == all[i]) info.check = static_cast<CallCheck>(i);
        }
        if (accept("nothread")) info.pass_thread = false;
        if (accept("memory=")) {
            info.variadic = true;
            info.memory_from = static_cast<u8>(number());
        }
        if (accept("kwnames=")) info.kwnames = hex();
        trace_.calls.push_back(info);
        *out = static_cast<u32>(trace_.calls.size()) - 1;
        return true;
    }
    bool snapshot(u32* out) {
        Snapshot snap;
        snap.after = accept("after");
        if (accept("raise=")) snap.raise_pc = static_cast<u32>(number());
        snap.first_frame = static_cast<u32>(trace_.frames.size());
        while (!accept('}')) {
            if (snap.frame_count && !expect('|')) return false;
            SnapFrame frame;
            if (!snap_frame(&frame)) return false;
            trace_.frames.push_back(frame);
            ++snap.frame_count;
        }
        trace_.snapshots.push_back(snap);
        *out = static_cast<u32>(trace_.snapshots.size()) - 1;
        return true;
    }
    bool snap_frame(SnapFrame* frame) {
        if (!accept("pc=")) return fail("pc= expected");
        frame->pc = static_cast<u32>(number());
        frame->first_entry = static_cast<u32>(trace_.entries.size());
        for (;;) {
            skip();
            if (p_ == end_) return fail("snapshot not closed");
            if (*p_ == '|' || *p_ == '}') break;
            if (accept("code=")) frame->code = reinterpret_cast<const Code*>(hex());
            else if (accept("base=")) frame->base = static_cast<u32>(number());
            else if (accept("ret=")) frame->return_register = static_cast<u16>(number());
            else if (accept("flags=")) frame->flags = static_cast<u8>(number());
            else if (accept("mode=")) frame->return_mode = static_cast<u8>(number());
            else if (accept("words=")) frame->return_words = static_cast<u8>(number());
            else if (accept("fn=")) { if (!operand(&frame->function)) return false; }
            else if (accept("self=")) { if (!operand(&frame->construct_self)) return false; }
            else if (accept("gen=")) { if (!operand(&frame->generator)) return false; }
            else if (accept('r')) {
                SnapEntry entry{static_cast<u32>(number()), kNoRef};
                if (!expect('=') || !operand(&entry.ref)) return false;
                trace_.entries.push_back(entry);
                ++frame->entry_count;
            } else return fail("in a snapshot");
        }
        return true;
    }

    Trace& trace_;
    ResolveFunction resolve_;
    std::vector<Ref> names_;
    const char* p_ = nullptr;
    const char* end_ = nullptr;
    const char* why_ = "";
};

}  // namespace

bool parse_trace(std::string_view text, Trace* out, std::string* error, ResolveFunction resolve) {
    Parser parser(*out, resolve);
    int line = 0;
    while (!text.empty()) {
        size_t n = text.find('\n');
        std::string_view one = text.substr(0, n);
        text = n == std::string_view::npos ? std::string_view() : text.substr(n + 1);
        ++line;
        if (!parser.line(one)) {
            *error = "line " + std::to_string(line) + ": " + parser.why();
            return false;
        }
    }
    return true;
}

}  // namespace krait::ir
