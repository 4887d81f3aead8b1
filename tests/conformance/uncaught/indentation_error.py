# compare: stderr
def f():
    x = 1
      y = 2

# expect:
# stderr|   File "indentation_error.py", line 4
# stderr|     y = 2
# stderr| IndentationError: unexpected indent
# exit: 1
