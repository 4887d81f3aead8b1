// pyexpat: the parser object: creating it, feeding it, its attributes and errors.
#include "runtime/modules/expat/parser.h"

#include <climits>
#include <cstdlib>
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::expat {

Functions lib;
Type* parser_type;
Value expat_error;

const char* const handler_names[kHandlerCount] = {
    "StartElementHandler", "EndElementHandler", "ProcessingInstructionHandler", "CharacterDataHandler", "UnparsedEntityDeclHandler",
    "NotationDeclHandler", "StartNamespaceDeclHandler", "EndNamespaceDeclHandler", "CommentHandler", "StartCdataSectionHandler",
    "EndCdataSectionHandler", "DefaultHandler", "DefaultHandlerExpand", "NotStandaloneHandler", "ExternalEntityRefHandler",
    "StartDoctypeDeclHandler", "EndDoctypeDeclHandler", "EntityDeclHandler", "XmlDeclHandler", "ElementDeclHandler",
    "AttlistDeclHandler", "SkippedEntityHandler"};

namespace {

void trace_parser(Object* object, Marker& marker) {
    auto* p = static_cast<Parser*>(object);
    marker.visit(p->intern);
    marker.visit(p->parent);
    for (Value v : p->handlers) marker.visit(v);
}

void free_parser(Thread*, Value self) {
    auto* p = parser_of(self);
    if (p->parser) lib.XML_ParserFree(p->parser);
    delete p->text;
    p->parser = nullptr;
    p->text = nullptr;
}

Parser* new_parser(Thread* th) {
    auto* p = static_cast<Parser*>(new_instance(th, parser_type));
    if (!p) return nullptr;
    p->text = new std::string;
    p->buffer_size = 8192;
    return p;
}

Value raise_parse_error(Thread* th, Parser* p, XML_Error code) {
    i64 line = static_cast<i64>(lib.XML_GetCurrentLineNumber(p->parser)), column = static_cast<i64>(lib.XML_GetCurrentColumnNumber(p->parser));
    const char* what = lib.XML_ErrorString(code);
    Str* message = KRAIT_TRY(format_message(th, "%s: line %zd, column %zd", what ? what : "unknown error", line, column));
    Value e = KRAIT_TRY(call(th, expat_error, Value(message)));
    if (!set_attribute(th, e, intern(th, "code"), Value::from_small_int(code)) ||
        !set_attribute(th, e, intern(th, "offset"), Value::from_small_int(column)) ||
        !set_attribute(th, e, intern(th, "lineno"), Value::from_small_int(line)))
        return {};
    return raise_value(th, e);
}

// Feeds a piece; false: raised.
bool feed(Thread* th, Parser* p, std::string_view data, bool final) {
    Thread* outer = p->thread;
    p->thread = th;
    XML_Status status = XML_STATUS_OK;
    do {
        size_t part = data.size() > INT_MAX / 2 ? INT_MAX / 2 : data.size();
        bool last = part == data.size();
        status = lib.XML_Parse(p->parser, data.data(), static_cast<int>(part), final && last);
        data.remove_prefix(part);
    } while (status == XML_STATUS_OK && !data.empty());
    bool ok = !has_pending(th);
    if (ok && status == XML_STATUS_ERROR) {
        raise_parse_error(th, p, lib.XML_GetErrorCode(p->parser));
        ok = false;
    }
    ok = ok && flush_text(p);
    p->thread = outer;
    return ok;
}

Value parse_method(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "Parse", args) || !check_arg_count(th, "Parse", args, 1, 2)) return {};
    auto* p = parser_of(self);
    int final = 0;
    if (args.count == 2 && !to_int32(th, args[1], &final)) return {};
    if (is_str(args[0])) {
        Value encoded = KRAIT_TRY(call_method(th, args[0], intern(th, "encode"), {}));  // raises for surrogates
        BufferHold hold(th, encoded);
        if (!hold.ok()) return {};
        lib.XML_SetEncoding(p->parser, "utf-8");
        return feed(th, p, hold.bytes(), final) ? Value::from_small_int(1) : Value();
    }
    BufferHold hold(th, args[0]);
    if (!hold.ok()) return {};
    return feed(th, p, hold.bytes(), final) ? Value::from_small_int(1) : Value();
}

Value parse_file(Thread* th, Value self, Value file) {
    Value read = find_attribute(th, file, th->vm->names.read);
    if (!read) return has_pending(th) ? Value() : raise(th, Exc::TypeError, "argument must have 'read' attribute");
    for (;;) {
        Value data = KRAIT_TRY(call(th, read, Value::from_small_int(2048)));
        if (!has_kind(data, Kind::Bytes) && !has_kind(data, Kind::Bytearray))
            return raise(th, Exc::TypeError, "read() did not return a bytes object (type=%.400s)", type_name(type_of(data)));
        BufferHold hold(th, data);
        if (!hold.ok()) return {};
        if (hold.bytes().size() > 2048)
            return raise(th, Exc::ValueError, "read() returned too much data: %i bytes requested, %zd returned", 2048,
                         static_cast<i64>(hold.bytes().size()));
        bool end = hold.bytes().empty();
        if (!feed(th, parser_of(self), hold.bytes(), end)) return {};
        if (end) return Value::from_small_int(1);
    }
}

bool get_name(Thread* th, Value v, const char* what, std::string* out, const char** c) {
    *c = nullptr;
    if (!v || is_none(v)) return true;
    if (!is_str(v)) {
        raise(th, Exc::TypeError, "%s must be str or None, not %T", what, v);
        return false;
    }
    Value encoded = call_method(th, v, intern(th, "encode"), {});
    if (!encoded) return false;
    *out = std::string(encoded.as<Bytes>()->view());
    *c = out->c_str();
    if (out->find('\0') == std::string::npos) return true;
    return raise(th, Exc::ValueError, "embedded null character"), false;
}

Value set_base(Thread* th, Value self, Value base) {
    if (!is_str(base)) return raise(th, Exc::TypeError, "SetBase() argument must be str, not %s", is_none(base) ? "None" : type_name(type_of(base)));
    std::string text;
    const char* c;
    if (!get_name(th, base, "", &text, &c)) return {};
    return lib.XML_SetBase(parser_of(self)->parser, text.c_str()) ? none() : raise_no_memory(th);
}
Value get_base(Thread* th, Value self) {
    const char* base = lib.XML_GetBase(parser_of(self)->parser);
    return base ? Value(str_from_utf8(th, base)) : none();
}
Value get_input_context(Thread* th, Value self) {
    if (!parser_of(self)->thread) return none();
    int offset, size;
    const char* buffer = lib.XML_GetInputContext(parser_of(self)->parser, &offset, &size);
    return buffer ? Value(bytes_from(th, {buffer + offset, static_cast<size_t>(size - offset)})) : none();
}
Value set_param_entity_parsing(Thread* th, Value self, Value flag) {
    int n;
    if (!to_int32(th, flag, &n)) return {};
    return Value::from_small_int(lib.XML_SetParamEntityParsing(parser_of(self)->parser, static_cast<XML_ParamEntityParsing>(n)));
}
Value use_foreign_dtd(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "UseForeignDTD", args) || !check_arg_count(th, "UseForeignDTD", args, 0, 1)) return {};
    int on = args.count ? truth(th, args[0]) : 1;
    if (on < 0) return {};
    XML_Error code = lib.XML_UseForeignDTD(parser_of(self)->parser, static_cast<XML_Bool>(on));
    return code == XML_ERROR_NONE ? none() : raise_parse_error(th, parser_of(self), code);
}

Value external_parser(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "ExternalEntityParserCreate", args) || !check_arg_count(th, "ExternalEntityParserCreate", args, 1, 2)) return {};
    std::string texts[2];
    const char *context, *encoding;
    if (!get_name(th, args[0], "ExternalEntityParserCreate() argument 1", &texts[0], &context) ||
        !get_name(th, args.get(1), "ExternalEntityParserCreate() argument 2", &texts[1], &encoding))
        return {};
    auto* from = parser_of(self);
    Parser* p = KRAIT_TRY(new_parser(th));
    p->parser = lib.XML_ExternalEntityParserCreate(from->parser, context, encoding);
    if (!p->parser) return raise_no_memory(th);
    p->buffer_size = from->buffer_size;
    p->buffer_text = from->buffer_text;
    p->ordered_attributes = from->ordered_attributes;
    p->specified_attributes = from->specified_attributes;
    p->namespace_prefixes = from->namespace_prefixes;
    p->intern = from->intern;
    p->parent = self;
    lib.XML_SetUserData(p->parser, p);
    lib.XML_SetUnknownEncodingHandler(p->parser, unknown_encoding, p);
    for (int i = 0; i < kHandlerCount; ++i) {
        p->handlers[i] = from->handlers[i];
        if (p->handlers[i]) connect(p, i);
    }
    write_barrier(th, p);
    return Value(p);
}

// ---- Attributes ----

template <int handler>
Value get_handler(Thread*, Value self) {
    Value v = parser_of(self)->handlers[handler];
    return v ? v : none();
}
template <int handler>
bool set_handler(Thread* th, Value self, Value value) {
    auto* p = parser_of(self);
    if (!value) return raise(th, Exc::RuntimeError, "Cannot delete attribute"), false;
    if (handler == kCharacterData) {
        Thread* outer = p->thread;
        p->thread = th;
        bool ok = flush_text(p);
        p->thread = outer;
        if (!ok) return false;
    }
    p->handlers[handler] = is_none(value) ? Value() : value;
    write_barrier(th, p);
    connect(p, handler);
    return true;
}

template <bool Parser::*field>
Value get_bool(Thread*, Value self) {
    return py_bool(parser_of(self)->*field);
}
template <bool Parser::*field>
bool set_bool(Thread* th, Value self, Value value) {
    if (!value) return raise(th, Exc::RuntimeError, "Cannot delete attribute"), false;
    int on = truth(th, value);
    if (on < 0) return false;
    auto* p = parser_of(self);
    if (field == &Parser::buffer_text && !on) {
        Thread* outer = p->thread;
        p->thread = th;
        bool ok = flush_text(p);
        p->thread = outer;
        if (!ok) return false;
    }
    p->*field = on;
    if (field == &Parser::namespace_prefixes) lib.XML_SetReturnNSTriplet(p->parser, on);
    return true;
}

bool set_buffer_size(Thread* th, Value self, Value value) {
    if (!value) return raise(th, Exc::RuntimeError, "Cannot delete attribute"), false;
    i64 n;
    if (!is_int(value)) return raise(th, Exc::TypeError, "buffer_size must be an integer"), false;
    if (!int_fits_i64(value, &n)) return raise(th, Exc::OverflowError, "Python int too large to convert to C long"), false;
    if (n <= 0) return raise(th, Exc::ValueError, "buffer_size must be greater than zero"), false;
    if (n > INT_MAX) return raise(th, Exc::ValueError, "buffer_size must not be greater than %i", INT_MAX), false;
    auto* p = parser_of(self);
    Thread* outer = p->thread;
    p->thread = th;
    bool ok = flush_text(p);
    p->thread = outer;
    p->buffer_size = n;
    return ok;
}

XML_Parser x(Value self) { return parser_of(self)->parser; }
Value line(Thread*, Value self) { return Value::from_small_int(static_cast<i64>(lib.XML_GetCurrentLineNumber(x(self)))); }
Value column(Thread*, Value self) { return Value::from_small_int(static_cast<i64>(lib.XML_GetCurrentColumnNumber(x(self)))); }
Value byte_index(Thread*, Value self) { return Value::from_small_int(lib.XML_GetCurrentByteIndex(x(self))); }

#define HANDLER(kind) {handler_names[k##kind], get_handler<k##kind>, set_handler<k##kind>, nullptr}
const GetSetDef kGetSets[] = {
    HANDLER(StartElement), HANDLER(EndElement), HANDLER(ProcessingInstruction), HANDLER(CharacterData), HANDLER(UnparsedEntityDecl),
    HANDLER(NotationDecl), HANDLER(StartNamespaceDecl), HANDLER(EndNamespaceDecl), HANDLER(Comment), HANDLER(StartCdataSection),
    HANDLER(EndCdataSection), HANDLER(Default), HANDLER(DefaultExpand), HANDLER(NotStandalone), HANDLER(ExternalEntityRef),
    HANDLER(StartDoctypeDecl), HANDLER(EndDoctypeDecl), HANDLER(EntityDecl), HANDLER(XmlDecl), HANDLER(ElementDecl),
    HANDLER(AttlistDecl), HANDLER(SkippedEntity),
    {"ErrorCode", [](Thread*, Value v) { return Value::from_small_int(lib.XML_GetErrorCode(x(v))); }, nullptr, nullptr},
    {"ErrorLineNumber", line, nullptr, nullptr},
    {"ErrorColumnNumber", column, nullptr, nullptr},
    {"ErrorByteIndex", byte_index, nullptr, nullptr},
    {"CurrentLineNumber", line, nullptr, nullptr},
    {"CurrentColumnNumber", column, nullptr, nullptr},
    {"CurrentByteIndex", byte_index, nullptr, nullptr},
    {"buffer_size", [](Thread*, Value v) { return Value::from_small_int(parser_of(v)->buffer_size); }, set_buffer_size, nullptr},
    {"buffer_text", get_bool<&Parser::buffer_text>, set_bool<&Parser::buffer_text>, nullptr},
    {"buffer_used", [](Thread*, Value v) { return Value::from_small_int(parser_of(v)->text ? static_cast<i64>(parser_of(v)->text->size()) : 0); }, nullptr, nullptr},
    {"namespace_prefixes", get_bool<&Parser::namespace_prefixes>, set_bool<&Parser::namespace_prefixes>, nullptr},
    {"ordered_attributes", get_bool<&Parser::ordered_attributes>, set_bool<&Parser::ordered_attributes>, nullptr},
    {"specified_attributes", get_bool<&Parser::specified_attributes>, set_bool<&Parser::specified_attributes>, nullptr},
    {"intern", [](Thread*, Value v) { return parser_of(v)->intern ? parser_of(v)->intern : none(); }, [](Thread* th, Value, Value) -> bool { return raise(th, Exc::AttributeError, "readonly attribute"), false; }, nullptr},
};
#undef HANDLER

constexpr NativeDef kMethods[] = {
    {"Parse", parse_method, "Parse($self, data, isfinal=False, /)\n--\n\nParses XML data; `isfinal` at the end of the document."},
    {"ParseFile", parse_file, "ParseFile($self, file, /)\n--\n\nParses XML data from a file."},
    {"SetBase", set_base, "SetBase($self, base, /)\n--\n\nSets the base for relative URIs."},
    {"GetBase", get_base, "GetBase($self, /)\n--\n\nThe base for relative URIs."},
    {"GetInputContext", get_input_context, "GetInputContext($self, /)\n--\n\nThe text around the current event, as bytes; None outside of one."},
    {"ExternalEntityParserCreate", external_parser, "ExternalEntityParserCreate($self, context, encoding=<unrepresentable>, /)\n--\n\nA parser for an external entity of the document."},
    {"SetParamEntityParsing", set_param_entity_parsing, "SetParamEntityParsing($self, flag, /)\n--\n\nSays whether parameter entities are parsed."},
    {"UseForeignDTD", use_foreign_dtd, "UseForeignDTD($self, flag=True, /)\n--\n\nAllows the application to provide an external subset."},
};

}  // namespace

Value parser_create(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"encoding", "namespace_separator", "intern"};
    Value v[3];
    if (!parse_args(th, {"ParserCreate", kNames, 3, 0, 0, 3}, args, v)) return {};
    std::string texts[2];
    const char *encoding, *separator;
    if (!get_name(th, v[0], "ParserCreate() argument 'encoding'", &texts[0], &encoding) ||
        !get_name(th, v[1], "ParserCreate() argument 'namespace_separator'", &texts[1], &separator))
        return {};
    if (texts[1].size() > 1) return raise(th, Exc::ValueError, "namespace_separator must be at most one character, omitted, or None");
    Value names = v[2];
    if (!names) names = KRAIT_TRY(Value(new_dict(th)));
    else if (is_none(names)) names = Value();
    else if (!is_dict(names)) return raise(th, Exc::TypeError, "intern must be a dictionary");
    Parser* p = KRAIT_TRY(new_parser(th));
    p->intern = names;
    write_barrier(th, p);
    static constexpr XML_Memory_Handling_Suite kMemory = {malloc, realloc, free};
    p->parser = lib.XML_ParserCreate_MM(encoding, &kMemory, separator);
    if (!p->parser) return raise(th, Exc::RuntimeError, "XML_ParserCreate failed");
    lib.XML_SetUserData(p->parser, p);
    lib.XML_SetUnknownEncodingHandler(p->parser, unknown_encoding, p);
    return Value(p);
}

Type* make_parser_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "pyexpat.xmlparser";
    spec.doc = "XML parser";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(Parser);
    spec.trace = trace_parser;
    spec.slots.finalize = free_parser;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    return parser_type = new_builtin_type(th, spec);
}

}  // namespace krait::expat
