x, y, name, d = 5, 2.5, "bob", {"k": [1, 2]}
print(f"{x} {y!r} {name!s:>5}|{name!a}|{x:03d}|{y:.2f}|{x + 1}|{x * 2 = }|{x=}|{name=}|{name=!s}|{y=:.3f}|{ x = }")
print(f"{{}} {{{x}}} {d['k'][0]}", f"{d['k']!r:>8}|{d['k'][1]:03}")
print(f"{x:{x}}|{x:>{x + 2}}|{y:{x}.{1}f}|{name:{'*'}^{9}}|{'nested ' + f'{x}'}|{[i for i in range(3)]}|{ {'a': 1}['a'] }")
print(f"{(lambda a: a * 2)(4)}|{x if x > 3 else y}|{x!r:>4}|{'a' 'b'}|{x,}|{x, y}|{not x}|{-x}|{x == 5}|{x != 5}|{x >= 5}")
print(f"""multi
{x
 + 1} line""", f"a" "b" f"{x}" 'c', rf"\n{x}\d", f"\n{x}\t|\x41\u20ac\N{DIGIT ONE}", f"{x:%}", f"{'%'}%", f"", f"{''}")


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "F()"


print(f"{F()} {F():abc} {F()!r} {F()!r:>6} {F()!s} {F():{x}d}")
print(f"{d}", f"{x:}", f"{x!s:}", f"{3.0}", f"{10**3:,}", f"{x}{y}{name}", f"{x  }", f"{'é😀'}", f"{'a' if x else 'b'}", f'{x:"^5}', f"{lambda_ if (lambda_ := 3) else 0}")
for src in ("f'{}'", "f'{'", "f'}'", "f'{x!z}'", "f'{x!}'", "f'{x:{y:{z}}}'", "f'{\\'a\\'}'", "f'{#}'", "f'{x y}'", "f'{*a}'", "f'{lambda x: 1}'", "f'{a b}'", "f'{x!r '", "f'{ }'", "f'{(}'", "f'{a[}'", "f'{)}'"):
    try:
        eval(src, {"x": 1, "y": 2, "z": 3, "a": [1]})
        print(src, "ok")
    except SyntaxError as e:
        print(src, e.msg)

# expect:
# | 5 2.5   bob|'bob'|005|2.50|6|x * 2 = 10|x=5|name='bob'|name=bob|y=2.500| x = 5
# | {} {5} 1   [1, 2]|002
# |     5|      5|  2.5|***bob***|nested 5|[0, 1, 2]|1
# | 8|5|   5|ab|(5,)|(5, 2.5)|False|-5|True|False|True
# | multi
# ' '6 line ab5c \\n5\\d '
# ' '5\t|A\u20ac1 500.000000% %%  '
# | <> <abc> F()    F() F() <5d>
# | {'k': [1, 2]} 5 5 3.0 1,000 52.5bob 5 é😀 a ""5"" 3
# | f'{}' f-string: empty expression not allowed
# | f'{' f-string: expecting '}'
# | f'}' f-string: single '}' is not allowed
# | f'{x!z}' f-string: invalid conversion character: expected 's', 'r', or 'a'
# | f'{x!}' f-string: invalid conversion character: expected 's', 'r', or 'a'
# | f'{x:{y:{z}}}' f-string: expressions nested too deeply
# | f'{\'a\'}' f-string expression part cannot include a backslash
# | f'{#}' f-string expression part cannot include '#'
# | f'{x y}' f-string: invalid syntax. Perhaps you forgot a comma?
# | f'{*a}' f-string: cannot use starred expression here
# | f'{lambda x: 1}' f-string: invalid syntax
# | f'{a b}' f-string: invalid syntax. Perhaps you forgot a comma?
# | f'{x!r ' f-string: expecting '}'
# | f'{ }' f-string: empty expression not allowed
# | f'{(}' f-string: closing parenthesis '}' does not match opening parenthesis '('
# | f'{a[}' f-string: closing parenthesis '}' does not match opening parenthesis '['
# | f'{)}' f-string: unmatched ')'
