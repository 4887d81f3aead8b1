# Algorithms users write: Dijkstra, topological order, knapsack, n queens, sudoku-like search, edit distance, union find.
import heapq
import sys
from collections import defaultdict, deque
from functools import cache

EDGES = [(a, b, (a * 7 + b * 13) % 17 + 1) for a in range(30) for b in range(30) if a != b and (a * b + a + b) % 5 == 0]


def dijkstra(edges, start):
    graph = defaultdict(list)
    for a, b, w in edges:
        graph[a].append((b, w))
    best, previous, heap = {start: 0}, {}, [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > best[node]:
            continue
        for other, w in graph[node]:
            if (nd := d + w) < best.get(other, float("inf")):
                best[other], previous[other] = nd, node
                heapq.heappush(heap, (nd, other))
    return best, previous


def path(previous, node):
    return [*path(previous, previous[node]), node] if node in previous else [node]


best, previous = dijkstra(EDGES, 4)
print(sorted(best.items())[:8], sum(best.values()), path(previous, max(best, key=lambda n: (best[n], n))))


@cache
def knapsack(i, room):
    if i == 0:
        return 0, ()
    value, taken = knapsack(i - 1, room)
    if (size := i * 3 % 7 + 1) <= room:
        v, t = knapsack(i - 1, room - size)
        value, taken = max((value, taken), (v + i * i % 11, (*t, i)))
    return value, taken


print(knapsack(20, 30), knapsack.cache_info())


def queens(n, row=0, columns=0, up=0, down=0):
    if row == n:
        return 1
    free, count = ~(columns | up | down) & (1 << n) - 1, 0
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, columns | bit, (up | bit) << 1, (down | bit) >> 1)
    return count


print([queens(n) for n in range(1, 8)])


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(diagonal + (x != y), row[j] + 1, row[j - 1] + 1)
    return row[-1]


print(distance("kitten", "sitting"), distance("", "abc"), distance("saturday" * 5, "sunday" * 6))


def order(depends):
    count = {n: len(d) for n, d in depends.items()}
    users = defaultdict(set)
    for n, d in depends.items():
        for x in d:
            users[x].add(n)
    ready, out = deque(sorted(n for n, c in count.items() if not c)), []
    while ready:
        out.append(n := ready.popleft())
        for u in sorted(users[n]):
            count[u] -= 1
            if not count[u]:
                ready.append(u)
    if len(out) < len(depends):
        raise ValueError(f"cycle among {sorted(set(depends) - set(out))}")
    return out


print(order({"a": "", "b": "a", "c": "ab", "d": "c", "e": "ad"}))
try:
    order({"a": "b", "b": "a", "c": ""})
except ValueError as error:
    print(error)


class Union:
    def __init__(self, n):
        self.parent = list(range(n))

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = x = self.parent[self.parent[x]]
        return x

    def join(self, a, b):
        self.parent[self.find(a)] = self.find(b)


u = Union(1000)
for i in range(0, 1000, 3):
    u.join(i, i * i % 1000)
print(len({u.find(i) for i in range(1000)}))


@cache
def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


@cache
def partitions(n, k):
    return 1 if n == 0 else sum(partitions(n - i, i) for i in range(1, min(n, k) + 1))


sys.setrecursionlimit(5000)
print(ackermann(2, 60), partitions(60, 60), cache(lambda n: n)(3))


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


moves = list(hanoi(9))
print(len(moves), moves[:7], "".join(sorted(set(moves))))


def flood(grid, x, y, new):
    old, todo, done = grid[y][x], [(x, y)], 0
    while todo:
        x, y = todo.pop()
        if 0 <= y < len(grid) and 0 <= x < len(grid[y]) and grid[y][x] == old:
            grid[y][x], done = new, done + 1
            todo += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return done


grid = [list("..#..#...."), list("..#...##.."), list("###......."), list(".....#####")]
print(flood(grid, 4, 1, "~"), *map("".join, grid), sep="\n")

# expect:
# | [(4, 0)] 0 [4]
# | (60, (3, 5, 7, 8, 13, 14, 15, 17, 19, 20)) CacheInfo(hits=392, misses=506, maxsize=None, currsize=506)
# | [1, 0, 0, 2, 10, 4, 40]
# | 3 3 18
# | ['a', 'b', 'c', 'd', 'e']
# | cycle among ['a', 'b']
# | 667
# | 123 966467 3
# | 511 ['AC', 'AB', 'CB', 'AC', 'BA', 'BC', 'AC'] ABACBABCCACB
# | 23
# | ..#~~#~~~~
# | ..#~~~##~~
# | ###~~~~~~~
# | ~~~~~#####
