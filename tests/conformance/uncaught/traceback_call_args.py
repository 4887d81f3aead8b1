# compare: stderr
def run(callback, *args):
    return callback(*args, key=lambda v: v.missing)


run(sorted, [3, 1, 2])

# expect:
# stderr| Traceback (most recent call last):
# stderr|   File "traceback_call_args.py", line 6, in <module>
# stderr|     run(sorted, [3, 1, 2])
# stderr|   File "traceback_call_args.py", line 3, in run
# stderr|     return callback(*args, key=lambda v: v.missing)
# stderr|            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# stderr|   File "traceback_call_args.py", line 3, in <lambda>
# stderr|     return callback(*args, key=lambda v: v.missing)
# stderr|                                          ^^^^^^^^^
# stderr| AttributeError: 'int' object has no attribute 'missing'
# exit: 1
