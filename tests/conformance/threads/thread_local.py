# Attributes of threading.local belong to one thread; __init__ runs again in each.
import threading


class Local(threading.local):
    kind = "class"

    def __init__(self, start):
        self.values = [start]

    @property
    def last(self):
        return self.values[-1]


plain = threading.local()
plain.x = "main"
local = Local(7)
local.values.append(8)
seen = []


def look():
    seen.append((hasattr(plain, "x"), local.values, local.last, local.kind))
    plain.x = "thread"
    local.values.append(9)
    seen.append((plain.x, sorted(plain.__dict__), local.last))
    del plain.x
    try:
        plain.x
    except AttributeError as e:
        seen.append(str(e))


for _ in range(2):
    t = threading.Thread(target=look)
    t.start()
    t.join()
for line in seen:
    print(line)
print(plain.x, local.values, local.__dict__)
try:
    plain.__dict__ = {}
except AttributeError as e:
    print(e)
try:
    threading.local(1)
except TypeError as e:
    print(e)

# expect:
# | (False, [7, 9], 7, 'class')
# | ('thread', ['x'], 9)
# | '_thread._local' object has no attribute 'x'
# | (False, [7, 9], 7, 'class')
# | ('thread', ['x'], 9)
# | '_thread._local' object has no attribute 'x'
# | main [7, 8] {'values': [7, 8]}
# | '_thread._local' object attribute '__dict__' is read-only
# | Initialization arguments are not supported
