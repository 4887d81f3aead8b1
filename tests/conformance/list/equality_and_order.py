lists = [[], [0], [1], [0, 1], [1, 0], [[]], [[1], 2], [1.0], [True], ["a"], [None], [float("nan")]]
for a in lists:
    row = []
    for b in lists:
        try:
            row.append(("=" if a == b else "!") + ("<" if a < b else ">" if a > b else "."))
        except TypeError as e:
            row.append("E")
    print(a, " ".join(row))
a = [1, [2, [3, 4]], (5, {6: 7})]
b = [1, [2, [3, 4]], (5, {6: 7})]
print(a == b, a is b, a[1] is b[1], a != b, [a] == [b], a <= b, a < b, a >= b, sorted([[3], [1, 2], [1], []]), max([[1, 2], [1, 3]]), [1, 2] < [1, 2, 0], [2] > [1, 9, 9], [1, "a"] < [2, 5], [1, 2, 3] == [1, 2, 3.0], (1, 2) == [1, 2])
for f in (lambda: [1, "a"] < [1, 5], lambda: [None] < [None], lambda: [None] < [1], lambda: [[1]] < [["a"]], lambda: [] < (), lambda: [1] == object()):
    try:
        print(f())
    except TypeError as e:
        print(e)

# expect:
# | [] =. !< !< !< !< !< !< !< !< !< !< !<
# | [0] !> =. !< !< !< E E !< !< E E !.
# | [1] !> !> =. !> !< E E =. =. E E !.
# | [0, 1] !> !> !< =. !< E E !< !< E E !.
# | [1, 0] !> !> !> !> =. E E !> !> E E !.
# | [[]] !> E E E E =. !< E E E E E
# | [[1], 2] !> E E E E !> =. E E E E E
# | [1.0] !> !> =. !> !< E E =. =. E E !.
# | [True] !> !> =. !> !< E E =. =. E E !.
# | ['a'] !> E E E E E E E E =. E E
# | [None] !> E E E E E E E E E =. E
# | [nan] !> !. !. !. !. E E !. !. E E =.
# | True False False False True True False True [[], [1], [1, 2], [3]] [1, 3] True True True True False
# | '<' not supported between instances of 'str' and 'int'
# | False
# | '<' not supported between instances of 'NoneType' and 'int'
# | '<' not supported between instances of 'int' and 'str'
# | '<' not supported between instances of 'list' and 'tuple'
# | False
