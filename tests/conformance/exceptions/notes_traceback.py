import traceback


def inner(x):
    return 1 / x


def outer():
    try:
        inner(0)
    except ZeroDivisionError as e:
        e.add_note("a note")
        e.add_note("second\nline")
        raise RuntimeError("wrapped") from e


try:
    outer()
except RuntimeError as e:
    text = "".join(traceback.format_exception(e))
    print(text.replace(__file__, "FILE"))
    print(e.__cause__.__notes__)
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_lasti >= 0)
        tb = tb.tb_next
    print(traceback.extract_tb(e.__traceback__)[-1].name, traceback.format_exception_only(e))
try:
    ValueError().add_note(5)
except TypeError as e:
    print(e)
e = ValueError("x")
e.__notes__ = "not a list"
print(traceback.format_exception_only(e))
try:
    raise e.with_traceback(None)
except ValueError as e:
    print(e.__traceback__.tb_lineno, e.__traceback__.tb_next)
try:
    eval("1 +")
except SyntaxError as e:
    print("".join(traceback.format_exception_only(e)))
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t")])
except ExceptionGroup as e:
    print("".join(traceback.format_exception(e)).replace(__file__, "FILE"))

# expect:
# | Traceback (most recent call last):
# |   File "FILE", line 10, in outer
# |     inner(0)
# |   File "FILE", line 5, in inner
# |     return 1 / x
# |            ~~^~~
# | ZeroDivisionError: division by zero
# | a note
# | second
# | line
# |
# | The above exception was the direct cause of the following exception:
# |
# | Traceback (most recent call last):
# |   File "FILE", line 18, in <module>
# |     outer()
# |   File "FILE", line 14, in outer
# |     raise RuntimeError("wrapped") from e
# | RuntimeError: wrapped
# |
# | ['a note', 'second\nline']
# | <module> 18 True
# | outer 14 True
# | outer ['RuntimeError: wrapped\n']
# | note must be a str, not 'int'
# | ['ValueError: x\n', 'n\n', 'o\n', 't\n', ' \n', 'a\n', ' \n', 'l\n', 'i\n', 's\n', 't\n']
# | 36 None
# |   File "<string>", line 1
# |     1 +
# | SyntaxError: invalid syntax
# |
# |   + Exception Group Traceback (most recent call last):
# |   |   File "FILE", line 44, in <module>
# |   |     raise ExceptionGroup("eg", [ValueError(1), TypeError("t")])
# |   | ExceptionGroup: eg (2 sub-exceptions)
# |   +-+---------------- 1 ----------------
# |     | ValueError: 1
# |     +---------------- 2 ----------------
# |     | TypeError: t
# |     +------------------------------------
# |
