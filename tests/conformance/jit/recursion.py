def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


print(fib(20), ack(2, 30), even(200), odd(301), [fib(i) for i in range(15)])
def count(n, acc):
    return acc if n == 0 else count(n - 1, acc + n)
print(sum(count(50, i) for i in range(200)), count(500, 0.5))

# expect:
# | 6765 63 True True [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377]
# | 274900 125250.5
