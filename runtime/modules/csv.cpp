// Reader and writer objects of `_csv`, and the module.
#include "runtime/modules/csv.h"

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"

namespace krait::csv {

Value error_type;
i64 field_limit = 128 * 1024;

Value fail(Thread* th, const char* message) { return raise_type(th, error_type.as<Type>(), "%s", message); }

namespace {

Type *reader_type, *writer_type;

struct Reader : Object {
    Value input;       // iterator of lines
    Dialect* dialect;
    i64 line_number;
};
struct Writer : Object {
    Value write;       // bound method
    Dialect* dialect;
};

void trace_reader(Object* object, Marker& marker) {
    marker.visit(static_cast<Reader*>(object)->input);
    marker.visit(static_cast<Reader*>(object)->dialect);
}
void trace_writer(Object* object, Marker& marker) {
    marker.visit(static_cast<Writer*>(object)->write);
    marker.visit(static_cast<Writer*>(object)->dialect);
}

// ---- Reading ----

enum class State { StartRecord, StartField, Escaped, InField, InQuoted, EscapeInQuoted, QuoteInQuoted, EatNewline, AfterEscapedNewline };
constexpr u32 kEndOfLine = 0xFFFFFFFE;

class RowParser {
  public:
    RowParser(Thread* th, Dialect* d) : th_(th), d_(*d), row_(new_list(th)) {}
    bool feed(u32 c);
    bool save_field();
    State state = State::StartRecord;
    i64 length() const { return length_; }
    List* row() { return row_; }

  private:
    bool add(u32 c) {
        if (length_ >= field_limit) return raise_type(th_, error_type.as<Type>(), "field larger than field limit (%ld)", field_limit), false;
        field_->append(c);
        ++length_;
        return true;
    }
    bool start_field(u32 c);
    Thread* th_;
    const Dialect& d_;
    List* row_;
    StrBuilder first_{th_};
    StrBuilder* field_ = &first_;
    i64 length_ = 0;
    bool numeric_ = false;
};

bool RowParser::save_field() {
    Str* text = field_->finish();
    first_.clear();
    length_ = 0;
    if (!text) return false;
    Value v = text;
    if (numeric_) {
        numeric_ = false;
        v = call(th_, builtin_type(Kind::Float), v);
        if (!v) return false;
    }
    return list_append(th_, row_, v);
}

bool RowParser::start_field(u32 c) {
    if (c == '\n' || c == '\r' || c == kEndOfLine) {
        if (!save_field()) return false;
        state = c == kEndOfLine ? State::StartRecord : State::EatNewline;
    } else if (c == d_.quote && d_.quoting != kQuoteNone) {
        state = State::InQuoted;
    } else if (c == d_.escape) {
        state = State::Escaped;
    } else if (c == ' ' && d_.skip_initial_space) {
    } else if (c == d_.delimiter) {
        return save_field();
    } else {
        if (d_.quoting == kQuoteNonnumeric) numeric_ = true;
        if (!add(c)) return false;
        state = State::InField;
    }
    return true;
}

bool RowParser::feed(u32 c) {
    switch (state) {
        case State::StartRecord:
            if (c == kEndOfLine) return true;
            if (c == '\n' || c == '\r') {
                state = State::EatNewline;
                return true;
            }
            state = State::StartField;
            return start_field(c);
        case State::StartField: return start_field(c);
        case State::Escaped:
            if (c == '\n' || c == '\r') {
                state = State::AfterEscapedNewline;
                return add(c);
            }
            state = State::InField;
            return add(c == kEndOfLine ? '\n' : c);
        case State::AfterEscapedNewline:
            if (c == kEndOfLine) return true;
            [[fallthrough]];
        case State::InField:
            if (c == '\n' || c == '\r' || c == kEndOfLine) {
                if (!save_field()) return false;
                state = c == kEndOfLine ? State::StartRecord : State::EatNewline;
            } else if (c == d_.escape) {
                state = State::Escaped;
            } else if (c == d_.delimiter) {
                state = State::StartField;
                return save_field();
            } else {
                state = State::InField;
                return add(c);
            }
            return true;
        case State::InQuoted:
            if (c == kEndOfLine) return true;
            if (c == d_.escape) state = State::EscapeInQuoted;
            else if (c == d_.quote && d_.quoting != kQuoteNone) state = d_.double_quote ? State::QuoteInQuoted : State::InField;
            else return add(c);
            return true;
        case State::EscapeInQuoted:
            state = State::InQuoted;
            return add(c == kEndOfLine ? '\n' : c);
        case State::QuoteInQuoted:
            if (d_.quoting != kQuoteNone && c == d_.quote) {
                state = State::InQuoted;
                return add(c);
            }
            if (c == d_.delimiter) {
                state = State::StartField;
                return save_field();
            }
            if (c == '\n' || c == '\r' || c == kEndOfLine) {
                if (!save_field()) return false;
                state = c == kEndOfLine ? State::StartRecord : State::EatNewline;
                return true;
            }
            if (!d_.strict) {
                state = State::InField;
                return add(c);
            }
            raise_type(th_, error_type.as<Type>(), "'%c' expected after '%c'", static_cast<int>(d_.delimiter), static_cast<int>(d_.quote));
            return false;
        case State::EatNewline:
            if (c == '\n' || c == '\r') return true;
            if (c == kEndOfLine) {
                state = State::StartRecord;
                return true;
            }
            fail(th_, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
            return false;
    }
    return true;
}

Value reader_next(Thread* th, Value self) {
    auto* r = self.as<Reader>();
    RowParser parser(th, r->dialect);
    if (!parser.row()) return {};
    do {
        Value line = iter_next(th, r->input);
        if (!line) {
            if (has_pending(th)) return {};
            if (parser.length() != 0 || parser.state == State::InQuoted) {
                if (r->dialect->strict) return fail(th, "unexpected end of data");
                return parser.save_field() ? Value(parser.row()) : Value();
            }
            return {};
        }
        if (!is_str(line))
            return raise_type(th, error_type.as<Type>(), "iterator should return strings, not %.200s (the file should be opened in text mode)",
                              type_name(type_of(line)));
        ++r->line_number;
        Str* s = line.as<Str>();
        for (i64 i = 0; i < s->length; ++i)
            if (!parser.feed(s->at(i))) return {};
        if (!parser.feed(kEndOfLine)) return {};
    } while (parser.state != State::StartRecord);
    return parser.row();
}

Value iterator_self(Thread*, Value self) { return self; }
constexpr GetSetDef reader_getsets[] = {
    {"dialect", [](Thread*, Value s) -> Value { return s.as<Reader>()->dialect; }, nullptr, nullptr},
    {"line_num", [](Thread* th, Value s) -> Value { return int_from_i64(th, s.as<Reader>()->line_number); }, nullptr, nullptr},
};

// ---- Writing ----

bool append_field(Thread* th, Writer* w, Str* s, bool quoted, bool first, StrBuilder& out) {
    const Dialect& d = *w->dialect;
    if (!first) out.append(d.delimiter);
    StrBuilder text(th);
    Str* terminator = d.line_terminator.as<Str>();
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        bool special = c == d.delimiter || c == d.escape || c == d.quote || c == '\r' || c == '\n';
        for (i64 k = 0; k < terminator->length && !special; ++k) special = terminator->at(k) == c;
        if (special) {
            bool escape = false;
            if (d.quoting == kQuoteNone) {
                escape = true;
            } else {
                if (c == d.quote) {
                    if (d.double_quote) text.append(d.quote);
                    else escape = true;
                } else if (c == d.escape) {
                    escape = true;
                }
                if (!escape) quoted = true;
            }
            if (escape) {
                if (d.escape == kNotSet) return fail(th, "need to escape, but no escapechar set"), false;
                text.append(d.escape);
            }
        }
        text.append(c);
    }
    if (quoted) out.append(d.quote);
    Str* body = text.finish();
    if (!body) return false;
    out.append(body);
    if (quoted) out.append(d.quote);
    return true;
}

Value write_row(Thread* th, Value self, Value row) {
    auto* w = self.as<Writer>();
    Value iterator = get_iter(th, row);
    if (!iterator) {
        if (catch_pending(th, Exc::TypeError)) raise_type(th, error_type.as<Type>(), "iterable expected, not %.200s", type_name(type_of(row)));
        return {};
    }
    StrBuilder out(th);
    i64 count = 0;
    bool empty_field = false;
    while (Value field = iter_next(th, iterator)) {
        bool quoted = false;
        switch (w->dialect->quoting) {
            case kQuoteNonnumeric: {
                Type* t = type_of(field);
                quoted = !(is_int(field) || is_float(field) || has_kind(field, Kind::Complex) || t->slots.index || t->slots.int_ || t->slots.float_);
                break;
            }
            case kQuoteAll: quoted = true; break;
            default: break;
        }
        Str* text = is_none(field) ? empty_str() : is_str(field) ? field.as<Str>() : to_str(th, field);
        if (!text || !append_field(th, w, text, quoted, count == 0, out)) return {};
        ++count;
        empty_field = text->length == 0 && !quoted;
    }
    if (has_pending(th)) return {};
    if (count == 1 && empty_field) {
        if (w->dialect->quoting == kQuoteNone) return fail(th, "single empty field record must be quoted");
        out.append(w->dialect->quote);
        out.append(w->dialect->quote);
    }
    out.append(w->dialect->line_terminator.as<Str>());
    Str* line = out.finish();
    return line ? call(th, w->write, line) : Value();
}

Value write_rows(Thread* th, Value self, Value rows) {
    Value iterator = get_iter(th, rows);
    if (!iterator) return {};
    while (Value row = iter_next(th, iterator))
        if (!write_row(th, self, row)) return {};
    return has_pending(th) ? Value() : none();
}

constexpr NativeDef writer_methods[] = {{"writerow", write_row, "writerow(iterable)\n\nConstruct and write a CSV record from an iterable of fields."},
                                        {"writerows", write_rows, "writerows(iterable of iterables)\n\nConstruct and write a series of iterables to a csv file."}};
constexpr GetSetDef writer_getsets[] = {{"dialect", [](Thread*, Value s) -> Value { return s.as<Writer>()->dialect; }, nullptr, nullptr}};

Value field_size_limit(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "field_size_limit", args) || !check_arg_count(th, "field_size_limit", args, 0, 1)) return {};
    i64 old = field_limit;
    if (args.count) {
        if (!is_int(args[0])) return raise(th, Exc::TypeError, "limit must be an integer");
        if (!to_i64(th, args[0], &field_limit)) {
            field_limit = old;
            return {};
        }
    }
    return int_from_i64(th, old);
}

constexpr NativeDef functions[] = {
    {"reader", new_reader, "csv_reader = reader(iterable [, dialect='excel']\n                        [optional keyword args])"},
    {"writer", new_writer, "csv_writer = csv.writer(fileobj [, dialect='excel']\n                            [optional keyword args])"},
    {"list_dialects", list_dialects, "Return a list of all known dialect names."},
    {"register_dialect", register_dialect, "Create a mapping from a string name to a dialect class."},
    {"unregister_dialect", unregister_dialect, "Delete the name/dialect mapping associated with a string name."},
    {"get_dialect", get_dialect, "Return the dialect instance associated with name."},
    {"field_size_limit", field_size_limit, "Sets an upper limit on parsed fields."},
};

}  // namespace

Value new_reader(Thread* th, Value, const Args& args) {
    if (args.count < 1 || args.count > 2) return raise(th, Exc::TypeError, "reader expected at least 1 argument, got %zd", static_cast<i64>(args.count));
    Value input = get_iter(th, args[0]);
    Dialect* d = input ? make_dialect(th, args.get(1), args) : nullptr;
    if (!d) return {};
    auto* r = heap_new<Reader>(th, reader_type->root_shape);
    if (!r) return {};
    r->input = input;
    r->dialect = d;
    return r;
}

Value new_writer(Thread* th, Value, const Args& args) {
    if (args.count < 1 || args.count > 2) return raise(th, Exc::TypeError, "writer expected at least 1 argument, got %zd", static_cast<i64>(args.count));
    Value write = find_attribute(th, args[0], th->vm->names.write);
    if (!write || !is_callable(write)) return has_pending(th) ? Value() : raise(th, Exc::TypeError, "argument 1 must have a \"write\" method");
    Dialect* d = make_dialect(th, args.get(1), args);
    if (!d) return {};
    auto* w = heap_new<Writer>(th, writer_type->root_shape);
    if (!w) return {};
    w->write = write;
    w->dialect = d;
    return w;
}

void setup_reader(Thread* th) {
    TypeSpec spec{};
    spec.name = "_csv.reader";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(Reader);
    spec.trace = trace_reader;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = reader_next;
    spec.getsets = reader_getsets;
    spec.getset_count = 2;
    reader_type = new_builtin_type(th, spec);
}

void setup_writer(Thread* th) {
    TypeSpec spec{};
    spec.name = "_csv.writer";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(Writer);
    spec.trace = trace_writer;
    spec.methods = writer_methods;
    spec.method_count = 2;
    spec.getsets = writer_getsets;
    spec.getset_count = 1;
    writer_type = new_builtin_type(th, spec);
}

}  // namespace krait::csv

namespace krait {

Value init_csv(Thread* th) {
    using namespace csv;
    if (!error_type) {
        add_root(th, &error_type);
        setup_dialect(th);
        setup_reader(th);
        setup_writer(th);
        Dict* ns = new_dict(th);
        if (!ns || !dict_set_str(th, ns, "__module__", str_from_ascii(th, "_csv"))) return {};
        error_type = call(th, builtin_type(Kind::Type), str_from_ascii(th, "Error"), make_tuple(th, exception_type(Exc::Exception)), ns);
        if (!error_type) return {};
    }
    static const ModuleDef def{"_csv", "CSV parsing and writing.", functions, sizeof functions / sizeof *functions};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "Dialect", dialect_type) || !module_add(th, module, "Error", error_type) ||
        !module_add(th, module, "Reader", reader_type) || !module_add(th, module, "Writer", writer_type) ||
        !module_add(th, module, "_dialects", dialects(th)) || !module_add(th, module, "__version__", str_from_ascii(th, "1.0")))
        return {};
    const char* names[] = {"QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE"};
    for (int i = 0; i < 4; ++i)
        if (!module_add(th, module, names[i], Value::from_small_int(i))) return {};
    return module;
}

}  // namespace krait
