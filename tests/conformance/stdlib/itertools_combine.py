import itertools as it
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(list(it.chain("ab", [1], ())), list(it.chain()), list(it.chain.from_iterable(["ab", [1]])), list(it.compress("abcd", [1, 0, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(None, [0, 1, ""])), list(it.filterfalse(lambda x: x % 2, range(5))), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("ab", [1], fillvalue="-")), list(it.zip_longest()), list(it.pairwise("abcd")), list(it.pairwise("a")))
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], lambda a, b: a * b)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([])), list(it.accumulate("abc")), list(it.accumulate([3, 1, 2], max)))
print(list(it.product("ab", [1, 2])), list(it.product("ab", repeat=2)), list(it.product()), list(it.product("a", [])), list(it.permutations("abc", 2)), list(it.permutations([])), list(it.permutations("ab", 3)), list(it.combinations("abcd", 2)), list(it.combinations("ab", 3)), list(it.combinations("ab", 0)), list(it.combinations_with_replacement("ab", 2)), len(list(it.permutations(range(5)))))
for f, a in ((it.chain, (5,)), (it.compress, ("a", 5)), (it.product, (5,)), (it.permutations, ("ab", -1)), (it.combinations, ("ab",)), (it.combinations, ("ab", -1)), (it.permutations, ("a", "b")), (it.starmap, (pow, 5)), (it.accumulate, (5,)), (it.pairwise, (5,)), (it.groupby, (5,)), (it.tee, (5,)), (it.tee, ("a", -1))):
    show(lambda: list(f(*a)))
show(lambda: list(it.starmap(pow, [5])))
show(lambda: it.product("ab", repeat=-1))
show(lambda: it.zip_longest("a", foo=1))
show(lambda: list(it.chain("a", 5)))
g = it.groupby("aaabbc")
print([(k, list(v)) for k, v in g], [(k, list(v)) for k, v in it.groupby([1, 3, 2, 4, 5], lambda x: x % 2)], [k for k, v in it.groupby("AAab", str.lower)])
g = it.groupby([1, 1, 2])
k, first = next(g)
k2, second = next(g)
print(k, list(first), k2, list(second))
a, b = it.tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a), len(it.tee("ab", 3)), it.tee([], 0))

# expect:
# | ['a', 'b', 1] [] ['a', 'b', 1] ['a', 'c'] [3, 2] [1, 2] [0, ''] [0, 2, 4] [8, 9] [('a', 1), ('b', '-')] [] [('a', 'b'), ('b', 'c'), ('c', 'd')] []
# | [1, 3, 6] [1, 2, 6] [10, 11, 13] [] ['a', 'ab', 'abc'] [3, 3, 3]
# | [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')] [()] [] [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [()] [] [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [] [()] [('a', 'a'), ('a', 'b'), ('b', 'b')] 120
# | TypeError: 'int' object is not iterable
# | TypeError: 'int' object is not iterable
# | TypeError: 'int' object is not iterable
# | ValueError: r must be non-negative
# | TypeError: combinations() missing required argument 'r' (pos 2)
# | ValueError: r must be non-negative
# | TypeError: Expected int as r
# | TypeError: 'int' object is not iterable
# | TypeError: 'int' object is not iterable
# | TypeError: 'int' object is not iterable
# | TypeError: 'int' object is not iterable
# | TypeError: 'int' object is not iterable
# | ValueError: n must be >= 0
# | TypeError: 'int' object is not iterable
# | ValueError: repeat argument cannot be negative
# | TypeError: zip_longest() got an unexpected keyword argument
# | TypeError: 'int' object is not iterable
# | [('a', ['a', 'a', 'a']), ('b', ['b', 'b']), ('c', ['c'])] [(1, [1, 3]), (0, [2, 4]), (1, [5])] ['a', 'b']
# | 1 [] 2 [2]
# | 1 2 [1, 2, 3] [3] 3 ()
