# Pipelines of itertools, and a formatted table.
import itertools as it
import operator
import statistics
import textwrap
from collections import ChainMap, Counter, namedtuple

Sale = namedtuple("Sale", "region product units price", defaults=[1.0])
RAW = """north,apple,10,0.5
south,pear,3,1.25
north,pear,7,1.2
east,apple,100,0.45
south,apple,,0.55
west,fig,2"""


def rows(text):
    for line in text.splitlines():
        first, second, units, *price = line.split(",")
        yield Sale(first, second, int(units or 0), *map(float, price))


sales = sorted(rows(RAW), key=operator.attrgetter("region", "product"))
print(f"{'region':<10}{'product':^10}{'units':>8}{'price':>10}{'total':>12}{'share':>9}")
grand = sum(s.units * s.price for s in sales)
for region, group in it.groupby(sales, key=operator.itemgetter(0)):
    for s in group:
        total = s.units * s.price
        print(f"{region:<10}{s.product:^10}{s.units:>8,}{s.price:>10.3f}{total:>+12.2e}{total / grand:>9.1%}")
        region = '"'
print("=" * 59 + f"\n{grand:>49_.4f}", "%-8s|%+06.1f|%#x|%r|%5.1f%%" % ("end", grand, 255, Sale, 12.345))
print(list(it.accumulate([3, 1, 4, 1, 5, 9, 2, 6], max)), list(it.accumulate(range(1, 6), operator.mul, initial=1)))
print(["".join(p) for p in it.permutations("abc", 2)], list(it.combinations_with_replacement("xy", 3))[-2:], len(list(it.product(range(4), repeat=5))))
print(list(it.zip_longest("abcd", range(2), fillvalue="-")), list(it.pairwise("abcde"))[1:3], list(it.islice(it.count(10, -3), 2, 8, 2)))
print(list(it.compress(it.cycle("ab"), [1, 0, 1, 1])), list(it.starmap(pow, [(2, 5), (3, 2)])), list(it.dropwhile(lambda x: x < 3, [1, 3, 2])))


def windows(xs, n):
    iterators = [it.islice(i, k, None) for k, i in enumerate(it.tee(xs, n))]
    return zip(*iterators)


def primes():
    yield 2
    seen, candidates = {}, it.count(3, 2)
    for n in candidates:
        if (p := seen.pop(n, None)) is None:
            yield n
            seen[n * n] = 2 * n
        else:
            m = next(x for x in it.count(n + p, p) if x not in seen)
            seen[m] = p


print(list(windows(range(7), 3))[-1], list(it.takewhile(lambda p: p < 60, primes())), next(it.islice(primes(), 2000, None)))
data = list(it.islice((i * i % 37 for i in it.count()), 40))
print(statistics.mean(data), statistics.median(data), statistics.mode(data), round(statistics.stdev(data), 6), statistics.quantiles(data, n=4))
print(Counter(data).most_common(3), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], Counter("abca") - Counter("ab") | Counter(z=2))
print(textwrap.fill("The quick brown fox jumps over the lazy dog; " * 3, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.dedent("""
    two
      four
    """).strip(), textwrap.shorten("a long text that is cut", 15), repr(textwrap.indent("a\n\nb", "> ")))

# expect:
# | region     product     units     price       total    share
# | east        apple        100     0.450   +4.50e+01    70.1%
# | north       apple         10     0.500   +5.00e+00     7.8%
# | "            pear          7     1.200   +8.40e+00    13.1%
# | south       apple          0     0.550   +0.00e+00     0.0%
# | "            pear          3     1.250   +3.75e+00     5.8%
# | west         fig           2     1.000   +2.00e+00     3.1%
# | ===========================================================
# |                                           64.1500 end     |+064.2|0xff|<class '__main__.Sale'>| 12.3%
# | [3, 3, 4, 4, 5, 9, 9, 9] [1, 1, 2, 6, 24, 120]
# | ['ab', 'ac', 'ba', 'bc', 'ca', 'cb'] [('x', 'y', 'y'), ('y', 'y', 'y')] 1024
# | [('a', 0), ('b', 1), ('c', '-'), ('d', '-')] [('b', 'c'), ('c', 'd')] [4, -2, -8]
# | ['a', 'a', 'b'] [32, 9] [3, 2]
# | (4, 5, 6) [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59] 17393
# | 16.775 14.0 1 12.096805 [4.75, 14.0, 27.75]
# | [(1, 3), (4, 3), (0, 2)] 3 Counter({'z': 2, 'a': 1, 'c': 1})
# | * The quick brown fox jumps over the
# |   lazy dog; The quick brown fox jumps
# |   over the lazy dog; The quick brown fox
# |   jumps over the lazy dog;
# | two
# |   four a long [...] '> a\n\n> b'
