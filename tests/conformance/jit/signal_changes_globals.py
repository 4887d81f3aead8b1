# A signal's handler runs right behind the call that raised it, and may change what the loop reads.
import signal, os
count = 0
step = 1
def handler(sig, frame):
    global count, step
    count += 1
    step = count % 3
    seen.append((frame.f_code.co_name, frame.f_locals.get("i")))
seen = []
signal.signal(signal.SIGUSR1, handler)
def loop(n):
    total = 0
    for i in range(n):
        if i % 10 == 0:
            before = count
            signal.raise_signal(signal.SIGUSR1)
            total += (count - before) * 100
        total += step
        if i % 25 == 0:
            os.kill(os.getpid(), signal.SIGUSR1)
            total += count
    return total
print(loop(300), count, seen[-3:])
class E(Exception): pass
def raising(sig, frame):
    raise E(count)
signal.signal(signal.SIGUSR1, raising)
def catching(n):
    caught = 0
    for i in range(n):
        try:
            signal.raise_signal(signal.SIGUSR1)
            caught -= 1000
        except E:
            caught += 1
    return caught
print(catching(200))

# expect:
# | 3552 42 [('loop', 275), ('loop', 280), ('loop', 290)]
# | 200
