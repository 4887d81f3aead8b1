class M:
    n = 0
    def __enter__(self):
        M.n += 1
        return self
    def __exit__(self, t, v, tb):
        M.n += 1 if t is None else 10
        return t is ValueError


t = 0
for i in range(2000):
    with M():
        t += i
        if i % 301 == 0:
            raise ValueError
        t += 1
print(t, M.n)
def f(i):
    try:
        if i % 3:
            return i
        return -i
    finally:
        global k
        k += 1
k = 0
print(sum(f(i) for i in range(2000)), k)
n = 0
for i in range(1000):
    try:
        try:
            if i % 10 == 0: raise KeyError(i)
            if i % 11 == 0: raise IndexError(i)
        except KeyError:
            n += 1
            if i % 20 == 0: continue
        finally:
            n += 100
    except IndexError:
        n += 10000
print(n)

# expect:
# | 2000993 4063
# | 666334 2000
# | 910100
