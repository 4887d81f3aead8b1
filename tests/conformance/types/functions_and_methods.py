import types
def f(self, x=1): return x
class C:
    m = f
    s = staticmethod(f)
    c = classmethod(f)
c = C()
print(type(f), type(C.m), type(c.m), type(C.s), type(C.c), type(C.__dict__["s"]), type(len), type([].append), type(str.join), type("".__add__), type(object.__init__), type(dict.fromkeys), type(dict.__dict__["fromkeys"]), type(C.__dict__["__dict__"]))
m = types.MethodType(f, 5)
print(m(), m(3), m.__self__, m.__func__ is f, m == types.MethodType(f, 5), m.__name__, hash(m) == hash(types.MethodType(f, 5)), repr(types.MethodType(len, "abc"))[:20], types.MethodType(len, "abc")())
for g in (lambda: types.MethodType(5, 1), lambda: types.MethodType(f, None), lambda: types.MethodType(f), lambda: setattr(m, "x", 1), lambda: m.__func__.__name__, lambda: c.m.foo, lambda: types.FunctionType(), lambda: types.BuiltinFunctionType(), lambda: C.__dict__["s"](1), lambda: C.__dict__["c"](1), lambda: staticmethod(), lambda: types.GeneratorType(), lambda: type(None)(1), lambda: types.CodeType()):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
ns = types.SimpleNamespace(a=1, b="x")
ns.c = [ns]
print(ns, ns == types.SimpleNamespace(a=1), types.SimpleNamespace(x=1) == types.SimpleNamespace(x=1), vars(types.SimpleNamespace(q=2)))
p = types.MappingProxyType(d := {"k": 1})
d["j"] = 2
print(p, p["k"], len(p), "j" in p, list(p), p | {"z": 1}, p.get("q"), p.copy())
for g in (lambda: p.__setitem__, lambda: p["zz"], lambda: hash(p), lambda: types.MappingProxyType(5), lambda: exec("p['a'] = 1")):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
print(types.new_class("N", (C,), {}, lambda ns: ns.update(z=1)).z, types.resolve_bases((C,)), types.DynamicClassAttribute.__name__, types.NoneType, types.EllipsisType)

# expect:
# | <class 'function'> <class 'function'> <class 'method'> <class 'function'> <class 'method'> <class 'staticmethod'> <class 'builtin_function_or_method'> <class 'builtin_function_or_method'> <class 'method_descriptor'> <class 'method-wrapper'> <class 'wrapper_descriptor'> <class 'builtin_function_or_method'> <class 'classmethod_descriptor'> <class 'getset_descriptor'>
# | 1 3 5 True True f True <bound method len of 3
# | TypeError first argument must be callable
# | TypeError instance must not be None
# | TypeError method expected 2 arguments, got 1
# | AttributeError 'method' object has no attribute 'x'
# | f
# | AttributeError 'function' object has no attribute 'foo'
# | TypeError function() missing required argument 'code' (pos 1)
# | TypeError cannot create 'builtin_function_or_method' instances
# | 1
# | TypeError 'classmethod' object is not callable
# | TypeError staticmethod expected 1 argument, got 0
# | TypeError cannot create 'generator' instances
# | TypeError NoneType takes no arguments
# | TypeError code expected at least 16 arguments, got 0
# | namespace(a=1, b='x', c=[namespace(...)]) False True {'q': 2}
# | {'k': 1, 'j': 2} 1 2 True ['k', 'j'] {'k': 1, 'j': 2, 'z': 1} None {'k': 1, 'j': 2}
# | AttributeError 'mappingproxy' object has no attribute '__setitem__'
# | KeyError 'zz'
# | TypeError unhashable type: 'mappingproxy'
# | TypeError mappingproxy() argument must be a mapping, not int
# | TypeError 'mappingproxy' object does not support item assignment
# | 1 (<class '__main__.C'>,) DynamicClassAttribute <class 'NoneType'> <class 'ellipsis'>
