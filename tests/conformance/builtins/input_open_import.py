import io
import sys
sys.stdin = io.StringIO("first\nsecond\n\nlast")
print(repr(input()), repr(input("prompt> ")), repr(input()), repr(input()))
try:
    input()
except EOFError as e:
    print(e)
sys.stdin = None
try:
    input()
except RuntimeError as e:
    print(e)
del sys.stdin
try:
    input("x")
except RuntimeError as e:
    print(e)
sys.stdin = sys.__stdin__
import builtins
print(sorted(n for n in dir(builtins) if n.islower() and not n.startswith("_")))
print(type(exit).__name__, repr(quit), repr(copyright)[:9], callable(help), builtins.__name__, __builtins__ is builtins)
saved = builtins.len
builtins.len = lambda x: "replaced"
print(len([]))
builtins.len = saved
print(len([1]))
builtins.my_builtin = 5
print(my_builtin)
del builtins.my_builtin
try:
    my_builtin
except NameError as e:
    print(e)

# expect:
# | prompt> 'first' 'second' '' 'last'
# | EOF when reading a line
# | input(): lost sys.stdin
# | input(): lost sys.stdin
# | ['abs', 'aiter', 'all', 'anext', 'any', 'ascii', 'bin', 'bool', 'breakpoint', 'bytearray', 'bytes', 'callable', 'chr', 'classmethod', 'compile', 'complex', 'copyright', 'credits', 'delattr', 'dict', 'dir', 'divmod', 'enumerate', 'eval', 'exec', 'exit', 'filter', 'float', 'format', 'frozenset', 'getattr', 'globals', 'hasattr', 'hash', 'help', 'hex', 'id', 'input', 'int', 'isinstance', 'issubclass', 'iter', 'len', 'license', 'list', 'locals', 'map', 'max', 'memoryview', 'min', 'next', 'object', 'oct', 'open', 'ord', 'pow', 'print', 'property', 'quit', 'range', 'repr', 'reversed', 'round', 'set', 'setattr', 'slice', 'sorted', 'staticmethod', 'str', 'sum', 'super', 'tuple', 'type', 'vars', 'zip']
# | Quitter Use quit() or Ctrl-D (i.e. EOF) to exit Copyright True builtins True
# | replaced
# | 1
# | 5
# | name 'my_builtin' is not defined
