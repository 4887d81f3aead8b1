# str(), int(), float(), % and methods of str in compiled loops, with operands that change what they run.
class Loud:
    def __str__(self): return "loud"
    def __index__(self): return 3
class Sub(str):
    def upper(self): return "sub"
    def __str__(self): return "sub str"

def numbers(items):
    out = []
    for x in items:
        text = str(x)
        try:
            out.append(int(text) if len(text) < 9 else float(text))
        except ValueError as e:
            out.append(str(e))
    return out
print(numbers(list(range(-200, 200)))[::57], numbers([i / 7 for i in range(200)])[::61])
print(numbers(["1_0", " 12 ", "x", "+5", "--5", "", "1e5", "0x10", "٣", "1" * 30, "nan", "-0"] * 20)[:12])
print(numbers([2**47, -2**47 - 1, 2**63, 10**25, True, None] * 40)[:6])

def percents(values):
    out = []
    for v in values:
        try:
            out.append("%s|%5s" % (v, v) + "%d" % v)
        except TypeError as e:
            out.append(str(e))
    return out
for v in (7, -7.9, 2**70, True, "t", Loud(), (1,), None):
    print(percents([1] * 100 + [v] * 100)[99:102])
print(percents([5, "a", 2.5] * 80)[:3])

def methods(texts, part, start):
    out = []
    for t in texts:
        out.append((t.find(part, start), t.upper(), t.split(part), t.startswith(part), t.replace(part, "-"), t.strip(), part.join([t, t])))
    return out
print(methods([" a,b "] * 200, ",", 1)[-1], methods([" a,b "] * 200, ",", Loud())[-1])
print(methods([" a,b "] * 200 + [Sub("c,d")] * 60, Sub(","), 1)[-1])
def tuples(texts, ends):
    return sum(t.endswith(ends) for t in texts)
print(tuples(["a.py", "b.txt", "c"] * 100, (".py", ".txt")), tuples(["a.py"] * 100, ()))
try:
    methods([" a "] * 100, "", 0)
except ValueError as e:
    print(e)

# expect:
# | [-200, -143, -86, -29, 28, 85, 142, 199] ["invalid literal for int() with base 10: '0.0'", 8.714285714285714, 17.428571428571427, 26.142857142857142]
# | [10, 12, "invalid literal for int() with base 10: 'x'", 5, "invalid literal for int() with base 10: '--5'", "invalid literal for int() with base 10: ''", "invalid literal for int() with base 10: '1e5'", "invalid literal for int() with base 10: '0x10'", 3, 1.111111111111111e+29, "invalid literal for int() with base 10: 'nan'", 0]
# | [140737488355328.0, -140737488355329.0, 9.223372036854776e+18, 1e+25, "invalid literal for int() with base 10: 'True'", "invalid literal for int() with base 10: 'None'"]
# | ['1|    11', '7|    77', '7|    77']
# | ['1|    11', '-7.9| -7.9-7', '-7.9| -7.9-7']
# | ['1|    11', '1180591620717411303424|11805916207174113034241180591620717411303424', '1180591620717411303424|11805916207174113034241180591620717411303424']
# | ['1|    11', 'True| True1', 'True| True1']
# | ['1|    11', '%d format: a real number is required, not str', '%d format: a real number is required, not str']
# | ['1|    11', 'loud| loud3', 'loud| loud3']
# | ['1|    11', '(1,)| (1,)1', '(1,)| (1,)1']
# | ['1|    11', '%d format: a real number is required, not NoneType', '%d format: a real number is required, not NoneType']
# | ['5|    55', '%d format: a real number is required, not str', '2.5|  2.52']
# | (2, ' A,B ', [' a', 'b '], False, ' a-b ', 'a,b', ' a,b , a,b ') (-1, ' A,B ', [' a', 'b '], False, ' a-b ', 'a,b', ' a,b , a,b ')
# | (1, 'sub', ['c', 'd'], False, 'c-d', 'c,d', 'c,d,c,d')
# | 200 0
# | empty separator
