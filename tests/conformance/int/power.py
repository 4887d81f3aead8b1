def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

for b in (0, 1, -1, 2, -3, 10, 7):
    print(b, [b ** e for e in (0, 1, 2, 5, 31, 64)])
print(2 ** -1, (-2) ** -3, 2 ** 0.5, 0 ** 0, (-8) ** 2, 10 ** 30)
print((-8) ** (1 / 3))
print(pow(3, 100, 7), pow(3, -1, 7), pow(-3, 5, 7), pow(2, 10, -7), pow(12345678901234567890, 98765432109876543210, 10**9 + 7))
show(pow, 2, 3, 0)
show(pow, 2.0, 3, 5)
show(pow, 4, -1, 2)
show(pow, 0, -2)
show(pow, "a", 2)
show(lambda: 2 ** "a")
show(lambda: None ** 2)

# expect:
# | 0 [1, 0, 0, 0, 0, 0]
# | 1 [1, 1, 1, 1, 1, 1]
# | -1 [1, -1, 1, -1, -1, 1]
# | 2 [1, 2, 4, 32, 2147483648, 18446744073709551616]
# | -3 [1, -3, 9, -243, -617673396283947, 3433683820292512484657849089281]
# | 10 [1, 10, 100, 100000, 10000000000000000000000000000000, 10000000000000000000000000000000000000000000000000000000000000000]
# | 7 [1, 7, 49, 16807, 157775382034845806615042743, 1219760487635835700138573862562971820755615294131238401]
# | 0.5 -0.125 1.4142135623730951 1 64 1000000000000000000000000000000
# | (1.0000000000000002+1.7320508075688772j)
# | 4 5 2 -5 577648646
# | ValueError: pow() 3rd argument cannot be 0
# | TypeError: pow() 3rd argument not allowed unless all arguments are integers
# | ValueError: base is not invertible for the given modulus
# | ZeroDivisionError: 0.0 cannot be raised to a negative power
# | TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
# | TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
# | TypeError: unsupported operand type(s) for ** or pow(): 'NoneType' and 'int'
