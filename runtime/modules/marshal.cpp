// marshal: the module over runtime/marshal.h.
#include "runtime/marshal.h"

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/list.h"

namespace krait {

namespace {

bool version_argument(Thread* th, const Args& args, u32 index, int* version) {
    *version = kMarshalVersion;
    return args.count <= index || to_int32(th, args[index], version);
}

Value dumps(Thread* th, Value, const Args& args) {
    int version;
    if (!check_no_keywords(th, "marshal.dumps", args) || !check_arg_count(th, "dumps", args, 1, 2) ||
        !version_argument(th, args, 1, &version))
        return {};
    Bytes* bytes = marshal_dumps(th, args[0], version);
    return bytes ? Value(bytes) : Value();
}

Value dump(Thread* th, Value, const Args& args) {
    int version;
    if (!check_no_keywords(th, "marshal.dump", args) || !check_arg_count(th, "dump", args, 2, 3) ||
        !version_argument(th, args, 2, &version))
        return {};
    Bytes* bytes = marshal_dumps(th, args[0], version);
    return bytes ? call_method(th, args[1], intern(th, "write"), {Value(bytes)}) : Value();
}

Value loads(Thread* th, Value, Value data) {
    BufferView view;
    if (!get_buffer(th, data, &view, kBufferSimple)) return {};
    Value v = marshal_loads(th, {view.data, static_cast<size_t>(view.length)});
    release_buffer(th, &view);
    return v;
}

Value load(Thread* th, Value, Value file) {
    Value probe = KRAIT_TRY(call_method(th, file, intern(th, "read"), {Value::from_small_int(0)}));
    if (!has_kind(probe, Kind::Bytes))
        return raise(th, Exc::TypeError, "file.read() returned not bytes but %T", probe);
    return marshal_load(th, file);
}

constexpr NativeDef kFunctions[] = {
    {"dump", dump,
     "dump($module, value, file, version=version, /)\n--\n\nWrite the value on the open file.\n\n  value\n    Must be a "
     "supported type.\n  file\n    Must be a writeable binary file.\n  version\n    Indicates the data format that dump "
     "should use.\n\nIf the value has (or contains an object that has) an unsupported type, a\nValueError exception is "
     "raised - but garbage data will also be written\nto the file. The object will not be properly read back by "
     "load()."},
    {"dumps", dumps,
     "dumps($module, value, version=version, /)\n--\n\nReturn the bytes object that would be written to a file by "
     "dump(value, file).\n\n  value\n    Must be a supported type.\n  version\n    Indicates the data format that dumps "
     "should use.\n\nRaise a ValueError exception if value has (or contains an object that has) an\nunsupported type."},
    {"load", load,
     "load($module, file, /)\n--\n\nRead one value from the open file and return it.\n\n  file\n    Must be readable "
     "binary file.\n\nIf no valid value is read (e.g. because the data has a different Python\nversion\'s incompatible "
     "marshal format), raise EOFError, ValueError or\nTypeError.\n\nNote: If an object containing an unsupported type "
     "was marshalled with\ndump(), load() will substitute None for the unmarshallable type."},
    {"loads", loads,
     "loads($module, bytes, /)\n--\n\nConvert the bytes-like object to a value.\n\nIf no valid value is found, raise "
     "EOFError, ValueError or TypeError.  Extra\nbytes in the input are ignored."},
};

}  // namespace

Value init_marshal(Thread* th) {
    static const ModuleDef def{
        "marshal",
        "This module contains functions that can read and write Python values in\na binary format. The format is specific "
        "to Python, but independent of\nmachine architecture issues.\n\nNot all Python object types are supported; in "
        "general, only objects\nwhose value is independent from a particular invocation of Python can be\nwritten and "
        "read by this module.",
        kFunctions, std::size(kFunctions)};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "version", Value::from_small_int(kMarshalVersion))) return {};
    return Value(reinterpret_cast<Object*>(module));
}

}  // namespace krait
