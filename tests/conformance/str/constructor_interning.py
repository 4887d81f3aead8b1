import sys
a = "hello_world"
b = "".join(["hello", "_", "world"])
print(a == b, sys.intern(a) is sys.intern(b), a is "hello_world")
print(str(123), str(1.5), str([1, "a"]), str({"a": (1,)}), str(int), str(len), str(None), str(...), str(NotImplemented), str(range(3)), str(slice(1, 2)))
print([].__str__(), object.__str__(5), object.__repr__(5)[:12], type.__repr__(int))
try:
    sys.intern(5)
except TypeError as e:
    print(e)
try:
    str(1, 2, 3, 4)
except TypeError as e:
    print(e)
try:
    str(foo=1)
except TypeError as e:
    print(e)
print("é".isascii(), "\N{LATIN SMALL LETTER E WITH ACUTE}", "\N{latin small letter a}", ascii("\N{GRINNING FACE}"))

# expect:
# | True True True
# | 123 1.5 [1, 'a'] {'a': (1,)} <class 'int'> <built-in function len> None Ellipsis NotImplemented range(0, 3) slice(1, 2, None)
# | [] 5 <int object  <class 'int'>
# | intern() argument must be str, not int
# | str() takes at most 3 arguments (4 given)
# | 'foo' is an invalid keyword argument for str()
# | False é a '\U0001f600'
