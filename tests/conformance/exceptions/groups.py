eg = ExceptionGroup("msg", [ValueError(1), KeyError("k"), ExceptionGroup("nested", [ValueError(2), TypeError("t")])])
print(eg, repr(eg), eg.message, len(eg.exceptions), isinstance(eg, Exception), type(BaseExceptionGroup("b", [ValueError()])), type(BaseExceptionGroup("b", [KeyboardInterrupt()])))
print(repr(eg.subgroup(ValueError)), repr(eg.split(KeyError)), eg.subgroup(OSError), repr(eg.split((ValueError, TypeError))), repr(eg.subgroup(lambda e: isinstance(e, TypeError))), eg.derive([OSError()]).message)
for args in (("m",), ("m", []), (5, [ValueError()]), ("m", ValueError()), ("m", [5]), ("m", [KeyboardInterrupt()]), ("m", [ValueError()], 3), ("m", [ValueError])):
    try:
        ExceptionGroup(*args)
        print("ok")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def handle(exc):
    log = []
    try:
        try:
            raise exc
        except* ValueError as e:
            log.append(("V", repr(e)))
        except* (KeyError, IndexError) as e:
            log.append(("K", repr(e)))
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as e:
        log.append(("rest", repr(e)))
    return log


for exc in (eg, ValueError("plain"), TypeError("t"), ExceptionGroup("only", [KeyError(1)]), ExceptionGroup("x", [OSError(1), ValueError(2)])):
    print(*handle(exc), sep="\n  ")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("from handler")
    except* TypeError:
        pass
except BaseException as e:
    print(repr(e), repr(e.__context__))
try:
    raise ExceptionGroup("r", [ValueError(1)])
except* ValueError as e:
    print(e.exceptions, e.message)
for t in (ExceptionGroup, 5, (ValueError, ExceptionGroup)):
    try:
        try:
            raise ValueError
        except* t:
            pass
    except BaseException as e:
        print(type(e).__name__, e)

# expect:
# | msg (3 sub-exceptions) ExceptionGroup('msg', [ValueError(1), KeyError('k'), ExceptionGroup('nested', [ValueError(2), TypeError('t')])]) msg 3 True <class 'ExceptionGroup'> <class 'BaseExceptionGroup'>
# | ExceptionGroup('msg', [ValueError(1), ExceptionGroup('nested', [ValueError(2)])]) (ExceptionGroup('msg', [KeyError('k')]), ExceptionGroup('msg', [ValueError(1), ExceptionGroup('nested', [ValueError(2), TypeError('t')])])) None (ExceptionGroup('msg', [ValueError(1), ExceptionGroup('nested', [ValueError(2), TypeError('t')])]), ExceptionGroup('msg', [KeyError('k')])) ExceptionGroup('msg', [ExceptionGroup('nested', [TypeError('t')])]) msg
# | TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# | ValueError second argument (exceptions) must be a non-empty sequence
# | TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
# | TypeError second argument (exceptions) must be a sequence
# | ValueError Item 0 of second argument (exceptions) is not an exception
# | TypeError Cannot nest BaseExceptions in an ExceptionGroup
# | TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)
# | ValueError Item 0 of second argument (exceptions) is not an exception
# | ('V', "ExceptionGroup('msg', [ValueError(1), ExceptionGroup('nested', [ValueError(2)])])")
# |   ('K', "ExceptionGroup('msg', [KeyError('k')])")
# |   finally
# |   ('rest', "ExceptionGroup('msg', [ExceptionGroup('nested', [TypeError('t')])])")
# | ('V', "ExceptionGroup('', (ValueError('plain'),))")
# |   finally
# | finally
# |   ('rest', "TypeError('t')")
# | ('K', "ExceptionGroup('only', [KeyError(1)])")
# |   finally
# | ('V', "ExceptionGroup('x', [ValueError(2)])")
# |   finally
# |   ('rest', "ExceptionGroup('x', [OSError(1)])")
# | ExceptionGroup('', [KeyError('from handler')]) None
# | (ValueError(1),) r
# | TypeError catching ExceptionGroup with except* is not allowed. Use except instead.
# | TypeError catching classes that do not inherit from BaseException is not allowed
# | TypeError catching ExceptionGroup with except* is not allowed. Use except instead.
