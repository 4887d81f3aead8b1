def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(slice(5), slice(1, 2), slice(1, 2, 3), slice(None), slice("a", [1]), slice(1, 2) == slice(1, 2, None), slice(1) < slice(2), slice(1, 5, 2).start, slice(3).stop, slice(3).step)
for s in (slice(None), slice(2, None), slice(None, -1), slice(None, None, -1), slice(-100, 100), slice(5, 2, -1), slice(1, 10, 3), slice(None, None, 2**70), slice(-2**70, 2**70)):
    print(s, [s.indices(n) for n in (0, 1, 5, 10)])
show(slice)
show(slice, 1, 2, 3, 4)
show(hash, slice(1))
show(slice(None, None, 0).indices, 5)
show(slice(1).indices, -1)
show(slice("a").indices, 5)
show(slice(1.5).indices, 5)
show(setattr, slice(1), "start", 2)
show(lambda: slice(1) < slice("a"))


class Probe:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


p = Probe()
print(p[1], p[1:2], p[::], p[1:2:3], p[1, 2], p[1:2, 3], p[...], p[()], p[:, None], p["a":"b"], p[1,], p[*[1, 2]], p[1:2, *[3]])
p[1:2] = 3
p[::2, 1] = "x"
del p[1:], p[0]
p[0] += p[1:2] if False else (0,) if False else 5 if False else 1 if isinstance(p[0], int) else 0

# expect:
# | slice(None, 5, None) slice(1, 2, None) slice(1, 2, 3) slice(None, None, None) slice('a', [1], None) True True 1 3 None
# | slice(None, None, None) [(0, 0, 1), (0, 1, 1), (0, 5, 1), (0, 10, 1)]
# | slice(2, None, None) [(0, 0, 1), (1, 1, 1), (2, 5, 1), (2, 10, 1)]
# | slice(None, -1, None) [(0, 0, 1), (0, 0, 1), (0, 4, 1), (0, 9, 1)]
# | slice(None, None, -1) [(-1, -1, -1), (0, -1, -1), (4, -1, -1), (9, -1, -1)]
# | slice(-100, 100, None) [(0, 0, 1), (0, 1, 1), (0, 5, 1), (0, 10, 1)]
# | slice(5, 2, -1) [(-1, -1, -1), (0, 0, -1), (4, 2, -1), (5, 2, -1)]
# | slice(1, 10, 3) [(0, 0, 3), (1, 1, 3), (1, 5, 3), (1, 10, 3)]
# | slice(None, None, 1180591620717411303424) [(0, 0, 1180591620717411303424), (0, 1, 1180591620717411303424), (0, 5, 1180591620717411303424), (0, 10, 1180591620717411303424)]
# | slice(-1180591620717411303424, 1180591620717411303424, None) [(0, 0, 1), (0, 1, 1), (0, 5, 1), (0, 10, 1)]
# | TypeError: slice expected at least 1 argument, got 0
# | TypeError: slice expected at most 3 arguments, got 4
# | TypeError: unhashable type: 'slice'
# | ValueError: slice step cannot be zero
# | ValueError: length should not be negative
# | TypeError: slice indices must be integers or None or have an __index__ method
# | TypeError: slice indices must be integers or None or have an __index__ method
# | AttributeError: readonly attribute
# | TypeError: '<' not supported between instances of 'int' and 'str'
# | 1 slice(1, 2, None) slice(None, None, None) slice(1, 2, 3) (1, 2) (slice(1, 2, None), 3) Ellipsis () (slice(None, None, None), None) slice('a', 'b', None) (1,) (1, 2) (slice(1, 2, None), 3)
# | set slice(1, 2, None) 3
# | set (slice(None, None, 2), 1) x
# | del slice(1, None, None)
# | del 0
# | set 0 1
