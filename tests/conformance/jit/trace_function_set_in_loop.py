# A trace function set, and taken away, by what a hot loop calls.
import sys
events = []
def tracer(frame, event, arg):
    events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
    return tracer
def on(): sys.settrace(tracer)
def off(): sys.settrace(None)
def h(x):
    return x + 1
def loop(n):
    t = 0
    for i in range(n):
        if i == 150: on()
        t += h(i)
        t += h(i)
        if i == 152: off()
    return t
print(loop(300))
print(events)
events.clear()
def direct(n):
    t = 0
    for i in range(n):
        if i == 150: sys.settrace(tracer)
        t += h(i)
        if i == 151: sys.settrace(None)
        t += h(i)
    return t
print(direct(300))
print(events)
events.clear()
def frame_trace(n):
    t = 0
    for i in range(n):
        if i == 150:
            sys.settrace(tracer)
            sys._getframe().f_trace = tracer
        t += 1
        if i == 151:
            sys.settrace(None)
        t += h(i)
    return t
print(frame_trace(300))
print(events)
events.clear()
def prof(frame, event, arg):
    events.append((event, frame.f_code.co_name))
def profile(n):
    t = 0
    for i in range(n):
        if i == 150: sys.setprofile(prof)
        t += h(i)
        t += len("ab")
        if i == 151: sys.setprofile(None)
    return t
print(profile(300))
print(events)

# expect:
# | 90300
# | [('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1), ('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1), ('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1), ('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1), ('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1), ('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1), ('call', 'off', 0), ('line', 'off', 0)]
# | 90300
# | [('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1), ('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1), ('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1)]
# | 45450
# | [('line', 'frame_trace', 6), ('line', 'frame_trace', 7), ('line', 'frame_trace', 9), ('call', 'h', 0), ('line', 'h', 1), ('return', 'h', 1), ('line', 'frame_trace', 2), ('line', 'frame_trace', 3), ('line', 'frame_trace', 6), ('line', 'frame_trace', 7), ('line', 'frame_trace', 8)]
# | 45750
# | [('call', 'h'), ('return', 'h'), ('c_call', 'profile'), ('c_return', 'profile'), ('call', 'h'), ('return', 'h'), ('c_call', 'profile'), ('c_return', 'profile'), ('c_call', 'profile')]
