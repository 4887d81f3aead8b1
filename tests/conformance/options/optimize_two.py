# flags: -OO
def f():
    "doc"
    return 1


print(f.__doc__, __doc__, __debug__)

# expect:
# | None None False
