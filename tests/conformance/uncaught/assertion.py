x = 5
assert x > 10, f"x was {x}"

# expect:
# stderr: 'AssertionError: x was 5'
# exit: 1
