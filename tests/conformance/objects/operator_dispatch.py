# Which operand's method is asked, in which order, and what happens with NotImplemented.
class A:
    def __init__(self, log): self.log = log
    def __add__(self, o): self.log.append("A.add"); return NotImplemented
    def __radd__(self, o): self.log.append("A.radd"); return NotImplemented
    def __eq__(self, o): self.log.append("A.eq"); return NotImplemented
    def __lt__(self, o): self.log.append("A.lt"); return NotImplemented
    def __gt__(self, o): self.log.append("A.gt"); return NotImplemented
    def __iadd__(self, o): self.log.append("A.iadd"); return NotImplemented
    def __pow__(self, o, m=None): self.log.append(("A.pow", m)); return NotImplemented
    def __rpow__(self, o): self.log.append("A.rpow"); return NotImplemented
    __hash__ = None


class B(A):
    pass


class C(A):
    def __radd__(self, o): self.log.append("C.radd"); return "C.radd"
    def __gt__(self, o): self.log.append("C.gt"); return "C.gt"
    def __rpow__(self, o): self.log.append("C.rpow"); return "C.rpow"


class D:
    def __init__(self, log): self.log = log
    def __radd__(self, o): self.log.append("D.radd"); return "D.radd"


def t(f):
    log = []
    try:
        r = f(log)
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    print(r, log)


t(lambda l: A(l) + A(l))
t(lambda l: A(l) + B(l))
t(lambda l: A(l) + C(l))
t(lambda l: C(l) + A(l))
t(lambda l: A(l) + D(l))
t(lambda l: A(l) + 1)
t(lambda l: 1 + A(l))
t(lambda l: 1 + D(l))
t(lambda l: [] + D(l))
t(lambda l: (A(l) == B(l)))
t(lambda l: A(l) < A(l))
t(lambda l: A(l) < C(l))
t(lambda l: 1 < A(l))
t(lambda l: A(l) ** C(l))
t(lambda l: pow(A(l), 2, 3))
t(lambda l: pow(2, A(l), 3))
t(lambda l: hash(A(l)))
t(lambda l: [1] + (2,))
t(lambda l: "a" * 1.5)
t(lambda l: [1] * "a")
t(lambda l: -"a")
t(lambda l: ~1.5)
t(lambda l: print >> 1)
t(lambda l: divmod("a", 1))
t(lambda l: {} | [])
t(lambda l: 1 @ 2)


def inplace(l):
    a = A(l)
    a += D(l)
    return a


t(inplace)

# expect:
# | TypeError: unsupported operand type(s) for +: 'A' and 'A' ['A.add']
# | TypeError: unsupported operand type(s) for +: 'A' and 'B' ['A.add', 'A.radd']
# | C.radd ['C.radd']
# | TypeError: unsupported operand type(s) for +: 'C' and 'A' ['A.add', 'A.radd']
# | D.radd ['A.add', 'D.radd']
# | TypeError: unsupported operand type(s) for +: 'A' and 'int' ['A.add']
# | TypeError: unsupported operand type(s) for +: 'int' and 'A' ['A.radd']
# | D.radd ['D.radd']
# | D.radd ['D.radd']
# | False ['A.eq', 'A.eq']
# | TypeError: '<' not supported between instances of 'A' and 'A' ['A.lt', 'A.gt']
# | C.gt ['C.gt']
# | TypeError: '<' not supported between instances of 'int' and 'A' ['A.gt']
# | C.rpow ['C.rpow']
# | TypeError: unsupported operand type(s) for ** or pow(): 'A', 'int', 'int' [('A.pow', 3)]
# | TypeError: unsupported operand type(s) for ** or pow(): 'int', 'A', 'int' []
# | TypeError: unhashable type: 'A' []
# | TypeError: can only concatenate list (not "tuple") to list []
# | TypeError: can't multiply sequence by non-int of type 'float' []
# | TypeError: can't multiply sequence by non-int of type 'str' []
# | TypeError: bad operand type for unary -: 'str' []
# | TypeError: bad operand type for unary ~: 'float' []
# | TypeError: unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'. Did you mean "print(<message>, file=<output_stream>)"? []
# | TypeError: unsupported operand type(s) for divmod(): 'str' and 'int' []
# | TypeError: unsupported operand type(s) for |: 'dict' and 'list' []
# | TypeError: unsupported operand type(s) for @: 'int' and 'int' []
# | D.radd ['A.iadd', 'A.add', 'D.radd']
