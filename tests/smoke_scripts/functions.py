def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def tally(*args, scale=1, **names):
    return sum(args) * scale, sorted(names.items())


print(fib(15))
print(tally(1, 2, 3, scale=2, b=1, a=2))
print([x * x for x in range(10) if x % 2])
print("%s is %d, %r" % ("x", 3, "q"), f"{3.14159:.2f}", "a,b,c".split(","))
