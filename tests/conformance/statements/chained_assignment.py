a = b = c = []
a.append(1)
print(a, b is c)
x = [0, 0]
i = x[i] = 1 if (i := 0) == 0 else 5
print(i, x)
a, b = c = 1, 2
print(a, b, c)
(a, *b), c = d = ([1, 2, 3], 4)
print(a, b, c, d)
a = (b, c) = [7, 8]
print(a, b, c)


class T:
    def __setattr__(self, n, v):
        print("set", n, v)

    def __setitem__(self, k, v):
        print("item", k, v)


t = T()
t.x = t[0] = t.y, t[1:2] = "ab"
t.a, (t[2], *t.c) = 1, (2, 3, 4)
[t.p, t.q] = {1: "x", 2: "y"}
*t.all, = range(3)
for src in ("*a = [1]", "*a, *b = [1]", "(*a) = [1]", "1 = x", "f() = 1", "a + 1 = 2", "'s' = 1", "None = 1", "True = 1", "[a, 1] = x", "(a, b()) = x", "a = 1 = b", "x if y else z = 1", "lambda: 1 = 2", "{} = 1", "f'' = 1", "... = 1", "__debug__ = 1", "def __debug__(): pass", "a.__debug__ = 1", "(x for x in y) = 1", "[x for x in y] = 1", "a < b = 1", "not a = 1", "-a = 1", "await x = 1", "x, y + 1 = 2", "a and b = 1", "yield = 1"):
    try:
        compile(src, "s", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(src, "->", e.msg)

# expect:
# | [1] True
# | 1 [0, 1]
# | 1 2 (1, 2)
# | 1 [2, 3] 4 ([1, 2, 3], 4)
# | [7, 8] 7 8
# | set x ab
# | item 0 ab
# | set y a
# | item slice(1, 2, None) b
# | set a 1
# | item 2 2
# | set c [3, 4]
# | set p 1
# | set q 2
# | set all [0, 1, 2]
# | *a = [1] -> starred assignment target must be in a list or tuple
# | *a, *b = [1] -> multiple starred expressions in assignment
# | (*a) = [1] -> cannot use starred expression here
# | 1 = x -> cannot assign to literal here. Maybe you meant '==' instead of '='?
# | f() = 1 -> cannot assign to function call here. Maybe you meant '==' instead of '='?
# | a + 1 = 2 -> cannot assign to expression here. Maybe you meant '==' instead of '='?
# | 's' = 1 -> cannot assign to literal here. Maybe you meant '==' instead of '='?
# | None = 1 -> cannot assign to None
# | True = 1 -> cannot assign to True
# | [a, 1] = x -> cannot assign to literal
# | (a, b()) = x -> cannot assign to function call
# | a = 1 = b -> cannot assign to literal
# | x if y else z = 1 -> cannot assign to conditional expression
# | lambda: 1 = 2 -> cannot assign to lambda
# | {} = 1 -> cannot assign to dict literal here. Maybe you meant '==' instead of '='?
# | f'' = 1 -> cannot assign to f-string expression here. Maybe you meant '==' instead of '='?
# | ... = 1 -> cannot assign to ellipsis here. Maybe you meant '==' instead of '='?
# | __debug__ = 1 -> cannot assign to __debug__
# | def __debug__(): pass -> cannot assign to __debug__
# | a.__debug__ = 1 -> cannot assign to __debug__
# | (x for x in y) = 1 -> cannot assign to generator expression
# | [x for x in y] = 1 -> cannot assign to list comprehension here. Maybe you meant '==' instead of '='?
# | a < b = 1 -> cannot assign to comparison
# | not a = 1 -> cannot assign to expression
# | -a = 1 -> cannot assign to expression here. Maybe you meant '==' instead of '='?
# | await x = 1 -> cannot assign to await expression here. Maybe you meant '==' instead of '='?
# | x, y + 1 = 2 -> cannot assign to expression here. Maybe you meant '==' instead of '='?
# | a and b = 1 -> cannot assign to expression
# | yield = 1 -> assignment to yield expression not possible
