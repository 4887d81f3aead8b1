a, b, c = {1}, {1, 2}, {1, 2, 3}
print(a < b < c, a <= a <= b, c > b > a, a < a, {1, 3} < b, b >= a >= set(), a != b, not a > c)
for x in (a, b, c, frozenset(b), set()):
    print([x <= y for y in (a, b, c, frozenset(b), set())], [x < y for y in (a, b, c)])

# expect:
# | True True True False False True True True
# | [True, True, True, True, False] [False, True, True]
# | [False, True, True, True, False] [False, False, True]
# | [False, False, True, False, False] [False, False, False]
# | [False, True, True, True, False] [False, False, True]
# | [True, True, True, True, True] [True, True, True]
