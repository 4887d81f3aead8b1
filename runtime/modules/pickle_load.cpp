// Unpickler: input, the stack and its marks, and the opcodes that make plain values (CPython's Modules/_pickle.c).
#include "runtime/modules/pickle_load.h"

#include <bit>
#include <cstring>

#include "runtime/types/codecs.h"
#include "runtime/types/set.h"
#include "runtime/types/str_units.h"

namespace krait::pickle {

// ---- Input ----

static bool truncated(Thread* th) {
    raise_type(th, unpickling_error(), "pickle data was truncated");
    return false;
}

// The file's position moves over what was looked at by peek() and used.
bool Loader::skip_peeked() {
    if (!peeked) return true;
    size_t used_end = static_cast<size_t>(next - chunk.data()), first = chunk.size() - peeked;
    if (used_end > first) {
        Value count = Value::from_small_int(static_cast<i64>(used_end - first));
        if (!call(th, u->read, count)) return false;
    }
    chunk.resize(std::max(first, used_end));
    peeked = 0;
    end = chunk.data() + chunk.size();
    next = chunk.data() + used_end;
    return true;
}

static bool append_bytes(Thread* th, std::string& to, Value data, const char* function) {
    if (!is_bytes(data) && !is_bytearray(data)) {
        raise(th, Exc::ValueError, "%s() returned non-bytes object (%T)", function, data);
        return false;
    }
    to.append(byte_view(data));
    return true;
}

// Makes `n` bytes available from `next` on, if the file has them.
bool Loader::read_file(size_t n) {
    if (!u->read) return truncated(th);
    if (!skip_peeked()) return false;
    std::string rest(next, static_cast<size_t>(end - next));
    chunk = std::move(rest);
    Value data = call(th, u->read, Value::from_small_int(static_cast<i64>(n - chunk.size())));
    bool ok = data && append_bytes(th, chunk, data, "read");
    if (ok && u->peek && chunk.size() >= n) {
        size_t before = chunk.size();
        Value more = call(th, u->peek, Value::from_small_int(128 * 1024));
        if (more) {
            ok = append_bytes(th, chunk, more, "peek");
            peeked = chunk.size() - before;
        } else {
            ok = catch_pending(th, Exc::NotImplementedError);
            u->peek = Value();
        }
    }
    next = chunk.data();
    end = next + chunk.size();
    if (!ok) return false;
    return chunk.size() >= n || truncated(th);
}

bool Loader::read(size_t n, const char** data) {
    if (n > static_cast<size_t>(end - next)) {
        if (n > (size_t{1} << 46)) {
            raise_type(th, unpickling_error(), "read would overflow (invalid bytecode)");
            return false;
        }
        if (!read_file(n)) return false;
    }
    *data = next;
    next += n;
    return true;
}

bool Loader::read_line(std::string_view* line) {
    auto* stop = static_cast<const char*>(memchr(next, '\n', static_cast<size_t>(end - next)));
    if (!stop && u->read) {
        if (!skip_peeked()) return false;
        std::string rest(next, static_cast<size_t>(end - next));
        chunk = std::move(rest);
        Value data = call(th, u->readline);
        bool ok = data && append_bytes(th, chunk, data, "readline");
        next = chunk.data();
        end = next + chunk.size();
        if (!ok) return false;
        stop = static_cast<const char*>(memchr(next, '\n', static_cast<size_t>(end - next)));
    }
    if (!stop) return truncated(th);
    *line = {next, static_cast<size_t>(stop + 1 - next)};
    next = stop + 1;
    return true;
}

bool Loader::size_of(int bytes, const char* what, u64* size) {
    const char* data;
    if (!read(static_cast<size_t>(bytes), &data)) return false;
    *size = 0;
    memcpy(size, data, static_cast<size_t>(bytes));
    if (*size <= 0x7FFFFFFFFFFFFFFF) return true;
    raise(th, Exc::OverflowError, "%s exceeds system's maximum size of %zd bytes", what, INT64_MAX);
    return false;
}

// ---- The stack ----

bool Loader::underflow() {
    raise_type(th, unpickling_error(), marks.empty() ? "unpickling stack underflow" : "unexpected MARK found");
    return false;
}
bool Loader::pop(Value* v) {
    if (stack.size() <= fence) return underflow();
    *v = stack.pop_back();
    return true;
}
bool Loader::top(Value* v) {
    if (stack.size() <= fence) return underflow();
    *v = stack.back();
    return true;
}
bool Loader::mark(size_t* at) {
    if (marks.empty()) {
        raise_type(th, unpickling_error(), "could not find MARK");
        return false;
    }
    *at = marks.back();
    marks.pop_back();
    fence = marks.empty() ? 0 : marks.back();
    return true;
}

bool Loader::load_pop() {
    if (!marks.empty() && marks.back() == stack.size()) {
        size_t at;
        return mark(&at);
    }
    Value v;
    return pop(&v);
}

// ---- The memo ----

bool Loader::memo_store(u64 index) {
    if (stack.size() <= fence) return underflow();
    ValueArray* memo = u->memo;
    if (index >= static_cast<u64>(memo->capacity)) {
        if (index > (u64{1} << 40)) {
            raise_no_memory(th);
            return false;
        }
        ValueArray* larger = KRAIT_TRY(new_value_array(th, static_cast<i64>(index * 2 + 32)));
        memcpy(larger->items, memo->items, static_cast<size_t>(memo->capacity) * sizeof(Value));
        set_field(th, u, u->memo, larger);
        memo = larger;
    }
    if (!memo->items[index]) ++memo_count;
    memo->items[index] = stack.back();
    write_barrier(th, memo);
    return true;
}

bool Loader::memo_fetch(u64 index) {
    Value v = index < static_cast<u64>(u->memo->capacity) ? u->memo->items[index] : Value();
    if (!v) {
        raise_type(th, unpickling_error(), "Memo value not found at index %ld", static_cast<long>(index));
        return false;
    }
    push(v);
    return true;
}

bool Loader::load_memo_text(bool put) {
    std::string_view line;
    if (!read_line(&line)) return false;
    if (line.size() < 2) return truncated(th);
    Value key = KRAIT_TRY(int_from_str(th, str_from_latin1(th, line.substr(0, line.size() - 1)), 10));
    i64 index;
    if (!to_i64(th, key, &index)) return false;
    if (index < 0) {
        if (put) raise(th, Exc::ValueError, "negative PUT argument");
        else raise_type(th, unpickling_error(), "Memo value not found at index %ld", static_cast<long>(index));
        return false;
    }
    return put ? memo_store(static_cast<u64>(index)) : memo_fetch(static_cast<u64>(index));
}

// ---- Numbers ----

bool Loader::load_text_int() {
    std::string_view line;
    if (!read_line(&line)) return false;
    if (line.size() < 2) return truncated(th);
    if (line == "00\n") return push(py_false()), true;
    if (line == "01\n") return push(py_true()), true;
    Value v = int_from_str(th, str_from_latin1(th, line.substr(0, line.size() - 1)), 0);
    if (!v && pending_matches(th, Exc::ValueError)) {
        // Leading zeros are decimal here.
        clear_pending(th);
        v = int_from_str(th, str_from_latin1(th, line.substr(0, line.size() - 1)), 10);
        if (!v && catch_pending(th, Exc::ValueError)) raise(th, Exc::ValueError, "could not convert string to int");
    }
    return push_new(v);
}

bool Loader::load_text_long() {
    std::string_view line;
    if (!read_line(&line)) return false;
    if (line.size() < 2) return truncated(th);
    line.remove_suffix(1);
    if (line.back() == 'L') line.remove_suffix(1);
    return push_new(int_from_str(th, str_from_latin1(th, line), 0));
}

bool Loader::load_long(int size_bytes) {
    const char* data;
    if (!read(static_cast<size_t>(size_bytes), &data)) return false;
    i64 n = static_cast<u8>(*data);
    if (size_bytes == 4) {
        i32 wide;
        memcpy(&wide, data, 4);
        n = wide;
        if (n < 0) {
            raise_type(th, unpickling_error(), "LONG pickle has negative byte count");
            return false;
        }
    }
    if (!read(static_cast<size_t>(n), &data)) return false;
    if (n == 0) return push(Value::from_small_int(0)), true;
    size_t limbs = static_cast<size_t>(n + 7) / 8;
    bool negative = data[n - 1] & 0x80;
    std::vector<mp_limb_t> value(limbs, negative ? ~mp_limb_t{0} : 0);
    memcpy(value.data(), data, static_cast<size_t>(n));
    if (negative) mpn_neg(value.data(), value.data(), static_cast<mp_size_t>(limbs));
    return push_new(int_from_limbs(th, value.data(), static_cast<i64>(limbs), negative));
}

bool Loader::load_text_float() {
    std::string_view line;
    if (!read_line(&line)) return false;
    if (line.size() < 2) return truncated(th);
    Value v = call(th, builtin_type(Kind::Float), Value(str_from_latin1(th, line.substr(0, line.size() - 1))));
    if (!v && catch_pending(th, Exc::ValueError))
        raise(th, Exc::ValueError, "could not convert string to float: '%.200s'", std::string(line).c_str());
    return push_new(v);
}

// ---- Text and bytes ----

// str and bytes of Python 2: by the encoding the caller named.
static Value decode_old(Loader& l, std::string_view data) {
    Thread* th = l.th;
    if (str_equal(l.u->encoding.as<Str>(), "bytes")) return Value(bytes_from(th, data));
    std::string encoding(str_utf8(th, l.u->encoding.as<Str>())), errors(str_utf8(th, l.u->errors.as<Str>()));
    Value object = Value(KRAIT_TRY(bytes_from(th, data)));
    return decode_text(th, object.as<Bytes>()->view(), object, encoding.c_str(), errors.c_str());
}

bool Loader::load_text_string() {
    std::string_view line;
    if (!read_line(&line)) return false;
    line.remove_suffix(1);
    if (line.size() < 2 || line.front() != line.back() || (line.front() != '"' && line.front() != '\'')) {
        raise_type(th, unpickling_error(), "the STRING opcode argument must be quoted");
        return false;
    }
    i64 bad = -1;
    Value bytes = KRAIT_TRY(decode_bytes_escape(th, line.substr(1, line.size() - 2), nullptr, &bad));
    return push_new(decode_old(*this, byte_view(bytes)));
}

bool Loader::load_counted_string(int size_bytes) {
    const char* data;
    if (!read(static_cast<size_t>(size_bytes), &data)) return false;
    i64 n = static_cast<u8>(*data);
    if (size_bytes == 4) {
        i32 wide;
        memcpy(&wide, data, 4);
        n = wide;
        if (n < 0) {
            raise_type(th, unpickling_error(), "BINSTRING pickle has negative byte count");
            return false;
        }
    }
    return read(static_cast<size_t>(n), &data) && push_new(decode_old(*this, {data, static_cast<size_t>(n)}));
}

bool Loader::load_unicode(int size_bytes, const char* what) {
    u64 n;
    const char* data;
    if (!size_of(size_bytes, what, &n) || !read(n, &data)) return false;
    if (is_ascii_data(data, n)) return push_new(Value(str_from_ascii(th, {data, n})));
    std::string text(data, n);
    return push_new(decode_text(th, text, Value(), "utf-8", "surrogatepass"));
}

bool Loader::load_text_unicode() {
    std::string_view line;
    if (!read_line(&line)) return false;
    Value object = Value(KRAIT_TRY(bytes_from(th, line.substr(0, line.size() - 1))));
    return push_new(decode_text(th, object.as<Bytes>()->view(), object, "raw-unicode-escape", "strict"));
}

bool Loader::load_bytes(int size_bytes, const char* what) {
    u64 n;
    const char* data;
    return size_of(size_bytes, what, &n) && read(n, &data) && push_new(Value(bytes_from(th, {data, n})));
}

bool Loader::load_bytearray() {
    u64 n;
    const char* data;
    return size_of(8, "BYTEARRAY8", &n) && read(n, &data) && push_new(Value(bytearray_from(th, {data, n})));
}

// ---- Containers ----

bool Loader::load_tuple(size_t from) {
    if (from < fence || from > stack.size()) return underflow();
    Value v = Value(KRAIT_TRY(tuple_from(th, stack.data() + from, static_cast<i64>(stack.size() - from))));
    stack.resize(from);
    push(v);
    return true;
}

bool Loader::load_dict() {
    size_t at;
    if (!mark(&at)) return false;
    if ((stack.size() - at) % 2) {
        raise_type(th, unpickling_error(), "odd number of items for DICT");
        return false;
    }
    Dict* dict = KRAIT_TRY(new_dict(th));
    for (size_t i = at; i + 1 < stack.size(); i += 2)
        if (!dict_set(th, dict, stack[i], stack[i + 1])) return false;
    stack.resize(at);
    push(Value(dict));
    return true;
}

bool Loader::load_frozenset() {
    size_t at;
    if (!mark(&at)) return false;
    Value items = Value(KRAIT_TRY(tuple_from(th, stack.data() + at, static_cast<i64>(stack.size() - at))));
    Value set = KRAIT_TRY(call(th, builtin_type(Kind::Frozenset), items));
    stack.resize(at);
    push(set);
    return true;
}

bool Loader::append_from(size_t at) {
    if (at > stack.size() || at <= fence) return underflow();
    if (stack.size() == at) return true;
    Value list = stack[at - 1];
    i64 count = static_cast<i64>(stack.size() - at);
    if (is_exactly(list, Kind::List)) {
        for (size_t i = at; i < stack.size(); ++i)
            if (!list_append(th, list.as<List>(), stack[i])) return false;
    } else {
        Value extend = find_attribute(th, list, th->vm->names.extend);
        if (!extend && has_pending(th)) return false;
        if (extend) {
            Value items = Value(KRAIT_TRY(list_from(th, stack.data() + at, count)));
            if (!call(th, extend, items)) return false;
        } else {
            Value append = KRAIT_TRY(get_attribute(th, list, th->vm->names.append));
            for (size_t i = at; i < stack.size(); ++i)
                if (!call(th, append, stack[i])) return false;
        }
    }
    stack.resize(at);
    return true;
}

bool Loader::set_items_from(size_t at) {
    if (at > stack.size() || at <= fence) return underflow();
    if (stack.size() == at) return true;
    if ((stack.size() - at) % 2) {
        raise_type(th, unpickling_error(), "odd number of items for SETITEMS");
        return false;
    }
    Value dict = stack[at - 1];
    bool plain = is_exactly(dict, Kind::Dict);
    for (size_t i = at; i + 1 < stack.size(); i += 2) {
        Value key = stack[i], value = stack[i + 1];
        if (plain ? !dict_set(th, dict.as<Dict>(), key, value) : !set_item(th, dict, key, value)) return false;
    }
    stack.resize(at);
    return true;
}

bool Loader::load_additems() {
    size_t at;
    if (!mark(&at)) return false;
    if (at > stack.size() || at <= fence) return underflow();
    Value set = stack[at - 1];
    if (is_exactly(set, Kind::Set)) {
        for (size_t i = at; i < stack.size(); ++i)
            if (set_add(th, set.as<Set>(), stack[i]) < 0) return false;
    } else if (stack.size() > at) {
        Value add = KRAIT_TRY(get_attribute(th, set, th->vm->names.add));
        for (size_t i = at; i < stack.size(); ++i)
            if (!call(th, add, stack[i])) return false;
    }
    stack.resize(at);
    return true;
}

bool Loader::load_frame() {
    u64 n;
    const char* data;
    if (!size_of(8, "FRAME length", &n) || !read(n, &data)) return false;
    next -= n;  // the whole frame is there now
    return true;
}

// ---- The machine ----

Value Loader::run() {

    for (;;) {
        const char* data;
        if (!read(1, &data)) {
            if (has_pending(th) && is_instance_of(th->pending, unpickling_error())) {
                clear_pending(th);
                return raise(th, Exc::EOFError, "Ran out of input");
            }
            return {};
        }
        int more = step(static_cast<u8>(*data));
        if (more < 0) return {};
        if (more == 0) break;
    }
    if (!skip_peeked()) return {};
    Value result;
    return pop(&result) ? result : Value();
}

int Loader::step(u8 op) {
    const char* d;
    Value v;
    size_t at;
    auto done = [](bool ok) { return ok ? 1 : -1; };
    switch (op) {
        case kStop: return 0;
        case kNone: return push(none()), 1;
        case kNewTrue: return push(py_true()), 1;
        case kNewFalse: return push(py_false()), 1;
        case kBinInt1: return read(1, &d) ? (push(Value::from_small_int(static_cast<u8>(*d))), 1) : -1;
        case kBinInt2: return read(2, &d) ? (push(Value::from_small_int(static_cast<u8>(d[0]) | static_cast<u8>(d[1]) << 8)), 1) : -1;
        case kBinInt: {
            i32 n;
            if (!read(4, &d)) return -1;
            memcpy(&n, d, 4);
            return push(Value::from_small_int(n)), 1;
        }
        case kInt: return done(load_text_int());
        case kLong: return done(load_text_long());
        case kLong1: return done(load_long(1));
        case kLong4: return done(load_long(4));
        case kFloat: return done(load_text_float());
        case kBinFloat: {
            u64 bits;
            if (!read(8, &d)) return -1;
            memcpy(&bits, d, 8);
            return push(Value::from_double(std::bit_cast<double>(__builtin_bswap64(bits)))), 1;
        }
        case kString: return done(load_text_string());
        case kBinString: return done(load_counted_string(4));
        case kShortBinString: return done(load_counted_string(1));
        case kUnicode: return done(load_text_unicode());
        case kShortBinUnicode: return done(load_unicode(1, "BINUNICODE"));
        case kBinUnicode: return done(load_unicode(4, "BINUNICODE"));
        case kBinUnicode8: return done(load_unicode(8, "BINUNICODE"));
        case kShortBinBytes: return done(load_bytes(1, "BINBYTES"));
        case kBinBytes: return done(load_bytes(4, "BINBYTES"));
        case kBinBytes8: return done(load_bytes(8, "BINBYTES"));
        case kByteArray8: return done(load_bytearray());
        case kNextBuffer: return done(load_next_buffer());
        case kReadonlyBuffer: return done(load_readonly_buffer());
        case kEmptyTuple: return push(Value(empty_tuple())), 1;
        case kTuple1: case kTuple2: case kTuple3: {
            size_t n = static_cast<size_t>(op - kTuple1 + 1);
            return stack.size() < fence + n ? (underflow(), -1) : done(load_tuple(stack.size() - n));
        }
        case kTuple: return done(mark(&at) && load_tuple(at));
        case kEmptyList: return done(push_new(Value(new_list(th))));
        case kList:
            if (!mark(&at)) return -1;
            v = Value(list_from(th, stack.data() + at, static_cast<i64>(stack.size() - at)));
            stack.resize(at);
            return done(push_new(v));
        case kEmptyDict: return done(push_new(Value(new_dict(th))));
        case kDict: return done(load_dict());
        case kEmptySet: return done(push_new(Value(new_set(th))));
        case kAddItems: return done(load_additems());
        case kFrozenSet: return done(load_frozenset());
        case kAppend: return stack.size() <= fence + 1 ? (underflow(), -1) : done(append_from(stack.size() - 1));
        case kAppends: return done(mark(&at) && append_from(at));
        case kSetItem: return stack.size() < fence + 2 ? (underflow(), -1) : done(set_items_from(stack.size() - 2));
        case kSetItems: return done(mark(&at) && set_items_from(at));
        case kObj: return done(load_instance(false));
        case kInst: return done(load_instance(true));
        case kNewObj: return done(load_new(false));
        case kNewObjEx: return done(load_new(true));
        case kGlobal: return done(load_global());
        case kStackGlobal: return done(load_stack_global());
        case kReduce: return done(load_reduce());
        case kBuild: return done(load_build());
        case kExt1: return done(load_extension(1));
        case kExt2: return done(load_extension(2));
        case kExt4: return done(load_extension(4));
        case kPersId: return done(load_persistent(false));
        case kBinPersId: return done(load_persistent(true));
        case kMark:
            marks.push_back(stack.size());
            fence = stack.size();
            return 1;
        case kPop: return done(load_pop());
        case kPopMark:
            if (!mark(&at)) return -1;
            stack.resize(at);
            return 1;
        case kDup: return top(&v) ? (push(v), 1) : -1;
        case kGet: return done(load_memo_text(false));
        case kPut: return done(load_memo_text(true));
        case kBinGet: return done(read(1, &d) && memo_fetch(static_cast<u8>(*d)));
        case kBinPut: return done(read(1, &d) && memo_store(static_cast<u8>(*d)));
        case kLongBinGet: case kLongBinPut: {
            u32 index;
            if (!read(4, &d)) return -1;
            memcpy(&index, d, 4);
            return done(op == kLongBinGet ? memo_fetch(index) : memo_store(index));
        }
        case kMemoize: {
            i64 count = memo_count;  // the next number
            return done(memo_store(static_cast<u64>(count)));
        }
        case kFrame: return done(load_frame());
        case kProto:
            if (!read(1, &d)) return -1;
            protocol = static_cast<u8>(*d);
            if (protocol <= kHighestProtocol) return 1;
            raise(th, Exc::ValueError, "unsupported pickle protocol: %d", protocol);
            return -1;
    }
    if (op >= 0x20 && op <= 0x7E && op != '\'' && op != '\\') raise_type(th, unpickling_error(), "invalid load key, '%c'.", op);
    else raise_type(th, unpickling_error(), "invalid load key, '\\x%s%x'.", op < 16 ? "0" : "", op);
    return -1;
}

}  // namespace krait::pickle
