e = Exception(1, "two")
print(e.args, str(e), repr(e), str(Exception()), repr(Exception()), str(Exception("one")), repr(Exception("one")), str(Exception((1, 2))), repr(Exception(["x"])), e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__, hasattr(e, "__notes__"))
e.args = [3, 4]
print(e.args, e, e.__dict__)
e.custom = 5
print(e.__dict__, str(KeyError("k")), repr(KeyError("k")), str(KeyError("a", "b")), str(KeyError()), str(KeyError(("t",))))
o = OSError(2, "No such file", "name.txt")
print(o, repr(o), o.errno, o.strerror, o.filename, o.filename2, o.args, type(o), OSError(2, "x"), OSError("just"), OSError(), type(OSError(13, "p")), OSError(1, "a", "b", None, "c"), OSError(2, "m", b"bytes"))
i = ImportError("msg", name="n", path="p")
print(i, i.name, i.path, i.msg, repr(i), ModuleNotFoundError("m", name="q").name)
s = SyntaxError("bad", ("file.py", 3, 5, "text here\n", 3, 9))
print(s, s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s.print_file_and_line, SyntaxError("x"), SyntaxError().msg)
u = UnicodeDecodeError("utf-8", b"abc", 1, 2, "reason")
print(u, u.object, u.start, u.end, u.reason, UnicodeEncodeError("ascii", "é", 0, 1, "r"), UnicodeTranslateError("xy", 0, 2, "r"))
x = SystemExit(3)
print(x.code, SystemExit().code, SystemExit(1, 2).code, StopIteration(5).value, NameError("m", name="nm").name, AttributeError("m", name="at", obj=5).obj, repr(BaseException(1)))
for f in (lambda: setattr(e, "args", 5), lambda: setattr(e, "__cause__", 5), lambda: setattr(e, "__context__", "x"), lambda: setattr(e, "__traceback__", 1), lambda: Exception(a=1), lambda: delattr(e, "args"), lambda: delattr(e, "__cause__"), lambda: UnicodeDecodeError("x"), lambda: SyntaxError("a", (1,)), lambda: ImportError(foo=1), lambda: UnicodeEncodeError("a", b"x", 0, 1, "r"), lambda: OSError(1, 2, 3, 4, 5, 6), lambda: setattr(e, "__suppress_context__", "x")):
    try:
        print(f())
    except Exception as err:
        print(type(err).__name__, err)
print(e.with_traceback(None) is e, BlockingIOError(11, "b", 5).characters_written, Exception("x") == Exception("x"), BaseException.__new__(ValueError, 1, 2).args)

# expect:
# | (1, 'two') (1, 'two') Exception(1, 'two')  Exception() one Exception('one') (1, 2) Exception(['x']) None None False None False
# | (3, 4) (3, 4) {}
# | {'custom': 5} 'k' KeyError('k') ('a', 'b')  ('t',)
# | [Errno 2] No such file: 'name.txt' FileNotFoundError(2, 'No such file') 2 No such file name.txt None (2, 'No such file') <class 'FileNotFoundError'> [Errno 2] x just  <class 'PermissionError'> [Errno 1] a: 'b' -> 'c' [Errno 2] m: b'bytes'
# | msg n p msg ImportError('msg') q
# | bad (file.py, line 3) bad file.py 3 5 text here
# |  3 9 None x None
# | 'utf-8' codec can't decode byte 0x62 in position 1: reason b'abc' 1 2 reason 'ascii' codec can't encode character '\xe9' in position 0: r can't translate characters in position 0-1: r
# | 3 None (1, 2) 5 nm 5 BaseException(1)
# | TypeError 'int' object is not iterable
# | TypeError exception cause must be None or derive from BaseException
# | TypeError exception context must be None or derive from BaseException
# | TypeError __traceback__ must be a traceback or None
# | TypeError Exception() takes no keyword arguments
# | TypeError args may not be deleted
# | TypeError __cause__ may not be deleted
# | TypeError function takes exactly 5 arguments (1 given)
# | TypeError function takes at least 4 arguments (1 given)
# | TypeError 'foo' is an invalid keyword argument for ImportError()
# | TypeError argument 2 must be str, not bytes
# | (1, 2, 3, 4, 5, 6)
# | TypeError attribute value type must be bool
# | True 5 False (1, 2)
