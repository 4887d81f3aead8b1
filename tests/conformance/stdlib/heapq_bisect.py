import bisect
import heapq
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

h = []
for x in (5, 1, 8, 3, 2):
    heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [5, 1, 3], key=lambda x: -x), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge("bd", "ac", reverse=False)))
a = [3, 1, 2] * 5
heapq.heapify(a)
print(a, [heapq.heappop(a) for _ in range(5)])
show(heapq.heappop, [])
show(heapq.heappush, 5, 1)
show(heapq.heapify, (1,))
show(heapq.heappush, ["a"], 1)
l = [1, 3, 3, 5]
print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 0), bisect.bisect(l, 9), bisect.bisect_left(l, 3, 2), bisect.bisect([5, 3, 1], -3, key=lambda x: -x), bisect.insort(l, 4), l, bisect.insort_left(l, 3), l, bisect.bisect(l, 3, hi=1), bisect.bisect("abd", "c"))
show(bisect.bisect, l, "a")
show(bisect.bisect, l, 1, -1)
show(bisect.bisect, 5, 1)
import operator as op
print(op.add(1, 2), op.itemgetter(1)([5, 6]), op.itemgetter(0, 2)("abc"), op.attrgetter("real", "imag")(3j), op.attrgetter("a.b")(type("X", (), {"a": type("Y", (), {"b": 1})})), op.methodcaller("split", ",")("a,b"), op.contains([1], 1), op.countOf([1, 1], 1), op.indexOf([5, 6], 6), op.concat("a", "b"), op.iadd([1], [2]), op.truth([]), op.is_(None, None), op.not_(1), op.index(5), op.setitem(d := {}, 1, 2), d, op.pow(2, 3), op.floordiv(7, 2), op.inv(5), op.matmul if 0 else "")
for f in (lambda: op.itemgetter()(1), lambda: op.attrgetter(5), lambda: op.itemgetter(5)([1]), lambda: op.methodcaller(), lambda: op.index(1.5), lambda: op.indexOf([1], 2), lambda: repr(op.itemgetter(1, 2)), lambda: repr(op.attrgetter("a")), lambda: repr(op.methodcaller("f", 1, k=2))):
    show(f)

# expect:
# | [3, 5, 8, 9] 1 [3, 5, 8, 9] 0 2 [3, 5, 8, 9] [5, 3] [5, 3] [0, 1, 2, 3, 4] ['a', 'b', 'c', 'd']
# | [2, 2, 2, 2, 3, 2, 3, 3, 3, 3] [1, 1, 1, 1, 1]
# | IndexError: index out of range
# | TypeError: heappush() argument 1 must be list, not int
# | TypeError: heapify() argument must be list, not tuple
# | TypeError: '<' not supported between instances of 'int' and 'str'
# | 3 1 0 4 2 2 None [1, 3, 3, 3, 4, 5] None [1, 3, 3, 3, 4, 5] 1 2
# | TypeError: '<' not supported between instances of 'str' and 'int'
# | ValueError: lo must be non-negative
# | TypeError: object of type 'int' has no len()
# ' "3 6 ('a', 'c') (0.0, 3.0) 1 ['a', 'b'] True 2 1 ab [1, 2] False True False 5 None {1: 2} 8 3 -6 "
# | TypeError: itemgetter expected 1 argument, got 0
# | TypeError: attribute name must be a string
# | IndexError: list index out of range
# | TypeError: methodcaller needs at least one argument, the method name
# | TypeError: 'float' object cannot be interpreted as an integer
# | ValueError: sequence.index(x): x not in sequence
# | 'operator.itemgetter(1, 2)'
# | "operator.attrgetter('a')"
# | "operator.methodcaller('f', 1, k=2)"
