if (n := len("hello")) > 3:
    print(n)
print([y for x in range(5) if (y := x * 2) > 4], y)
while chunk := [1, 2, 3][n - 5:]:
    print(chunk)
    n += 1
print((a := 1) + (b := a + 1), a, b, (t := 1, 2), t)


def f(x, y=(d := 7)):
    return [z := x, z + y], z


print(f(3), d, {(k := "key"): (v := 1)}, k, v, f"{(w := 5)}", f"{w:=5}", w)
print(any((found := c) == "l" for c in "hello"), found, [(lambda: (q := 9) + q)()], max(m := [3, 1]), m)
for src in ("x := 1", "(x.y := 1)", "(x[0] := 1)", "f(a := 1)", "f(a=b := 1)", "[i := 0 for i in range(3)]", "[i for i in (j := [1])]", "class C:\n [x := 1 for _ in [1]]", "((a, b) := (1, 2))", "(a := 1) = 2", "(None := 1)", "lambda: (x := 1)", "print(x:=1, y:=2)", "[[(j := 0) for i in range(5)] for j in range(5)]", "x = y := 0", "f(x:=1, *[2])"):
    try:
        compile(src, "<s>", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(e.msg)

# expect:
# | 5
# | [6, 8] 8
# | [1, 2, 3]
# | [2, 3]
# | [3]
# | 3 1 2 (1, 2) 1
# | ([3, 10], 3) 7 {'key': 1} key 1 5     5 5
# | True l [18] 3 [3, 1]
# | invalid syntax
# | cannot use assignment expressions with attribute
# | cannot use assignment expressions with subscript
# | ok f(a := 1)
# | invalid syntax
# | assignment expression cannot rebind comprehension iteration variable 'i'
# | assignment expression cannot be used in a comprehension iterable expression
# | assignment expression within a comprehension cannot be used in a class body
# | cannot use assignment expressions with tuple
# | cannot assign to named expression here. Maybe you meant '==' instead of '='?
# | cannot use assignment expressions with None
# | ok lambda: (x := 1)
# | ok print(x:=1, y:=2)
# | assignment expression cannot rebind comprehension iteration variable 'j'
# | invalid syntax
# | ok f(x:=1, *[2])
