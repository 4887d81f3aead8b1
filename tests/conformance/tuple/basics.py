def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

t = (1, 2, 3)
print(t, (), (1,), 1, (1, 2)[0], t[1:], t[::-1], t + (4,), t * 2, 2 * t, t * 0, len(t), 2 in t, t.index(2), t.count(1), t == (1, 2, 3), t < (1, 3), (1,) < (1, 0), tuple("ab"), tuple([1]), tuple(), tuple(range(3)), hash(t) == hash((1, 2, 3)), t is tuple(t), t[:] is t, () is ())
for f in (lambda: t[3], lambda: t["a"], lambda: t + [1], lambda: t + 1, lambda: t * 1.5, lambda: t.index(9), lambda: tuple(5), lambda: hash(([],)), lambda: t < 5, lambda: t < ("a",), lambda: t.append, lambda: tuple(1, 2), lambda: t[1.5], lambda: t.__setitem__, lambda: tuple(x=1), lambda: t.index(1, 5)):
    show(f)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)


class P(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]


p = P(1, 2)
print(p, p.x, p == (1, 2), type(p + p), hash(p) == hash((1, 2)), p[0:1], len(p), [*p], repr(p), {(1, 2): "a"}[p])
nested = ((1, (2, [3])), "x", None)
print(nested, nested[0][1][1], str(nested), (((1,),),), ((),), (None,), tuple(tuple(range(i)) for i in range(3)))

# expect:
# | (1, 2, 3) () (1,) 1 1 (2, 3) (3, 2, 1) (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) (1, 2, 3, 1, 2, 3) () 3 True 1 1 True True True ('a', 'b') (1,) () (0, 1, 2) True True True True
# | IndexError: tuple index out of range
# | TypeError: tuple indices must be integers or slices, not str
# | TypeError: can only concatenate tuple (not "list") to tuple
# | TypeError: can only concatenate tuple (not "int") to tuple
# | TypeError: can't multiply sequence by non-int of type 'float'
# | ValueError: tuple.index(x): x not in tuple
# | TypeError: 'int' object is not iterable
# | TypeError: unhashable type: 'list'
# | TypeError: '<' not supported between instances of 'tuple' and 'int'
# | TypeError: '<' not supported between instances of 'int' and 'str'
# | AttributeError: 'tuple' object has no attribute 'append'
# | TypeError: tuple expected at most 1 argument, got 2
# | TypeError: tuple indices must be integers or slices, not float
# | AttributeError: 'tuple' object has no attribute '__setitem__'
# | TypeError: tuple() takes no keyword arguments
# | ValueError: tuple.index(x): x not in tuple
# | 'tuple' object does not support item assignment
# | 'tuple' object doesn't support item deletion
# | (1, 2) 1 True <class 'tuple'> True (1,) 2 [1, 2] (1, 2) a
# | ((1, (2, [3])), 'x', None) [3] ((1, (2, [3])), 'x', None) (((1,),),) ((),) (None,) ((), (0,), (0, 1))
