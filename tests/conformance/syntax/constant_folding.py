import dis


def consts(src):
    code = compile(src, "f", "exec")
    return code.co_consts


for src in ("x = 1 + 2 * 3", "x = 'a' * 5", "x = 'a' * 5000", "x = (1, 2) + (3,)", "x = -5", "x = not True", "x = 1 << 100", "x = 1 << 1000", "x = 2 ** 100", "x = 2 ** 10000", "x = 'abc'[1]", "x = (1, 2, 3)[0]", "x = [1, 2, 3]", "x = {1, 2, 3}", "for i in [1, 2]: pass", "for i in {1, 2}: pass", "a in [1, 2]", "a in {1, 2}", "x = 1 / 0", "x = 1 if 1 else 2", "if 0: x = 5\nelse: x = 6", "while 0: x = 1", "x = 'a' 'b'", "x = f'{1}'", "x = 'a' + 'b'", "x = ~5", "x = +True", "x = 5 % 3", "x = 7 // 2", "x = 1.5 + 2", "x = 1j * 1j", "x = (1,) * 10", "x = ((1, 2), 3)", "x = 1; x", "x = None", "x = ...", "'unused'; x = 1", "5; x = 1", "x = 1 and 2", "x = 0 or 3", "assert 1", "if not 1: x = 9", "x = -0.0", "x = 0.0", "x = (0.0, -0.0, 0)", "x = (1, 1.0, True)", "x = b'a' + b'b'", "x = '%s' % 5", "x = 'a' < 'b'", "x = 1 is 1", "x = [*(1, 2)]", "x = lambda: 5 + 5", "x = (1, 2, y)", "x = 'a'.upper()"):
    print(src.replace("\n", "; "), "=>", [c if not hasattr(c, "co_code") else c.co_consts for c in consts(src)])
dis.dis(compile("x = 1 if a else 2\nwhile a and not b:\n    c(x)\n", "f", "exec"))

# expect:
# | x = 1 + 2 * 3 => [7, None]
# | x = 'a' * 5 => ['aaaaa', None]
# | x = 'a' * 5000 => ['a', 5000, None]
# | x = (1, 2) + (3,) => [(1, 2, 3), None]
# | x = -5 => [-5, None]
# | x = not True => [False, None]
# | x = 1 << 100 => [1267650600228229401496703205376, None]
# | x = 1 << 1000 => [1, 1000, None]
# | x = 2 ** 100 => [2, 100, None]
# | x = 2 ** 10000 => [2, 10000, None]
# | x = 'abc'[1] => ['b', None]
# | x = (1, 2, 3)[0] => [1, None]
# | x = [1, 2, 3] => [(1, 2, 3), None]
# | x = {1, 2, 3} => [frozenset({1, 2, 3}), None]
# | for i in [1, 2]: pass => [(1, 2), None]
# | for i in {1, 2}: pass => [frozenset({1, 2}), None]
# | a in [1, 2] => [(1, 2), None]
# | a in {1, 2} => [frozenset({1, 2}), None]
# | x = 1 / 0 => [1, 0, None]
# | x = 1 if 1 else 2 => [1, 2, None]
# | if 0: x = 5; else: x = 6 => [0, 5, 6, None]
# | while 0: x = 1 => [0, 1, None]
# | x = 'a' 'b' => ['ab', None]
# | x = f'{1}' => [1, None]
# | x = 'a' + 'b' => ['ab', None]
# | x = ~5 => [-6, None]
# | x = +True => [1, None]
# | x = 5 % 3 => [2, None]
# | x = 7 // 2 => [3, None]
# | x = 1.5 + 2 => [3.5, None]
# | x = 1j * 1j => [(-1+0j), None]
# | x = (1,) * 10 => [(1, 1, 1, 1, 1, 1, 1, 1, 1, 1), None]
# | x = ((1, 2), 3) => [((1, 2), 3), None]
# | x = 1; x => [1, None]
# | x = None => [None]
# | x = ... => [Ellipsis, None]
# | 'unused'; x = 1 => ['unused', 1, None]
# | 5; x = 1 => [1, None]
# | x = 1 and 2 => [1, 2, None]
# | x = 0 or 3 => [0, 3, None]
# | assert 1 => [1, None]
# | if not 1: x = 9 => [False, 9, None]
# | x = -0.0 => [-0.0, None]
# | x = 0.0 => [0.0, None]
# | x = (0.0, -0.0, 0) => [(0.0, -0.0, 0), None]
# | x = (1, 1.0, True) => [(1, 1.0, True), None]
# | x = b'a' + b'b' => [b'ab', None]
# | x = '%s' % 5 => ['%s', 5, None]
# | x = 'a' < 'b' => ['a', 'b', None]
# | x = 1 is 1 => [1, None]
# | x = [*(1, 2)] => [(1, 2), None]
# | x = lambda: 5 + 5 => [(None, 10), None]
# | x = (1, 2, y) => [1, 2, None]
# | x = 'a'.upper() => ['a', None]
# |   0           0 RESUME                   0
# |
# |   1           2 LOAD_NAME                0 (a)
# |               4 POP_JUMP_FORWARD_IF_FALSE     2 (to 10)
# |               6 LOAD_CONST               0 (1)
# |               8 JUMP_FORWARD             1 (to 12)
# |         >>   10 LOAD_CONST               1 (2)
# |         >>   12 STORE_NAME               1 (x)
# |
# |   2          14 LOAD_NAME                0 (a)
# |              16 POP_JUMP_FORWARD_IF_FALSE    19 (to 56)
# |              18 LOAD_NAME                2 (b)
# |              20 POP_JUMP_FORWARD_IF_TRUE    21 (to 64)
# |
# |   3     >>   22 PUSH_NULL
# |              24 LOAD_NAME                3 (c)
# |              26 LOAD_NAME                1 (x)
# |              28 PRECALL                  1
# |              32 CALL                     1
# |              42 POP_TOP
# |
# |   2          44 LOAD_NAME                0 (a)
# |              46 POP_JUMP_FORWARD_IF_FALSE     6 (to 60)
# |              48 LOAD_NAME                2 (b)
# |              50 POP_JUMP_BACKWARD_IF_FALSE    15 (to 22)
# |              52 LOAD_CONST               2 (None)
# |              54 RETURN_VALUE
# |         >>   56 LOAD_CONST               2 (None)
# |              58 RETURN_VALUE
# |         >>   60 LOAD_CONST               2 (None)
# |              62 RETURN_VALUE
# |         >>   64 LOAD_CONST               2 (None)
# |              66 RETURN_VALUE
