class Meters(int):
    def __repr__(self):
        return f"Meters({int(self)})"

    def __add__(self, other):
        return Meters(int(self) + int(other))


class Loud(int):
    def __new__(cls, value):
        print("new", value)
        return super().__new__(cls, value)

    def __init__(self, value):
        print("init", value)


m = Meters(5)
print(m, m + 3, 3 + m, m - 1, type(m - 1), m * 2, m == 5, hash(m) == hash(5), {5: "five"}[m], str(m), f"{m}", f"{m:d}", "%d %s %r" % (m, m, m))
m.unit = "m"
print(m.unit, m.__dict__, isinstance(m, int), int(m), type(int(m)), +m, type(+m), bool(Meters(0)))
print(Loud(7) + 1, [10, 20, 30][Meters(1)], list(range(Meters(3))))


class Index:
    def __index__(self):
        return 3

    def __int__(self):
        return 9


print(int(Index()), [0, 1, 2, 3][Index()], "ab" * Index(), range(Index()), hex(Index()), list(range(10))[Index():])

# expect:
# | Meters(5) Meters(8) 8 4 <class 'int'> 10 True True five Meters(5) Meters(5) 5 5 Meters(5) Meters(5)
# | m {'unit': 'm'} True 5 <class 'int'> 5 <class 'int'> False
# | new 7
# | init 7
# | 8 20 [0, 1, 2]
# | 9 3 ababab range(0, 3) 0x3 [3, 4, 5, 6, 7, 8, 9]
