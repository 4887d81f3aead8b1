class V:
    def __init__(self, *v):
        self.v = v

    def __repr__(self):
        return f"V{self.v}"

    def __add__(self, o): return V(*map(sum, zip(self.v, o.v))) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return f"{o} radd"
    def __mul__(self, o): return V(*(x * o for x in self.v))
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.v, o.v))
    def __neg__(self): return V(*(-x for x in self.v))
    def __pos__(self): return self
    def __invert__(self): return "inverted"
    def __abs__(self): return max(self.v)
    def __bool__(self): return any(self.v)
    def __len__(self): return len(self.v)
    def __getitem__(self, i): return self.v[i]
    def __contains__(self, x): return x in self.v
    def __call__(self, *a, **k): return a, k
    def __eq__(self, o): return isinstance(o, V) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __divmod__(self, o): return "divmod"
    def __rdivmod__(self, o): return "rdivmod"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return ("rpow", o)
    def __lshift__(self, o): return "lshift"
    def __rrshift__(self, o): return "rrshift"
    def __and__(self, o): return "and"
    def __rxor__(self, o): return "rxor"
    def __floordiv__(self, o): return "floordiv"
    def __rtruediv__(self, o): return "rtruediv"
    def __mod__(self, o): return "mod"
    def __round__(self, n=None): return ("round", n)
    def __index__(self): return 2
    def __float__(self): return 2.5
    def __int__(self): return 7
    def __complex__(self): return 1j
    def __reversed__(self): return "reversed"


a, b = V(1, 2), V(3, 4)
print(a + b, 1 + a, a * 2, 2 * a, a @ b, -a, +a is a, ~a, abs(b), bool(V(0)), len(a), a[1], 2 in a, a(1, k=2), a == V(1, 2), a != b, a < b, a > b, sorted([b, a]), sum([a, b], V(0, 0)))
print(divmod(a, 1), divmod(1, a), a ** 2, pow(a, 2, 3), 2 ** a, a << 1, 1 >> a, a & 1, 1 ^ a, a // 1, 1 / a, a % 1, round(a), round(a, 2), [5, 6, 7][a], float(a), int(a), complex(a), reversed(a), list(a), {a: 1}[V(1, 2)], hex(a), range(a), "ab" * a)
for f in (lambda: a + 1, lambda: a - b, lambda: 1 - a, lambda: a <= b, lambda: a | 1, lambda: 1 // a, lambda: a >> 1, lambda: 1 & a, lambda: 1 @ a):
    try:
        print(f())
    except TypeError as e:
        print(e)

# expect:
# | V(4, 6) 1 radd V(2, 4) V(2, 4) 11 V(-1, -2) True inverted 4 False 2 2 True ((1,), {'k': 2}) True True True False [V(1, 2), V(3, 4)] V(4, 6)
# | divmod rdivmod ('pow', 2, None) ('pow', 2, 3) ('rpow', 2) lshift rrshift and rxor floordiv rtruediv mod ('round', None) ('round', 2) 7 2.5 7 1j reversed [1, 2] 1 0x2 range(0, 2) V('ab', 'abab')
# | unsupported operand type(s) for +: 'V' and 'int'
# | unsupported operand type(s) for -: 'V' and 'V'
# | unsupported operand type(s) for -: 'int' and 'V'
# | '<=' not supported between instances of 'V' and 'V'
# | unsupported operand type(s) for |: 'V' and 'int'
# | unsupported operand type(s) for //: 'int' and 'V'
# | unsupported operand type(s) for >>: 'V' and 'int'
# | unsupported operand type(s) for &: 'int' and 'V'
# | unsupported operand type(s) for @: 'int' and 'V'
