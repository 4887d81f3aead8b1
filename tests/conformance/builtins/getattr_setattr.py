def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class C:
    x = 1

    def __getattr__(self, name):
        if name.startswith("auto"):
            return name.upper()
        raise AttributeError(f"no {name}")


c = C()
print(getattr(c, "x"), getattr(c, "auto_y"), getattr(c, "z", "dflt"), hasattr(c, "x"), hasattr(c, "z"), hasattr(c, "autoz"))
setattr(c, "new name", 5)
print(c.__dict__, getattr(c, "new name"), vars(c))
delattr(c, "new name")
show(getattr, c, "gone")
show(getattr, c, 5)
show(setattr, c, 5, 1)
show(delattr, c, "nothing")
show(setattr, 5, "x", 1)
show(setattr, int, "x", 1)
show(delattr, int, "real")
show(getattr, None, "foo")
show(lambda: "abc".foo)
show(lambda: [].append.foo)
show(lambda: len.x)
show(lambda: (lambda: 0).zzz)
show(setattr, "abc", "upper", 1)
show(setattr, object(), "x", 1)
show(getattr)
show(vars, 5)
show(hasattr, 1, 2)
f = lambda: 0
f.attr = 3
print(f.__dict__, f.attr, dir(f)[-1])

# expect:
# | 1 AUTO_Y dflt True False True
# | {'new name': 5} 5 {'new name': 5}
# | AttributeError: no gone
# | TypeError: attribute name must be string, not 'int'
# | TypeError: attribute name must be string, not 'int'
# | AttributeError: 'C' object has no attribute 'nothing'
# | AttributeError: 'int' object has no attribute 'x'
# | TypeError: cannot set 'x' attribute of immutable type 'int'
# | TypeError: cannot set 'real' attribute of immutable type 'int'
# | AttributeError: 'NoneType' object has no attribute 'foo'
# | AttributeError: 'str' object has no attribute 'foo'
# | AttributeError: 'builtin_function_or_method' object has no attribute 'foo'
# | AttributeError: 'builtin_function_or_method' object has no attribute 'x'
# | AttributeError: 'function' object has no attribute 'zzz'
# | AttributeError: 'str' object attribute 'upper' is read-only
# | AttributeError: 'object' object has no attribute 'x'
# | TypeError: getattr expected at least 2 arguments, got 0
# | TypeError: vars() argument must have __dict__ attribute
# | TypeError: attribute name must be string, not 'int'
# | {'attr': 3} 3 attr
