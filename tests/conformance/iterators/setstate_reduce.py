print(iter([1, 2]).__reduce__()[1], iter(()).__reduce__()[1], iter(range(3)).__reduce__()[1], iter("ab").__reduce__()[1], reversed([1]).__reduce__()[1], enumerate([5]).__reduce__()[1][1])
i = iter([1, 2, 3, 4])
i.__setstate__(2)
print(list(i))
i = iter((1, 2, 3))
i.__setstate__(-5)
print(list(i))
i = iter(range(5))
i.__setstate__(3)
print(list(i), i.__length_hint__())
i = iter("abc")
i.__setstate__(100)
print(list(i))
r = reversed([1, 2, 3])
r.__setstate__(1)
print(list(r))

# expect:
# | ([1, 2],) ((),) (range(0, 3),) ('ab',) ([1],) 0
# | [3, 4]
# | [1, 2, 3]
# | [3, 4] 0
# | []
# | [2, 1]
