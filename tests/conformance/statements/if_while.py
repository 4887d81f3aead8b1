for n in range(6):
    if n == 0:
        r = "zero"
    elif n % 2:
        r = "odd"
    elif n == 4:
        pass
    else:
        r = "even"
    print(n, r)
i = 0
while i < 10:
    i += 1
    if i == 3:
        continue
    if i == 7:
        break
    print(i, end=" ")
else:
    print("never")
print()
while i < 9:
    i += 1
else:
    print("else", i)
while True:
    while True:
        break
    else:
        print("inner else")
    break
else:
    print("outer else")
x = 5
while x:
    x -= 1
    if not x:
        print("done")
while 0:
    print("no")
if 1: print("one"); print("line")
if x: pass
elif not x: print("not x")
print("a" if x else "b", x if x else y if (y := 3) else 0)

# expect:
# | 0 zero
# | 1 odd
# | 2 even
# | 3 odd
# | 4 odd
# | 5 odd
# ' '1 2 4 5 6 '
# | else 9
# | done
# | one
# | line
# | not x
# | b 3
