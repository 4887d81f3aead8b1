print(hash("") == 0, hash(0), hash(-1), hash(1.0), hash(True), hash(2**61), hash(()), hash((1, 2)) == hash((1, 2)), hash(frozenset()), hash(None) == hash(None), hash(int) == hash(int), hash(range(3)) == hash(range(3)), hash(slice) == hash(slice))
for x in ([], {}, set(), bytearray(), slice(1), {}.keys(), [].__class__.__hash__):
    try:
        print(hash(x) is not None)
    except TypeError as e:
        print(e)
a = []
print(id(a) == id(a), id([]) != id(a), isinstance(id(a), int), id(None) == id(None), id(True) == id(1 == 1))
print(repr([1, "a", None, 2.5, (1,), {1: 2}, {3}, b"x", range(2), slice(1), ..., NotImplemented, True, 1j]))
d = {}
d["d"] = d
l = [d]
d["l"] = l
t = (l,)
print(d, l, t, repr(t))
s = [1]
s.append((s, {"s": s}))
print(s)
print(ascii(["é", "😀"]), repr(["é", "\n"]), str(["é"]))

# expect:
# | True 0 -2 1 1 1 5740354900026072187 True 133146708735736 True True True True
# | unhashable type: 'list'
# | unhashable type: 'dict'
# | unhashable type: 'set'
# | unhashable type: 'bytearray'
# | unhashable type: 'slice'
# | unhashable type: 'dict_keys'
# | True
# | True True True True True
# | [1, 'a', None, 2.5, (1,), {1: 2}, {3}, b'x', range(0, 2), slice(None, 1, None), Ellipsis, NotImplemented, True, 1j]
# | {'d': {...}, 'l': [{...}]} [{'d': {...}, 'l': [...]}] ([{'d': {...}, 'l': [...]}],) ([{'d': {...}, 'l': [...]}],)
# | [1, ([...], {'s': [...]})]
# | ['\xe9', '\U0001f600'] ['é', '\n'] ['é']
