# A scheduler of generators: sleeping, sending, throwing, cancelling.
import heapq
from collections import deque
from types import GeneratorType


class Cancelled(Exception):
    pass


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks


class Channel:
    def __init__(self):
        self.items, self.waiting = deque(), deque()

    def put(self, item):
        self.items.append(item)

    def get(self):
        while not self.items:
            yield self
        return self.items.popleft()


class Loop:
    def __init__(self):
        self.time, self.ready, self.timers, self.count, self.results = 0, deque(), [], 0, {}

    def spawn(self, name, generator):
        assert isinstance(generator, GeneratorType)
        self.ready.append((name, generator, None))

    def step(self, name, generator, error):
        try:
            wanted = generator.throw(error) if error else next(generator)
        except StopIteration as stop:
            self.results[name] = stop.value
            return
        except Cancelled as cancelled:
            self.results[name] = f"cancelled: {cancelled}"
            return
        match wanted:
            case Sleep(ticks=n):
                self.count += 1
                heapq.heappush(self.timers, (self.time + n, self.count, name, generator))
            case Channel():
                wanted.waiting.append((name, generator, None))
            case None:
                self.ready.append((name, generator, None))
            case other:
                self.ready.append((name, generator, TypeError(f"cannot wait for {other!r}")))

    def run(self, limit):
        while (self.ready or self.timers) and self.time < limit:
            while self.ready:
                self.step(*self.ready.popleft())
                for channel in channels:
                    while channel.items and channel.waiting:
                        self.ready.append(channel.waiting.popleft())
                        break
            if self.timers:
                self.time, _, name, generator = heapq.heappop(self.timers)
                self.ready.append((name, generator, None))
        for _, _, name, generator in sorted(self.timers):
            self.step(name, generator, Cancelled(f"at {self.time}"))


channels = [Channel()]


def producer(n):
    for i in range(n):
        channels[0].put(i * i)
        yield Sleep(2)
    channels[0].put(None)
    return n


def consumer(total=0):
    while (item := (yield from channels[0].get())) is not None:
        total += item
        trace.append((loop.time, item))
    return total


def ticker(every):
    ticks = 0
    try:
        while True:
            yield Sleep(every)
            ticks += 1
    finally:
        trace.append(("ticks", ticks))


def wrong():
    try:
        yield 42
    except TypeError as error:
        yield
        return str(error)


def spin(n):
    for i in range(n):
        yield
    return "spun"


trace = []
loop = Loop()
for name, task in (("p", producer(6)), ("c", consumer()), ("t", ticker(3)), ("w", wrong()), ("s", spin(3000))):
    loop.spawn(name, task)
loop.run(30)
print(loop.results, loop.time)
print(trace)

# expect:
# | {'w': 'cannot wait for 42', 's': 'spun', 'p': 6, 'c': 55} 30
# | [(0, 0), (2, 1), (4, 4), (6, 9), (8, 16), (10, 25)]
