# flags: -O
assert False, "not checked"
print(__debug__, "asserts are off")
if __debug__:
    print("never")

# expect:
# | False asserts are off
