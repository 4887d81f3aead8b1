import sys
print(sys.get_int_max_str_digits())
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

show(lambda: len(str(10**4299)))
show(lambda: len(str(10**4300)))
show(lambda: int("9" * 4300) % 1000)
show(lambda: int("9" * 4301))
show(lambda: f"{10**5000}")
show(lambda: "%d" % 10**5000)
show(lambda: len(hex(10**5000)))
show(lambda: int("f" * 5000, 16) % 7)
show(lambda: int("1" * 5000, 3))
show(lambda: repr([10**5000]))
sys.set_int_max_str_digits(640)
show(lambda: str(10**700))
show(lambda: eval("1" * 700))
show(lambda: int("1_" * 640 + "1"))
show(sys.set_int_max_str_digits, 100)
sys.set_int_max_str_digits(0)
show(lambda: len(str(3**20000)))
show(lambda: int("7" * 10000) % 10**9)

# expect:
# | 4300
# | 4300
# | ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# | 999
# | ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
# | ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# | ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# | 4155
# | 3
# | ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
# | ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# | ValueError: Exceeds the limit (640 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# | SyntaxError: Exceeds the limit (640 digits) for integer string conversion: value has 700 digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits. (<string>, line 1)
# | ValueError: Exceeds the limit (640 digits) for integer string conversion: value has 641 digits; use sys.set_int_max_str_digits() to increase the limit
# | ValueError: maxdigits must be 0 or larger than 640
# | 9543
# | 777777777
