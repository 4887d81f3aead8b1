# Exceptions raised and caught in a hot loop, in the frame itself and in callees: values, matching, handlers left by break and return.
class Base(Exception):
    pass


class Special(Base):
    def __init__(self, code):
        super().__init__("code", code)
        self.code = code


def check(i):
    if i % 5 == 0:
        raise Special(i)
    if i % 7 == 0:
        raise Base("seven", i)
    return i


def attempt(i):
    try:
        return check(i) + 1
    except Special as error:
        return -error.code
    except (KeyError, Base) as error:
        return error.args[1] * 100
    finally:
        counts[i & 1] += 1


def lookups(table, items, i):
    found = 0
    try:
        found += table[i % 10]
    except KeyError as error:
        found += error.args[0]
    try:
        found += items[i % 6]
    except IndexError as error:
        found += len(str(error))
    try:
        found += 100 // (i % 4)
    except ZeroDivisionError:
        found -= 1
    try:
        found += int("12" if i % 3 else "x")
    except ValueError as error:
        found += len(error.args[0])
    try:
        found += items.missing
    except AttributeError as error:
        found += error.name == "missing"
    try:
        items[i % 5] = i
    except IndexError:
        found += 7
    return found


def leave(n):
    for i in range(n):
        try:
            if i == n - 1:
                raise Base
            while True:
                try:
                    check(5)
                except Special:
                    break
        except Base:
            return i
    return -1


def first(xs):
    for x in xs:
        try:
            return check(x)
        except Base:
            continue
    return None


counts = [0, 0]
total = 0
for i in range(3000):
    total += attempt(i)
    total += lookups({k: k for k in range(0, 10, 2)}, [1, 2, 3, 4], i)
    total += leave(i % 4)
    total += first((5, 10, i, 3))
print(total, counts)

# expect:
# | 57002352 [1500, 1500]
