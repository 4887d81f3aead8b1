# A look-up with a plain key may run a user key's __eq__, which may change anything.
class Key:
    def __init__(self, h, n):
        self.h = h
        self.n = n
        self.calls = 0

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        global bias, log
        self.calls += 1
        if self.calls % 7 == 0:
            bias += 1
            box.value += 10
            box.__class__ = Other if box.__class__ is Box else Box
            items.append(self.calls)
        return False


class Box:
    def get(self):
        return self.value

class Other(Box):
    def get(self):
        return -self.value

bias = 0
box = Box()
box.value = 1
items = [1, 2, 3]


def read(n):
    d = {}
    d[Key(5, 1)] = 1
    d[5] = "five"
    s = {Key(5, 2), 5}
    total = 0
    for i in range(n):
        before = box.value + len(items) + bias
        x = d[5]
        total += (box.value + len(items) + bias) - before + box.get()
        before = box.value + len(items) + bias
        if 5 in s:
            total += 1
        if 6 in s:
            total += 1
        total += 3 * ((box.value + len(items) + bias) - before)
        before = box.value + len(items) + bias
        if 5 in d:
            total += (box.value + len(items) + bias) - before
        before = box.value + len(items) + bias
        d[5] = i
        total += 7 * ((box.value + len(items) + bias) - before) + box.get()
        d.get(5)
        total += box.get() + len(items)
    return total


for n in (10, 200, 300):
    print(read(n), bias, box.value, len(items), type(box).__name__)

# expect:
# | 343 6 61 9 Box
# | 21130 148 1481 151 Box
# | 95030 362 3621 365 Box
