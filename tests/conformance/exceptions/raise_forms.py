class E(Exception):
    def __init__(self, *a):
        print("init", a)
        super().__init__(*a)


def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e, "| cause", repr(e.__cause__), "| context", repr(e.__context__), e.__suppress_context__)


def a(): raise E
def b(): raise E("x")
def c(): raise E from ValueError("cause")
def d(): raise ValueError from KeyError
def e(): raise 5
def f(): raise ValueError from 5
def g(): raise "string"
def h(): raise int
def i(): raise
def j():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("new")
def k():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("new") from None
def l():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("new") from e
def m():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
def n(): raise None
def o():
    try:
        raise ValueError("v")
    except ValueError as e:
        raise e
def p():
    class NotExc:
        def __new__(cls): return 5
    raise NotExc
def q():
    class Odd(Exception):
        def __new__(cls, *a): return 5
    raise Odd
def r():
    try:
        raise ValueError
    finally:
        raise KeyError("from finally")
def s(): raise ValueError(1) from ValueError(2)
def t(): raise type("Dyn", (Exception,), {})("made")


for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    print(fn.__name__, end=": ")
    attempt(fn)

# expect:
# | a: init ()
# | E  | cause None | context None False
# | b: init ('x',)
# | E x | cause None | context None False
# | c: init ()
# | E  | cause ValueError('cause') | context None True
# | d: ValueError  | cause KeyError() | context None True
# | e: TypeError exceptions must derive from BaseException | cause None | context None False
# | f: TypeError exception causes must derive from BaseException | cause None | context None False
# | g: TypeError exceptions must derive from BaseException | cause None | context None False
# | h: TypeError exceptions must derive from BaseException | cause None | context None False
# | i: RuntimeError No active exception to reraise | cause None | context None False
# | j: KeyError 'new' | cause None | context ZeroDivisionError('division by zero') False
# | k: KeyError 'new' | cause None | context ZeroDivisionError('division by zero') True
# | l: KeyError 'new' | cause ZeroDivisionError('division by zero') | context ZeroDivisionError('division by zero') True
# | m: ZeroDivisionError division by zero | cause None | context None False
# | n: TypeError exceptions must derive from BaseException | cause None | context None False
# | o: ValueError v | cause None | context None False
# | p: TypeError exceptions must derive from BaseException | cause None | context None False
# | q: TypeError calling <class '__main__.q.<locals>.Odd'> should have returned an instance of BaseException, not <class 'int'> | cause None | context None False
# | r: KeyError 'from finally' | cause None | context ValueError() False
# | s: ValueError 1 | cause ValueError(2) | context None True
# | t: Dyn made | cause None | context None False
