// pyexpat: XML parsing by libexpat (docs: libexpat.github.io; behaviour: CPython's Modules/pyexpat.c). parser.cpp has the parser
// object and its methods, handlers.cpp what expat calls, module.cpp the module with its tables of constants.
//
// A Parser never moves and lives on the machine stack while expat runs, so it is expat's user data. `thread` is set for as long.
// A handler that raises stops the parser; expat may still call others, which then do nothing.
#pragma once

#include <expat.h>

#include <string>

#include "runtime/native.h"
#include "runtime/type.h"

namespace krait::expat {

#define EXPAT_FUNCTIONS(F)                                                                                                      \
    F(XML_ParserCreate_MM) F(XML_ExternalEntityParserCreate) F(XML_ParserFree) F(XML_SetUserData) F(XML_Parse) F(XML_StopParser)  \
    F(XML_SetEncoding) F(XML_SetBase) F(XML_GetBase) F(XML_GetInputContext) F(XML_GetErrorCode) F(XML_GetCurrentLineNumber)       \
    F(XML_GetCurrentColumnNumber) F(XML_GetCurrentByteIndex) F(XML_ErrorString) F(XML_SetParamEntityParsing)                      \
    F(XML_UseForeignDTD) F(XML_SetReturnNSTriplet) F(XML_GetSpecifiedAttributeCount) F(XML_FreeContentModel)                      \
    F(XML_SetUnknownEncodingHandler) F(XML_ExpatVersion) F(XML_ExpatVersionInfo) F(XML_GetFeatureList)                            \
    F(XML_SetStartElementHandler) F(XML_SetEndElementHandler) F(XML_SetProcessingInstructionHandler)                              \
    F(XML_SetCharacterDataHandler) F(XML_SetUnparsedEntityDeclHandler) F(XML_SetNotationDeclHandler)                              \
    F(XML_SetStartNamespaceDeclHandler) F(XML_SetEndNamespaceDeclHandler) F(XML_SetCommentHandler)                                \
    F(XML_SetStartCdataSectionHandler) F(XML_SetEndCdataSectionHandler) F(XML_SetDefaultHandler) F(XML_SetDefaultHandlerExpand)   \
    F(XML_SetNotStandaloneHandler) F(XML_SetExternalEntityRefHandler) F(XML_SetStartDoctypeDeclHandler)                           \
    F(XML_SetEndDoctypeDeclHandler) F(XML_SetEntityDeclHandler) F(XML_SetXmlDeclHandler) F(XML_SetElementDeclHandler)             \
    F(XML_SetAttlistDeclHandler) F(XML_SetSkippedEntityHandler)

struct Functions {
#define F(name) decltype(::name)* name;
    EXPAT_FUNCTIONS(F)
#undef F
};
extern Functions lib;

// The handlers, in the order of Parser::handlers.
enum Handler : int {
    kStartElement, kEndElement, kProcessingInstruction, kCharacterData, kUnparsedEntityDecl, kNotationDecl, kStartNamespaceDecl,
    kEndNamespaceDecl, kComment, kStartCdataSection, kEndCdataSection, kDefault, kDefaultExpand, kNotStandalone, kExternalEntityRef,
    kStartDoctypeDecl, kEndDoctypeDecl, kEntityDecl, kXmlDecl, kElementDecl, kAttlistDecl, kSkippedEntity, kHandlerCount,
};
extern const char* const handler_names[kHandlerCount];

struct Parser : Object {
    XML_Parser parser;      // malloc memory; freed by the finaliser
    Thread* thread;
    std::string* text;      // character data collected for one call (buffer_text)
    i64 buffer_size;
    bool buffer_text, ordered_attributes, specified_attributes, namespace_prefixes;
    Value intern;           // dict of names, or empty
    Value parent;           // keeps the parser of an external entity's document alive
    Value handlers[kHandlerCount];
};
inline Parser* parser_of(Value v) { return v.as<Parser>(); }

extern Type* parser_type;
extern Value expat_error;
Type* make_parser_type(Thread* th);
Value parser_create(Thread* th, Value module, const Args& args);

// ---- handlers.cpp ----
// Tells expat to call, or no longer to call, the handler.
void connect(Parser* p, int handler);
// Hands over collected character data. False: raised.
[[nodiscard]] bool flush_text(Parser* p);
int unknown_encoding(void* data, const XML_Char* name, XML_Encoding* info);

}  // namespace krait::expat
