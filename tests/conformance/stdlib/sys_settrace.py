import sys


def add(a, b):
    c = a + b
    return c


def fails():
    x = 1
    raise ValueError("v")


def gen():
    yield 1
    yield 2


events = []


def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg if event != "exception" else arg[0].__name__))
    return tracer


sys.settrace(tracer)
add(1, 2)
try:
    fails()
except ValueError:
    pass
list(gen())
for i in range(2):
    pass
[j for j in range(2)]
sys.settrace(None)
for e in events:
    print(e)
events.clear()


def profiler(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        events.append((frame.f_code.co_name, event, getattr(arg, "__name__", arg)))


sys.setprofile(profiler)
add(3, 4)
len("abc")
"x".upper()
sys.setprofile(None)
for e in events:
    print(e)
print(sys.gettrace(), sys.getprofile())


def lines(frame, event, arg):
    if event == "line" and frame.f_code is loop.__code__:
        got.append((frame.f_lineno - frame.f_code.co_firstlineno, dict(frame.f_locals)))
    return lines


def loop():
    t = 0
    for i in range(2):
        t += i
    return t


got = []
sys.settrace(lines)
loop()
sys.settrace(None)
print(got)

# expect:
# | ('add', 'call', 0, None)
# | ('add', 'line', 1, None)
# | ('add', 'line', 2, None)
# | ('add', 'return', 2, 3)
# | ('fails', 'call', 0, None)
# | ('fails', 'line', 1, None)
# | ('fails', 'line', 2, None)
# | ('fails', 'exception', 2, 'ValueError')
# | ('fails', 'return', 2, None)
# | ('gen', 'call', 0, None)
# | ('gen', 'line', 1, None)
# | ('gen', 'return', 1, 1)
# | ('gen', 'call', 1, None)
# | ('gen', 'line', 2, None)
# | ('gen', 'return', 2, 2)
# | ('gen', 'call', 2, None)
# | ('gen', 'return', 2, None)
# | ('<listcomp>', 'call', 0, None)
# | ('<listcomp>', 'line', 0, None)
# | ('<listcomp>', 'line', 0, None)
# | ('<listcomp>', 'line', 0, None)
# | ('<listcomp>', 'return', 0, [0, 1])
# | ('add', 'call', None)
# | ('add', 'return', 7)
# | ('<module>', 'c_call', 'len')
# | ('<module>', 'c_return', 'len')
# | ('<module>', 'c_call', 'upper')
# | ('<module>', 'c_return', 'upper')
# | ('<module>', 'c_call', 'setprofile')
# | None None
# | [(1, {}), (2, {'t': 0}), (3, {'t': 0, 'i': 0}), (2, {'t': 0, 'i': 0}), (3, {'t': 0, 'i': 1}), (2, {'t': 1, 'i': 1}), (4, {'t': 1, 'i': 1})]
