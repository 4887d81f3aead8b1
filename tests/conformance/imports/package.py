import lib_package
from lib_package import a, VALUE
from lib_package.sub import deep
from lib_package.sub.deep import where, up
import lib_package.sub.deep as d
print(lib_package.__name__, lib_package.__package__, lib_package.__path__ is not None, VALUE, a.name(), where(), up(), d is deep, lib_package.sub.deep is d)
print(sorted(n for n in dir(lib_package) if not n.startswith("__")), lib_package.__doc__, a.__package__, deep.__package__, a.__spec__.name, a.__loader__ is not None, a.__file__.endswith("a.py"))
from lib_package import *
print(star_visible, "hidden" in globals(), "_private" in globals())
try:
    from lib_package import missing_name
except ImportError as e:
    print(str(e).split(" (")[0], e.name)
try:
    import lib_package.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import lib_package.broken
except ZeroDivisionError as e:
    print(e, "lib_package.broken" in __import__("sys").modules)
try:
    from lib_package import circular_a
    print(circular_a.other())
except ImportError as e:
    print(e)
print(lib_package.lazy, hasattr(lib_package, "not_lazy"))
import importlib
n = a.counter
importlib.reload(a)
print(a.counter, n, importlib.import_module(".sub", "lib_package").__name__, importlib.import_module("lib_package.a") is a)

# expect:
# | lib_package lib_package True package value ('lib_package.a', 'package value') lib_package.sub.deep ('lib_package.a', 'package value') True True
# | ['VALUE', '_private', 'a', 'hidden', 'star_visible', 'sub'] A package for the import scripts. lib_package lib_package.sub lib_package.a True True
# | star False False
# | cannot import name 'missing_name' from 'lib_package' lib_package
# | No module named 'lib_package.nothing' lib_package.nothing
# | division by zero False
# | from b
# | made lazily False
# | 2 1 lib_package.sub True
