import copy
import pickle


class P:
    def __init__(self, x):
        self.x = x

    def __eq__(self, o):
        return self.__dict__ == o.__dict__


class S:
    __slots__ = ("a", "b")


class G:
    def __getstate__(self):
        return {"state": 1}

    def __setstate__(self, s):
        self.restored = s


class R:
    def __init__(self, *a):
        self.a = a

    def __reduce__(self):
        return R, (1, 2)


class C:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


for proto in range(6):
    print(pickle.loads(pickle.dumps(P([1]), proto)).x, pickle.loads(pickle.dumps(G(), proto)).restored, pickle.loads(pickle.dumps(R(), proto)).a, pickle.loads(pickle.dumps([1, "a", (2.5, None), {"k": {1}}, b"x", 2**70, True, 1j], proto)))
s = S()
s.a = 5
print(pickle.loads(pickle.dumps(s, 2)).a, copy.copy(s).a, copy.copy(C()), copy.deepcopy([C()]))
nested = [[1], {"k": [2]}]
nested.append(nested)
d = copy.deepcopy(nested)
print(d[0] is not nested[0], d[2] is d, copy.copy(nested)[0] is nested[0], copy.copy({1, 2}), copy.deepcopy((1, [2])), copy.copy(5), copy.deepcopy(len) is len)
print(P(1).__reduce_ex__(2)[0].__name__, P(1).__reduce_ex__(2)[1:3], object().__reduce_ex__(4)[1])
try:
    pickle.dumps(lambda: 0)
except Exception as e:
    print(type(e).__name__, str(e).split(" at ")[0])
try:
    copy.copy(S).x
except AttributeError as e:
    print(e)

# expect:
# | [1] {'state': 1} (1, 2) [1, 'a', (2.5, None), {'k': {1}}, b'x', 1180591620717411303424, True, 1j]
# | [1] {'state': 1} (1, 2) [1, 'a', (2.5, None), {'k': {1}}, b'x', 1180591620717411303424, True, 1j]
# | [1] {'state': 1} (1, 2) [1, 'a', (2.5, None), {'k': {1}}, b'x', 1180591620717411303424, True, 1j]
# | [1] {'state': 1} (1, 2) [1, 'a', (2.5, None), {'k': {1}}, b'x', 1180591620717411303424, True, 1j]
# | [1] {'state': 1} (1, 2) [1, 'a', (2.5, None), {'k': {1}}, b'x', 1180591620717411303424, True, 1j]
# | [1] {'state': 1} (1, 2) [1, 'a', (2.5, None), {'k': {1}}, b'x', 1180591620717411303424, True, 1j]
# | 5 5 copied ['deep']
# | True True True {1, 2} (1, [2]) 5 True
# | __newobj__ ((<class '__main__.P'>,), {'x': 1}) (<class 'object'>,)
# | PicklingError Can't pickle <function <lambda>
# | type object 'S' has no attribute 'x'
