def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def ip(op, a, b):
    ns = {"a": a, "b": b}
    exec(f"c = a\na {op}= b", ns)
    return ns["a"], ns["a"] is ns["c"]


for op in ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"):
    for a, b in ((7, 2), (7.5, 2), ([1], [2]), ([1], 2), ("a", "b"), ("a", 2), ((1,), (2,)), ({1}, {2}), ({1: 1}, {2: 2}), (b"a", b"b"), (bytearray(b"a"), b"b"), (True, 2), (1j, 2), (None, 1), ([1], "ab"), ({1}, [2])):
        print(op, a, b, end=" ")
        show(ip, op, a, b)

# expect:
# | + 7 2 (9, False)
# | + 7.5 2 (9.5, False)
# | + [1] [2] ([1, 2], True)
# | + [1] 2 TypeError: 'int' object is not iterable
# | + a b ('ab', False)
# | + a 2 TypeError: can only concatenate str (not "int") to str
# | + (1,) (2,) ((1, 2), False)
# | + {1} {2} TypeError: unsupported operand type(s) for +=: 'set' and 'set'
# | + {1: 1} {2: 2} TypeError: unsupported operand type(s) for +=: 'dict' and 'dict'
# | + b'a' b'b' (b'ab', False)
# | + bytearray(b'a') b'b' (bytearray(b'ab'), True)
# | + True 2 (3, False)
# | + 1j 2 ((2+1j), False)
# | + None 1 TypeError: unsupported operand type(s) for +=: 'NoneType' and 'int'
# | + [1] ab ([1, 'a', 'b'], True)
# | + {1} [2] TypeError: unsupported operand type(s) for +=: 'set' and 'list'
# | - 7 2 (5, False)
# | - 7.5 2 (5.5, False)
# | - [1] [2] TypeError: unsupported operand type(s) for -=: 'list' and 'list'
# | - [1] 2 TypeError: unsupported operand type(s) for -=: 'list' and 'int'
# | - a b TypeError: unsupported operand type(s) for -=: 'str' and 'str'
# | - a 2 TypeError: unsupported operand type(s) for -=: 'str' and 'int'
# | - (1,) (2,) TypeError: unsupported operand type(s) for -=: 'tuple' and 'tuple'
# | - {1} {2} ({1}, True)
# | - {1: 1} {2: 2} TypeError: unsupported operand type(s) for -=: 'dict' and 'dict'
# | - b'a' b'b' TypeError: unsupported operand type(s) for -=: 'bytes' and 'bytes'
# | - bytearray(b'a') b'b' TypeError: unsupported operand type(s) for -=: 'bytearray' and 'bytes'
# | - True 2 (-1, False)
# | - 1j 2 ((-2+1j), False)
# | - None 1 TypeError: unsupported operand type(s) for -=: 'NoneType' and 'int'
# | - [1] ab TypeError: unsupported operand type(s) for -=: 'list' and 'str'
# | - {1} [2] TypeError: unsupported operand type(s) for -=: 'set' and 'list'
# | * 7 2 (14, False)
# | * 7.5 2 (15.0, False)
# | * [1] [2] TypeError: can't multiply sequence by non-int of type 'list'
# | * [1] 2 ([1, 1], True)
# | * a b TypeError: can't multiply sequence by non-int of type 'str'
# | * a 2 ('aa', False)
# | * (1,) (2,) TypeError: can't multiply sequence by non-int of type 'tuple'
# | * {1} {2} TypeError: unsupported operand type(s) for *=: 'set' and 'set'
# | * {1: 1} {2: 2} TypeError: unsupported operand type(s) for *=: 'dict' and 'dict'
# | * b'a' b'b' TypeError: can't multiply sequence by non-int of type 'bytes'
# | * bytearray(b'a') b'b' TypeError: can't multiply sequence by non-int of type 'bytes'
# | * True 2 (2, False)
# | * 1j 2 (2j, False)
# | * None 1 TypeError: unsupported operand type(s) for *=: 'NoneType' and 'int'
# | * [1] ab TypeError: can't multiply sequence by non-int of type 'str'
# | * {1} [2] TypeError: unsupported operand type(s) for *=: 'set' and 'list'
# | / 7 2 (3.5, False)
# | / 7.5 2 (3.75, False)
# | / [1] [2] TypeError: unsupported operand type(s) for /=: 'list' and 'list'
# | / [1] 2 TypeError: unsupported operand type(s) for /=: 'list' and 'int'
# | / a b TypeError: unsupported operand type(s) for /=: 'str' and 'str'
# | / a 2 TypeError: unsupported operand type(s) for /=: 'str' and 'int'
# | / (1,) (2,) TypeError: unsupported operand type(s) for /=: 'tuple' and 'tuple'
# | / {1} {2} TypeError: unsupported operand type(s) for /=: 'set' and 'set'
# | / {1: 1} {2: 2} TypeError: unsupported operand type(s) for /=: 'dict' and 'dict'
# | / b'a' b'b' TypeError: unsupported operand type(s) for /=: 'bytes' and 'bytes'
# | / bytearray(b'a') b'b' TypeError: unsupported operand type(s) for /=: 'bytearray' and 'bytes'
# | / True 2 (0.5, False)
# | / 1j 2 (0.5j, False)
# | / None 1 TypeError: unsupported operand type(s) for /=: 'NoneType' and 'int'
# | / [1] ab TypeError: unsupported operand type(s) for /=: 'list' and 'str'
# | / {1} [2] TypeError: unsupported operand type(s) for /=: 'set' and 'list'
# | // 7 2 (3, False)
# | // 7.5 2 (3.0, False)
# | // [1] [2] TypeError: unsupported operand type(s) for //=: 'list' and 'list'
# | // [1] 2 TypeError: unsupported operand type(s) for //=: 'list' and 'int'
# | // a b TypeError: unsupported operand type(s) for //=: 'str' and 'str'
# | // a 2 TypeError: unsupported operand type(s) for //=: 'str' and 'int'
# | // (1,) (2,) TypeError: unsupported operand type(s) for //=: 'tuple' and 'tuple'
# | // {1} {2} TypeError: unsupported operand type(s) for //=: 'set' and 'set'
# | // {1: 1} {2: 2} TypeError: unsupported operand type(s) for //=: 'dict' and 'dict'
# | // b'a' b'b' TypeError: unsupported operand type(s) for //=: 'bytes' and 'bytes'
# | // bytearray(b'a') b'b' TypeError: unsupported operand type(s) for //=: 'bytearray' and 'bytes'
# | // True 2 (0, False)
# | // 1j 2 TypeError: unsupported operand type(s) for //=: 'complex' and 'int'
# | // None 1 TypeError: unsupported operand type(s) for //=: 'NoneType' and 'int'
# | // [1] ab TypeError: unsupported operand type(s) for //=: 'list' and 'str'
# | // {1} [2] TypeError: unsupported operand type(s) for //=: 'set' and 'list'
# | % 7 2 (1, False)
# | % 7.5 2 (1.5, False)
# | % [1] [2] TypeError: unsupported operand type(s) for %=: 'list' and 'list'
# | % [1] 2 TypeError: unsupported operand type(s) for %=: 'list' and 'int'
# | % a b TypeError: not all arguments converted during string formatting
# | % a 2 TypeError: not all arguments converted during string formatting
# | % (1,) (2,) TypeError: unsupported operand type(s) for %=: 'tuple' and 'tuple'
# | % {1} {2} TypeError: unsupported operand type(s) for %=: 'set' and 'set'
# | % {1: 1} {2: 2} TypeError: unsupported operand type(s) for %=: 'dict' and 'dict'
# | % b'a' b'b' TypeError: not all arguments converted during bytes formatting
# | % bytearray(b'a') b'b' TypeError: not all arguments converted during bytes formatting
# | % True 2 (1, False)
# | % 1j 2 TypeError: unsupported operand type(s) for %=: 'complex' and 'int'
# | % None 1 TypeError: unsupported operand type(s) for %=: 'NoneType' and 'int'
# | % [1] ab TypeError: unsupported operand type(s) for %=: 'list' and 'str'
# | % {1} [2] TypeError: unsupported operand type(s) for %=: 'set' and 'list'
# | ** 7 2 (49, False)
# | ** 7.5 2 (56.25, False)
# | ** [1] [2] TypeError: unsupported operand type(s) for **=: 'list' and 'list'
# | ** [1] 2 TypeError: unsupported operand type(s) for **=: 'list' and 'int'
# | ** a b TypeError: unsupported operand type(s) for **=: 'str' and 'str'
# | ** a 2 TypeError: unsupported operand type(s) for **=: 'str' and 'int'
# | ** (1,) (2,) TypeError: unsupported operand type(s) for **=: 'tuple' and 'tuple'
# | ** {1} {2} TypeError: unsupported operand type(s) for **=: 'set' and 'set'
# | ** {1: 1} {2: 2} TypeError: unsupported operand type(s) for **=: 'dict' and 'dict'
# | ** b'a' b'b' TypeError: unsupported operand type(s) for **=: 'bytes' and 'bytes'
# | ** bytearray(b'a') b'b' TypeError: unsupported operand type(s) for **=: 'bytearray' and 'bytes'
# | ** True 2 (1, False)
# | ** 1j 2 ((-1+0j), False)
# | ** None 1 TypeError: unsupported operand type(s) for **=: 'NoneType' and 'int'
# | ** [1] ab TypeError: unsupported operand type(s) for **=: 'list' and 'str'
# | ** {1} [2] TypeError: unsupported operand type(s) for **=: 'set' and 'list'
# | << 7 2 (28, False)
# | << 7.5 2 TypeError: unsupported operand type(s) for <<=: 'float' and 'int'
# | << [1] [2] TypeError: unsupported operand type(s) for <<=: 'list' and 'list'
# | << [1] 2 TypeError: unsupported operand type(s) for <<=: 'list' and 'int'
# | << a b TypeError: unsupported operand type(s) for <<=: 'str' and 'str'
# | << a 2 TypeError: unsupported operand type(s) for <<=: 'str' and 'int'
# | << (1,) (2,) TypeError: unsupported operand type(s) for <<=: 'tuple' and 'tuple'
# | << {1} {2} TypeError: unsupported operand type(s) for <<=: 'set' and 'set'
# | << {1: 1} {2: 2} TypeError: unsupported operand type(s) for <<=: 'dict' and 'dict'
# | << b'a' b'b' TypeError: unsupported operand type(s) for <<=: 'bytes' and 'bytes'
# | << bytearray(b'a') b'b' TypeError: unsupported operand type(s) for <<=: 'bytearray' and 'bytes'
# | << True 2 (4, False)
# | << 1j 2 TypeError: unsupported operand type(s) for <<=: 'complex' and 'int'
# | << None 1 TypeError: unsupported operand type(s) for <<=: 'NoneType' and 'int'
# | << [1] ab TypeError: unsupported operand type(s) for <<=: 'list' and 'str'
# | << {1} [2] TypeError: unsupported operand type(s) for <<=: 'set' and 'list'
# | >> 7 2 (1, False)
# | >> 7.5 2 TypeError: unsupported operand type(s) for >>=: 'float' and 'int'
# | >> [1] [2] TypeError: unsupported operand type(s) for >>=: 'list' and 'list'
# | >> [1] 2 TypeError: unsupported operand type(s) for >>=: 'list' and 'int'
# | >> a b TypeError: unsupported operand type(s) for >>=: 'str' and 'str'
# | >> a 2 TypeError: unsupported operand type(s) for >>=: 'str' and 'int'
# | >> (1,) (2,) TypeError: unsupported operand type(s) for >>=: 'tuple' and 'tuple'
# | >> {1} {2} TypeError: unsupported operand type(s) for >>=: 'set' and 'set'
# | >> {1: 1} {2: 2} TypeError: unsupported operand type(s) for >>=: 'dict' and 'dict'
# | >> b'a' b'b' TypeError: unsupported operand type(s) for >>=: 'bytes' and 'bytes'
# | >> bytearray(b'a') b'b' TypeError: unsupported operand type(s) for >>=: 'bytearray' and 'bytes'
# | >> True 2 (0, False)
# | >> 1j 2 TypeError: unsupported operand type(s) for >>=: 'complex' and 'int'
# | >> None 1 TypeError: unsupported operand type(s) for >>=: 'NoneType' and 'int'
# | >> [1] ab TypeError: unsupported operand type(s) for >>=: 'list' and 'str'
# | >> {1} [2] TypeError: unsupported operand type(s) for >>=: 'set' and 'list'
# | & 7 2 (2, False)
# | & 7.5 2 TypeError: unsupported operand type(s) for &=: 'float' and 'int'
# | & [1] [2] TypeError: unsupported operand type(s) for &=: 'list' and 'list'
# | & [1] 2 TypeError: unsupported operand type(s) for &=: 'list' and 'int'
# | & a b TypeError: unsupported operand type(s) for &=: 'str' and 'str'
# | & a 2 TypeError: unsupported operand type(s) for &=: 'str' and 'int'
# | & (1,) (2,) TypeError: unsupported operand type(s) for &=: 'tuple' and 'tuple'
# | & {1} {2} (set(), True)
# | & {1: 1} {2: 2} TypeError: unsupported operand type(s) for &=: 'dict' and 'dict'
# | & b'a' b'b' TypeError: unsupported operand type(s) for &=: 'bytes' and 'bytes'
# | & bytearray(b'a') b'b' TypeError: unsupported operand type(s) for &=: 'bytearray' and 'bytes'
# | & True 2 (0, False)
# | & 1j 2 TypeError: unsupported operand type(s) for &=: 'complex' and 'int'
# | & None 1 TypeError: unsupported operand type(s) for &=: 'NoneType' and 'int'
# | & [1] ab TypeError: unsupported operand type(s) for &=: 'list' and 'str'
# | & {1} [2] TypeError: unsupported operand type(s) for &=: 'set' and 'list'
# | | 7 2 (7, True)
# | | 7.5 2 TypeError: unsupported operand type(s) for |=: 'float' and 'int'
# | | [1] [2] TypeError: unsupported operand type(s) for |=: 'list' and 'list'
# | | [1] 2 TypeError: unsupported operand type(s) for |=: 'list' and 'int'
# | | a b TypeError: unsupported operand type(s) for |=: 'str' and 'str'
# | | a 2 TypeError: unsupported operand type(s) for |=: 'str' and 'int'
# | | (1,) (2,) TypeError: unsupported operand type(s) for |=: 'tuple' and 'tuple'
# | | {1} {2} ({1, 2}, True)
# | | {1: 1} {2: 2} ({1: 1, 2: 2}, True)
# | | b'a' b'b' TypeError: unsupported operand type(s) for |=: 'bytes' and 'bytes'
# | | bytearray(b'a') b'b' TypeError: unsupported operand type(s) for |=: 'bytearray' and 'bytes'
# | | True 2 (3, False)
# | | 1j 2 TypeError: unsupported operand type(s) for |=: 'complex' and 'int'
# | | None 1 TypeError: unsupported operand type(s) for |=: 'NoneType' and 'int'
# | | [1] ab TypeError: unsupported operand type(s) for |=: 'list' and 'str'
# | | {1} [2] TypeError: unsupported operand type(s) for |=: 'set' and 'list'
# | ^ 7 2 (5, False)
# | ^ 7.5 2 TypeError: unsupported operand type(s) for ^=: 'float' and 'int'
# | ^ [1] [2] TypeError: unsupported operand type(s) for ^=: 'list' and 'list'
# | ^ [1] 2 TypeError: unsupported operand type(s) for ^=: 'list' and 'int'
# | ^ a b TypeError: unsupported operand type(s) for ^=: 'str' and 'str'
# | ^ a 2 TypeError: unsupported operand type(s) for ^=: 'str' and 'int'
# | ^ (1,) (2,) TypeError: unsupported operand type(s) for ^=: 'tuple' and 'tuple'
# | ^ {1} {2} ({1, 2}, True)
# | ^ {1: 1} {2: 2} TypeError: unsupported operand type(s) for ^=: 'dict' and 'dict'
# | ^ b'a' b'b' TypeError: unsupported operand type(s) for ^=: 'bytes' and 'bytes'
# | ^ bytearray(b'a') b'b' TypeError: unsupported operand type(s) for ^=: 'bytearray' and 'bytes'
# | ^ True 2 (3, False)
# | ^ 1j 2 TypeError: unsupported operand type(s) for ^=: 'complex' and 'int'
# | ^ None 1 TypeError: unsupported operand type(s) for ^=: 'NoneType' and 'int'
# | ^ [1] ab TypeError: unsupported operand type(s) for ^=: 'list' and 'str'
# | ^ {1} [2] TypeError: unsupported operand type(s) for ^=: 'set' and 'list'
# | @ 7 2 TypeError: unsupported operand type(s) for @=: 'int' and 'int'
# | @ 7.5 2 TypeError: unsupported operand type(s) for @=: 'float' and 'int'
# | @ [1] [2] TypeError: unsupported operand type(s) for @=: 'list' and 'list'
# | @ [1] 2 TypeError: unsupported operand type(s) for @=: 'list' and 'int'
# | @ a b TypeError: unsupported operand type(s) for @=: 'str' and 'str'
# | @ a 2 TypeError: unsupported operand type(s) for @=: 'str' and 'int'
# | @ (1,) (2,) TypeError: unsupported operand type(s) for @=: 'tuple' and 'tuple'
# | @ {1} {2} TypeError: unsupported operand type(s) for @=: 'set' and 'set'
# | @ {1: 1} {2: 2} TypeError: unsupported operand type(s) for @=: 'dict' and 'dict'
# | @ b'a' b'b' TypeError: unsupported operand type(s) for @=: 'bytes' and 'bytes'
# | @ bytearray(b'a') b'b' TypeError: unsupported operand type(s) for @=: 'bytearray' and 'bytes'
# | @ True 2 TypeError: unsupported operand type(s) for @=: 'bool' and 'int'
# | @ 1j 2 TypeError: unsupported operand type(s) for @=: 'complex' and 'int'
# | @ None 1 TypeError: unsupported operand type(s) for @=: 'NoneType' and 'int'
# | @ [1] ab TypeError: unsupported operand type(s) for @=: 'list' and 'str'
# | @ {1} [2] TypeError: unsupported operand type(s) for @=: 'set' and 'list'
