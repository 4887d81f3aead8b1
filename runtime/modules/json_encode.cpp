// The encoder of `_json` (c_make_encoder): walks lists, dicts and scalars and builds the text; other objects go through
// `default`. Called as encoder(object, indent level); gives a tuple of one string.
#include <cmath>
#include <cstdio>

#include "runtime/call.h"
#include "runtime/modules/json.h"
#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait::json {

Str* escape_string(Thread* th, Str* s, bool ascii) {
    bool plain = s->is_ascii() || !ascii;
    for (i64 i = 0; plain && i < s->length; ++i) {
        u32 c = s->at(i);
        plain = c >= 32 && c != 34 && c != 92 && (!ascii || c < 127);
    }
    StrBuilder out(th);
    out.append(u32{'"'});
    if (plain) {
        out.append(s);
        out.append(u32{'"'});
        return out.finish();
    }
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        switch (c) {
            case '"': out.append("\\\""); continue;
            case '\\': out.append("\\\\"); continue;
            case '\b': out.append("\\b"); continue;
            case '\f': out.append("\\f"); continue;
            case '\n': out.append("\\n"); continue;
            case '\r': out.append("\\r"); continue;
            case '\t': out.append("\\t"); continue;
            default: break;
        }
        if (c >= 32 && (!ascii || c < 127)) {
            out.append(c);
            continue;
        }
        char text[16];
        int n;
        if (c >= 0x10000) n = snprintf(text, sizeof text, "\\u%04x\\u%04x", 0xD800 + ((c - 0x10000) >> 10), 0xDC00 + ((c - 0x10000) & 0x3FF));
        else n = snprintf(text, sizeof text, "\\u%04x", c);
        out.append(std::string_view(text, static_cast<size_t>(n)));
    }
    out.append(u32{'"'});
    return out.finish();
}

namespace {

struct Encoder : Object {
    Value markers, default_, encoder, indent, key_separator, item_separator;
    bool sort_keys, skip_keys, allow_nan, native_strings, ascii_strings;
};

void trace_encoder(Object* object, Marker& marker) {
    auto* e = static_cast<Encoder*>(object);
    for (Value v : {e->markers, e->default_, e->encoder, e->indent, e->key_separator, e->item_separator}) marker.visit(v);
}

class Writer {
  public:
    Writer(Thread* th, Encoder* e) : th_(th), e_(e), out_(th) {}
    bool value(Value v, i64 level);
    Str* finish() { return out_.finish(); }

  private:
    bool string(Str* s);
    bool list(Value v, i64 level);
    bool dict(Value v, i64 level);
    bool key(Value k, bool* skipped, Str** out);
    bool number(double d, Str** out);
    // The marker of a container being written: ValueError when it is inside itself.
    bool enter(Value v, Value* id) {
        if (is_none(e_->markers)) return true;
        *id = int_from_u64(th_, reinterpret_cast<u64>(v.object()));
        int inside = dict_contains(th_, e_->markers.as<Dict>(), *id);
        if (inside) {
            if (inside > 0) raise(th_, Exc::ValueError, "Circular reference detected");
            return false;
        }
        return dict_set(th_, e_->markers.as<Dict>(), *id, v);
    }
    bool leave(Value id) { return !id || dict_delete(th_, e_->markers.as<Dict>(), id) >= 0; }
    void newline(i64 level) {
        if (is_none(e_->indent)) return;
        out_.append(u32{'\n'});
        for (i64 i = 0; i < level; ++i) out_.append(e_->indent.as<Str>());
    }
    Thread* th_;
    Encoder* e_;
    StrBuilder out_;
};

bool Writer::string(Str* s) {
    if (e_->native_strings) {
        Str* text = escape_string(th_, s, e_->ascii_strings);
        if (text) out_.append(text);
        return text;
    }
    Value text = call(th_, e_->encoder, s);
    if (!text) return false;
    if (!is_str(text)) return raise(th_, Exc::TypeError, "encoder() must return a string, not %.80s", type_name(type_of(text))), false;
    out_.append(text.as<Str>());
    return true;
}

bool Writer::number(double d, Str** out) {
    if (std::isfinite(d)) {
        *out = float_repr(th_, d);
        return *out;
    }
    if (!e_->allow_nan) return raise(th_, Exc::ValueError, "Out of range float values are not JSON compliant"), false;
    *out = str_from_ascii(th_, std::isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
    return *out;
}

double float_of(Thread* th, Value v) {
    double d = 0;
    if (v.is_double()) return v.as_double();
    if (!to_double(th, v, &d)) clear_pending(th);
    return d;
}

bool Writer::value(Value v, i64 level) {
    if (is_none(v)) return out_.append("null"), true;
    if (v == py_true()) return out_.append("true"), true;
    if (v == py_false()) return out_.append("false"), true;
    if (is_str(v)) return string(v.as<Str>());
    if (is_int(v)) {
        Str* text = int_to_str(th_, v, 10);
        if (text) out_.append(text);
        return text;
    }
    if (is_float(v)) {
        Str* text;
        if (!number(float_of(th_, v), &text)) return false;
        out_.append(text);
        return true;
    }
    RecursionGuard guard(th_, " while encoding a JSON object");
    if (!guard.ok()) return false;
    if (is_list(v) || is_tuple(v)) return list(v, level);
    if (is_dict(v)) return dict(v, level);
    Value id;
    if (!enter(v, &id)) return false;
    Value replaced = call(th_, e_->default_, v);
    return replaced && value(replaced, level) && leave(id);
}

bool Writer::list(Value v, i64 level) {
    Tuple* items = to_tuple(th_, v);
    if (!items) return false;
    if (items->size == 0) return out_.append("[]"), true;
    Value id;
    if (!enter(v, &id)) return false;
    out_.append("[");
    newline(level + 1);
    for (i64 i = 0; i < items->size; ++i) {
        if (i) {
            out_.append(e_->item_separator.as<Str>());
            newline(level + 1);
        }
        if (!value(items->items[i], level + 1)) return false;
    }
    newline(level);
    out_.append("]");
    return leave(id);
}

bool Writer::key(Value k, bool* skipped, Str** out) {
    *skipped = false;
    if (is_str(k)) *out = k.as<Str>();
    else if (k == py_true()) *out = intern(th_, "true");
    else if (k == py_false()) *out = intern(th_, "false");
    else if (is_none(k)) *out = intern(th_, "null");
    else if (is_float(k)) return number(float_of(th_, k), out);
    else if (is_int(k)) *out = int_to_str(th_, k, 10);
    else if (e_->skip_keys) *skipped = true;
    else return raise(th_, Exc::TypeError, "keys must be str, int, float, bool or None, not %.100s", type_name(type_of(k))), false;
    return *skipped || *out;
}

bool Writer::dict(Value v, i64 level) {
    if (v.as<Dict>()->used == 0 && is_exactly(v, Kind::Dict)) return out_.append("{}"), true;
    Value view = call_method(th_, v, th_->vm->names.items);
    List* items = view ? to_list(th_, view) : nullptr;
    if (!items) return false;
    if (items->size == 0) return out_.append("{}"), true;
    Value id;
    if (!enter(v, &id)) return false;
    if (e_->sort_keys && !list_sort(th_, items, Value(), false)) return false;
    out_.append("{");
    newline(level + 1);
    bool first = true;
    for (i64 i = 0; i < items->size; ++i) {
        Value item = items->items[i];
        if (!is_tuple(item) || item.as<Tuple>()->size != 2) return raise(th_, Exc::ValueError, "items must return 2-tuples"), false;
        bool skipped;
        Str* text = nullptr;
        if (!key(item.as<Tuple>()->items[0], &skipped, &text)) return false;
        if (skipped) continue;
        if (!first) {
            out_.append(e_->item_separator.as<Str>());
            newline(level + 1);
        }
        first = false;
        if (!string(text)) return false;
        out_.append(e_->key_separator.as<Str>());
        if (!value(item.as<Tuple>()->items[1], level + 1)) return false;
    }
    newline(level);
    out_.append("}");
    return leave(id);
}

Value encoder_call(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"obj", "_current_indent_level"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"_iterencode", names, 2, 2, 0, 2}, args, v)) return {};
    i64 level;
    if (!to_ssize(th, v[1], Exc::OverflowError, &level)) return {};
    Writer writer(th, self.as<Encoder>());
    if (!writer.value(v[0], level)) return {};
    Str* text = writer.finish();
    return text ? Value(make_tuple(th, text)) : Value();
}

Value encoder_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* names[] = {"markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys", "allow_nan"};
    Value v[9] = {};
    if (!parse_args(th, ArgSpec{"make_encoder", names, 9, 9, 0, 9}, args, v)) return {};
    if (!is_none(v[0]) && !is_dict(v[0]))
        return raise(th, Exc::TypeError, "make_encoder() argument 1 must be dict or None, not %.200s", type_name(type_of(v[0])));
    for (int i : {4, 5})
        if (!is_str(v[i])) return raise(th, Exc::TypeError, "make_encoder() argument %d must be str, not %.200s", i + 1, type_name(type_of(v[i])));
    int flags[3];
    for (int i = 0; i < 3; ++i)
        if ((flags[i] = truth(th, v[6 + i])) < 0) return {};
    auto* e = reinterpret_cast<Encoder*>(new_instance(th, type));
    if (!e) return {};
    e->markers = v[0];
    e->default_ = v[1];
    e->encoder = v[2];
    e->indent = v[3];
    e->key_separator = v[4];
    e->item_separator = v[5];
    e->sort_keys = flags[0];
    e->skip_keys = flags[1];
    e->allow_nan = flags[2];
    e->native_strings = is_native_encoder(v[2], &e->ascii_strings);
    write_barrier(th, e);
    return e;
}

}  // namespace

Type* encoder_type(Thread* th) {
    static Type* type = nullptr;
    if (type) return type;
    TypeSpec spec{};
    spec.name = "_json.Encoder";
    spec.doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Encoder);
    spec.trace = trace_encoder;
    spec.slots.new_ = encoder_new;
    spec.slots.call = encoder_call;
    return type = new_builtin_type(th, spec);
}

}  // namespace krait::json
