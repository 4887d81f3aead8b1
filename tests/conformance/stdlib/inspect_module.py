import inspect


def f(a, b: int = 2, *args, c, d=4, **kw) -> str:
    """Doc
    string."""


class C:
    def m(self, x): pass

    @classmethod
    def c(cls, y=1): pass

    @staticmethod
    def s(z): pass

    @property
    def p(self): pass


s = inspect.signature(f)
print(s, list(s.parameters), s.parameters["b"].default, s.parameters["b"].annotation, s.return_annotation, [p.kind.name for p in s.parameters.values()], inspect.signature(C.m), inspect.signature(C().m), inspect.signature(C.c), inspect.signature(C.s), inspect.signature(lambda x, /, y: 0), inspect.signature(C))
b = s.bind(1, c=3, z=5)
b.apply_defaults()
print(b.args, b.kwargs, b.arguments)
for a in ((), (1,), (1, 2, 3)):
    try:
        print(s.bind(*a, c=1).arguments)
    except TypeError as e:
        print(e)
print(inspect.getdoc(f), inspect.isfunction(f), inspect.ismethod(C().m), inspect.isclass(C), inspect.isbuiltin(len), inspect.isroutine(len), inspect.getmembers(C, inspect.isfunction)[0][0], inspect.getmro(C), inspect.getmodule(f).__name__, inspect.getsource(C.s), inspect.getsourcelines(f)[1], inspect.getfullargspec(f))
print(type(inspect.getattr_static(C(), "p")), inspect.classify_class_attrs(C)[-1].name, inspect.unwrap(f) is f, inspect.cleandoc("  a\n    b"), inspect.currentframe().f_code.co_name, inspect.stack()[0].function, inspect.isgeneratorfunction(lambda: (yield)), inspect.iscoroutinefunction(f))
def outer():
    x = 1
    def inner(): return x
    return inspect.getclosurevars(inner)
print(outer())
for t in (len, int, print, dict, "x", str.join, sorted):
    try:
        print(inspect.signature(t))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# expect:
# | (a, b: int = 2, *args, c, d=4, **kw) -> str ['a', 'b', 'args', 'c', 'd', 'kw'] 2 <class 'int'> <class 'str'> ['POSITIONAL_OR_KEYWORD', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'KEYWORD_ONLY', 'VAR_KEYWORD'] (self, x) (x) (y=1) (z) (x, /, y) ()
# | (1, 2) {'c': 3, 'd': 4, 'z': 5} {'a': 1, 'b': 2, 'args': (), 'c': 3, 'd': 4, 'kw': {'z': 5}}
# | missing a required argument: 'a'
# | {'a': 1, 'c': 1}
# | {'a': 1, 'b': 2, 'args': (3,), 'c': 1}
# | Doc
# | string. True True True True True m (<class '__main__.C'>, <class 'object'>) __main__     @staticmethod
# |     def s(z): pass
# |  4 FullArgSpec(args=['a', 'b'], varargs='args', varkw='kw', defaults=(2,), kwonlyargs=['c', 'd'], kwonlydefaults={'d': 4}, annotations={'return': <class 'str'>, 'b': <class 'int'>})
# | <class 'property'> s True a
# | b <module> <module> True False
# | ClosureVars(nonlocals={'x': 1}, globals={}, builtins={}, unbound=set())
# | (obj, /)
# | ValueError no signature found for builtin type <class 'int'>
# | (*args, sep=' ', end='\n', file=None, flush=False)
# | ValueError no signature found for builtin type <class 'dict'>
# | TypeError 'x' is not a callable object
# | (self, iterable, /)
# | (iterable, /, *, key=None, reverse=False)
