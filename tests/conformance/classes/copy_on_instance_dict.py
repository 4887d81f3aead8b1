class A: pass
a = A()
d = a.__dict__
d["x"] = 1
a.y = 2
print(a.x, d, a.__dict__ is d, vars(a) is d)
a.__dict__ = {"z": 3}
print(a.z, hasattr(a, "x"), d)
a.__dict__.update(p=1, q=2)
del a.p
print(a.__dict__, list(a.__dict__), len(a.__dict__))
for bad in (5, None, [("a", 1)]):
    try:
        a.__dict__ = bad
    except TypeError as e:
        print(e)
b = A()
b.__dict__ = a.__dict__
b.shared = True
print(a.shared, a.__dict__ is b.__dict__)
a.__dict__[5] = "int key"
a.__dict__["not an identifier"] = 1
print(a.__dict__, getattr(a, "not an identifier"))
many = A()
for i in range(200):
    setattr(many, f"a{i}", i)
print(len(many.__dict__), many.a150, sum(many.__dict__.values()), list(many.__dict__)[-1])
for i in range(0, 200, 2):
    delattr(many, f"a{i}")
print(len(many.__dict__), hasattr(many, "a150"), many.a151, list(many.__dict__)[:3])
many.a0 = "again"
print(list(many.__dict__)[-1])
c, e = A(), A()
c.p, c.q = 1, 2
e.q, e.p = 3, 4
print(c.__dict__, e.__dict__, list(c.__dict__) == list(e.__dict__))
del a.__dict__
print(a.__dict__)

# expect:
# | 1 {'x': 1, 'y': 2} True True
# | 3 False {'x': 1, 'y': 2}
# | {'z': 3, 'q': 2} ['z', 'q'] 2
# | __dict__ must be set to a dictionary, not a 'int'
# | __dict__ must be set to a dictionary, not a 'NoneType'
# | __dict__ must be set to a dictionary, not a 'list'
# | True True
# | {'z': 3, 'q': 2, 'shared': True, 5: 'int key', 'not an identifier': 1} 1
# | 200 150 19900 a199
# | 100 False 151 ['a1', 'a3', 'a5']
# | a0
# | {'p': 1, 'q': 2} {'q': 3, 'p': 4} False
# | {}
