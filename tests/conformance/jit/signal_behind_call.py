# What a call leaves to do (a signal, a trace function) is done right behind the call, not at the loop's end.
import signal, os, sys
flag = 0
def handler(sig, frame):
    global flag
    flag += 1
signal.signal(signal.SIGUSR1, handler)
pid = os.getpid()
kill = os.kill
SIG = signal.SIGUSR1
def loop(n):
    late = 0
    for i in range(n):
        before = flag
        kill(pid, SIG)
        if flag == before: late += 1
        late += flag - before - 1
    return late
print(loop(300), flag)
def settracer(n):
    events = []
    def tr(f, e, a):
        if e == "call": events.append(f.f_code.co_name)
    def sub(x): return x
    t = 0
    for i in range(n):
        if i % 50 == 49: sys.settrace(tr)
        t += sub(i)
        if i % 50 == 49: sys.settrace(None)
        t += sub(i)
    return t, events
print(settracer(300))

# expect:
# | 0 300
# | (89700, ['sub', 'sub', 'sub', 'sub', 'sub', 'sub'])
