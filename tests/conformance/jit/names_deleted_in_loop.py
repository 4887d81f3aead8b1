# del of globals and builtins shadows in the loop; exec and locals() at module level.
x = 1
total = 0
for i in range(300):
    total += x
    if i == 100:
        del x
        exec("x = 2")
    if i == 150:
        globals()["x"] = 3
    if i == 200:
        locals()["x"] = 4
    if i == 250:
        sum = lambda *a: 9
    total += sum((1, 2))
    if i == 280:
        del sum
print(total)

def boom(n):
    s = 0
    for i in range(n):
        s += y
        if i == 120:
            del globals()["y"]
    return s
y = 1
try:
    boom(200)
except NameError as e:
    print(e)
y = 2
print(boom(100))

def unbound(n):
    s = 0
    for i in range(n):
        v = 1
        if i == 170:
            del v
        s += v
    return s
try:
    unbound(200)
except UnboundLocalError as e:
    print(e)

# expect:
# | 1833
# | name 'y' is not defined
# | 200
# | cannot access local variable 'v' where it is not associated with a value
