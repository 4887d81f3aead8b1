class Base:
    made = 0
    names = []
    def __init__(self, name):
        Base.made += 1
        type(self).own = getattr(type(self), "own", 0) + 1
        self.names.append(name)
        self.made_at = self.made
class A(Base): pass
class B(Base): pass
objs = [c(f"{c.__name__}{i}") for i in range(3) for c in (A, B, A)]
print(Base.made, A.own, B.own, hasattr(Base, "own"), Base.names, [o.made_at for o in objs], "made" in vars(A), objs[0].names is B.names)

# expect:
# | 9 6 3 False ['A0', 'B0', 'A0', 'A1', 'B1', 'A1', 'A2', 'B2', 'A2'] [1, 2, 3, 4, 5, 6, 7, 8, 9] False True
