def f(a, b=1, *args, c=2, **kw):
    "The doc."
    x = a
    return x


c = f.__code__
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__dict__, f.__closure__, f.__globals__ is globals())
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_names, c.co_consts, c.co_freevars, c.co_cellvars, c.co_flags, c.co_firstlineno, c.co_stacksize > 0)
f.x = 1
f.__name__ = "renamed"
f.__qualname__ = "q.renamed"
f.__doc__ = None
print(f.x, f.__name__, repr(f).split(" at ")[0], f.__dict__, f.__doc__)


def outer():
    class Inner:
        def method(self):
            def nested():
                pass
            return nested
        lam = lambda self: 0
    return Inner


I = outer()
print(I.__qualname__, I.method.__qualname__, I().method().__qualname__, I.lam.__qualname__, (lambda: 0).__name__, [x for x in [lambda: 0]][0].__qualname__)
for name, value in (("__name__", 5), ("__code__", 5), ("__dict__", 5), ("__globals__", {}), ("__closure__", ()), ("__kwdefaults__", 1), ("__qualname__", None)):
    try:
        setattr(f, name, value)
        print("set", name)
    except (TypeError, AttributeError) as e:
        print(name, type(e).__name__, e)


def g():
    return "g code"


f.__code__ = g.__code__
print(f(), type(f)(g.__code__, {}, "made")(), (lambda: (yield))().__name__)
print(len.__name__, len.__module__, [].append.__name__, [].append.__qualname__, str.join.__qualname__, len.__doc__[:10], [].append.__self__, print.__self__.__name__)

# expect:
# | f f The doc. __main__ (1,) {'c': 2} {} None True
# | f 2 0 1 6 ('a', 'b', 'c', 'args', 'kw', 'x') () ('The doc.',) () () 15 1 True
# | 1 renamed <function q.renamed {'x': 1} None
# | outer.<locals>.Inner outer.<locals>.Inner.method outer.<locals>.Inner.method.<locals>.nested outer.<locals>.Inner.<lambda> <lambda> <lambda>
# | __name__ TypeError __name__ must be set to a string object
# | __code__ TypeError __code__ must be set to a code object
# | __dict__ TypeError __dict__ must be set to a dictionary, not a 'int'
# | __globals__ AttributeError readonly attribute
# | __closure__ AttributeError readonly attribute
# | __kwdefaults__ TypeError __kwdefaults__ must be set to a dict object
# | __qualname__ TypeError __qualname__ must be set to a string object
# | g code g code <lambda>
# | len builtins append list.append str.join Return the [] builtins
