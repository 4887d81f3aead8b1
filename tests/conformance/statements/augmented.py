x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 7; x ^= 2
print(x)
x /= 4
print(x)


class A:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        print("iadd", o)
        self.v += o
        return self

    def __isub__(self, o):
        return NotImplemented

    def __sub__(self, o):
        print("sub", o)
        return A(self.v - o)

    def __imatmul__(self, o):
        return "matmul"


a = b = A(1)
a += 5
print(a is b, a.v)
a -= 2
print(a is b, a.v)
a @= 1
print(a)


def index(log=[]):
    log.append(1)
    print("index", len(log))
    return 0


lst = [[1]]
lst[index()] += [2]
print(lst)
d = {}
d["k"] = d.get("k", 0) + 1
d["k"] += 1
A.count = 0
A.count += 3
print(d, A.count)
for stmt in ("y += 1", "5 += 1", "f() += 1", "(a, b) += 1", "None += 1"):
    try:
        exec(stmt)
    except (NameError, SyntaxError) as e:
        print(type(e).__name__, e)

# expect:
# | 7
# | 1.75
# | iadd 5
# | True 6
# | sub 2
# | False 4
# | matmul
# | index 1
# | [[1, 2]]
# | {'k': 2} 3
# | NameError name 'y' is not defined
# | SyntaxError 'literal' is an illegal expression for augmented assignment (<string>, line 1)
# | SyntaxError 'function call' is an illegal expression for augmented assignment (<string>, line 1)
# | SyntaxError 'tuple' is an illegal expression for augmented assignment (<string>, line 1)
# | SyntaxError 'None' is an illegal expression for augmented assignment (<string>, line 1)
