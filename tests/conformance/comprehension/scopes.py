x = "module"
print([x for x in range(3)], x, {x for x in "a"}, {x: x for x in "b"}, list(x for x in "c"), x)


def f():
    y = 10
    a = [y + i for i in range(3)]
    b = [[y * i * j for j in range(2)] for i in range(2)]
    c = [lambda: (i, y) for i in range(2)]
    y = 20
    d = (y for _ in range(2))
    y = 30
    return a, b, [g() for g in c], list(d), sorted(locals())


print(f())
print([(i, j) for i in range(3) for j in range(i)], [i for i in range(10) if i % 2 if i > 3], [a + b for a, b in zip("xy", "zw")], [[c for c in w] for w in ("ab", "c")], [y for x in [[1, 2], [3]] for y in x if y != 2], [*range(3), *[x for x in "ab"]], [x if x else "-" for x in [0, 1, ""]], [(lambda v: v * 2)(v) for v in range(3)], [i for i in [1, 2] for i in [i * 10]], [e for e in ([] or [1])])
for src in ("[x for x in undefined_iter]", "[undefined_elt for x in [1]]", "[x for x in 5]", "[x.y for x in [1]]", "[1 / x for x in [1, 0]]", "[x for x, y in [1]]", "{[]: 1 for x in [1]}", "{[] for x in [1]}", "[x for x in [1] if undefined_cond]"):
    try:
        print(eval(src))
    except Exception as e:
        print(src, type(e).__name__, e)
for src in ("[i := 1 for i in x]", "[j for i in (j := [1])]", "[(yield) for x in y]", "[x for x in 1, 2]", "[x, y for x in z]", "[*x for x in y]", "{**x for x in y}", "{x: *y for z in w}", "[for x in y]", "[x for x]", "[x for 1 in y]", "[x for x in y if]", "(x for x in y) = 1", "[x async for x in y]", "[x for f() in y]", "[x if y for x in z]", "[x for x in y else z]", "[x for x in lambda: y]", "[x for x in y if lambda: 1]", "f(x for x in y, z)", "f(z, x for x in y)", "class A: [(b := 1) for i in range(2)]"):
    try:
        compile(src, "s", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(src, "->", e.msg)

# expect:
# | [0, 1, 2] module {'a'} {'b': 'b'} ['c'] module
# | ([10, 11, 12], [[0, 0], [0, 10]], [(1, 30), (1, 30)], [30, 30], ['a', 'b', 'c', 'd', 'y'])
# | [(1, 0), (2, 0), (2, 1)] [5, 7, 9] ['xz', 'yw'] [['a', 'b'], ['c']] [1, 3] [0, 1, 2, 'a', 'b'] ['-', 1, '-'] [0, 2, 4] [10, 20] [1]
# | [x for x in undefined_iter] NameError name 'undefined_iter' is not defined
# | [undefined_elt for x in [1]] NameError name 'undefined_elt' is not defined
# | [x for x in 5] TypeError 'int' object is not iterable
# | [x.y for x in [1]] AttributeError 'int' object has no attribute 'y'
# | [1 / x for x in [1, 0]] ZeroDivisionError division by zero
# | [x for x, y in [1]] TypeError cannot unpack non-iterable int object
# | {[]: 1 for x in [1]} TypeError unhashable type: 'list'
# | {[] for x in [1]} TypeError unhashable type: 'list'
# | [x for x in [1] if undefined_cond] NameError name 'undefined_cond' is not defined
# | [i := 1 for i in x] -> assignment expression cannot rebind comprehension iteration variable 'i'
# | [j for i in (j := [1])] -> assignment expression cannot be used in a comprehension iterable expression
# | [(yield) for x in y] -> 'yield' inside list comprehension
# | [x for x in 1, 2] -> invalid syntax
# | [x, y for x in z] -> did you forget parentheses around the comprehension target?
# | [*x for x in y] -> iterable unpacking cannot be used in comprehension
# | {**x for x in y} -> dict unpacking cannot be used in dict comprehension
# | {x: *y for z in w} -> cannot use a starred expression in a dictionary value
# | [for x in y] -> invalid syntax
# | [x for x] -> invalid syntax
# | [x for 1 in y] -> cannot assign to literal
# | [x for x in y if] -> invalid syntax
# | (x for x in y) = 1 -> cannot assign to generator expression
# | [x async for x in y] -> asynchronous comprehension outside of an asynchronous function
# | [x for f() in y] -> cannot assign to function call
# | [x if y for x in z] -> expected 'else' after 'if' expression
# | [x for x in y else z] -> invalid syntax
# | [x for x in lambda: y] -> invalid syntax
# | [x for x in y if lambda: 1] -> invalid syntax
# | f(x for x in y, z) -> Generator expression must be parenthesized
# | f(z, x for x in y) -> Generator expression must be parenthesized
# | class A: [(b := 1) for i in range(2)] -> assignment expression within a comprehension cannot be used in a class body
