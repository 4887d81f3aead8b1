class MyList(list):
    def __getitem__(self, i):
        return "item " + str(super().__getitem__(i))
    def append(self, x):
        super().append(x * 2)


class Both(dict, MyList.__mro__[-1]):
    extra = 1


m = MyList([1, 2])
m.append(5)
m.attr = "a"
print(m, m[0], m[-1], list(m), m.attr, len(m), m + [1], type(m + [1]), type(m[:]) if False else m[:1], m == [1, 2, 10], isinstance(m, list), [*m], max(m), sorted(m), m.copy(), type(m.copy()), m * 2)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __add__(self, o): return "T add"
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
    def __contains__(self, k): return True
class F(float):
    def __str__(self): return "F!"
    def __mul__(self, o): return "Fmul"
class B(bytes): pass
class S(set):
    def add(self, x): super().add(-x)
class I(int):
    def __eq__(self, o): return True
    __hash__ = int.__hash__
print(T(1, 2) + (3,), T(1), D(a=1), D({"a": 1})["a"], "zz" in D(), F(2.5), F(2.5) * 2, 2 * F(2.5), repr(F(2.5)), f"{F(1)}", B(b"ab"), B(b"ab") + b"c", type(B(b"a") + b"c"), S([1, 2]), I(5) == 6, I(5) in [7], 6 == I(5))
d = D()
d["k"] = 1
d.update(j=1)
d.setdefault("m", 1)
s = S([1])
s.add(5)
print(d, s, type(s | {1}), type(S.fromkeys) if hasattr(S, "fromkeys") else "no fromkeys", D.fromkeys("ab", 1), type(D.fromkeys("a", 0)))
for bases in ((int, str), (list, dict), (int, list), (dict, set), (str, bytes)):
    try:
        type("X", bases, {})
        print("ok")
    except TypeError as e:
        print(e)
print(type("Y", (int, object), {})(5), type("Z", (Exception, dict), {}) if False else "", type("W", (MyList, object), {})([1])[0])

# expect:
# | [1, 2, 10] item 1 item 10 [1, 2, 10] a 3 [1, 2, 10, 1] <class 'list'> item [1] True True [1, 2, 10] 10 [1, 2, 10] [1, 2, 10] <class 'list'> [1, 2, 10, 1, 2, 10]
# | T add (1,) {'a': 1} 1 True F! Fmul 5.0 2.5 F! b'ab' b'abc' <class 'bytes'> S({1, 2}) True True True
# | {'k': 2, 'j': 1, 'm': 1} S({1, -5}) <class 'set'> no fromkeys {'a': 2, 'b': 2} <class '__main__.D'>
# | multiple bases have instance lay-out conflict
# | multiple bases have instance lay-out conflict
# | multiple bases have instance lay-out conflict
# | multiple bases have instance lay-out conflict
# | multiple bases have instance lay-out conflict
# | 5  item 1
