def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(str(0), str(-1), str(2**64), repr(-(2**64)), str(10**50), str(-(10**18)))
for n in (0, 1, -1, 255, -255, 2**70):
    print(bin(n), oct(n), hex(n))
print(f"{255:x} {255:X} {255:o} {255:b} {255:#x} {255:#X} {255:#o} {255:#b} {255:08b} {-255:#010x}")
print(f"{1234567:,} {1234567:_} {1234567:_x} {-1234567:,} {255:_b} {12345:012,}")
print(f"{65:c} {8364:c} {5:d} {5:n} {5:5}| {5:<5}| {5:^5}| {5:=+5}| {5:*^+7}|")
print(f"{3:f} {3:e} {3:g} {3:.2f} {3:%} {10**20:e}")
show(str, 10**5000)
show(format, 5, "s")
show(format, 5, ".2d")
show(format, 5, "z")
show(format, -5, "c")
show(format, 0x110000, "c")
show(format, 5, ",x")
show(format, 5, "_,d")
show(format, 5, "+c")

# expect:
# | 0 -1 18446744073709551616 -18446744073709551616 100000000000000000000000000000000000000000000000000 -1000000000000000000
# | 0b0 0o0 0x0
# | 0b1 0o1 0x1
# | -0b1 -0o1 -0x1
# | 0b11111111 0o377 0xff
# | -0b11111111 -0o377 -0xff
# | 0b10000000000000000000000000000000000000000000000000000000000000000000000 0o200000000000000000000000 0x400000000000000000
# | ff FF 377 11111111 0xff 0XFF 0o377 0b11111111 11111111 -0x00000ff
# | 1,234,567 1_234_567 12_d687 -1,234,567 1111_1111 0,000,012,345
# | A € 5 5     5| 5    |   5  | +   5| **+5***|
# | 3.000000 3.000000e+00 3 3.00 300.000000% 1.000000e+20
# | ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# | ValueError: Unknown format code 's' for object of type 'int'
# | ValueError: Precision not allowed in integer format specifier
# | ValueError: Negative zero coercion (z) not allowed in integer format specifier
# | OverflowError: %c arg not in range(0x110000)
# | OverflowError: %c arg not in range(0x110000)
# | ValueError: Cannot specify ',' with 'x'.
# | ValueError: Cannot specify both ',' and '_'.
# | ValueError: Sign not allowed with integer format specifier 'c'
