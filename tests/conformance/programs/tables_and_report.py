# A little language of queries over tables: closures, sorting by several keys, grouping, printing aligned.
from functools import cmp_to_key, partial, reduce, singledispatchmethod, total_ordering
from operator import itemgetter

PEOPLE = [dict(zip(("name", "age", "city", "pay"), row)) for row in [
    ("Ann", 31, "Oslo", 5200.5), ("Bob", 25, "Rome", 4100.0), ("Cid", 31, "Rome", None), ("Dee", 47, "Oslo", 9100.25),
    ("Eve", 25, "Bonn", 4100.0), ("Fay", 38, "Rome", 100000.0)]]


class Query:
    def __init__(self, rows, steps=()):
        self.rows, self.steps = rows, steps

    def _then(self, step):
        return Query(self.rows, (*self.steps, step))

    def where(self, **conditions):
        tests = []
        for key, want in conditions.items():
            name, _, op = key.partition("__")
            compare = {"": lambda a, b: a == b, "gt": lambda a, b: a is not None and a > b, "within": lambda a, b: a in b,
                       "null": lambda a, b: (a is None) == b}[op]
            tests.append(lambda row, n=name, c=compare, w=want: c(row[n], w))
        return self._then(lambda rows: (r for r in rows if all(t(r) for t in tests)))

    def order(self, *names):
        def step(rows):
            rows = list(rows)
            for name in reversed(names):
                rows.sort(key=itemgetter(name.lstrip("-")), reverse=name.startswith("-"))
            return iter(rows)
        return self._then(step)

    def group(self, name, **aggregates):
        def step(rows):
            groups = {}
            for row in rows:
                groups.setdefault(row[name], []).append(row)
            for key, members in groups.items():
                yield {name: key, **{k: f([m[c] for m in members if m[c] is not None]) for k, (c, f) in aggregates.items()}}
        return self._then(step)

    def __iter__(self):
        return reduce(lambda rows, step: step(rows), self.steps, iter(self.rows))

    def __getitem__(self, index):
        return list(self)[index]

    def show(self):
        rows = list(self)
        heads = list(rows[0])
        cells = [[("-" if r[h] is None else f"{r[h]:.2f}" if isinstance(r[h], float) else str(r[h])) for h in heads] for r in rows]
        widths = [max(map(len, column)) for column in zip(heads, *cells)]
        for line in (heads, ["-" * w for w in widths], *cells):
            print(" ".join(f"{c:>{w}}" if c[:1].isdigit() else f"{c:<{w}}" for c, w in zip(line, widths)).rstrip())


q = Query(PEOPLE)
q.order("-age", "name").show()
q.where(city__within={"Rome", "Oslo"}).group("city", n=("name", len), mean=("pay", lambda v: sum(v) / len(v)), names=("name", ", ".join)).show()
print([r["name"] for r in q.where(age__gt=26, pay__null=False)], q.order("pay" if 0 else "name")[-1]["name"], q.where(pay__null=True)[0])
try:
    q.order("pay").show()
except TypeError as error:
    print(error)


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) if p.isdigit() else p for p in text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))

    @singledispatchmethod
    def bump(self, by):
        raise NotImplementedError(type(by).__name__)

    @bump.register
    def _(self, by: int):
        return Version(".".join(map(str, (*self.parts[:-1], self.parts[-1] + by))))

    @bump.register(str)
    def _(self, by):
        return Version(f"{self!r}.{by}")


versions = [Version(v) for v in ("1.10", "1.9.1", "1.9", "2.0", "1.10")]
print(sorted(versions), max(versions), versions[0] >= versions[4], versions[1].bump(4), versions[1].bump("7"))
for attempt in (lambda: versions[0].bump(1.5), lambda: Version("1.a") < Version("1.2")):
    try:
        attempt()
    except (NotImplementedError, TypeError) as error:
        print(type(error).__name__, error)
zigzag = cmp_to_key(lambda a, b: (a % 3 - b % 3) or (b - a))
print(sorted(range(12), key=zigzag), min([5, 3, 4], key=partial(pow, -1)), sorted("bAcB", key=str.swapcase), sorted([(1, "b"), (1, "a")], key=itemgetter(0)))

# expect:
# | name age city pay
# | ---- --- ---- ---------
# | Dee   47 Oslo   9100.25
# | Fay   38 Rome 100000.00
# | Ann   31 Oslo   5200.50
# | Cid   31 Rome -
# | Bob   25 Rome   4100.00
# | Eve   25 Bonn   4100.00
# | city n mean     names
# | ---- - -------- -------------
# | Oslo 2  7150.38 Ann, Dee
# | Rome 3 52050.00 Bob, Cid, Fay
# | ['Ann', 'Dee', 'Fay'] Fay {'name': 'Cid', 'age': 31, 'city': 'Rome', 'pay': None}
# | '<' not supported between instances of 'NoneType' and 'float'
# | [1.9, 1.9.1, 1.10, 1.10, 2.0] 2.0 True 1.9.5 1.9.1.7
# | NotImplementedError float
# | TypeError '<' not supported between instances of 'str' and 'int'
# | [9, 6, 3, 0, 10, 7, 4, 1, 11, 8, 5, 2] 5 ['b', 'c', 'A', 'B'] [(1, 'b'), (1, 'a')]
