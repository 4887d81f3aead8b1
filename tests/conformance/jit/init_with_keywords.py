# **keywords in hot loops: of functions and of __init__; by position, by name, with errors, with __init__ exchanged.
class Element:
    def __init__(self, tag, attrib={}, **extra):
        self.tag, self.attrib = tag, {**attrib, **extra}


class Sub(Element):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.kw = kw


def plain(n, make):
    total = 0
    for i in range(n):
        e = make("a", {"i": i})
        total += e.attrib["i"] + len(e.attrib)
    return total


def named(n, make):
    total = 0
    for i in range(n):
        e = make("a", {"i": i}, x=i, y=2)
        total += e.attrib["x"] + e.attrib["y"] + len(e.attrib)
    return total


def changing(n):
    kinds, seen = [Element, Sub], []
    for i in range(n):
        try:
            e = kinds[i % 7 == 3]("t", **{"k": i}) if i % 5 else kinds[0](tag="t", k=i)
            seen.append((type(e).__name__, e.attrib["k"]))
            if i % 50 == 49:
                kinds[0]()
        except TypeError as error:
            seen.append(str(error))
        if i == n - 20:
            Element.__init__ = lambda self, tag, **kw: setattr(self, "attrib", {"k": -1})
    return seen


print(plain(1000, Element), plain(1000, Sub), named(1000, Element), named(1000, Sub))
print(plain(500, Element), named(500, Sub))
seen = changing(400)
print(len(seen), seen[:4], seen[48:52], seen[-25:])


def all_sorts(a, /, b=1, *rest, c=3, **others):
    others["seen"] = len(others)
    return a, b, rest, c, list(others.items())


def calls(n):
    for i in range(n):
        yield all_sorts(i, a=2, x=i)
        yield all_sorts(i, c=i, b=5)
        yield all_sorts(i, 6, 7, *(8, i), z=1, y=i, a=i + 0.5)
        try:
            yield all_sorts(i, 1, b=i, q=1) if i % 3 else all_sorts(a=i)
        except TypeError as error:
            yield str(error)


for row in [r for r in calls(300)][-12:]:
    print(row)

# expect:
# | 500500 500500 504500 504500
# | 125250 127250
# | 408 [('Element', 0), ('Element', 1), ('Element', 2), ('Sub', 3)] [('Element', 48), ('Element', 49), "Element.__init__() missing 1 required positional argument: 'tag'", ('Element', 50)] [('Element', 376), ('Element', 377), ('Element', 378), ('Element', 379), ('Element', 380), ('Sub', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Sub', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), ('Element', -1), "changing.<locals>.<lambda>() missing 1 required positional argument: 'tag'"]
# | (297, 1, (), 3, [('a', 2), ('x', 297), ('seen', 2)])
# | (297, 5, (), 297, [('seen', 0)])
# | (297, 6, (7, 8, 297), 3, [('z', 1), ('y', 297), ('a', 297.5), ('seen', 3)])
# | all_sorts() missing 1 required positional argument: 'a'
# | (298, 1, (), 3, [('a', 2), ('x', 298), ('seen', 2)])
# | (298, 5, (), 298, [('seen', 0)])
# | (298, 6, (7, 8, 298), 3, [('z', 1), ('y', 298), ('a', 298.5), ('seen', 3)])
# | all_sorts() got multiple values for argument 'b'
# | (299, 1, (), 3, [('a', 2), ('x', 299), ('seen', 2)])
# | (299, 5, (), 299, [('seen', 0)])
# | (299, 6, (7, 8, 299), 3, [('z', 1), ('y', 299), ('a', 299.5), ('seen', 3)])
# | all_sorts() got multiple values for argument 'b'
