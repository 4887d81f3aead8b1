def f(a, b):
    try:
        try:
            if a: raise a
        except ValueError as e:
            if b: raise b
            return "inner " + str(e)
        except KeyError:
            raise
        return "clean"
    except TypeError as e:
        return f"outer {e} from {e.__context__!r}"
for a in (None, ValueError("v"), KeyError("k")):
    for b in (None, TypeError("t"), OSError("o")):
        try:
            print(a, b, f(a, b))
        except Exception as e:
            print(a, b, "escaped", repr(e))

# expect:
# | None None clean
# | None t clean
# | None o clean
# | v None inner v
# | v t outer t from ValueError('v')
# | v o escaped OSError('o')
# | 'k' None escaped KeyError('k')
# | 'k' t escaped KeyError('k')
# | 'k' o escaped KeyError('k')
