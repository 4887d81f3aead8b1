import sys
import types
m = types.ModuleType("made", "its doc")
print(m.__name__, m.__doc__, m.__dict__, repr(m), m.__loader__, m.__spec__)
m.x = 5
sys.modules["made"] = m
import made
from made import x
print(made is m, x, vars(m)["x"], dir(m))
sys.modules["fake"] = 5
import fake
print(fake)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e)
for f in (lambda: m.nope, lambda: delattr(m, "nope"), lambda: types.ModuleType(), lambda: types.ModuleType(5), lambda: setattr(m, "__dict__", {}), lambda: types.ModuleType("a", "b", "c")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
m.__getattr__ = lambda name: f"module getattr {name}"
print(m.anything, made.other)
from made import dynamic
print(dynamic)
m.__dir__ = lambda: ["z", "a"]
print(dir(m))


class Sub(types.ModuleType):
    @property
    def prop(self):
        return "module property"


m.__class__ = Sub
print(m.prop, repr(types.ModuleType("plain")), sys.__name__, repr(sys), __name__, __spec__, __package__, type(__loader__).__name__, __doc__, __file__.split("/")[-1])
del m.x
print("x" in m.__dict__, sys.modules["__main__"].__dict__ is globals())

# expect:
# | made its doc {'__name__': 'made', '__doc__': 'its doc', '__package__': None, '__loader__': None, '__spec__': None} <module 'made'> None None
# | True 5 5 ['__doc__', '__loader__', '__name__', '__package__', '__spec__', 'x']
# | 5
# | import of blocked halted; None in sys.modules
# | AttributeError module 'made' has no attribute 'nope'
# | AttributeError 'module' object has no attribute 'nope'
# | TypeError module() missing required argument 'name' (pos 1)
# | TypeError module() argument 'name' must be str, not int
# | AttributeError readonly attribute
# | TypeError module() takes at most 2 arguments (3 given)
# | module getattr anything module getattr other
# | module getattr dynamic
# | ['a', 'z']
# | module property <module 'plain'> sys <module 'sys' (built-in)> __main__ None None SourceFileLoader None module_objects.py
# | False True
