srcs = """if
if x
if x:
x = 
def f(
def f():
def f()
class
class C(
class C:
return
yield
for x in
for in y: pass
for x y: pass
while
while True
import
import a.
from a import
from a import (
from . import *
from a import *,b
from a import b,
try:
try: pass
except: pass
else: pass
elif x: pass
with: pass
with a as: pass
with a as 1: pass
raise from x
assert
del
del 1
del f()
del a + b
global
global 1
nonlocal x
lambda
lambda x""".split("\n")
for src in srcs:
    try:
        compile(src, "<s>", "exec")
        print("OK   ", src)
    except SyntaxError as e:
        print(type(e).__name__, "|", src, "|", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))

# expect:
# | SyntaxError | if | invalid syntax (1, 3, 1, 3)
# | SyntaxError | if x | expected ':' (1, 5, 1, 5)
# | IndentationError | if x: | expected an indented block after 'if' statement on line 1 (1, 6, 1, -1)
# | SyntaxError | x =  | invalid syntax (1, 5, 1, 5)
# | SyntaxError | def f( | '(' was never closed (1, 6, 1, 0)
# | IndentationError | def f(): | expected an indented block after function definition on line 1 (1, 9, 1, -1)
# | SyntaxError | def f() | expected ':' (1, 8, 1, 8)
# | SyntaxError | class | invalid syntax (1, 6, 1, 6)
# | SyntaxError | class C( | '(' was never closed (1, 8, 1, 0)
# | IndentationError | class C: | expected an indented block after class definition on line 1 (1, 9, 1, -1)
# | SyntaxError | return | 'return' outside function (1, 1, 1, 7)
# | SyntaxError | yield | 'yield' outside function (1, 1, 1, 6)
# | SyntaxError | for x in | invalid syntax (1, 9, 1, 9)
# | SyntaxError | for in y: pass | invalid syntax (1, 5, 1, 7)
# | SyntaxError | for x y: pass | invalid syntax (1, 7, 1, 8)
# | SyntaxError | while | invalid syntax (1, 6, 1, 6)
# | SyntaxError | while True | expected ':' (1, 11, 1, 11)
# | SyntaxError | import | invalid syntax (1, 7, 1, 7)
# | SyntaxError | import a. | invalid syntax (1, 10, 1, 10)
# | SyntaxError | from a import | invalid syntax (1, 14, 1, 14)
# | SyntaxError | from a import ( | '(' was never closed (1, 15, 1, 0)
# | OK    from . import *
# | SyntaxError | from a import *,b | invalid syntax (1, 16, 1, 17)
# | SyntaxError | from a import b, | trailing comma not allowed without surrounding parentheses (1, 17, 1, 17)
# | IndentationError | try: | expected an indented block after 'try' statement on line 1 (1, 5, 1, -1)
# | SyntaxError | try: pass | expected 'except' or 'finally' block (1, 10, 1, -1)
# | SyntaxError | except: pass | invalid syntax (1, 1, 1, 7)
# | SyntaxError | else: pass | invalid syntax (1, 1, 1, 5)
# | SyntaxError | elif x: pass | invalid syntax (1, 1, 1, 5)
# | SyntaxError | with: pass | invalid syntax (1, 5, 1, 6)
# | SyntaxError | with a as: pass | invalid syntax (1, 10, 1, 11)
# | SyntaxError | with a as 1: pass | cannot assign to literal (1, 11, 1, 12)
# | SyntaxError | raise from x | invalid syntax (1, 7, 1, 11)
# | SyntaxError | assert | invalid syntax (1, 7, 1, 7)
# | SyntaxError | del | invalid syntax (1, 4, 1, 4)
# | SyntaxError | del 1 | cannot delete literal (1, 5, 1, 6)
# | SyntaxError | del f() | cannot delete function call (1, 5, 1, 8)
# | SyntaxError | del a + b | cannot delete expression (1, 5, 1, 10)
# | SyntaxError | global | invalid syntax (1, 7, 1, 7)
# | SyntaxError | global 1 | invalid syntax (1, 8, 1, 9)
# | SyntaxError | nonlocal x | nonlocal declaration not allowed at module level (1, 1, 1, 11)
# | SyntaxError | lambda | invalid syntax (1, 7, 1, 7)
# | SyntaxError | lambda x | invalid syntax (1, 9, 1, 9)
