import sys
import warnings
warnings.showwarning = lambda m, c, f, l, *a: print("shown", c.__name__, m, l)
warnings.simplefilter("always")
warnings.warn("plain")
warnings.warn("dep", DeprecationWarning, stacklevel=1)
warnings.warn(RuntimeWarning("instance"))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("recorded")
    warnings.warn("two", FutureWarning)
print([(str(w.message), w.category.__name__, w.lineno) for w in log])
warnings.filterwarnings("error", message="bad.*")
try:
    warnings.warn("bad thing")
except UserWarning as e:
    print("raised", e)
warnings.filterwarnings("ignore", category=DeprecationWarning)
warnings.warn("quiet", DeprecationWarning)
warnings.resetwarnings()
warnings.simplefilter("once")
for i in range(3):
    warnings.warn("once only")
for f in (lambda: warnings.warn(5), lambda: warnings.warn("x", int), lambda: warnings.simplefilter("bad"), lambda: warnings.filterwarnings("ignore", 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "code()"))
class Custom(UserWarning): pass
warnings.warn("c", Custom)
warnings.warn_explicit("explicit", UserWarning, "file", 10)

# expect:
# | shown UserWarning plain 5
# | shown DeprecationWarning dep 6
# | shown RuntimeWarning instance 7
# | [('recorded', 'UserWarning', 10), ('two', 'FutureWarning', 11)]
# | raised bad thing
# | shown UserWarning once only 23
# | shown UserWarning 5 24
# | None
# | TypeError category must be a Warning subclass, not 'type'
# | AssertionError invalid action: 'bad'
# | AssertionError message must be a string
# | f.py:3: UserWarning: m
# |   code()
# |
# | shown Custom c 31
# | shown UserWarning explicit 10
