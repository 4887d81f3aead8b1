import dis
sources = ["x = a.b.c(1, *d, k=2, **e)", "with a as b: c", "try:\n a\nfinally:\n b", "def f(x):\n nonlocal_ = 1\n def g(): return nonlocal_, x\n return g", "class C(B, m=1):\n x = 1\n def f(self): return super().f()", "a, *b = c; d[e:f] = g; del h.i, j[k]", "[x for x in y if z]", "lambda: (yield from a)", "match x:\n case [1, y]: z\n case {'k': v}: w\n case C(a=b): q", "while a:\n if b: continue\n if c: break\nelse: d", "f'{a!r:>{b}} c'", "a < b < c and d or not e is None", "async def f():\n async with a: await b\n async for c in d: pass", "import a.b as c; from d import e, f as g; from h import *", "x += 1; x @= y; z[0] **= 2", "assert a, b; raise c from d", "global q; q = {1: 2, **a, 3: 4}; {1, *b}; [*c, 1]"]
for s in sources:
    print("#", s.replace("\n", "; "))
    code = compile(s, "f", "exec")
    stack = [code]
    while stack:
        c = stack.pop(0)
        print(c.co_name, " ".join(f"{i.opname}({i.argrepr if not i.argrepr.startswith('<code') else 'code'})" if i.arg is not None else i.opname for i in dis.get_instructions(c)))
        stack += [k for k in c.co_consts if hasattr(k, "co_code")]

# expect:
# | # x = a.b.c(1, *d, k=2, **e)
# | <module> RESUME() PUSH_NULL LOAD_NAME(a) LOAD_ATTR(b) LOAD_ATTR(c) LOAD_CONST(1) BUILD_LIST() LOAD_NAME(d) LIST_EXTEND() LIST_TO_TUPLE LOAD_CONST('k') LOAD_CONST(2) BUILD_MAP() LOAD_NAME(e) DICT_MERGE() CALL_FUNCTION_EX() STORE_NAME(x) LOAD_CONST(None) RETURN_VALUE
# | # with a as b: c
# | <module> RESUME() LOAD_NAME(a) BEFORE_WITH STORE_NAME(b) LOAD_NAME(c) POP_TOP LOAD_CONST(None) LOAD_CONST(None) LOAD_CONST(None) PRECALL() CALL() POP_TOP LOAD_CONST(None) RETURN_VALUE PUSH_EXC_INFO WITH_EXCEPT_START POP_JUMP_FORWARD_IF_TRUE(to 52) RERAISE() COPY() POP_EXCEPT RERAISE() POP_TOP POP_EXCEPT POP_TOP POP_TOP LOAD_CONST(None) RETURN_VALUE
# | # try:;  a; finally:;  b
# | <module> RESUME() NOP LOAD_NAME(a) POP_TOP LOAD_NAME(b) POP_TOP LOAD_CONST(None) RETURN_VALUE PUSH_EXC_INFO LOAD_NAME(b) POP_TOP RERAISE() COPY() POP_EXCEPT RERAISE()
# | # def f(x):;  nonlocal_ = 1;  def g(): return nonlocal_, x;  return g
# | <module> RESUME() LOAD_CONST(code) MAKE_FUNCTION() STORE_NAME(f) LOAD_CONST(None) RETURN_VALUE
# | f MAKE_CELL(x) MAKE_CELL(nonlocal_) RESUME() LOAD_CONST(1) STORE_DEREF(nonlocal_) LOAD_CLOSURE(nonlocal_) LOAD_CLOSURE(x) BUILD_TUPLE() LOAD_CONST(code) MAKE_FUNCTION(closure) STORE_FAST(g) LOAD_FAST(g) RETURN_VALUE
# | g COPY_FREE_VARS() RESUME() LOAD_DEREF(nonlocal_) LOAD_DEREF(x) BUILD_TUPLE() RETURN_VALUE
# | # class C(B, m=1):;  x = 1;  def f(self): return super().f()
# | <module> RESUME() PUSH_NULL LOAD_BUILD_CLASS LOAD_CONST(code) MAKE_FUNCTION() LOAD_CONST('C') LOAD_NAME(B) LOAD_CONST(1) KW_NAMES() PRECALL() CALL() STORE_NAME(C) LOAD_CONST(None) RETURN_VALUE
# | C MAKE_CELL(__class__) RESUME() LOAD_NAME(__name__) STORE_NAME(__module__) LOAD_CONST('C') STORE_NAME(__qualname__) LOAD_CONST(1) STORE_NAME(x) LOAD_CLOSURE(__class__) BUILD_TUPLE() LOAD_CONST(code) MAKE_FUNCTION(closure) STORE_NAME(f) LOAD_CLOSURE(__class__) COPY() STORE_NAME(__classcell__) RETURN_VALUE
# | f COPY_FREE_VARS() RESUME() LOAD_GLOBAL(NULL + super) PRECALL() CALL() LOAD_METHOD(f) PRECALL() CALL() RETURN_VALUE
# | # a, *b = c; d[e:f] = g; del h.i, j[k]
# | <module> RESUME() LOAD_NAME(c) UNPACK_EX() STORE_NAME(a) STORE_NAME(b) LOAD_NAME(g) LOAD_NAME(d) LOAD_NAME(e) LOAD_NAME(f) BUILD_SLICE() STORE_SUBSCR LOAD_NAME(h) DELETE_ATTR(i) LOAD_NAME(j) LOAD_NAME(k) DELETE_SUBSCR LOAD_CONST(None) RETURN_VALUE
# | # [x for x in y if z]
# | <module> RESUME() LOAD_CONST(code) MAKE_FUNCTION() LOAD_NAME(y) GET_ITER PRECALL() CALL() POP_TOP LOAD_CONST(None) RETURN_VALUE
# | <listcomp> RESUME() BUILD_LIST() LOAD_FAST(.0) FOR_ITER(to 30) STORE_FAST(x) LOAD_GLOBAL(z) POP_JUMP_BACKWARD_IF_FALSE(to 6) LOAD_FAST(x) LIST_APPEND() JUMP_BACKWARD(to 6) RETURN_VALUE
# | # lambda: (yield from a)
# | <module> RESUME() LOAD_CONST(code) MAKE_FUNCTION() POP_TOP LOAD_CONST(None) RETURN_VALUE
# | <lambda> RETURN_GENERATOR POP_TOP RESUME() LOAD_GLOBAL(a) GET_YIELD_FROM_ITER LOAD_CONST(None) SEND(to 30) YIELD_VALUE RESUME() JUMP_BACKWARD_NO_INTERRUPT(to 22) RETURN_VALUE
# | # match x:;  case [1, y]: z;  case {'k': v}: w;  case C(a=b): q
# | <module> RESUME() LOAD_NAME(x) COPY() MATCH_SEQUENCE POP_JUMP_FORWARD_IF_FALSE(to 48) GET_LEN LOAD_CONST(2) COMPARE_OP(==) POP_JUMP_FORWARD_IF_FALSE(to 48) UNPACK_SEQUENCE() LOAD_CONST(1) COMPARE_OP(==) POP_JUMP_FORWARD_IF_FALSE(to 48) STORE_NAME(y) POP_TOP LOAD_NAME(z) POP_TOP LOAD_CONST(None) RETURN_VALUE POP_TOP COPY() MATCH_MAPPING POP_JUMP_FORWARD_IF_FALSE(to 102) GET_LEN LOAD_CONST(1) COMPARE_OP(>=) POP_JUMP_FORWARD_IF_FALSE(to 102) LOAD_CONST(('k',)) MATCH_KEYS COPY() POP_JUMP_FORWARD_IF_NONE(to 98) UNPACK_SEQUENCE() SWAP() POP_TOP POP_TOP STORE_NAME(v) POP_TOP LOAD_NAME(w) POP_TOP LOAD_CONST(None) RETURN_VALUE POP_TOP POP_TOP POP_TOP LOAD_NAME(C) LOAD_CONST(('a',)) MATCH_CLASS() COPY() POP_JUMP_FORWARD_IF_NONE(to 128) UNPACK_SEQUENCE() STORE_NAME(b) LOAD_NAME(q) POP_TOP LOAD_CONST(None) RETURN_VALUE POP_TOP LOAD_CONST(None) RETURN_VALUE
# | # while a:;  if b: continue;  if c: break; else: d
# | <module> RESUME() LOAD_NAME(a) POP_JUMP_FORWARD_IF_FALSE(to 24) LOAD_NAME(b) POP_JUMP_FORWARD_IF_FALSE(to 12) JUMP_BACKWARD(to 2) LOAD_NAME(c) POP_JUMP_FORWARD_IF_FALSE(to 20) LOAD_CONST(None) RETURN_VALUE LOAD_NAME(a) POP_JUMP_BACKWARD_IF_TRUE(to 6) LOAD_NAME(d) POP_TOP LOAD_CONST(None) RETURN_VALUE
# | # f'{a!r:>{b}} c'
# | <module> RESUME() LOAD_NAME(a) LOAD_CONST('>') LOAD_NAME(b) FORMAT_VALUE() BUILD_STRING() FORMAT_VALUE(repr, with format) LOAD_CONST(' c') BUILD_STRING() POP_TOP LOAD_CONST(None) RETURN_VALUE
# | # a < b < c and d or not e is None
# | <module> RESUME() LOAD_NAME(a) LOAD_NAME(b) SWAP() COPY() COMPARE_OP(<) JUMP_IF_FALSE_OR_POP(to 28) LOAD_NAME(c) COMPARE_OP(<) JUMP_FORWARD(to 32) SWAP() POP_TOP POP_JUMP_FORWARD_IF_FALSE(to 38) LOAD_NAME(d) JUMP_IF_TRUE_OR_POP(to 50) LOAD_NAME(e) LOAD_CONST(None) IS_OP() POP_TOP LOAD_CONST(None) RETURN_VALUE POP_TOP LOAD_CONST(None) RETURN_VALUE
# | # async def f():;  async with a: await b;  async for c in d: pass
# | <module> RESUME() LOAD_CONST(code) MAKE_FUNCTION() STORE_NAME(f) LOAD_CONST(None) RETURN_VALUE
# | f RETURN_GENERATOR POP_TOP RESUME() LOAD_GLOBAL(a) BEFORE_ASYNC_WITH GET_AWAITABLE() LOAD_CONST(None) SEND(to 32) YIELD_VALUE RESUME() JUMP_BACKWARD_NO_INTERRUPT(to 24) POP_TOP LOAD_GLOBAL(b) GET_AWAITABLE() LOAD_CONST(None) SEND(to 58) YIELD_VALUE RESUME() JUMP_BACKWARD_NO_INTERRUPT(to 50) POP_TOP LOAD_CONST(None) LOAD_CONST(None) LOAD_CONST(None) PRECALL() CALL() GET_AWAITABLE() LOAD_CONST(None) SEND(to 92) YIELD_VALUE RESUME() JUMP_BACKWARD_NO_INTERRUPT(to 84) POP_TOP JUMP_FORWARD(to 130) PUSH_EXC_INFO WITH_EXCEPT_START GET_AWAITABLE() LOAD_CONST(None) SEND(to 112) YIELD_VALUE RESUME() JUMP_BACKWARD_NO_INTERRUPT(to 104) POP_JUMP_FORWARD_IF_TRUE(to 122) RERAISE() COPY() POP_EXCEPT RERAISE() POP_TOP POP_EXCEPT POP_TOP POP_TOP LOAD_GLOBAL(d) GET_AITER GET_ANEXT LOAD_CONST(None) SEND(to 156) YIELD_VALUE RESUME() JUMP_BACKWARD_NO_INTERRUPT(to 148) STORE_FAST(c) JUMP_BACKWARD(to 144) END_ASYNC_FOR LOAD_CONST(None) RETURN_VALUE
# | # import a.b as c; from d import e, f as g; from h import *
# | <module> RESUME() LOAD_CONST(0) LOAD_CONST(None) IMPORT_NAME(a.b) IMPORT_FROM(b) STORE_NAME(c) POP_TOP LOAD_CONST(0) LOAD_CONST(('e', 'f')) IMPORT_NAME(d) IMPORT_FROM(e) STORE_NAME(e) IMPORT_FROM(f) STORE_NAME(g) POP_TOP LOAD_CONST(0) LOAD_CONST(('*',)) IMPORT_NAME(h) IMPORT_STAR LOAD_CONST(None) RETURN_VALUE
# | # x += 1; x @= y; z[0] **= 2
# | <module> RESUME() LOAD_NAME(x) LOAD_CONST(1) BINARY_OP(+=) STORE_NAME(x) LOAD_NAME(x) LOAD_NAME(y) BINARY_OP(@=) STORE_NAME(x) LOAD_NAME(z) LOAD_CONST(0) COPY() COPY() BINARY_SUBSCR LOAD_CONST(2) BINARY_OP(**=) SWAP() SWAP() STORE_SUBSCR LOAD_CONST(None) RETURN_VALUE
# | # assert a, b; raise c from d
# | <module> RESUME() LOAD_NAME(a) POP_JUMP_FORWARD_IF_TRUE(to 26) LOAD_ASSERTION_ERROR LOAD_NAME(b) PRECALL() CALL() RAISE_VARARGS() LOAD_NAME(c) LOAD_NAME(d) RAISE_VARARGS()
# | # global q; q = {1: 2, **a, 3: 4}; {1, *b}; [*c, 1]
# | <module> RESUME() LOAD_CONST(1) LOAD_CONST(2) BUILD_MAP() LOAD_NAME(a) DICT_UPDATE() LOAD_CONST(3) LOAD_CONST(4) BUILD_MAP() DICT_UPDATE() STORE_GLOBAL(q) LOAD_CONST(1) BUILD_SET() LOAD_NAME(b) SET_UPDATE() POP_TOP BUILD_LIST() LOAD_NAME(c) LIST_EXTEND() LOAD_CONST(1) LIST_APPEND() POP_TOP LOAD_CONST(None) RETURN_VALUE
