import contextvars
v = contextvars.ContextVar("v", default="default")
w = contextvars.ContextVar("w")
print(v.get(), w.get("fallback"), v.name)
t = v.set("one")
t2 = v.set("two")
print(v.get(), t2.old_value, t.old_value is contextvars.Token.MISSING, t.var is v)
v.reset(t2)
print(v.get())
c = contextvars.copy_context()
def f(x):
    v.set("in context")
    w.set(x)
    return v.get(), w.get()
print(c.run(f, 5), v.get(), w.get(None), c[w], w in c, len(c), list(c) != [], c.get(v), dict(c.items())[w], c.copy()[w])
for g in (lambda: w.get(), lambda: v.reset(t2), lambda: w.reset(t), lambda: c.run(c.run, f, 1), lambda: c["x"], lambda: contextvars.ContextVar(5), lambda: contextvars.ContextVar("x", 1), lambda: contextvars.Token(), lambda: c[v.__class__("new")], lambda: hash(v) is not None):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0].split("<Token")[0])

# expect:
# | default fallback v
# | two one True True
# | one
# | ('in context', 5) one None 5 True 2 True in context 5 5
# | LookupError <ContextVar name='w'
# ' 'RuntimeError '
# ' 'ValueError '
# | RuntimeError cannot enter context: <_contextvars.Context object
# | TypeError a ContextVar key was expected, got 'x'
# | TypeError context variable name must be a str
# | TypeError ContextVar() takes at most 1 positional argument (2 given)
# | RuntimeError Tokens can only be created by ContextVars
# | KeyError <ContextVar name='new'
# | True
