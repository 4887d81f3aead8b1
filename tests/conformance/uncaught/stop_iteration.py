next(iter([]))

# expect:
# stderr: 'StopIteration'
# exit: 1
