x = 0
for i in range(3000):
    if i == 1500:
        x = x + 0.5
    x = x + 1
print(x, type(x))
def f(n, start):
    t = start
    for i in range(n):
        t += i
    return t
print(f(1000, 0), f(1000, 0.5), f(1000, True), f(1000, 2**62), f(100, 1j), f(1000, 0))

# expect:
# | 3000.5 <class 'float'>
# | 499500 499500.5 499501 4611686018427887404 (4950+1j) 499500
