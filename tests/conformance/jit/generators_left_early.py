# Generators left early, entered twice, raising and stopping inside hot loops.
def gen(n):
    total = 0
    for i in range(n):
        total += i
        try:
            x = yield total
        except ZeroDivisionError:
            x = 1000
        if x: total += x
    return total
def early(n):
    t = 0
    for k in range(n):
        for v in gen(20):
            if v > k: break
            t += v
        else:
            t += 1
    return t
print(early(230))
def reenter():
    g = None
    def inner():
        for i in range(200):
            if i == 150:
                try: next(g)
                except ValueError as e: yield str(e)
            yield i
    g = inner()
    return [x for x in g if not isinstance(x, int)], 
print(reenter())
def raising(n):
    def g():
        for i in range(n):
            if i == 180: raise KeyError(i)
            yield i
    t = 0
    try:
        for v in g(): t += v
    except KeyError as e:
        tb = e.__traceback__; lines = []
        while tb: lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
        return t, lines
print(raising(300))
def stop(n):
    def g():
        for i in range(n):
            if i == 180: raise StopIteration(5)
            yield i
    t = 0
    try:
        for v in g(): t += v
    except RuntimeError as e:
        return t, str(e), type(e.__cause__).__name__
print(stop(300))

# expect:
# | 146606
# | (['generator already executing'],)
# | (16110, [('raising', 40), ('g', 36)])
# | (16110, 'generator raised StopIteration', 'StopIteration')
