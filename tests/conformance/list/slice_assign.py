def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def do(target, s, value):
    target = list(target)
    target[s] = value
    return target


def rm(target, s):
    target = list(target)
    del target[s]
    return target


r = range(6)
for s in (slice(1, 3), slice(3, 1), slice(None), slice(0, 0), slice(6, 6), slice(-2, None), slice(10, 20), slice(None, None, -1), slice(2, None, 2), slice(-1, -4, -1), slice(4, 1, -1)):
    show(do, r, s, "ab")
    show(do, r, s, [])
    show(do, r, s, range(10, 16))
    show(rm, r, s)
show(do, r, slice(1, 2), 5)
show(do, r, slice(None, None, 0), [1])
show(do, r, slice("a", None), [1])
show(do, r, slice(None, None, 2), 5)
show(do, r, slice(None, None, 2), iter([1, 2, 3]))
a = [1, 2, 3]
a[1:2] = a
print(a)
a[::2] = a[1::2] + [0] if len(a) % 2 else a[1::2]
print(a)

# expect:
# | [0, 'a', 'b', 3, 4, 5]
# | [0, 3, 4, 5]
# | [0, 10, 11, 12, 13, 14, 15, 3, 4, 5]
# | [0, 3, 4, 5]
# | [0, 1, 2, 'a', 'b', 3, 4, 5]
# | [0, 1, 2, 3, 4, 5]
# | [0, 1, 2, 10, 11, 12, 13, 14, 15, 3, 4, 5]
# | [0, 1, 2, 3, 4, 5]
# | ['a', 'b']
# | []
# | [10, 11, 12, 13, 14, 15]
# | []
# | ['a', 'b', 0, 1, 2, 3, 4, 5]
# | [0, 1, 2, 3, 4, 5]
# | [10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5]
# | [0, 1, 2, 3, 4, 5]
# | [0, 1, 2, 3, 4, 5, 'a', 'b']
# | [0, 1, 2, 3, 4, 5]
# | [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15]
# | [0, 1, 2, 3, 4, 5]
# | [0, 1, 2, 3, 'a', 'b']
# | [0, 1, 2, 3]
# | [0, 1, 2, 3, 10, 11, 12, 13, 14, 15]
# | [0, 1, 2, 3]
# | [0, 1, 2, 3, 4, 5, 'a', 'b']
# | [0, 1, 2, 3, 4, 5]
# | [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15]
# | [0, 1, 2, 3, 4, 5]
# | ValueError: attempt to assign sequence of size 2 to extended slice of size 6
# | ValueError: attempt to assign sequence of size 0 to extended slice of size 6
# | [15, 14, 13, 12, 11, 10]
# | []
# | [0, 1, 'a', 3, 'b', 5]
# | ValueError: attempt to assign sequence of size 0 to extended slice of size 2
# | ValueError: attempt to assign sequence of size 6 to extended slice of size 2
# | [0, 1, 3, 5]
# | ValueError: attempt to assign sequence of size 2 to extended slice of size 3
# | ValueError: attempt to assign sequence of size 0 to extended slice of size 3
# | ValueError: attempt to assign sequence of size 6 to extended slice of size 3
# | [0, 1, 2]
# | ValueError: attempt to assign sequence of size 2 to extended slice of size 3
# | ValueError: attempt to assign sequence of size 0 to extended slice of size 3
# | ValueError: attempt to assign sequence of size 6 to extended slice of size 3
# | [0, 1, 5]
# | TypeError: can only assign an iterable
# | ValueError: slice step cannot be zero
# | TypeError: slice indices must be integers or None or have an __index__ method
# | TypeError: must assign iterable to extended slice
# | [1, 1, 2, 3, 3, 5]
# | [1, 1, 2, 3, 3]
# | [1, 1, 3, 3, 0]
