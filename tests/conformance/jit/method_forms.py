# A method found through any kind of instance, called in a hot loop with and without keywords.
class D:
    def m(self, x=1, **k): return x
class E(D): pass
def run(objs):
    s=0
    for o in objs: s+=o.m(2)
    for o in objs: s+=o.m(x=3)
    return s
a=[D() for _ in range(500)]
for o in a: o.__dict__['z']=1
for o in a[:1]: o.__dict__.clear()
print(run(a))
b=[E() for _ in range(500)]
for i,o in enumerate(b):
    for j in range(60): setattr(o,'a%d'%j,j)
print(run(b))
for o in b[250:]: o.m=lambda x=1: x*10
print(run(b))
class T(tuple):
    def m(self,x=1): return x+len(self)
c=[T((1,2)) for _ in range(500)]
print(run(c))
for o in c[300:]: o.m=lambda x=1: x*10
print(run(c))
class I(int):
    def m(self,x): return self+x
print(run([I(3)]*500))
class F(float):
    def m(self,x): return self+x
print(run([F(3)]*500))
class S(str):
    def m(self,x): return len(self)+x
print(run([S('abc')]*500))
class X(Exception):
    def m(self,x): return x
print(run([X('abc')]*500))

# expect:
# | 2500
# | 2500
# | 13750
# | 4500
# | 12700
# | 5500
# | 5500.0
# | 5500
# | 2500
