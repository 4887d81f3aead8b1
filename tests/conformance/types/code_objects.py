import dis
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    x = [a for a in range(3)]
    def inner():
        return b, x
    return inner
c = f.__code__
for n in ("co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_flags", "co_varnames", "co_cellvars", "co_freevars", "co_names", "co_name", "co_qualname", "co_firstlineno", "co_stacksize", "co_exceptiontable"):
    print(n, getattr(c, n))
print(list(c.co_lines())[:3], list(c.co_positions())[:2], c.co_consts[1].co_name, c == f.__code__, hash(c) == hash(f.__code__), c.replace(co_name="renamed").co_name, c.replace(co_consts=()) == c, len(c.co_code) % 2)
g = lambda: (yield)
async def h(): pass
async def i(): yield
print([hex(x.__code__.co_flags) for x in (f, g, h, i, lambda *a, **k: 0)])
dis.dis(lambda x, y: x + y if x else [y, x.attr, x[0], f(x, k=y)])
print([(i.opname, i.argrepr) for i in dis.get_instructions(compile("for i in x:\n  try: y\n  except E as e: pass", "f", "exec"))])
for bad in (dict(co_argcount=-1), dict(co_name=5), dict(co_nope=1), dict(co_code="x")):
    try:
        c.replace(**bad)
    except Exception as e:
        print(type(e).__name__, e)
try:
    c.co_name = "x"
except AttributeError as e:
    print(e)

# expect:
# | co_argcount 3
# | co_posonlyargcount 2
# | co_kwonlyargcount 2
# | co_nlocals 8
# | co_flags 15
# | co_varnames ('a', 'b', 'c', 'd', 'e', 'args', 'kw', 'inner')
# | co_cellvars ('b', 'x')
# | co_freevars ()
# | co_names ('range',)
# | co_name f
# | co_qualname f
# | co_firstlineno 2
# | co_stacksize 4
# | co_exceptiontable b''
# | [(0, 2, None), (2, 4, None), (4, 6, 2)] [(None, None, None, None), (None, None, None, None)] <listcomp> True True renamed False 0
# | ['0xf', '0x23', '0x83', '0x203', '0xf']
# |  15           0 RESUME                   0
# |               2 LOAD_FAST                0 (x)
# |               4 POP_JUMP_FORWARD_IF_FALSE     5 (to 16)
# |               6 LOAD_FAST                0 (x)
# |               8 LOAD_FAST                1 (y)
# |              10 BINARY_OP                0 (+)
# |              14 JUMP_FORWARD            31 (to 78)
# |         >>   16 LOAD_FAST                1 (y)
# |              18 LOAD_FAST                0 (x)
# |              20 LOAD_ATTR                0 (attr)
# |              30 LOAD_FAST                0 (x)
# |              32 LOAD_CONST               1 (0)
# |              34 BINARY_SUBSCR
# |              44 LOAD_GLOBAL              3 (NULL + f)
# |              56 LOAD_FAST                0 (x)
# |              58 LOAD_FAST                1 (y)
# |              60 KW_NAMES                 2
# |              62 PRECALL                  2
# |              66 CALL                     2
# |              76 BUILD_LIST               4
# |         >>   78 RETURN_VALUE
# | [('RESUME', ''), ('LOAD_NAME', 'x'), ('GET_ITER', ''), ('FOR_ITER', 'to 52'), ('STORE_NAME', 'i'), ('LOAD_NAME', 'y'), ('POP_TOP', ''), ('JUMP_BACKWARD', 'to 6'), ('PUSH_EXC_INFO', ''), ('LOAD_NAME', 'E'), ('CHECK_EXC_MATCH', ''), ('POP_JUMP_FORWARD_IF_FALSE', 'to 44'), ('STORE_NAME', 'e'), ('POP_EXCEPT', ''), ('LOAD_CONST', 'None'), ('STORE_NAME', 'e'), ('DELETE_NAME', 'e'), ('JUMP_BACKWARD', 'to 6'), ('LOAD_CONST', 'None'), ('STORE_NAME', 'e'), ('DELETE_NAME', 'e'), ('RERAISE', ''), ('RERAISE', ''), ('COPY', ''), ('POP_EXCEPT', ''), ('RERAISE', ''), ('LOAD_CONST', 'None'), ('RETURN_VALUE', '')]
# | ValueError co_argcount must be a positive integer
# | TypeError replace() argument 'co_name' must be str, not int
# | TypeError 'co_nope' is an invalid keyword argument for replace()
# | TypeError replace() argument 'co_code' must be bytes, not str
# | readonly attribute
