class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return CountIter(self.n)
    def __len__(self): return self.n
    def __contains__(self, x): return 0 < x <= self.n
    def __reversed__(self): return iter(range(1, self.n + 1))
class CountIter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
c = Countdown(4)
print(list(c), list(c), list(reversed(c)), len(c), 4 in c, 5 in c, bool(Countdown(0)), sum(c), max(c), [*c, *c], dict(zip(c, "abcd")), sorted(c))
x, *y = c
print(x, y, list(map(str, c)), [(a, b) for a in c for b in c if a + b == 5])

# expect:
# | [4, 3, 2, 1] [4, 3, 2, 1] [1, 2, 3, 4] 4 True False False 10 4 [4, 3, 2, 1, 4, 3, 2, 1] {4: 'a', 3: 'b', 2: 'c', 1: 'd'} [1, 2, 3, 4]
# | 4 [3, 2, 1] ['4', '3', '2', '1'] [(4, 1), (3, 2), (2, 3), (1, 4)]
