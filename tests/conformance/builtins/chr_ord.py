def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(chr(0) == "\0", chr(65), chr(0x20ac), ascii(chr(0x10ffff)), ord("a"), ord("€"), ord("\U0001f600"), ord(b"x"), ord(bytearray(b"y")), ascii(chr(0xd800)))
show(chr, -1)
show(chr, 0x110000)
show(chr, 2**70)
show(chr, "a")
show(chr, 1.0)
show(ord, "")
show(ord, "ab")
show(ord, b"ab")
show(ord, 5)
print(ascii("aé€😀\n\x7f'\""), repr("aé€\u200b\x7f\x85\xad'"), repr('it\'s "x"'), repr("\t\r\n\\\0\x01"))
print(bin(5), bin(-5), oct(8), hex(255), hex(-1), bin(True))
show(bin, 1.0)
show(hex, "a")
show(oct, None)

# expect:
# | True A € '\U0010ffff' 97 8364 128512 120 121 '\ud800'
# | ValueError: chr() arg not in range(0x110000)
# | ValueError: chr() arg not in range(0x110000)
# | OverflowError: Python int too large to convert to C int
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: 'float' object cannot be interpreted as an integer
# | TypeError: ord() expected a character, but string of length 0 found
# | TypeError: ord() expected a character, but string of length 2 found
# | TypeError: ord() expected a character, but string of length 2 found
# | TypeError: ord() expected string of length 1, but int found
# | 'a\xe9\u20ac\U0001f600\n\x7f\'"' "aé€\u200b\x7f\x85\xad'" 'it\'s "x"' '\t\r\n\\\x00\x01'
# | 0b101 -0b101 0o10 0xff -0x1 0b1
# | TypeError: 'float' object cannot be interpreted as an integer
# | TypeError: 'str' object cannot be interpreted as an integer
# | TypeError: 'NoneType' object cannot be interpreted as an integer
