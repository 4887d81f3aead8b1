import itertools
src = iter("abc|def|g")
parts = []
while (part := list(iter(lambda: next(src, "|"), "|"))):
    parts.append("".join(part))
print(parts)
it = iter(range(10))
print(list(itertools.islice(it, 3)), next(it), list(itertools.takewhile(lambda x: x < 7, it)), list(it))
pairs = iter([1, 2, 3, 4, 5])
print(list(zip(pairs, pairs)), list(itertools.zip_longest(*[iter("abcde")] * 2, fillvalue="-")))
n = iter(int, 1)
print(next(n), next(n), [x for x, _ in zip(itertools.count(), "abc")])

# expect:
# | ['abc', 'def', 'g']
# | [0, 1, 2] 3 [4, 5, 6] [8, 9]
# | [(1, 2), (3, 4)] [('a', 'b'), ('c', 'd'), ('e', '-')]
# | 0 0 [0, 1, 2]
