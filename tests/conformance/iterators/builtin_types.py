for it in (iter([1]), iter((1,)), iter("a"), iter("é"), iter(b"a"), iter(bytearray(b"a")), iter({1: 2}), iter({1: 2}.values()), iter({1: 2}.items()), iter({1}), iter(range(1)), iter(range(2**70)), reversed([1]), reversed({1: 1}), enumerate([]), zip(), map(str, []), filter(None, []), iter(lambda: 1, 1), (x for x in []), iter(memoryview(b"a")), reversed("a")):
    print(type(it).__name__, iter(it) is it, hasattr(it, "__length_hint__"), hasattr(it, "__next__"), hasattr(it, "__reduce__"))
import pickle, copy
for it in (iter([1, 2, 3]), iter((1, 2)), iter("abc"), iter(range(5)), reversed([1, 2]), enumerate("ab"), zip("ab", "cd"), iter({1: 2}), iter(b"xy"), map(str, [1, 2])):
    next(it)
    print(list(pickle.loads(pickle.dumps(it))), list(copy.copy(it)) if not isinstance(it, (zip, map, enumerate)) else "", list(it))

# expect:
# | list_iterator True True True True
# | tuple_iterator True True True True
# | str_ascii_iterator True True True True
# | str_iterator True True True True
# | bytes_iterator True True True True
# | bytearray_iterator True True True True
# | dict_keyiterator True True True True
# | dict_valueiterator True True True True
# | dict_itemiterator True True True True
# | set_iterator True True True True
# | range_iterator True True True True
# | longrange_iterator True True True True
# | list_reverseiterator True True True True
# | dict_reversekeyiterator True True True True
# | enumerate True False True True
# | zip True False True True
# | map True False True True
# | filter True False True True
# | callable_iterator True False True True
# | generator True False True True
# | memory_iterator True False True True
# | reversed True True True True
# | [2, 3] [2, 3] [2, 3]
# | [2] [2] [2]
# | ['b', 'c'] ['b', 'c'] ['b', 'c']
# | [1, 2, 3, 4] [1, 2, 3, 4] [1, 2, 3, 4]
# | [1] [1] [1]
# | [(1, 'b')]  [(1, 'b')]
# | [('b', 'd')]  [('b', 'd')]
# | [] [] []
# | [121] [121] [121]
# | ['2']  ['2']
