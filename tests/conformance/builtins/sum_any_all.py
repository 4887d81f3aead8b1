def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(sum([]), sum([1, 2, 3]), sum([1, 2], 10), sum([[1], [2]], []), sum((0.1,) * 3), sum([1, 2.5, 2]), sum([2**62, 2**62, 2**62]), sum([1j, 2]), sum(range(100)), sum([], start=5), sum({1: 2, 3: 4}), sum([True, True]))
show(sum, ["a", "b"])
show(sum, ["a"], "")
show(sum, [b"a"], b"")
show(sum, [bytearray()], bytearray())
show(sum, 5)
show(sum)
print(any([]), all([]), any([0, "", None, 1]), all([1, "a", [0]]), any(x > 3 for x in range(5)), all(x > 3 for x in range(5)))
log = []


def note(x):
    log.append(x)
    return x


print(any(note(x) for x in (0, 2, 0)), all(note(x) for x in (1, 0, 1)), log)
show(any, 5)
show(all, [1], [2])

# expect:
# | 0 6 13 [1, 2] 0.30000000000000004 5.5 13835058055282163712 (2+1j) 4950 5 4 2
# | TypeError: unsupported operand type(s) for +: 'int' and 'str'
# | TypeError: sum() can't sum strings [use ''.join(seq) instead]
# | TypeError: sum() can't sum bytes [use b''.join(seq) instead]
# | TypeError: sum() can't sum bytearray [use b''.join(seq) instead]
# | TypeError: 'int' object is not iterable
# | TypeError: sum() takes at least 1 positional argument (0 given)
# | False True True True True False
# | True False [0, 2, 1, 0]
# | TypeError: 'int' object is not iterable
# | TypeError: all() takes exactly one argument (2 given)
