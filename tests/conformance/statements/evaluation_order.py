log = []


def t(name, value=None):
    log.append(name)
    return value


def flush(label):
    print(label, *log)
    log.clear()


[t("a"), t("b"), t("c")]
flush("list")
{t("k1", 1): t("v1"), t("k2", 2): t("v2")}
flush("dict")
f = lambda *a, **k: None
t("f", f)(t("a1"), *t("star", []), t("a2"), k=t("kw"), **t("dstar", {}))
flush("call")
t("left", 1) + t("right", 2) * t("third", 3)
flush("binary")
t("a", 1) < t("b", 0) < t("c", 5)
flush("chain stops")
t("x", [0])[t("i", 0)] = t("value")
flush("subscript store")
a, t("target", [0])[t("idx", 0)] = t("rhs", (1, 2))
flush("unpack store")
t("obj", [5])[t("sub", 0)] += t("aug", 1)
flush("augmented")
t("cond", True) and t("then") or t("else")
flush("bool")
t("yes") if t("test", 0) else t("no")
flush("ternary")
[t("elt") for _ in t("iter", [1, 2]) if t("if", 1)]
flush("comp")


@t("deco1", lambda f: f)
@t("deco2", lambda f: f)
def g(a=t("default1"), *, b=t("kwdefault")) -> t("ann"):
    pass


flush("def")
assert t("ok", 1), t("msg")
del t("d", [1])[t("di", 0)]
flush("assert, del")
x = y = t("v", 3)
t("slice", [1, 2, 3])[t("lo", 0):t("hi", 2):t("step", 1)]
print(f"{t('f1')}{t('f2')!r:{t('spec', '>5')}}")
flush("slice, fstring")

# expect:
# | list a b c
# | dict k1 v1 k2 v2
# | call f a1 star a2 kw dstar
# | binary left right third
# | chain stops a b
# | subscript store value x i
# | unpack store rhs target idx
# | augmented obj sub aug
# | bool cond then else
# | ternary test no
# | comp iter if elt if elt
# | def deco1 deco2 default1 kwdefault ann
# | assert, del ok d di
# | None None
# | slice, fstring v slice lo hi step f1 f2 spec
