def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

show(len, 5)
show(len, None)
show(len)
show(len, [], [])
show(iter, 5)
show(next, [])
show(next, iter([]))
show(next, iter([]), "default")
show(next, iter([1]), "default")
show(lambda: list(iter(lambda: 3, 3)))
show(lambda: iter(3, 4))


class Bad:
    def __len__(self):
        return "x"

    def __iter__(self):
        return 5


class Negative:
    def __len__(self):
        return -1


class Huge:
    def __len__(self):
        return 2**70


class OldStyle:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


for c in (Bad, Negative, Huge):
    show(lambda: len(c()))
show(lambda: iter(Bad()))
show(lambda: list(OldStyle()))
show(lambda: 9 in OldStyle())
show(lambda: 5 in OldStyle())
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), list(it))
values = iter([1, 2, 3, 4, 5])
print(list(iter(lambda: next(values), 4)), list(values))

# expect:
# | TypeError: object of type 'int' has no len()
# | TypeError: object of type 'NoneType' has no len()
# | TypeError: len() takes exactly one argument (0 given)
# | TypeError: len() takes exactly one argument (2 given)
# | TypeError: 'int' object is not iterable
# | TypeError: 'list' object is not an iterator
# ' 'StopIteration: '
# | 'default'
# | 1
# | []
# | TypeError: iter(v, w): v must be callable
# | TypeError: 'str' object cannot be interpreted as an integer
# | ValueError: __len__() should return >= 0
# | OverflowError: cannot fit 'int' into an index-sized integer
# | TypeError: iter() returned non-iterator of type 'int'
# | [0, 1, 4, 9]
# | True
# | False
# | 3 1 2 [2, 3] []
# | [1, 2, 3] [5]
