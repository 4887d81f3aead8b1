// Module pyexpat: its functions, and the submodules `errors` and `model` with expat's constants.
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/modules/expat/parser.h"
#include "runtime/modules/library.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

using expat::lib;

// XML_ERROR_*, in the order of their codes from 1.
constexpr const char* kErrors[] = {
    "NO_MEMORY", "SYNTAX", "NO_ELEMENTS", "INVALID_TOKEN", "UNCLOSED_TOKEN", "PARTIAL_CHAR", "TAG_MISMATCH", "DUPLICATE_ATTRIBUTE",
    "JUNK_AFTER_DOC_ELEMENT", "PARAM_ENTITY_REF", "UNDEFINED_ENTITY", "RECURSIVE_ENTITY_REF", "ASYNC_ENTITY", "BAD_CHAR_REF",
    "BINARY_ENTITY_REF", "ATTRIBUTE_EXTERNAL_ENTITY_REF", "MISPLACED_XML_PI", "UNKNOWN_ENCODING", "INCORRECT_ENCODING",
    "UNCLOSED_CDATA_SECTION", "EXTERNAL_ENTITY_HANDLING", "NOT_STANDALONE", "UNEXPECTED_STATE", "ENTITY_DECLARED_IN_PE",
    "FEATURE_REQUIRES_XML_DTD", "CANT_CHANGE_FEATURE_ONCE_PARSING", "UNBOUND_PREFIX", "UNDECLARING_PREFIX", "INCOMPLETE_PE", "XML_DECL",
    "TEXT_DECL", "PUBLICID", "SUSPENDED", "NOT_SUSPENDED", "ABORTED", "FINISHED", "SUSPEND_PE", "RESERVED_PREFIX_XML",
    "RESERVED_PREFIX_XMLNS", "RESERVED_NAMESPACE_URI", "INVALID_ARGUMENT", "NO_BUFFER", "AMPLIFICATION_LIMIT_BREACH"};
constexpr const char* kTypes[] = {"EMPTY", "ANY", "MIXED", "NAME", "CHOICE", "SEQ"};
constexpr const char* kQuantifiers[] = {"NONE", "OPT", "REP", "PLUS"};

bool add_submodule(Thread* th, Module* module, const char* name, Module* sub) {
    std::string full = std::string("pyexpat.") + name;
    return module_add(th, module, name, Value(sub)) && dict_set_str(th, th->vm->modules, full.c_str(), Value(sub));
}

bool add_errors(Thread* th, Module* module) {
    static const ModuleDef def{"pyexpat.errors", "Constants used to describe error conditions.", nullptr, 0};
    Module* errors = KRAIT_TRY(new_native_module(th, def));
    Dict* codes = KRAIT_TRY(new_dict(th));
    Dict* messages = KRAIT_TRY(new_dict(th));
    int code = 0;
    for (const char* name : kErrors) {
        const char* text = lib.XML_ErrorString(static_cast<XML_Error>(++code));
        if (!text) continue;
        Value message = KRAIT_TRY(Value(str_from_utf8(th, text)));
        Value number = Value::from_small_int(code);
        if (!module_add(th, errors, (std::string("XML_ERROR_") + name).c_str(), message) || !dict_set(th, codes, message, number) ||
            !dict_set(th, messages, number, message))
            return false;
    }
    return module_add(th, errors, "codes", Value(codes)) && module_add(th, errors, "messages", Value(messages)) &&
           add_submodule(th, module, "errors", errors);
}

bool add_model(Thread* th, Module* module) {
    static const ModuleDef def{"pyexpat.model", "Constants used to interpret content model information.", nullptr, 0};
    Module* model = KRAIT_TRY(new_native_module(th, def));
    int n = 0;
    for (const char* name : kTypes)
        KRAIT_TRY(module_add(th, model, (std::string("XML_CTYPE_") + name).c_str(), Value::from_small_int(++n)));
    n = 0;
    for (const char* name : kQuantifiers)
        KRAIT_TRY(module_add(th, model, (std::string("XML_CQUANT_") + name).c_str(), Value::from_small_int(n++)));
    return add_submodule(th, module, "model", model);
}

Value feature_list(Thread* th) {
    List* list = KRAIT_TRY(new_list(th));
    for (const XML_Feature* f = lib.XML_GetFeatureList(); f->feature != XML_FEATURE_END; ++f) {
        Value name = KRAIT_TRY(Value(str_from_utf8(th, f->name)));
        Value value = KRAIT_TRY(int_from_i64(th, f->value));
        KRAIT_TRY(list_append(th, list, Value(make_tuple(th, name, value))));
    }
    return Value(list);
}

Value error_string(Thread* th, Value, Value code) {
    int n;
    if (!to_int32(th, code, &n)) return {};
    const char* text = lib.XML_ErrorString(static_cast<XML_Error>(n));
    return text ? Value(str_from_utf8(th, text)) : none();
}

constexpr NativeDef kFunctions[] = {
    {"ParserCreate", expat::parser_create, "ParserCreate($module, /, encoding=None, namespace_separator=None,\n             intern=<unrepresentable>)\n--\n\nA new XML parser."},
    {"ErrorString", error_string, "ErrorString($module, code, /)\n--\n\nThe text of an error code."},
};

}  // namespace

Value init_pyexpat(Thread* th) {
    Library library("libexpat.so.1");
    bool found = true;
#define F(name) found = found && library.get(lib.name, #name);
    EXPAT_FUNCTIONS(F)
#undef F
    if (!found) return raise(th, Exc::ImportError, "libexpat.so.1: cannot open shared object file");
    static const ModuleDef def{"pyexpat", "Python wrapper for Expat parser.", kFunctions, 2};
    Module* module = KRAIT_TRY(new_native_module(th, def));
    if (!expat::parser_type) {
        KRAIT_TRY(expat::make_parser_type(th));
        Dict* ns = KRAIT_TRY(new_dict(th));
        KRAIT_TRY(dict_set_str(th, ns, "__module__", str_from_ascii(th, "xml.parsers.expat")));
        add_root(th, &expat::expat_error);
        expat::expat_error = KRAIT_TRY(call(th, builtin_type(Kind::Type), str_from_ascii(th, "ExpatError"), make_tuple(th, exception_type(Exc::Exception)), ns));
    }
    XML_Expat_Version v = lib.XML_ExpatVersionInfo();
    Value version = Value(make_tuple(th, Value::from_small_int(v.major), Value::from_small_int(v.minor), Value::from_small_int(v.micro)));
    Value features = KRAIT_TRY(feature_list(th));
    bool ok = module_add(th, module, "error", expat::expat_error) && module_add(th, module, "ExpatError", expat::expat_error) &&
              module_add(th, module, "XMLParserType", expat::parser_type) &&
              module_add(th, module, "EXPAT_VERSION", str_from_utf8(th, lib.XML_ExpatVersion())) &&
              module_add(th, module, "version_info", version) && module_add(th, module, "native_encoding", str_from_ascii(th, "UTF-8")) &&
              add_errors(th, module) && add_model(th, module) && module_add(th, module, "features", features) &&
              module_add(th, module, "XML_PARAM_ENTITY_PARSING_NEVER", Value::from_small_int(0)) &&
              module_add(th, module, "XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", Value::from_small_int(1)) &&
              module_add(th, module, "XML_PARAM_ENTITY_PARSING_ALWAYS", Value::from_small_int(2));
    return ok ? Value(module) : Value();
}

}  // namespace krait
