class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
    def __eq__(self, o): return "A.eq"
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"


class B(A):
    def __radd__(self, o): return "B.radd"
    def __eq__(self, o): return "B.eq"
    def __gt__(self, o): return "B.gt"


class C(A):
    pass


print(A() + A(), A() + B(), B() + A(), A() + C(), C() + A(), 1 + A(), A() == B(), B() == A(), A() == 1, 1 == A(), A() < B(), B() < A(), A() != B(), 1 < A(), 1 > A())


class N:
    def __add__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented


n = N()
print(n == n, n == N(), n != n, n in [n])
for f in (lambda: n + 1, lambda: n + n, lambda: n < n, lambda: n <= n, lambda: 1 + n, lambda: N.__add__(n, 1), lambda: [1] + n):
    try:
        print(f())
    except TypeError as e:
        print(e)
try:
    n += 1
except TypeError as e:
    print(e)


class I(int):
    def __add__(self, o): return "I.add"
    def __radd__(self, o): return "I.radd"


class L(list):
    def __radd__(self, o): return "L.radd"
    def __eq__(self, o): return "L.eq"


print(1 + I(2), I(2) + 1, I(2) + I(3), 1.5 + I(1), [1] + L(), [1] == L(), L() == [1], [L()] == [[]], (1,) == L())


class D:
    def __eq__(self, o): return True


print(D() == 1, 1 == D(), 1 != D(), D() != 1, D() in [1, 2], [1, 2].index(D()), [1, 2].count(D()))
try:
    hash(D())
except TypeError as e:
    print(e)

# expect:
# | A.add B.radd A.add A.add A.add A.radd B.eq B.eq A.eq A.eq B.gt A.lt False A.gt A.lt
# | True False False True
# | unsupported operand type(s) for +: 'N' and 'int'
# | unsupported operand type(s) for +: 'N' and 'N'
# | '<' not supported between instances of 'N' and 'N'
# | '<=' not supported between instances of 'N' and 'N'
# | unsupported operand type(s) for +: 'int' and 'N'
# | NotImplemented
# | can only concatenate list (not "N") to list
# | unsupported operand type(s) for +=: 'N' and 'int'
# | I.radd I.add I.add 2.5 L.radd L.eq L.eq True L.eq
# | True True False False True 0 2
# | unhashable type: 'D'
