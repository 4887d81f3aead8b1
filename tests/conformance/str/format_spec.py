for value in (42, -42, 0, True, 10**20):
    for spec in ("", "d", "5", "<5", ">5", "^5", "=5", "05", "+", " ", "-", "x", "#x", "#b", "o", ",", "_", "_x", "c" if 0 < value < 999 else "d", "e", ".2f", "%", "*^10", "0=+8", "<010", "n", "+,d"):
        print(f"{spec}:{format(value, spec)}", end="|")
    print()
for value in ("", "abc", "é😀"):
    for spec in ("", "s", "5", "<5", ">5", "^5", "*^6", ".1", "5.1", "05", "s<6", "<05s", ".0", "é>5", "😀^6"):
        print(f"{spec}:{format(value, spec)}", end="|")
    print()
for value, spec in ((1, "s"), ("a", "d"), ("a", "=5"), (1.5, "d"), (1, "5 "), (1, "q"), (1, ".5"), ("a", "+"), ("a", ","), (1, "__"), (1, "10" * 20), (1, ",_"), (1, "c,"), (1, "é"), ("a", "#"), ([], "5"), (None, "x"), (1, ","*2), (1.5, "_x"), (True, "s"), (1, "<<<"), ("a", " "), (1, "-c"), (1, ".2147483648f"), (1, "+-5")):
    try:
        print(repr(format(value, spec)))
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | :42|d:42|5:   42|<5:42   |>5:   42|^5: 42  |=5:   42|05:00042|+:+42| : 42|-:42|x:2a|#x:0x2a|#b:0b101010|o:52|,:42|_:42|_x:2a|c:*|e:4.200000e+01|.2f:42.00|%:4200.000000%|*^10:****42****|0=+8:+0000042|<010:4200000000|n:42|+,d:+42|
# | :-42|d:-42|5:  -42|<5:-42  |>5:  -42|^5: -42 |=5:-  42|05:-0042|+:-42| :-42|-:-42|x:-2a|#x:-0x2a|#b:-0b101010|o:-52|,:-42|_:-42|_x:-2a|d:-42|e:-4.200000e+01|.2f:-42.00|%:-4200.000000%|*^10:***-42****|0=+8:-0000042|<010:-420000000|n:-42|+,d:-42|
# | :0|d:0|5:    0|<5:0    |>5:    0|^5:  0  |=5:    0|05:00000|+:+0| : 0|-:0|x:0|#x:0x0|#b:0b0|o:0|,:0|_:0|_x:0|d:0|e:0.000000e+00|.2f:0.00|%:0.000000%|*^10:****0*****|0=+8:+0000000|<010:0000000000|n:0|+,d:+0|
# ' ':True|d:1|5:    1|<5:1    |>5:    1|^5:  1  |=5:    1|05:00001|+:+1| : 1|-:1|x:1|#x:0x1|#b:0b1|o:1|,:1|_:1|_x:1|c:\x01|e:1.000000e+00|.2f:1.00|%:100.000000%|*^10:****1*****|0=+8:+0000001|<010:1000000000|n:1|+,d:+1|'
# | :100000000000000000000|d:100000000000000000000|5:100000000000000000000|<5:100000000000000000000|>5:100000000000000000000|^5:100000000000000000000|=5:100000000000000000000|05:100000000000000000000|+:+100000000000000000000| : 100000000000000000000|-:100000000000000000000|x:56bc75e2d63100000|#x:0x56bc75e2d63100000|#b:0b1010110101111000111010111100010110101100011000100000000000000000000|o:12657072742654304000000|,:100,000,000,000,000,000,000|_:100_000_000_000_000_000_000|_x:5_6bc7_5e2d_6310_0000|d:100000000000000000000|e:1.000000e+20|.2f:100000000000000000000.00|%:10000000000000000000000.000000%|*^10:100000000000000000000|0=+8:+100000000000000000000|<010:100000000000000000000|n:100000000000000000000|+,d:+100,000,000,000,000,000,000|
# | :|s:|5:     |<5:     |>5:     |^5:     |*^6:******|.1:|5.1:     |05:00000|s<6:ssssss|<05s:00000|.0:|é>5:ééééé|😀^6:😀😀😀😀😀😀|
# | :abc|s:abc|5:abc  |<5:abc  |>5:  abc|^5: abc |*^6:*abc**|.1:a|5.1:a    |05:abc00|s<6:abcsss|<05s:abc00|.0:|é>5:ééabc|😀^6:😀abc😀😀|
# | :é😀|s:é😀|5:é😀   |<5:é😀   |>5:   é😀|^5: é😀  |*^6:**é😀**|.1:é|5.1:é    |05:é😀000|s<6:é😀ssss|<05s:é😀000|.0:|é>5:éééé😀|😀^6:😀😀é😀😀😀|
# | ValueError Unknown format code 's' for object of type 'int'
# | ValueError Unknown format code 'd' for object of type 'str'
# | ValueError '=' alignment not allowed in string format specifier
# | ValueError Unknown format code 'd' for object of type 'float'
# | ValueError Unknown format code '\x20' for object of type 'int'
# | ValueError Unknown format code 'q' for object of type 'int'
# | ValueError Precision not allowed in integer format specifier
# | ValueError Sign not allowed in string format specifier
# | ValueError Cannot specify ',' with 's'.
# | ValueError Cannot specify '_' with '_'.
# | ValueError Too many decimal digits in format string
# | ValueError Cannot specify both ',' and '_'.
# | ValueError Invalid format specifier 'c,' for object of type 'int'
# | ValueError Unknown format code '\xe9' for object of type 'int'
# | ValueError Alternate form (#) not allowed in string format specifier
# | TypeError unsupported format string passed to list.__format__
# | TypeError unsupported format string passed to NoneType.__format__
# | ValueError Cannot specify ',' with ','.
# | ValueError Unknown format code 'x' for object of type 'float'
# | ValueError Unknown format code 's' for object of type 'bool'
# | ValueError Unknown format code '<' for object of type 'int'
# | ValueError Space not allowed in string format specifier
# | ValueError Sign not allowed with integer format specifier 'c'
# | ValueError precision too big
# | ValueError Invalid format specifier '+-5' for object of type 'int'
