class S:
    def __getitem__(self, k): return ("get", k)
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
s = S()
print(s[0], s[-1], s["a"], s[None], s[1:2], s[:], s[::2], s[1, 2], s[1:2, ::3], s[...], s[()], s[(1,)], s[[1]], s[lambda: 0][0], s[True], s[1.5], s[s[0]])
s[0] = 1; s[1:2] = [3]; s[1, 2] = 4; s["k"] = s["j"]; s[::] = ...
del s[0], s[1:2], s["x", 1]
s[0] += (5,)
s[i], s[j] = (1, 2) if (i := 7) and (j := 8) else 0
for s[i] in "ab": pass
[s["star"], *s["rest"]] = range(3)
class C:
    def __class_getitem__(cls, k): return f"C[{k}]"
    @classmethod
    def __init_subclass__(cls): print("sub", cls.__name__)
class D(C): pass
print(C[int], D["x"], C[1, 2], C[:])
class G:
    def __getitem__(self, i):
        if i < 3: return i
        raise IndexError
print(list(G()), 2 in G(), 5 in G(), [*G()], tuple(G()), max(G()))
a, b, c = G()
print(a, b, c, dict(zip("xyz", G())))
for f in (lambda: 5[0], lambda: (lambda: 0)[0], lambda: object()[0], lambda: int[0], lambda: None["a"], lambda: S[0], lambda: len[1], lambda: {1}[0], lambda: iter([])[0], lambda: range(5)["a"], lambda: exec("5[0] = 1"), lambda: exec("del 5[0]"), lambda: exec("(1,)[0] = 1"), lambda: exec("del 'a'[0]"), lambda: exec("del (lambda: 0)[0]"), lambda: exec("object()[0] = 1")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | ('get', 0) ('get', -1) ('get', 'a') ('get', None) ('get', slice(1, 2, None)) ('get', slice(None, None, None)) ('get', slice(None, None, 2)) ('get', (1, 2)) ('get', (slice(1, 2, None), slice(None, None, 3))) ('get', Ellipsis) ('get', ()) ('get', (1,)) ('get', [1]) get ('get', True) ('get', 1.5) ('get', ('get', 0))
# | set 0 1
# | set slice(1, 2, None) [3]
# | set (1, 2) 4
# | set k ('get', 'j')
# | set slice(None, None, None) Ellipsis
# | del 0
# | del slice(1, 2, None)
# | del ('x', 1)
# | set 0 ('get', 0, 5)
# | set 7 1
# | set 8 2
# | set 7 a
# | set 7 b
# | set star 0
# | set rest [1, 2]
# | sub D
# | C[<class 'int'>] C[x] C[(1, 2)] C[slice(None, None, None)]
# | [0, 1, 2] True False [0, 1, 2] (0, 1, 2) 2
# | 0 1 2 {'x': 0, 'y': 1, 'z': 2}
# | TypeError 'int' object is not subscriptable
# | TypeError 'function' object is not subscriptable
# | TypeError 'object' object is not subscriptable
# | TypeError type 'int' is not subscriptable
# | TypeError 'NoneType' object is not subscriptable
# | TypeError type 'S' is not subscriptable
# | TypeError 'builtin_function_or_method' object is not subscriptable
# | TypeError 'set' object is not subscriptable
# | TypeError 'list_iterator' object is not subscriptable
# | TypeError range indices must be integers or slices, not str
# | TypeError 'int' object does not support item assignment
# | TypeError 'int' object does not support item deletion
# | TypeError 'tuple' object does not support item assignment
# | TypeError 'str' object doesn't support item deletion
# | TypeError 'function' object does not support item deletion
# | TypeError 'object' object does not support item assignment
