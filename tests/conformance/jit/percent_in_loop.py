# `text % values` in compiled loops: values that begin as plain ones and then have a __str__, __repr__, __format__, __index__ or __float__ of
# their own, tuples and mappings in turn, and errors; what user code sees of its caller's variables.
import sys, fractions

class Shown:
    def __init__(self, n): self.n = n
    def __str__(self):
        f = sys._getframe(1)
        return "S%d@%s:%s" % (self.n, f.f_code.co_name, f.f_locals.get("i"))
    __repr__ = lambda self: "R%d" % self.n
    def __index__(self): return self.n
    def __float__(self): return self.n / 2

class MyInt(int):
    def __str__(self): return "mine"
    __repr__ = __str__
class MyStr(str):
    def __str__(self): return "my str"
    def __mod__(self, other): return "mod(%r)" % (other,)
    def __rmod__(self, other): return "rmod " + other
class MyTuple(tuple): pass
class MyFloat(float):
    def __repr__(self): return "my float"

def one(fmt, values):
    out = []
    for i, v in enumerate(values):
        try:
            out.append(fmt % v)
        except (TypeError, ValueError, KeyError, OverflowError) as e:
            out.append((type(e).__name__, str(e), i))
    return out

plain = [1, 2.5, "x", None, True, 10**30, -7] * 30
special = plain + [Shown(3), MyInt(4), MyStr("s"), MyFloat(1.5), (5,), (5, 6), (), MyTuple((8,)), {"k": 1}, [1, 2], b"b", 1j, fractions.Fraction(1, 3), (Shown(9),)] + plain[:7]
for fmt in ("%s", "<%r>", "%5s|", "%a", "%d", "%x", "%.2f", "%5.1f%%", "%c", "%i items", "%", "%s %s", "no directive", "%(k)s", "\u03bb%s", MyStr("%s")):
    r = one(fmt, special)
    print(ascii(fmt), *map(ascii, r[-24:]), len(r))

def pairs(values):
    out = []
    for i in range(len(values)):
        v = values[i]
        try:
            out.append("%s=%r/%d" % (i, v, i * 2))
            out.append("%05d|%-6s|%+.3e|%#x" % (i, v, i / 3, i))
            out.append("%*d" % (i % 9, i))
        except TypeError as e:
            out.append(str(e))
    return out
for values in (plain, special): print(*map(ascii, pairs(values)[-45:]))

def inner(v, i):
    return "%s:%s" % (v, i)
def outer(values):
    last = ""
    for i, v in enumerate(values):
        last = inner(v, i) + last[:20]
    return last
for _ in range(4): print(ascii(outer(plain * 2)), ascii(outer(special)))

class Stop(Exception): pass
class Raises:
    def __str__(self): raise Stop("stop")
def until(values):
    done = 0
    for v in values:
        try:
            "%s" % v
            "%s and %s" % (v, done)
            done += 1
        except Stop as e:
            return done, str(e), e.__traceback__.tb_next.tb_frame.f_code.co_name
    return done
print(until(plain * 3), until(plain + [Raises()]), until(plain + [(Raises(),)]))

# expect:
# | '%s' 'True' '1000000000000000000000000000000' '-7' 'S3@one:210' 'mine' 'rmod %s' 'my float' '5' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '8' "{'k': 1}" '[1, 2]' "b'b'" '1j' '1/3' 'S9@one:223' '1' '2.5' 'x' 'None' 'True' '1000000000000000000000000000000' '-7' 231
# | '<%r>' '<True>' '<1000000000000000000000000000000>' '<-7>' '<R3>' '<mine>' 'rmod <%r>' '<my float>' '<5>' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '<8>' "<{'k': 1}>" '<[1, 2]>' "<b'b'>" '<1j>' '<Fraction(1, 3)>' '<R9>' '<1>' '<2.5>' "<'x'>" '<None>' '<True>' '<1000000000000000000000000000000>' '<-7>' 231
# | '%5s|' ' True|' '1000000000000000000000000000000|' '   -7|' 'S3@one:210|' ' mine|' 'rmod %5s|' 'my float|' '    5|' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '    8|' "{'k': 1}|" '[1, 2]|' " b'b'|" '   1j|' '  1/3|' 'S9@one:223|' '    1|' '  2.5|' '    x|' ' None|' ' True|' '1000000000000000000000000000000|' '   -7|' 231
# | '%a' 'True' '1000000000000000000000000000000' '-7' 'R3' 'mine' 'rmod %a' 'my float' '5' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '8' "{'k': 1}" '[1, 2]' "b'b'" '1j' 'Fraction(1, 3)' 'R9' '1' '2.5' "'x'" 'None' 'True' '1000000000000000000000000000000' '-7' 231
# | '%d' '1' '1000000000000000000000000000000' '-7' '3' '4' 'rmod %d' '1' '5' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '8' ('TypeError', '%d format: a real number is required, not dict', 218) ('TypeError', '%d format: a real number is required, not list', 219) ('TypeError', '%d format: a real number is required, not bytes', 220) ('TypeError', '%d format: a real number is required, not complex', 221) '0' '9' '1' '2' ('TypeError', '%d format: a real number is required, not str', 226) ('TypeError', '%d format: a real number is required, not NoneType', 227) '1' '1000000000000000000000000000000' '-7' 231
# | '%x' '1' 'c9f2c9cd04674edea40000000' '-7' '3' '4' 'rmod %x' ('TypeError', '%x format: an integer is required, not MyFloat', 213) '5' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '8' ('TypeError', '%x format: an integer is required, not dict', 218) ('TypeError', '%x format: an integer is required, not list', 219) ('TypeError', '%x format: an integer is required, not bytes', 220) ('TypeError', '%x format: an integer is required, not complex', 221) ('TypeError', '%x format: an integer is required, not Fraction', 222) '9' '1' ('TypeError', '%x format: an integer is required, not float', 225) ('TypeError', '%x format: an integer is required, not str', 226) ('TypeError', '%x format: an integer is required, not NoneType', 227) '1' 'c9f2c9cd04674edea40000000' '-7' 231
# | '%.2f' '1.00' '1000000000000000019884624838656.00' '-7.00' '1.50' '4.00' 'rmod %.2f' '1.50' '5.00' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '8.00' ('TypeError', 'must be real number, not dict', 218) ('TypeError', 'must be real number, not list', 219) ('TypeError', 'must be real number, not bytes', 220) ('TypeError', 'must be real number, not complex', 221) '0.33' '4.50' '1.00' '2.50' ('TypeError', 'must be real number, not str', 226) ('TypeError', 'must be real number, not NoneType', 227) '1.00' '1000000000000000019884624838656.00' '-7.00' 231
# | '%5.1f%%' '  1.0%' '1000000000000000019884624838656.0%' ' -7.0%' '  1.5%' '  4.0%' 'rmod %5.1f%%' '  1.5%' '  5.0%' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '  8.0%' ('TypeError', 'must be real number, not dict', 218) ('TypeError', 'must be real number, not list', 219) ('TypeError', 'must be real number, not bytes', 220) ('TypeError', 'must be real number, not complex', 221) '  0.3%' '  4.5%' '  1.0%' '  2.5%' ('TypeError', 'must be real number, not str', 226) ('TypeError', 'must be real number, not NoneType', 227) '  1.0%' '1000000000000000019884624838656.0%' ' -7.0%' 231
# | '%c' '\x01' ('OverflowError', '%c arg not in range(0x110000)', 208) ('OverflowError', '%c arg not in range(0x110000)', 209) '\x03' '\x04' 'rmod %c' ('TypeError', '%c requires int or char', 213) '\x05' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '\x08' ('TypeError', '%c requires int or char', 218) ('TypeError', '%c requires int or char', 219) ('TypeError', '%c requires int or char', 220) ('TypeError', '%c requires int or char', 221) ('TypeError', '%c requires int or char', 222) '\t' '\x01' ('TypeError', '%c requires int or char', 225) 'x' ('TypeError', '%c requires int or char', 227) '\x01' ('OverflowError', '%c arg not in range(0x110000)', 229) ('OverflowError', '%c arg not in range(0x110000)', 230) 231
# | '%i items' '1 items' '1000000000000000000000000000000 items' '-7 items' '3 items' '4 items' 'rmod %i items' '1 items' '5 items' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '8 items' ('TypeError', '%i format: a real number is required, not dict', 218) ('TypeError', '%i format: a real number is required, not list', 219) ('TypeError', '%i format: a real number is required, not bytes', 220) ('TypeError', '%i format: a real number is required, not complex', 221) '0 items' '9 items' '1 items' '2 items' ('TypeError', '%i format: a real number is required, not str', 226) ('TypeError', '%i format: a real number is required, not NoneType', 227) '1 items' '1000000000000000000000000000000 items' '-7 items' 231
# | '%' ('ValueError', 'incomplete format', 207) ('ValueError', 'incomplete format', 208) ('ValueError', 'incomplete format', 209) ('ValueError', 'incomplete format', 210) ('ValueError', 'incomplete format', 211) 'rmod %' ('ValueError', 'incomplete format', 213) ('ValueError', 'incomplete format', 214) ('ValueError', 'incomplete format', 215) ('ValueError', 'incomplete format', 216) ('ValueError', 'incomplete format', 217) ('ValueError', 'incomplete format', 218) ('ValueError', 'incomplete format', 219) ('ValueError', 'incomplete format', 220) ('ValueError', 'incomplete format', 221) ('ValueError', 'incomplete format', 222) ('ValueError', 'incomplete format', 223) ('ValueError', 'incomplete format', 224) ('ValueError', 'incomplete format', 225) ('ValueError', 'incomplete format', 226) ('ValueError', 'incomplete format', 227) ('ValueError', 'incomplete format', 228) ('ValueError', 'incomplete format', 229) ('ValueError', 'incomplete format', 230) 231
# | '%s %s' ('TypeError', 'not enough arguments for format string', 207) ('TypeError', 'not enough arguments for format string', 208) ('TypeError', 'not enough arguments for format string', 209) ('TypeError', 'not enough arguments for format string', 210) ('TypeError', 'not enough arguments for format string', 211) 'rmod %s %s' ('TypeError', 'not enough arguments for format string', 213) ('TypeError', 'not enough arguments for format string', 214) '5 6' ('TypeError', 'not enough arguments for format string', 216) ('TypeError', 'not enough arguments for format string', 217) ('TypeError', 'not enough arguments for format string', 218) ('TypeError', 'not enough arguments for format string', 219) ('TypeError', 'not enough arguments for format string', 220) ('TypeError', 'not enough arguments for format string', 221) ('TypeError', 'not enough arguments for format string', 222) ('TypeError', 'not enough arguments for format string', 223) ('TypeError', 'not enough arguments for format string', 224) ('TypeError', 'not enough arguments for format string', 225) ('TypeError', 'not enough arguments for format string', 226) ('TypeError', 'not enough arguments for format string', 227) ('TypeError', 'not enough arguments for format string', 228) ('TypeError', 'not enough arguments for format string', 229) ('TypeError', 'not enough arguments for format string', 230) 231
# | 'no directive' ('TypeError', 'not all arguments converted during string formatting', 207) ('TypeError', 'not all arguments converted during string formatting', 208) ('TypeError', 'not all arguments converted during string formatting', 209) ('TypeError', 'not all arguments converted during string formatting', 210) ('TypeError', 'not all arguments converted during string formatting', 211) 'rmod no directive' ('TypeError', 'not all arguments converted during string formatting', 213) ('TypeError', 'not all arguments converted during string formatting', 214) ('TypeError', 'not all arguments converted during string formatting', 215) 'no directive' ('TypeError', 'not all arguments converted during string formatting', 217) 'no directive' 'no directive' 'no directive' ('TypeError', 'not all arguments converted during string formatting', 221) ('TypeError', 'not all arguments converted during string formatting', 222) ('TypeError', 'not all arguments converted during string formatting', 223) ('TypeError', 'not all arguments converted during string formatting', 224) ('TypeError', 'not all arguments converted during string formatting', 225) ('TypeError', 'not all arguments converted during string formatting', 226) ('TypeError', 'not all arguments converted during string formatting', 227) ('TypeError', 'not all arguments converted during string formatting', 228) ('TypeError', 'not all arguments converted during string formatting', 229) ('TypeError', 'not all arguments converted during string formatting', 230) 231
# | '%(k)s' ('TypeError', 'format requires a mapping', 207) ('TypeError', 'format requires a mapping', 208) ('TypeError', 'format requires a mapping', 209) ('TypeError', 'format requires a mapping', 210) ('TypeError', 'format requires a mapping', 211) 'rmod %(k)s' ('TypeError', 'format requires a mapping', 213) ('TypeError', 'format requires a mapping', 214) ('TypeError', 'format requires a mapping', 215) ('TypeError', 'format requires a mapping', 216) ('TypeError', 'format requires a mapping', 217) '1' ('TypeError', 'list indices must be integers or slices, not str', 219) ('TypeError', 'byte indices must be integers or slices, not str', 220) ('TypeError', 'format requires a mapping', 221) ('TypeError', 'format requires a mapping', 222) ('TypeError', 'format requires a mapping', 223) ('TypeError', 'format requires a mapping', 224) ('TypeError', 'format requires a mapping', 225) ('TypeError', 'format requires a mapping', 226) ('TypeError', 'format requires a mapping', 227) ('TypeError', 'format requires a mapping', 228) ('TypeError', 'format requires a mapping', 229) ('TypeError', 'format requires a mapping', 230) 231
# | '\u03bb%s' '\u03bbTrue' '\u03bb1000000000000000000000000000000' '\u03bb-7' '\u03bbS3@one:210' '\u03bbmine' 'rmod \u03bb%s' '\u03bbmy float' '\u03bb5' ('TypeError', 'not all arguments converted during string formatting', 215) ('TypeError', 'not enough arguments for format string', 216) '\u03bb8' "\u03bb{'k': 1}" '\u03bb[1, 2]' "\u03bbb'b'" '\u03bb1j' '\u03bb1/3' '\u03bbS9@one:223' '\u03bb1' '\u03bb2.5' '\u03bbx' '\u03bbNone' '\u03bbTrue' '\u03bb1000000000000000000000000000000' '\u03bb-7' 231
# | '%s' 'mod(True)' 'mod(1000000000000000000000000000000)' 'mod(-7)' 'mod(R3)' 'mod(mine)' "mod('s')" 'mod(my float)' 'mod((5,))' 'mod((5, 6))' 'mod(())' 'mod((8,))' "mod({'k': 1})" 'mod([1, 2])' "mod(b'b')" 'mod(1j)' 'mod(Fraction(1, 3))' 'mod((R9,))' 'mod(1)' 'mod(2.5)' "mod('x')" 'mod(None)' 'mod(True)' 'mod(1000000000000000000000000000000)' 'mod(-7)' 231
# | '195=-7/390' '00195|-7    |+6.500e+01|0xc3' '   195' '196=1/392' '00196|1     |+6.533e+01|0xc4' '    196' '197=2.5/394' '00197|2.5   |+6.567e+01|0xc5' '     197' "198='x'/396" '00198|x     |+6.600e+01|0xc6' '198' '199=None/398' '00199|None  |+6.633e+01|0xc7' '199' '200=True/400' '00200|True  |+6.667e+01|0xc8' '200' '201=1000000000000000000000000000000/402' '00201|1000000000000000000000000000000|+6.700e+01|0xc9' '201' '202=-7/404' '00202|-7    |+6.733e+01|0xca' ' 202' '203=1/406' '00203|1     |+6.767e+01|0xcb' '  203' '204=2.5/408' '00204|2.5   |+6.800e+01|0xcc' '   204' "205='x'/410" '00205|x     |+6.833e+01|0xcd' '    205' '206=None/412' '00206|None  |+6.867e+01|0xce' '     206' '207=True/414' '00207|True  |+6.900e+01|0xcf' '207' '208=1000000000000000000000000000000/416' '00208|1000000000000000000000000000000|+6.933e+01|0xd0' '208' '209=-7/418' '00209|-7    |+6.967e+01|0xd1' '209'
# | '216=()/432' '00216|()    |+7.200e+01|0xd8' '216' '217=(8,)/434' '00217|(8,)  |+7.233e+01|0xd9' '217' "218={'k': 1}/436" "00218|{'k': 1}|+7.267e+01|0xda" '218' '219=[1, 2]/438' '00219|[1, 2]|+7.300e+01|0xdb' '219' "220=b'b'/440" "00220|b'b'  |+7.333e+01|0xdc" ' 220' '221=1j/442' '00221|1j    |+7.367e+01|0xdd' '  221' '222=Fraction(1, 3)/444' '00222|1/3   |+7.400e+01|0xde' '   222' '223=(R9,)/446' '00223|(R9,) |+7.433e+01|0xdf' '    223' '224=1/448' '00224|1     |+7.467e+01|0xe0' '     224' '225=2.5/450' '00225|2.5   |+7.500e+01|0xe1' '225' "226='x'/452" '00226|x     |+7.533e+01|0xe2' '226' '227=None/454' '00227|None  |+7.567e+01|0xe3' '227' '228=True/456' '00228|True  |+7.600e+01|0xe4' '228' '229=1000000000000000000000000000000/458' '00229|1000000000000000000000000000000|+7.633e+01|0xe5' ' 229' '230=-7/460' '00230|-7    |+7.667e+01|0xe6' '  230'
# | '-7:41910000000000000000000' '-7:23010000000000000000000'
# | '-7:41910000000000000000000' '-7:23010000000000000000000'
# | '-7:41910000000000000000000' '-7:23010000000000000000000'
# | '-7:41910000000000000000000' '-7:23010000000000000000000'
# | 630 (210, 'stop', '__str__') (210, 'stop', '__str__')
