# Operator overloading: matrices of fractions, ints and floats.
from fractions import Fraction
from functools import reduce
from operator import matmul


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows: %r" % (self.rows,))

    @classmethod
    def identity(cls, n):
        return cls([i == j for j in range(n)] for i in range(n))

    shape = property(lambda self: (len(self.rows), len(self.rows[0])))

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        columns = list(zip(*other.rows))
        return Matrix([sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows)

    def __mul__(self, k):
        return Matrix([x * k for x in row] for row in self.rows)

    __rmul__ = __mul__

    def __add__(self, other):
        return Matrix([a + b for a, b in zip(r, s, strict=True)] for r, s in zip(self.rows, other.rows, strict=True))

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -other

    def __pow__(self, n, modulus=None):
        result = Matrix.identity(len(self.rows))
        base = self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            if modulus:
                base, result = base % modulus, result % modulus
            n >>= 1
        return result

    def __mod__(self, m):
        return Matrix([x % m for x in row] for row in self.rows)

    def __getitem__(self, at):
        i, j = at
        return Matrix(r[j] for r in self.rows[i]) if isinstance(i, slice) else self.rows[i][j]

    def __setitem__(self, at, value):
        self.rows[at[0]][at[1]] = value

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __iter__(self):
        return (x for row in self.rows for x in row)

    def __invert__(self):
        n = len(self.rows)
        work = [[Fraction(x) for x in row] + [Fraction(i == j) for j in range(n)] for i, row in enumerate(self.rows)]
        for c in range(n):
            pivot = next((r for r in range(c, n) if work[r][c]), None)
            if pivot is None:
                raise ZeroDivisionError("singular")
            work[c], work[pivot] = work[pivot], work[c]
            work[c] = [x / work[c][c] for x in work[c]]
            for r in range(n):
                if r != c and work[r][c]:
                    work[r] = [x - work[r][c] * y for x, y in zip(work[r], work[c])]
        return Matrix(row[n:] for row in work)

    def __format__(self, spec):
        return "\n".join(" ".join(format(x, spec) for x in row) for row in self.rows)

    def __repr__(self):
        return f"Matrix({self.rows!r})"


fib = Matrix([[1, 1], [1, 0]])
print((fib ** 90)[0, 1], pow(fib, 10 ** 6, 10 ** 9 + 7)[0, 1])
m = Matrix([[2, 1, 1], [1, 3, 2], [1, 0, 0]])
print(~m, ~m @ m == Matrix.identity(3), m.shape, sum(m), max(m))
print(f"{m * 1.5:6.2f}\n{m - Matrix.identity(3):>3}")
print(m[0:2, slice(1, 3)], 2 * m == m + m, m != 5, reduce(matmul, [m] * 5))
m[2, 2] = True
print(m, hash is None, Matrix.__hash__)
for bad in (lambda: ~Matrix([[1, 2], [2, 4]]), lambda: m @ 3, lambda: Matrix([[1], [1, 2]]), lambda: m + Matrix([[1]]), lambda: {m}):
    try:
        print(bad())
    except (ZeroDivisionError, TypeError, ValueError) as error:
        print(type(error).__name__, error)

# expect:
# | 2880067194370816120 918091266
# | Matrix([[Fraction(0, 1), Fraction(0, 1), Fraction(1, 1)], [Fraction(-2, 1), Fraction(1, 1), Fraction(3, 1)], [Fraction(3, 1), Fraction(-1, 1), Fraction(-5, 1)]]) True (3, 3) 11 3
# |   3.00   1.50   1.50
# |   1.50   4.50   3.00
# |   1.50   0.00   0.00
# |   1   1   1
# |   1   2   2
# |   1   0  -1
# | Matrix([[1, 1], [3, 2]]) True True Matrix([[305, 331, 247], [499, 552, 410], [79, 84, 63]])
# | Matrix([[2, 1, 1], [1, 3, 2], [1, 0, True]]) False None
# | ZeroDivisionError singular
# | TypeError unsupported operand type(s) for @: 'Matrix' and 'int'
# | ValueError ragged rows: [[1], [1, 2]]
# | ValueError zip() argument 2 is shorter than argument 1
# | TypeError unhashable type: 'Matrix'
