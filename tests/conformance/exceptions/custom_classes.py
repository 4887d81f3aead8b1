class AppError(Exception):
    code = 1
    def __init__(self, message, *, detail=None):
        super().__init__(message)
        self.detail = detail
    def __str__(self):
        base = super().__str__()
        return f"{base} [{self.detail}]" if self.detail else base
class NotFound(AppError, LookupError):
    code = 404
class Multi(ValueError, KeyError): pass
class WithSlots(Exception):
    __slots__ = ("x",)
class Reduced(Exception):
    def __init__(self, a, b):
        self.a, self.b = a, b
    def __reduce__(self):
        return Reduced, (self.a, self.b)
class Equal(Exception):
    def __eq__(self, o): return True
    __hash__ = Exception.__hash__
for e in (AppError("m"), AppError("m", detail="d"), NotFound("nf", detail=3), Multi("v"), WithSlots(1), Reduced(1, 2), Equal()):
    try:
        raise e
    except LookupError as err:
        print("lookup", repr(err), err, getattr(err, "code", None))
    except Exception as err:
        print("other", repr(err), err, err.args)
import pickle, copy
print(repr(pickle.loads(pickle.dumps(Reduced(1, 2)))), copy.copy(NotFound("x", detail=5)).detail, pickle.loads(pickle.dumps(ValueError(1, "a"))).args)
s = WithSlots()
s.x = 5
s.other = 6
print(s.x, s.__dict__, Multi.__mro__[1].__name__, issubclass(NotFound, LookupError))
try:
    AppError()
except TypeError as e:
    print(e)
try:
    raise NotFound
except TypeError as e:
    print(e)
class Weird(Exception):
    def __new__(cls, *a):
        self = super().__new__(cls, "changed")
        return self
    def __init__(self, *a): pass
print(Weird("orig").args, repr(Weird(1)))

# expect:
# | other AppError('m') m ('m',)
# | other AppError('m') m [d] ('m',)
# | lookup NotFound('nf') nf [3] 404
# | lookup Multi('v') 'v' None
# | other WithSlots(1) 1 (1,)
# | other Reduced(1, 2) (1, 2) (1, 2)
# | other Equal()  ()
# | Reduced(1, 2) 5 (1, 'a')
# | 5 {'other': 6} ValueError True
# | AppError.__init__() missing 1 required positional argument: 'message'
# | AppError.__init__() missing 1 required positional argument: 'message'
# | ('changed',) Weird('changed')
