class Name(str):
    def __new__(cls, value, extra=None):
        self = super().__new__(cls, value.title())
        self.extra = extra
        return self

    def __repr__(self):
        return f"Name({str(self)!r})"

    def __eq__(self, other):
        return str(self).lower() == str(other).lower()

    __hash__ = str.__hash__


n = Name("bob smith", 5)
print(n, repr(n), n.extra, n == "BOB SMITH", "BOB SMITH" == n, n.upper(), type(n.upper()), n + "!", type(n + "!"), n[0], type(n[:]), len(n), {"Bob Smith": 1}.get(n), n.__dict__)
print(f"{n}", f"{n!r}", "%s %r" % (n, n), str(n), type(str(n)), "".join([n]), type("".join([n])), isinstance(n, str), n in ["bob smith"], sorted([Name("b"), Name("a")]))
print("a".__add__("b"), "a".__mul__(3), "a".__rmul__(2), "ab".__contains__("b"), "ab".__getitem__(0), "a".__eq__(1), "a".__lt__("b"), "a".__lt__(1), "ab".__len__(), "%d".__mod__(5), "a".__format__(">3"), "a".__str__(), "a".__repr__(), "abc".__iter__().__next__())
print(str(), str(object=5), str(None), str(Name), str("é"), "x".__class__, str.__name__, "doc" in str.__doc__, "abc".__sizeof__() > 3)


class BadStr:
    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __format__(self, spec):
        return 3


for f in (str, repr, format, ascii):
    try:
        print(f(BadStr()))
    except TypeError as e:
        print(e)

# expect:
# | Bob Smith Name('Bob Smith') 5 True True BOB SMITH <class 'str'> Bob Smith! <class 'str'> B <class 'str'> 9 1 {'extra': 5}
# | Bob Smith Name('Bob Smith') Bob Smith Name('Bob Smith') Bob Smith <class 'str'> Bob Smith <class 'str'> True True [Name('A'), Name('B')]
# | ab aaa aa True a NotImplemented True NotImplemented 2 5   a a 'a' a
# |  5 None <class '__main__.Name'> é <class 'str'> str False True
# | __str__ returned non-string (type int)
# | __repr__ returned non-string (type NoneType)
# | __format__ must return a str, not int
# | __repr__ returned non-string (type NoneType)
