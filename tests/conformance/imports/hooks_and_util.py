import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.startswith("virtual"):
            print("find", name, path)
            return importlib.machinery.ModuleSpec(name, self, is_package=name == "virtual")

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.made_by = "finder"


sys.meta_path.insert(0, Finder())
import virtual.inner
print(virtual.made_by, virtual.inner.made_by, virtual.__path__, virtual.inner.__spec__.parent)
print(importlib.util.find_spec("json").name, importlib.util.find_spec("no_such"), importlib.util.find_spec("sys").origin, importlib.util.resolve_name(".x", "pkg"))
spec = importlib.util.spec_from_loader("direct", Finder())
mod = importlib.util.module_from_spec(spec)
spec.loader.exec_module(mod)
print(mod.made_by, mod.__name__)
try:
    importlib.import_module("no_such_module_at_all")
except ModuleNotFoundError as e:
    print(e)
try:
    importlib.import_module(".rel")
except TypeError as e:
    print(e)
print([type(f).__name__ if not isinstance(f, type) else f.__name__ for f in sys.meta_path if "Distutils" not in type(f).__name__], "sys" in sys.builtin_module_names, type(sys.path), callable(sys.path_hooks[0]))
import builtins
real = builtins.__import__
def spy(name, *a, **k):
    if name == "string": print("import", name)
    return real(name, *a, **k)
builtins.__import__ = spy
import string
builtins.__import__ = real

# expect:
# | find virtual None
# | find virtual.inner []
# | finder finder [] virtual
# | json None built-in pkg.x
# | finder direct
# | No module named 'no_such_module_at_all'
# | the 'package' argument is required to perform a relative import for '.rel'
# | ['Finder', 'BuiltinImporter', 'FrozenImporter', 'PathFinder'] True <class 'list'> True
# | import string
