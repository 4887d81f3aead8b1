def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(eval("1 + 2"), eval(" 3"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), eval("[i for i in range(3)]"), eval(compile("7", "f", "eval")))
ns = {}
exec("a = 1\ndef f():\n    return a + 1\nb = f()", ns)
print(ns["a"], ns["b"], "__builtins__" in ns, sorted(k for k in ns if k[0] != "_"))
show(eval, "1 +")
show(eval, "a = 1")
show(eval, "undefined_name")
show(eval, "1", 5)
show(exec, "x = ")
show(exec, 5)
show(eval, "")
show(exec, "return 1")
show(exec, "x", {}, 5)
show(compile, "1", "f", "bad")
show(compile, "1;2", "f", "eval")
show(lambda: exec("raise ValueError('inside')"))


def local_scope():
    x = 10
    exec("x = 20")
    y = eval("x + 1")
    return x, y, sorted(locals())


print(local_scope())
print(exec(compile("print('single')", "f", "single")), eval(b"1+1"))
exec(compile("5 + 6", "f", "single"))
code = compile("z = 3; w = z * 2", "name", "exec")
exec(code)
print(z, w, code.co_names, code.co_filename, code.co_name)

# expect:
# | 3 3 5 3 [0, 1, 2] 7
# | 1 2 True ['a', 'b', 'f']
# | SyntaxError: invalid syntax (<string>, line 1)
# | SyntaxError: invalid syntax (<string>, line 1)
# | NameError: name 'undefined_name' is not defined
# | TypeError: globals must be a dict
# | SyntaxError: invalid syntax (<string>, line 1)
# | TypeError: exec() arg 1 must be a string, bytes or code object
# | SyntaxError: invalid syntax (<string>, line 0)
# | SyntaxError: 'return' outside function (<string>, line 1)
# | TypeError: locals must be a mapping or None, not int
# | ValueError: compile() mode must be 'exec', 'eval' or 'single'
# | SyntaxError: invalid syntax (f, line 1)
# | ValueError: inside
# | (10, 11, ['x', 'y'])
# | single
# | None 2
# | 11
# | 3 6 ('z', 'w') name <module>
