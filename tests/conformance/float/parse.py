def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

for t in ("1", "1.5", " 2.5\n", ".5", "5.", "1e5", "1E-5", "1_000.5", "inf", "-Infinity", "nan", "+NaN", "iNf", "1e400", "-1e400", "1e-400", "0x10", "", "abc", "1__0", "1_", "1e", "e5", "1.2.3", "١.٥", "1e5_0", "--1", "infinit", "0.1e1", "123456789012345678901234567890", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623159e308", "179769313486231580793e289"):
    show(float, t)
show(float, b"1.5")
show(float, None)
show(float, [])
show(float, "1.5\x00")
show(float, True)
show(float)
for t in ("0x1p3", "0x1.8p1", "-0x.8p0", "inf", "0x1.fffffffffffffp1023", "0x1p1024", "nan", "1.5", "0x", "0xg"):
    show(float.fromhex, t)
for x in (0.0, -0.0, 1.0, 0.1, 5e-324, 1e308, -2.5, float("inf"), float("nan")):
    print(x.hex())

# expect:
# | 1.0
# | 1.5
# | 2.5
# | 0.5
# | 5.0
# | 100000.0
# | 1e-05
# | 1000.5
# | inf
# | -inf
# | nan
# | nan
# | inf
# | inf
# | -inf
# | 0.0
# | ValueError: could not convert string to float: '0x10'
# | ValueError: could not convert string to float: ''
# | ValueError: could not convert string to float: 'abc'
# | ValueError: could not convert string to float: '1__0'
# | ValueError: could not convert string to float: '1_'
# | ValueError: could not convert string to float: '1e'
# | ValueError: could not convert string to float: 'e5'
# | ValueError: could not convert string to float: '1.2.3'
# | 1.5
# | 1e+50
# | ValueError: could not convert string to float: '--1'
# | ValueError: could not convert string to float: 'infinit'
# | 1.0
# | 1.2345678901234568e+29
# | 5e-324
# | 0.0
# | 5e-324
# | inf
# | inf
# | 1.5
# | TypeError: float() argument must be a string or a real number, not 'NoneType'
# | TypeError: float() argument must be a string or a real number, not 'list'
# | ValueError: could not convert string to float: '1.5\x00'
# | 1.0
# | 0.0
# | 8.0
# | 3.0
# | -0.5
# | inf
# | 1.7976931348623157e+308
# | OverflowError: hexadecimal value too large to represent as a float
# | nan
# | 1.3125
# | ValueError: invalid hexadecimal floating-point string
# | ValueError: invalid hexadecimal floating-point string
# | 0x0.0p+0
# | -0x0.0p+0
# | 0x1.0000000000000p+0
# | 0x1.999999999999ap-4
# | 0x0.0000000000001p-1022
# | 0x1.1ccf385ebc8a0p+1023
# | -0x1.4000000000000p+1
# | inf
# | nan
