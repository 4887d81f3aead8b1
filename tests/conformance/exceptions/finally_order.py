log = []
def f(n):
    try:
        log.append(f"try {n}")
        if n == 1: raise ValueError
        if n == 2: return "two"
        if n == 3: raise KeyError
    except ValueError:
        log.append("except")
        return "handled"
    else:
        log.append("else")
    finally:
        log.append("finally")
    return "end"
for n in range(4):
    try:
        print(n, f(n))
    except KeyError as e:
        print(n, repr(e))
print(log)

# expect:
# | 0 end
# | 1 handled
# | 2 two
# | 3 KeyError()
# | ['try 0', 'else', 'finally', 'try 1', 'except', 'finally', 'try 2', 'finally', 'try 3', 'finally']
