# modes: off,default,hot
# gc.collect() counts the objects in reference cycles, and what hangs on them, not what reference counts free.
import gc
gc.disable()
class Node:
    def __init__(self, name=None):
        self.name = name
Link, Holder = type('Link', (Node,), {}), type('Holder', (Node,), {})
def plain():
    for i in range(100):
        [i, (i, i), {"k": [i]}, Node([i])]
def self_list():
    a = []
    a.append(a)
def self_tuple():
    l = []
    t = (l,)
    l.append(t)
def pairs():
    for i in range(100):
        a, b = Node(i), Node("name")
        a.other, b.other = b, a
def hanging():
    a = Holder()
    a.me = a
    a.list = [1, 2, 3]
    a.deep = [[[]], {"x": []}, {"y": 1}, (1, [2])]
    a.text, a.number, a.range = "text" * 3, 12345678901234567890, range(10)
def ring():
    first = last = Link()
    for i in range(9):
        last.next = Link()
        last.next.previous = last
        last = last.next
    last.next = first
def closure():
    def inner(n):
        return n and inner(n - 1)
    inner(3)
def exception():
    try:
        1 / 0
    except ZeroDivisionError as e:
        kept = e
class Slots:
    __slots__ = "a", "b"
def slots():
    s = Slots()
    s.a = s
    s.b = object()
def method():
    n = Holder()
    n.method = n.__init__
def tree():
    root = current = []
    for i in range(50):
        new = [current, current]
        current.append(i)
        current = new
for f in (hanging, ring, plain, self_list, self_tuple, pairs, closure, exception, slots, method, tree, plain):
    gc.collect()
    f()
    print(f.__name__, gc.collect(), gc.collect())
info = []
gc.callbacks.append(lambda phase, i: info.append((phase, dict(i))))
self_tuple()
print(gc.collect(), info, gc.is_tracked({}), gc.is_tracked({"a": 1}), gc.is_tracked({"a": []}), gc.is_tracked(Node()), gc.is_tracked(range(3)), gc.is_tracked(object()))

# expect:
# | hanging 9 0
# | ring 10 0
# | plain 0 0
# | self_list 1 0
# | self_tuple 2 0
# | pairs 200 0
# | closure 3 0
# | exception 4 0
# | slots 1 0
# | method 2 0
# | tree 0 0
# | plain 0 0
# | 2 [('start', {'generation': 2, 'collected': 0, 'uncollectable': 0}), ('stop', {'generation': 2, 'collected': 2, 'uncollectable': 0})] False False True True False False
