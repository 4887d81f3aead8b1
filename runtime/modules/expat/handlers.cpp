// pyexpat: the functions that expat calls; each turns its arguments into objects and calls the program's handler.
#include <cstring>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/modules/expat/parser.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::expat {

namespace {

Parser* from(void* data) { return static_cast<Parser*>(data); }

void stop(Parser* p) { lib.XML_StopParser(p->parser, XML_FALSE); }

Value text(Parser* p, const XML_Char* s) { return s ? Value(str_from_utf8(p->thread, s)) : none(); }
// The same string object for the same name (None is kept in the dict too, as CPython does).
Value name(Parser* p, const XML_Char* s) {
    Value v = text(p, s);
    if (!v || !p->intern) return v;
    Dict* dict = p->intern.as<Dict>();
    if (Value known = dict_get(p->thread, dict, v)) return known;
    return !has_pending(p->thread) && dict_set(p->thread, dict, v, v) ? v : Value();
}

// Calls the handler; empty: raised, and the parser stopped. An empty argument was raised too.
Value call_handler(Parser* p, int handler, std::initializer_list<Value> arguments) {
    Value result;
    bool ok = true;
    for (Value v : arguments) ok = ok && v;
    if (ok) result = call(p->thread, p->handlers[handler], Args{arguments.begin(), static_cast<u32>(arguments.size()), nullptr});
    if (!result) stop(p);
    return result;
}

// May the handler run? Collected text goes first.
bool ready(Parser* p, int handler) {
    if (has_pending(p->thread)) return false;
    if (!flush_text(p)) return stop(p), false;
    return p->handlers[handler] && !has_pending(p->thread);
}

int int_result(Parser* p, Value v) {
    i64 n = 0;
    if (!v) return 0;
    if (!to_i64(p->thread, v, &n)) return stop(p), 0;
    return static_cast<int>(n);
}

void start_element(void* data, const XML_Char* element, const XML_Char** attributes) {
    Parser* p = from(data);
    if (!ready(p, kStartElement)) return;
    Thread* th = p->thread;
    i64 count = 0;
    if (p->specified_attributes) count = lib.XML_GetSpecifiedAttributeCount(p->parser);
    else while (attributes[count]) count += 2;
    Value container = p->ordered_attributes ? Value(new_list(th)) : Value(new_dict(th));
    bool ok = static_cast<bool>(container);
    for (i64 i = 0; ok && i < count; i += 2) {
        Value key = name(p, attributes[i]), value = key ? text(p, attributes[i + 1]) : Value();
        ok = value && (p->ordered_attributes ? list_append(th, container.as<List>(), key) && list_append(th, container.as<List>(), value)
                                             : dict_set(th, container.as<Dict>(), key, value));
    }
    if (!ok) return stop(p);
    call_handler(p, kStartElement, {name(p, element), container});
}

void end_element(void* data, const XML_Char* element) {
    Parser* p = from(data);
    if (ready(p, kEndElement)) call_handler(p, kEndElement, {name(p, element)});
}

void processing_instruction(void* data, const XML_Char* target, const XML_Char* rest) {
    Parser* p = from(data);
    if (ready(p, kProcessingInstruction)) call_handler(p, kProcessingInstruction, {name(p, target), text(p, rest)});
}

void call_with_text(Parser* p, int handler, const char* s, size_t length) {
    call_handler(p, handler, {Value(str_from_utf8(p->thread, {s, length}))});
}

void character_data(void* data, const XML_Char* s, int length) {
    Parser* p = from(data);
    if (has_pending(p->thread)) return;
    size_t n = static_cast<size_t>(length), room = static_cast<size_t>(p->buffer_size);
    // expat remembers the handler while it reads a piece, though the program took it away.
    if (!p->buffer_text) return p->handlers[kCharacterData] ? call_with_text(p, kCharacterData, s, n) : void();
    if (p->text->size() + n > room) {
        if (!flush_text(p)) return stop(p);
        if (!p->handlers[kCharacterData]) return;
    }
    if (n > room) return call_with_text(p, kCharacterData, s, n);
    p->text->append(s, n);
}

void unparsed_entity(void* data, const XML_Char* entity, const XML_Char* base, const XML_Char* system, const XML_Char* pub, const XML_Char* notation) {
    Parser* p = from(data);
    if (ready(p, kUnparsedEntityDecl))
        call_handler(p, kUnparsedEntityDecl, {name(p, entity), name(p, base), name(p, system), name(p, pub), name(p, notation)});
}
void notation_decl(void* data, const XML_Char* notation, const XML_Char* base, const XML_Char* system, const XML_Char* pub) {
    Parser* p = from(data);
    if (ready(p, kNotationDecl)) call_handler(p, kNotationDecl, {name(p, notation), name(p, base), name(p, system), name(p, pub)});
}
void start_namespace(void* data, const XML_Char* prefix, const XML_Char* uri) {
    Parser* p = from(data);
    if (ready(p, kStartNamespaceDecl)) call_handler(p, kStartNamespaceDecl, {name(p, prefix), name(p, uri)});
}
void end_namespace(void* data, const XML_Char* prefix) {
    Parser* p = from(data);
    if (ready(p, kEndNamespaceDecl)) call_handler(p, kEndNamespaceDecl, {name(p, prefix)});
}
void comment(void* data, const XML_Char* s) {
    Parser* p = from(data);
    if (ready(p, kComment)) call_handler(p, kComment, {text(p, s)});
}
void start_cdata(void* data) {
    Parser* p = from(data);
    if (ready(p, kStartCdataSection)) call_handler(p, kStartCdataSection, {});
}
void end_cdata(void* data) {
    Parser* p = from(data);
    if (ready(p, kEndCdataSection)) call_handler(p, kEndCdataSection, {});
}
void default_data(void* data, const XML_Char* s, int length) {
    Parser* p = from(data);
    if (ready(p, kDefault)) call_with_text(p, kDefault, s, static_cast<size_t>(length));
}
void default_expand(void* data, const XML_Char* s, int length) {
    Parser* p = from(data);
    if (ready(p, kDefaultExpand)) call_with_text(p, kDefaultExpand, s, static_cast<size_t>(length));
}
int not_standalone(void* data) {
    Parser* p = from(data);
    return ready(p, kNotStandalone) ? int_result(p, call_handler(p, kNotStandalone, {})) : 0;
}
int external_entity(XML_Parser parser, const XML_Char* context, const XML_Char* base, const XML_Char* system, const XML_Char* pub) {
    Parser* p = from(XML_GetUserData(parser));
    if (!ready(p, kExternalEntityRef)) return 0;
    return int_result(p, call_handler(p, kExternalEntityRef, {text(p, context), name(p, base), name(p, system), name(p, pub)}));
}
void start_doctype(void* data, const XML_Char* doctype, const XML_Char* system, const XML_Char* pub, int internal) {
    Parser* p = from(data);
    if (ready(p, kStartDoctypeDecl))
        call_handler(p, kStartDoctypeDecl, {name(p, doctype), name(p, system), name(p, pub), Value::from_small_int(internal)});
}
void end_doctype(void* data) {
    Parser* p = from(data);
    if (ready(p, kEndDoctypeDecl)) call_handler(p, kEndDoctypeDecl, {});
}
void entity_decl(void* data, const XML_Char* entity, int parameter, const XML_Char* value, int length, const XML_Char* base,
                 const XML_Char* system, const XML_Char* pub, const XML_Char* notation) {
    Parser* p = from(data);
    if (!ready(p, kEntityDecl)) return;
    Value v = value ? Value(str_from_utf8(p->thread, {value, static_cast<size_t>(length)})) : none();
    call_handler(p, kEntityDecl, {name(p, entity), Value::from_small_int(parameter), v, name(p, base), name(p, system), name(p, pub), name(p, notation)});
}
void xml_decl(void* data, const XML_Char* version, const XML_Char* encoding, int standalone) {
    Parser* p = from(data);
    if (ready(p, kXmlDecl)) call_handler(p, kXmlDecl, {text(p, version), text(p, encoding), Value::from_small_int(standalone)});
}
void attlist_decl(void* data, const XML_Char* element, const XML_Char* attribute, const XML_Char* type, const XML_Char* otherwise, int required) {
    Parser* p = from(data);
    if (ready(p, kAttlistDecl))
        call_handler(p, kAttlistDecl, {name(p, element), name(p, attribute), text(p, type), text(p, otherwise), Value::from_small_int(required)});
}
void skipped_entity(void* data, const XML_Char* entity, int parameter) {
    Parser* p = from(data);
    if (ready(p, kSkippedEntity)) call_handler(p, kSkippedEntity, {name(p, entity), Value::from_small_int(parameter)});
}

// (type, quantifier, name, children) of a content model.
Value content_model(Parser* p, const XML_Content& model, int depth) {
    if (depth > 500) return raise(p->thread, Exc::RecursionError, "maximum recursion depth exceeded");
    ValueVector children(p->thread);
    for (unsigned i = 0; i < model.numchildren; ++i) children.push_back(KRAIT_TRY(content_model(p, model.children[i], depth + 1)));
    Value kids = KRAIT_TRY(Value(tuple_from(p->thread, children.data(), static_cast<i64>(children.size()))));
    Value v[4] = {Value::from_small_int(model.type), Value::from_small_int(model.quant), text(p, model.name), kids};
    return v[2] ? Value(tuple_from(p->thread, v, 4)) : Value();
}
void element_decl(void* data, const XML_Char* element, XML_Content* model) {
    Parser* p = from(data);
    if (ready(p, kElementDecl)) {
        Value v = content_model(p, *model, 0);
        if (v) call_handler(p, kElementDecl, {name(p, element), v});
        else stop(p);
    }
    lib.XML_FreeContentModel(p->parser, model);
}

}  // namespace

// (A finalised parser has no text; a __del__ may still hold it.)
bool flush_text(Parser* p) {
    if (!p->text || p->text->empty()) return true;
    std::string collected;
    collected.swap(*p->text);
    if (!p->handlers[kCharacterData]) return true;
    Value v = str_from_utf8(p->thread, collected);
    return v && call(p->thread, p->handlers[kCharacterData], v);
}

int unknown_encoding(void* data, const XML_Char* encoding, XML_Encoding* info) {
    Parser* p = from(data);
    Thread* th = p->thread;
    if (has_pending(th)) return XML_STATUS_ERROR;
    char all[256];
    for (int i = 0; i < 256; ++i) all[i] = static_cast<char>(i);
    Value bytes = Value(bytes_from(th, {all, 256}));
    Value decoded = bytes ? call_method(th, bytes, intern(th, "decode"), {Value(str_from_utf8(th, encoding)), Value(str_from_ascii(th, "replace"))}) : Value();
    if (!decoded || !is_str(decoded)) return XML_STATUS_ERROR;
    Str* s = decoded.as<Str>();
    if (s->length != 256) {
        raise(th, Exc::ValueError, "multi-byte encodings are not supported");
        return XML_STATUS_ERROR;
    }
    for (int i = 0; i < 256; ++i) info->map[i] = s->at(i) == 0xFFFD ? -1 : static_cast<int>(s->at(i));
    info->data = nullptr;
    info->convert = nullptr;
    info->release = nullptr;
    return XML_STATUS_OK;
}

void connect(Parser* p, int handler) {
    XML_Parser x = p->parser;
    bool on = static_cast<bool>(p->handlers[handler]);
    switch (handler) {
#define ROW(kind, function) \
    case k##kind: lib.XML_Set##kind##Handler(x, on ? function : nullptr); break;
        ROW(StartElement, start_element) ROW(EndElement, end_element) ROW(ProcessingInstruction, processing_instruction)
        ROW(CharacterData, character_data) ROW(UnparsedEntityDecl, unparsed_entity) ROW(NotationDecl, notation_decl)
        ROW(StartNamespaceDecl, start_namespace) ROW(EndNamespaceDecl, end_namespace) ROW(Comment, comment)
        ROW(StartCdataSection, start_cdata) ROW(EndCdataSection, end_cdata) ROW(Default, default_data)
        ROW(NotStandalone, not_standalone) ROW(ExternalEntityRef, external_entity) ROW(StartDoctypeDecl, start_doctype)
        ROW(EndDoctypeDecl, end_doctype) ROW(EntityDecl, entity_decl) ROW(XmlDecl, xml_decl) ROW(ElementDecl, element_decl)
        ROW(AttlistDecl, attlist_decl) ROW(SkippedEntity, skipped_entity)
#undef ROW
        case kDefaultExpand: lib.XML_SetDefaultHandlerExpand(x, on ? default_expand : nullptr); break;
        default: break;
    }
}

}  // namespace krait::expat
