def f(x):
    raise ValueError("bad value", x)


print("before")
f(5)

# expect:
# | before
# stderr: "ValueError: ('bad value', 5)"
# exit: 1
