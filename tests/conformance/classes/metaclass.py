class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"prepared": True}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)

    def __call__(cls, *a, **kw):
        print("call", cls.__name__, a)
        return super().__call__(*a, **kw)

    def meta_method(cls):
        return "from meta " + cls.__name__

    @property
    def meta_prop(cls):
        return "prop of " + cls.__name__

    def __getattr__(cls, name):
        return f"meta getattr {name}"

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("xyz")

    def __getitem__(cls, k):
        return k

    def __contains__(cls, x):
        return x == 1


class A(metaclass=Meta, flag=1):
    y = 2

    def __init__(self, v):
        self.v = v


class B(A, extra="e"):
    pass


a = B(3)
print(type(B), B.prepared, B.meta_method(), B.meta_prop, B.missing, len(B), list(B), B[5], 1 in B, type(type(B)))
try:
    a.meta_method
except AttributeError as e:
    print(e)

# expect:
# | prepare A [] {'flag': 1}
# | new A ['prepared', 'y'] {'flag': 1}
# | init A
# | prepare B ['A'] {'extra': 'e'}
# | new B ['prepared'] {'extra': 'e'}
# | init B
# | call B (3,)
# | <class '__main__.Meta'> True from meta B prop of B meta getattr missing 42 ['x', 'y', 'z'] 5 True <class 'type'>
# | 'B' object has no attribute 'meta_method'
