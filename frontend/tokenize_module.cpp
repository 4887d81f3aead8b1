// The module `_tokenize`: the tokens of a str as the compiler's own tokenizer makes them.
#include "frontend/compile_source.h"
#include "frontend/source.h"
#include "frontend/tokenizer.h"
#include "runtime/native.h"
#include "runtime/operators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// The tokens are made at once; `error`, if any, is raised after the last of them.
struct TokenizerIter : Object {
    List* tokens;
    Value error;
    i64 next;
};

void trace(Object* object, Marker& marker) {
    marker.visit(static_cast<TokenizerIter*>(object)->tokens);
    marker.visit(static_cast<TokenizerIter*>(object)->error);
}

int number_of(Tok kind) { return kind > Tok::ERRORTOKEN ? static_cast<int>(Tok::NAME) : static_cast<int>(kind); }

// (text, type, line, end line, column, end column, text of the line so far)
Value token_tuple(Thread* th, const Tokenizer& tokenizer, const Token& t) {
    Tuple* tuple = KRAIT_TRY(new_tuple(th, 7));
    for (i64 i = 0; i < 7; ++i) tuple->items[i] = none();
    auto set = [&](int i, Value v) {
        set_field(th, tuple, tuple->items[i], v);
        return static_cast<bool>(v);
    };
    if (!set(0, Value(str_from_utf8(th, tokenizer.text(t))))) return {};
    const i32 numbers[] = {number_of(t.kind), t.lineno, t.end_lineno, t.col_offset, t.end_col_offset};
    for (int i = 0; i < 5; ++i) set(i + 1, Value::from_small_int(numbers[i]));
    std::string_view line(tokenizer.buf(), static_cast<size_t>(tokenizer.inp() - tokenizer.buf()));
    if (!set(6, Value(str_from_utf8(th, line)))) return {};
    return Value(tuple);
}

Value iter_new(Thread* th, Type* type, const Args& args) {
    static const char* const names[] = {"source"};
    Value in[1];
    if (!parse_args(th, {"tokenizeriter", names, 1, 1, 0, 1}, args, in)) return {};
    if (!is_str(in[0])) return raise(th, Exc::TypeError, "tokenizeriter() argument 'source' must be str, not %T", in[0]);
    List* tokens = KRAIT_TRY(new_list(th));
    auto* iter = static_cast<TokenizerIter*>(KRAIT_TRY(new_instance(th, type)));
    set_field(th, iter, iter->tokens, tokens);
    std::string text = translate_newlines(str_utf8(th, in[0].as<Str>()), true);
    Arena arena(th);
    ParseContext context{arena, Value(str_from_ascii(th, "<string>"))};
    Tokenizer tokenizer(context, text);
    for (;;) {
        Token t = tokenizer.next();
        if (t.kind == Tok::ENDMARKER || t.kind == Tok::ERRORTOKEN) break;
        Value tuple = KRAIT_TRY(token_tuple(th, tokenizer, t));
        if (!list_append(th, tokens, tuple)) return {};
    }
    if (context.failed) {
        raise_parse_error(context);
        set_field(th, iter, iter->error, take_pending(th));
    }
    return Value(iter);
}

Value iter_self(Thread*, Value self) { return self; }

Value iter_step(Thread* th, Value self) {
    auto* iter = self.as<TokenizerIter>();
    if (iter->next < iter->tokens->size) return iter->tokens->items[iter->next++];
    Value error = iter->error;
    iter->error = Value();
    return error ? raise_value(th, error) : raise(th, Exc::StopIteration, "EOF");
}

}  // namespace

Value init_tokenize_module(Thread* th) {
    static const ModuleDef def{"_tokenize", nullptr, nullptr, 0};
    static TypeSpec spec;
    spec.name = "_tokenize.TokenizerIter";
    spec.kind = Kind::Iterator;
    spec.flags = 0;
    spec.basic_size = sizeof(TokenizerIter);
    spec.trace = trace;
    spec.slots.new_ = iter_new;
    spec.slots.iter = iter_self;
    spec.slots.iternext = iter_step;
    Type* type = KRAIT_TRY(new_builtin_type(th, spec));
    Module* module = KRAIT_TRY(new_native_module(th, def));
    return module_add(th, module, "TokenizerIter", Value(type)) ? Value(reinterpret_cast<Object*>(module)) : Value();
}

}  // namespace krait
