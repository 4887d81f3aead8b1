# Run by each engine: ENGINE dump.py FILES...
# Prints for every file a line "file PATH", and for every code object in it "code NAME FIELD..." with each field as text
# without blanks. Imports nothing but sys: a young engine must be able to run it.
import sys

FIELDS = ("co_code", "co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_exceptiontable",
          "co_linetable", "co_flags", "co_stacksize", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount",
          "co_nlocals", "co_firstlineno", "co_qualname")
Code = type((lambda: 0).__code__)


def plain(value):
    if isinstance(value, Code):
        return "code " + value.co_name
    if isinstance(value, tuple):
        return "(" + ",".join(map(plain, value)) + ")"
    if isinstance(value, frozenset):
        return "{" + ",".join(sorted(map(plain, value))) + "}"
    if isinstance(value, int):
        return type(value).__name__ + hex(value)
    return type(value).__name__ + ascii(value)


def dump(code, path, seen):
    path += "/" + code.co_name
    seen[path] = seen.get(path, 0) + 1
    fields = [plain(getattr(code, field)).replace(" ", "\\x20") for field in FIELDS]
    print("code", ascii(path + "#" + str(seen[path])).replace(" ", "_"), *fields)
    for value in code.co_consts:
        if isinstance(value, Code):
            dump(value, path, seen)


for name in sys.argv[1:]:
    print("file", name, flush=True)
    with open(name, "rb") as f:
        source = f.read()
    try:
        dump(compile(source, "file", "exec", 0, True, 0), "", {})
    except (SyntaxError, ValueError) as error:
        print("error", type(error).__name__, error)
    print("end", flush=True)
