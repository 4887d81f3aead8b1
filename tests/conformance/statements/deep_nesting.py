def f(x):
    if x > 0:
        if x > 1:
            if x > 2:
                for i in range(3):
                    while True:
                        try:
                            with open("/dev/null"):
                                if x > 3:
                                    return "deep " + str(i)
                                break
                        finally:
                            x += 1
                    else:
                        pass
            else:
                return "two"
        else:
            return "one"
    return "zero"
print(f(0), f(1), f(2), f(3), f(5))
src = ""
for i in range(19):
    src += " " * i + f"for i{i} in [{i}]:\n"
src += " " * 19 + "print(sum([" + ",".join(f"i{i}" for i in range(19)) + "]))"
exec(src)
for depth in (20, 21):
    src = ""
    for i in range(depth):
        src += " " * i + f"for i{i} in [1]:\n"
    src += " " * depth + "pass"
    try:
        compile(src, "s", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)
src = ""
for i in range(99):
    src += " " * i + "if 1:\n"
src += " " * 99 + "x = 'nested ifs'"
exec(src)
print(x)
try:
    compile("".join(" " * i + "if 1:\n" for i in range(101)) + " " * 101 + "pass", "s", "exec")
except IndentationError as e:
    print(e.msg)
for n, op in ((100, "("), (250, "("), (100, "["), (90, "-"), (80, "not ")):
    try:
        close = {"(": ")", "[": "]"}.get(op, "")
        print(n, op, str(eval(op * n + "1" + close * n))[:5])
    except (SyntaxError, MemoryError, RecursionError) as e:
        print(type(e).__name__, e)

# expect:
# | zero one two deep 1 deep 0
# | 171
# | ok
# | too many statically nested blocks
# | nested ifs
# | too many levels of indentation
# | 100 ( 1
# | SyntaxError too many nested parentheses (<string>, line 1)
# | 100 [ [[[[[
# | 90 - 1
# | 80 not  True
