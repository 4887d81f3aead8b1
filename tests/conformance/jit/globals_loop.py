g = 0
step = 1


def run(n):
    global g
    for i in range(n):
        g += step
    return g


print(run(2000))
step = 2.5
print(run(2000))
step = 1
for i in range(3000):
    g = g + step
    if i == 1500:
        step = 3
print(g)
import builtins
t = 0
for i in range(2000):
    t += abs(-i) + len("abc")
    if i == 1000:
        len = lambda s: 100
print(t)
del len
print(len("ab"))
for i in range(1000):
    exec("g = 5") if i == 500 else None
    t += g
print(t)

# expect:
# | 2000
# | 7000.0
# | 12998.0
# | 2101903
# | 2
# | 8603403.0
