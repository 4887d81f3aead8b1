for s in ("12", "-5", " 7", "3.5", "½", "²", "٣", "x", "", "1e5", "１２", "0x10", "1_0", "٣.٥", "inf"):
    out = []
    for f in (int, float, complex, str.isdigit, str.isnumeric, str.isdecimal, lambda s: s.zfill(6), lambda s: int(s, 16), lambda s: "%5s|" % s, lambda s: f"{s:>6}|"):
        try:
            out.append(ascii(f(s)))
        except Exception as e:
            out.append(ascii(f"{type(e).__name__}: {e}"))
    print(*out, sep=" ; ")

# expect:
# | 12 ; 12.0 ; (12+0j) ; True ; True ; True ; '000012' ; 18 ; '   12|' ; '    12|'
# | -5 ; -5.0 ; (-5+0j) ; False ; False ; False ; '-00005' ; -5 ; '   -5|' ; '    -5|'
# | 7 ; 7.0 ; (7+0j) ; False ; False ; False ; '0000 7' ; 7 ; '    7|' ; '     7|'
# | "ValueError: invalid literal for int() with base 10: '3.5'" ; 3.5 ; (3.5+0j) ; False ; False ; False ; '0003.5' ; "ValueError: invalid literal for int() with base 16: '3.5'" ; '  3.5|' ; '   3.5|'
# | "ValueError: invalid literal for int() with base 10: '\xbd'" ; "ValueError: could not convert string to float: '\xbd'" ; 'ValueError: complex() arg is a malformed string' ; False ; True ; False ; '00000\xbd' ; "ValueError: invalid literal for int() with base 16: '\xbd'" ; '    \xbd|' ; '     \xbd|'
# | "ValueError: invalid literal for int() with base 10: '\xb2'" ; "ValueError: could not convert string to float: '\xb2'" ; 'ValueError: complex() arg is a malformed string' ; True ; True ; False ; '00000\xb2' ; "ValueError: invalid literal for int() with base 16: '\xb2'" ; '    \xb2|' ; '     \xb2|'
# | 3 ; 3.0 ; (3+0j) ; True ; True ; True ; '00000\u0663' ; 3 ; '    \u0663|' ; '     \u0663|'
# | "ValueError: invalid literal for int() with base 10: 'x'" ; "ValueError: could not convert string to float: 'x'" ; 'ValueError: complex() arg is a malformed string' ; False ; False ; False ; '00000x' ; "ValueError: invalid literal for int() with base 16: 'x'" ; '    x|' ; '     x|'
# | "ValueError: invalid literal for int() with base 10: ''" ; "ValueError: could not convert string to float: ''" ; 'ValueError: complex() arg is a malformed string' ; False ; False ; False ; '000000' ; "ValueError: invalid literal for int() with base 16: ''" ; '     |' ; '      |'
# | "ValueError: invalid literal for int() with base 10: '1e5'" ; 100000.0 ; (100000+0j) ; False ; False ; False ; '0001e5' ; 485 ; '  1e5|' ; '   1e5|'
# | 12 ; 12.0 ; (12+0j) ; True ; True ; True ; '0000\uff11\uff12' ; 18 ; '   \uff11\uff12|' ; '    \uff11\uff12|'
# | "ValueError: invalid literal for int() with base 10: '0x10'" ; "ValueError: could not convert string to float: '0x10'" ; 'ValueError: complex() arg is a malformed string' ; False ; False ; False ; '000x10' ; 16 ; ' 0x10|' ; '  0x10|'
# | 10 ; 10.0 ; (10+0j) ; False ; False ; False ; '0001_0' ; 16 ; '  1_0|' ; '   1_0|'
# | "ValueError: invalid literal for int() with base 10: '\u0663.\u0665'" ; 3.5 ; (3.5+0j) ; False ; False ; False ; '000\u0663.\u0665' ; "ValueError: invalid literal for int() with base 16: '\u0663.\u0665'" ; '  \u0663.\u0665|' ; '   \u0663.\u0665|'
# | "ValueError: invalid literal for int() with base 10: 'inf'" ; inf ; (inf+0j) ; False ; False ; False ; '000inf' ; "ValueError: invalid literal for int() with base 16: 'inf'" ; '  inf|' ; '   inf|'
