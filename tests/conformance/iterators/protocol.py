class It:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("from next")


class NoIter:
    def __next__(self):
        return 1


class IterReturnsSelfless:
    def __iter__(self):
        return NoIter()


class IterBad:
    def __iter__(self):
        return object()


class GetItemRaises:
    def __getitem__(self, i):
        if i == 2:
            raise KeyError("stop?")
        return i


for f in (lambda: list(It()), lambda: iter(NoIter()), lambda: next(NoIter()), lambda: [x for x, _ in zip(IterReturnsSelfless(), range(2))], lambda: iter(IterBad()), lambda: list(GetItemRaises()), lambda: [*It()], lambda: dict(It()), lambda: max(It()), lambda: 1 in It(), lambda: (lambda *a: a)(*It()), lambda: "".join(It()), lambda: set(It()), lambda: sum(It()), lambda: sorted(It()), lambda: tuple(It())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | ValueError from next
# | TypeError 'NoIter' object is not iterable
# | 1
# | [1, 1]
# | TypeError iter() returned non-iterator of type 'object'
# | KeyError 'stop?'
# | ValueError from next
# | ValueError from next
# | ValueError from next
# | ValueError from next
# | ValueError from next
# | ValueError from next
# | ValueError from next
# | ValueError from next
# | ValueError from next
# | ValueError from next
