def f(x):
    match x:
        case []:
            return "empty"
        case [1]:
            return "just one"
        case [1, 2, *rest]:
            return f"1 2 rest={rest}"
        case [a, [b, c]]:
            return f"nested {a} {b} {c}"
        case (x, y, z):
            return f"three {x} {y} {z}"
        case [first, *_, last] if first == last:
            return f"bookends {first}"
        case [*everything]:
            return f"all {everything}"
        case _:
            return "no"


import collections.abc
for v in ([], (), [1], [1, 2], [1, 2, 3, 4], (5, (6, 7)), ["x", "yz"], [7, 8, 9], [5, 1, 2, 5], "abc", b"ab", range(4), {1: 2}, {1, 2}, None, iter([1]), collections.deque([1, 2, 3]), bytearray(b"xyz"), memoryview(b"abc"), {}.keys()):
    print(f(v))


class Seq(collections.abc.Sequence):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return i * 10


match Seq():
    case [a, b]:
        print(a, b)
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]:
        print(a, b, c, d)
match [[1, 2], [3, 4], [5, 6]]:
    case [[a, _], *_, [_, b]]:
        print(a, b)

# expect:
# | empty
# | empty
# | just one
# | 1 2 rest=[]
# | 1 2 rest=[3, 4]
# | nested 5 6 7
# | all ['x', 'yz']
# | three 7 8 9
# | bookends 5
# | no
# | no
# | all [0, 1, 2, 3]
# | no
# | no
# | no
# | no
# | 1 2 rest=[3]
# | no
# | three 97 98 99
# | no
# | 0 10
# | 1 2 3 4
# | 1 6
