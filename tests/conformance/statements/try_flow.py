def f(n):
    try:
        print("try", n)
        if n == 0:
            return "from try"
        if n == 1:
            raise ValueError("one")
        if n == 3:
            1 / 0
    except ValueError as e:
        print("except", e)
        return "from except"
    except (KeyError, IndexError):
        pass
    else:
        print("else")
        return "from else"
    finally:
        print("finally", n)
        if n == 4:
            return "from finally"
    return "end"


for i in range(5):
    try:
        print(f(i))
    except ZeroDivisionError as e:
        print("escaped", e)


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("clean", i)
    else:
        print("no break")
    while True:
        try:
            return "returned"
        finally:
            break
    return "overridden"


print(loop())


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("f1")
    except ValueError:
        print("caught")
        try:
            return 1
        finally:
            print("f2")
    finally: print("f3")


print(nested())

# expect:
# | try 0
# | finally 0
# | from try
# | try 1
# | except one
# | finally 1
# | from except
# | try 2
# | else
# | finally 2
# | from else
# | try 3
# | finally 3
# | escaped division by zero
# | try 4
# | else
# | finally 4
# | from finally
# | body 0
# | clean 0
# | clean 1
# | body 2
# | clean 2
# | clean 3
# | overridden
# | f1
# | caught
# | f2
# | f3
# | 1
