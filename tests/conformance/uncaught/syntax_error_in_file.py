# compare: stderr
print("never printed")
def f(:
    pass

# expect:
# stderr|   File "syntax_error_in_file.py", line 3
# stderr|     def f(:
# stderr|           ^
# stderr| SyntaxError: invalid syntax
# exit: 1
