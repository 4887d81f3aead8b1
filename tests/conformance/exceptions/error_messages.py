def f(a, b): pass


class C:
    x = 1


cases = ["undefined", "[1][5]", "{}['k']", "1 + 'a'", "'a' + 1", "[] + ()", "1()", "None()", "'a'()", "[]()", "C.y", "C().y", "f()", "f(1)", "f(1, 2, 3)", "f(1, b=2, c=3)", "f(1, a=1)", "int('x')", "float('x')", "[1, 2].index(3)", "'abc'.index('z')", "(1).foo", "None.foo", "import_missing", "len(5)", "iter(5)", "next(5)", "for_", "1 < 'a'", "[] < {}", "-'a'", "~1.5", "not_defined()", "print(undefined2)", "'%d' % 'x'", "'{}'.format()", "'{a}'.format()", "int([])", "int(None)", "str(b'a', 'zz')", "chr(-1)", "ord('ab')", "abs('a')", "round('a')", "sum(['a'])", "max([])", "range(1, 2, 0)", "range('a')", "list(1)", "tuple(1)", "dict(1)", "set(1)", "dict([1])", "hash([])", "{[]: 1}", "{[1]}", "1 in 5", "1 // 0", "1 % 0", "1.0 / 0", "0 ** -1", "1 << -1", "open('/nonexistent/x')", "__import__('no_such_mod')", "isinstance(1, 1)", "issubclass(1, 1)", "type('a', 1, 2)", "super().x", "getattr(1, 'x')", "setattr(1, 'x', 2)", "delattr(C(), 'x')", "1[0]", "'a'['b']", "[][1.5]", "[]['a']", "(1)['a']", "{}[[]]", "bytes('a')", "b'a' + 'a'", "'a' in b'a'", "b'a' in 'a'", "[].pop()", "{}.popitem()", "set().pop()", "[].remove(1)", "'a'.join([1])", "'a' * 'b'", "[1] * 1.5", "object() < object()", "lambda: 0 < 1", "(lambda: 0) + 1", "int < str", "len + 1", "print + 1", "f + 1", "C + C", "C() + 1", "... + 1", "1j < 2j", "1j // 2", "complex('x')", "divmod(1, 0)", "pow(2, -1, 0)", "'abc'[10]", "(1,)[3]", "range(3)[5]", "b'a'[4]", "memoryview(1)", "eval('1 1')", "exec('x =')", "compile('', '', 'bad')", "vars(1)", "dir(1, 2)", "zip(1)", "map(1)", "enumerate(1)", "reversed(1)", "sorted(1)", "filter(1, 1)", "any(1)", "input(1, 2)", "id()", "callable()", "format(1, 'z')", "C(1)", "C.x()", "C().x()", "object(1)", "int(1, 2, 3)", "int('1', 99)", "float([])", "bool(1, 2)", "bytes(-1)", "bytearray([256])", "slice()", "str(1, 2, 3, 4)", "f(*1)", "f(**1)", "f(**{1: 2})", "[*1]", "{**1}", "{*1}", "print(*1)", "frozenset().add", "().append", "''.foo()", "del_", "C.mro(1)"]
for c in cases:
    try:
        r = eval(c)
        print(c, "->", "value", type(r).__name__)
    except Exception as e:
        print(c, "->", type(e).__name__, e)

# expect:
# | undefined -> NameError name 'undefined' is not defined
# | [1][5] -> IndexError list index out of range
# | {}['k'] -> KeyError 'k'
# | 1 + 'a' -> TypeError unsupported operand type(s) for +: 'int' and 'str'
# | 'a' + 1 -> TypeError can only concatenate str (not "int") to str
# | [] + () -> TypeError can only concatenate list (not "tuple") to list
# | 1() -> TypeError 'int' object is not callable
# | None() -> TypeError 'NoneType' object is not callable
# | 'a'() -> TypeError 'str' object is not callable
# | []() -> TypeError 'list' object is not callable
# | C.y -> AttributeError type object 'C' has no attribute 'y'
# | C().y -> AttributeError 'C' object has no attribute 'y'
# | f() -> TypeError f() missing 2 required positional arguments: 'a' and 'b'
# | f(1) -> TypeError f() missing 1 required positional argument: 'b'
# | f(1, 2, 3) -> TypeError f() takes 2 positional arguments but 3 were given
# | f(1, b=2, c=3) -> TypeError f() got an unexpected keyword argument 'c'
# | f(1, a=1) -> TypeError f() got multiple values for argument 'a'
# | int('x') -> ValueError invalid literal for int() with base 10: 'x'
# | float('x') -> ValueError could not convert string to float: 'x'
# | [1, 2].index(3) -> ValueError 3 is not in list
# | 'abc'.index('z') -> ValueError substring not found
# | (1).foo -> AttributeError 'int' object has no attribute 'foo'
# | None.foo -> AttributeError 'NoneType' object has no attribute 'foo'
# | import_missing -> NameError name 'import_missing' is not defined
# | len(5) -> TypeError object of type 'int' has no len()
# | iter(5) -> TypeError 'int' object is not iterable
# | next(5) -> TypeError 'int' object is not an iterator
# | for_ -> NameError name 'for_' is not defined
# | 1 < 'a' -> TypeError '<' not supported between instances of 'int' and 'str'
# | [] < {} -> TypeError '<' not supported between instances of 'list' and 'dict'
# | -'a' -> TypeError bad operand type for unary -: 'str'
# | ~1.5 -> TypeError bad operand type for unary ~: 'float'
# | not_defined() -> NameError name 'not_defined' is not defined
# | print(undefined2) -> NameError name 'undefined2' is not defined
# | '%d' % 'x' -> TypeError %d format: a real number is required, not str
# | '{}'.format() -> IndexError Replacement index 0 out of range for positional args tuple
# | '{a}'.format() -> KeyError 'a'
# | int([]) -> TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# | int(None) -> TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# | str(b'a', 'zz') -> LookupError unknown encoding: zz
# | chr(-1) -> ValueError chr() arg not in range(0x110000)
# | ord('ab') -> TypeError ord() expected a character, but string of length 2 found
# | abs('a') -> TypeError bad operand type for abs(): 'str'
# | round('a') -> TypeError type str doesn't define __round__ method
# | sum(['a']) -> TypeError unsupported operand type(s) for +: 'int' and 'str'
# | max([]) -> ValueError max() arg is an empty sequence
# | range(1, 2, 0) -> ValueError range() arg 3 must not be zero
# | range('a') -> TypeError 'str' object cannot be interpreted as an integer
# | list(1) -> TypeError 'int' object is not iterable
# | tuple(1) -> TypeError 'int' object is not iterable
# | dict(1) -> TypeError 'int' object is not iterable
# | set(1) -> TypeError 'int' object is not iterable
# | dict([1]) -> TypeError cannot convert dictionary update sequence element #0 to a sequence
# | hash([]) -> TypeError unhashable type: 'list'
# | {[]: 1} -> TypeError unhashable type: 'list'
# | {[1]} -> TypeError unhashable type: 'list'
# | 1 in 5 -> TypeError argument of type 'int' is not iterable
# | 1 // 0 -> ZeroDivisionError integer division or modulo by zero
# | 1 % 0 -> ZeroDivisionError integer modulo by zero
# | 1.0 / 0 -> ZeroDivisionError float division by zero
# | 0 ** -1 -> ZeroDivisionError 0.0 cannot be raised to a negative power
# | 1 << -1 -> ValueError negative shift count
# | open('/nonexistent/x') -> FileNotFoundError [Errno 2] No such file or directory: '/nonexistent/x'
# | __import__('no_such_mod') -> ModuleNotFoundError No module named 'no_such_mod'
# | isinstance(1, 1) -> TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# | issubclass(1, 1) -> TypeError issubclass() arg 1 must be a class
# | type('a', 1, 2) -> TypeError type.__new__() argument 2 must be tuple, not int
# | super().x -> RuntimeError super(): no arguments
# | getattr(1, 'x') -> AttributeError 'int' object has no attribute 'x'
# | setattr(1, 'x', 2) -> AttributeError 'int' object has no attribute 'x'
# | delattr(C(), 'x') -> AttributeError 'C' object has no attribute 'x'
# | 1[0] -> TypeError 'int' object is not subscriptable
# | 'a'['b'] -> TypeError string indices must be integers, not 'str'
# | [][1.5] -> TypeError list indices must be integers or slices, not float
# | []['a'] -> TypeError list indices must be integers or slices, not str
# | (1)['a'] -> TypeError 'int' object is not subscriptable
# | {}[[]] -> TypeError unhashable type: 'list'
# | bytes('a') -> TypeError string argument without an encoding
# | b'a' + 'a' -> TypeError can't concat str to bytes
# | 'a' in b'a' -> TypeError a bytes-like object is required, not 'str'
# | b'a' in 'a' -> TypeError 'in <string>' requires string as left operand, not bytes
# | [].pop() -> IndexError pop from empty list
# | {}.popitem() -> KeyError 'popitem(): dictionary is empty'
# | set().pop() -> KeyError 'pop from an empty set'
# | [].remove(1) -> ValueError list.remove(x): x not in list
# | 'a'.join([1]) -> TypeError sequence item 0: expected str instance, int found
# | 'a' * 'b' -> TypeError can't multiply sequence by non-int of type 'str'
# | [1] * 1.5 -> TypeError can't multiply sequence by non-int of type 'float'
# | object() < object() -> TypeError '<' not supported between instances of 'object' and 'object'
# | lambda: 0 < 1 -> value function
# | (lambda: 0) + 1 -> TypeError unsupported operand type(s) for +: 'function' and 'int'
# | int < str -> TypeError '<' not supported between instances of 'type' and 'type'
# | len + 1 -> TypeError unsupported operand type(s) for +: 'builtin_function_or_method' and 'int'
# | print + 1 -> TypeError unsupported operand type(s) for +: 'builtin_function_or_method' and 'int'
# | f + 1 -> TypeError unsupported operand type(s) for +: 'function' and 'int'
# | C + C -> TypeError unsupported operand type(s) for +: 'type' and 'type'
# | C() + 1 -> TypeError unsupported operand type(s) for +: 'C' and 'int'
# | ... + 1 -> TypeError unsupported operand type(s) for +: 'ellipsis' and 'int'
# | 1j < 2j -> TypeError '<' not supported between instances of 'complex' and 'complex'
# | 1j // 2 -> TypeError unsupported operand type(s) for //: 'complex' and 'int'
# | complex('x') -> ValueError complex() arg is a malformed string
# | divmod(1, 0) -> ZeroDivisionError integer division or modulo by zero
# | pow(2, -1, 0) -> ValueError pow() 3rd argument cannot be 0
# | 'abc'[10] -> IndexError string index out of range
# | (1,)[3] -> IndexError tuple index out of range
# | range(3)[5] -> IndexError range object index out of range
# | b'a'[4] -> IndexError index out of range
# | memoryview(1) -> TypeError memoryview: a bytes-like object is required, not 'int'
# | eval('1 1') -> SyntaxError invalid syntax (<string>, line 1)
# | exec('x =') -> SyntaxError invalid syntax (<string>, line 1)
# | compile('', '', 'bad') -> ValueError compile() mode must be 'exec', 'eval' or 'single'
# | vars(1) -> TypeError vars() argument must have __dict__ attribute
# | dir(1, 2) -> TypeError dir expected at most 1 argument, got 2
# | zip(1) -> TypeError 'int' object is not iterable
# | map(1) -> TypeError map() must have at least two arguments.
# | enumerate(1) -> TypeError 'int' object is not iterable
# | reversed(1) -> TypeError 'int' object is not reversible
# | sorted(1) -> TypeError 'int' object is not iterable
# | filter(1, 1) -> TypeError 'int' object is not iterable
# | any(1) -> TypeError 'int' object is not iterable
# | input(1, 2) -> TypeError input expected at most 1 argument, got 2
# | id() -> TypeError id() takes exactly one argument (0 given)
# | callable() -> TypeError callable() takes exactly one argument (0 given)
# | format(1, 'z') -> ValueError Negative zero coercion (z) not allowed in integer format specifier
# | C(1) -> TypeError C() takes no arguments
# | C.x() -> TypeError 'int' object is not callable
# | C().x() -> TypeError 'int' object is not callable
# | object(1) -> TypeError object() takes no arguments
# | int(1, 2, 3) -> TypeError int() takes at most 2 arguments (3 given)
# | int('1', 99) -> ValueError int() base must be >= 2 and <= 36, or 0
# | float([]) -> TypeError float() argument must be a string or a real number, not 'list'
# | bool(1, 2) -> TypeError bool expected at most 1 argument, got 2
# | bytes(-1) -> ValueError negative count
# | bytearray([256]) -> ValueError byte must be in range(0, 256)
# | slice() -> TypeError slice expected at least 1 argument, got 0
# | str(1, 2, 3, 4) -> TypeError str() takes at most 3 arguments (4 given)
# | f(*1) -> TypeError __main__.f() argument after * must be an iterable, not int
# | f(**1) -> TypeError __main__.f() argument after ** must be a mapping, not int
# | f(**{1: 2}) -> TypeError keywords must be strings
# | [*1] -> TypeError Value after * must be an iterable, not int
# | {**1} -> TypeError 'int' object is not a mapping
# | {*1} -> TypeError 'int' object is not iterable
# | print(*1) -> TypeError print() argument after * must be an iterable, not int
# | frozenset().add -> AttributeError 'frozenset' object has no attribute 'add'
# | ().append -> AttributeError 'tuple' object has no attribute 'append'
# | ''.foo() -> AttributeError 'str' object has no attribute 'foo'
# | del_ -> NameError name 'del_' is not defined
# | C.mro(1) -> TypeError C.mro() takes no arguments (1 given)
