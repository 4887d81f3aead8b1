attempts = []
def flaky(n):
    attempts.append(n)
    if len(attempts) < 3:
        raise ConnectionError(f"try {len(attempts)}")
    return "ok"
def retry(f, times):
    for i in range(times):
        try:
            return f(i)
        except ConnectionError as e:
            last = e
        except (ValueError, TypeError):
            raise
        else:
            print("unreachable")
        finally:
            print("attempt", i)
    raise RuntimeError("gave up") from last
print(retry(flaky, 5))
attempts.clear()
try:
    retry(flaky, 2)
except RuntimeError as e:
    print(e, repr(e.__cause__))
class Transaction:
    log = []
    def __enter__(self):
        self.log.append("begin")
        return self
    def __exit__(self, t, v, tb):
        self.log.append("rollback" if t else "commit")
        return t is not None and issubclass(t, LookupError)
for exc in (None, KeyError("k"), IndexError("i")):
    with Transaction():
        if exc: raise exc
try:
    with Transaction():
        raise ValueError("propagates")
except ValueError:
    pass
print(Transaction.log)
def cleanup():
    order = []
    try:
        try:
            order.append("work")
            raise KeyError("a")
        except KeyError:
            order.append("handler")
            raise ValueError("b")
        finally:
            order.append("inner finally")
    except ValueError as e:
        order.append(f"outer {e} {e.__context__!r}")
    finally:
        order.append("outer finally")
    return order
print(cleanup())

# expect:
# | attempt 0
# | attempt 1
# | attempt 2
# | ok
# | attempt 0
# | attempt 1
# | gave up ConnectionError('try 2')
# | ['begin', 'commit', 'begin', 'rollback', 'begin', 'rollback', 'begin', 'rollback']
# | ['work', 'handler', 'inner finally', "outer b KeyError('a')", 'outer finally']
