def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

for text in ("0", "-0", "+7", " 42 ", "1_000", "0x1f", "", " ", "1__0", "_1", "1_", "--1", "1.5", "٣٤", "1e3", "0b1", "\n12\t", "12a", "-", "0_0", "００７", "1 2"):
    show(int, text)
for text, base in (("ff", 16), ("0xff", 16), ("0xff", 0), ("0b101", 0), ("0o17", 0), ("z", 36), ("017", 0), ("0", 0), ("2", 2), ("1", 1), ("1", 37), ("1", -1), ("0x", 16), ("0_7", 8), ("0b2", 0), ("g", 16)):
    show(int, text, base)
show(int, b"12")
show(int, b"12\xff")
show(int, bytearray(b" 7 "))
show(int, 12, 10)
show(int, 1.9)
show(int, -1.9)
show(int, float("nan"))
show(int, float("inf"))
show(int, None)
show(int, [1])
show(int, base=10)
show(int, "1" * 5000)

# expect:
# | 0
# | 0
# | 7
# | 42
# | 1000
# | ValueError: invalid literal for int() with base 10: '0x1f'
# | ValueError: invalid literal for int() with base 10: ''
# | ValueError: invalid literal for int() with base 10: ' '
# | ValueError: invalid literal for int() with base 10: '1__0'
# | ValueError: invalid literal for int() with base 10: '_1'
# | ValueError: invalid literal for int() with base 10: '1_'
# | ValueError: invalid literal for int() with base 10: '--1'
# | ValueError: invalid literal for int() with base 10: '1.5'
# | 34
# | ValueError: invalid literal for int() with base 10: '1e3'
# | ValueError: invalid literal for int() with base 10: '0b1'
# | 12
# | ValueError: invalid literal for int() with base 10: '12a'
# | ValueError: invalid literal for int() with base 10: '-'
# | 0
# | 7
# | ValueError: invalid literal for int() with base 10: '1 2'
# | 255
# | 255
# | 255
# | 5
# | 15
# | 35
# | ValueError: invalid literal for int() with base 0: '017'
# | 0
# | ValueError: invalid literal for int() with base 2: '2'
# | ValueError: int() base must be >= 2 and <= 36, or 0
# | ValueError: int() base must be >= 2 and <= 36, or 0
# | ValueError: int() base must be >= 2 and <= 36, or 0
# | ValueError: invalid literal for int() with base 16: '0x'
# | 7
# | ValueError: invalid literal for int() with base 0: '0b2'
# | ValueError: invalid literal for int() with base 16: 'g'
# | 12
# | ValueError: invalid literal for int() with base 10: b'12\xff'
# | 7
# | TypeError: int() can't convert non-string with explicit base
# | 1
# | -1
# | ValueError: cannot convert float NaN to integer
# | OverflowError: cannot convert float infinity to integer
# | TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# | TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
# | TypeError: int() missing string argument
# | ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
