def many(a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, *rest, k1=1, k2=2, **kw):
    return a1 + a20, len(rest), k1, k2, len(kw)
print(many(*range(20)), many(*range(300), k2=5, **{f"x{i}": i for i in range(300)}))
src = "def f(" + ", ".join(f"p{i}" for i in range(300)) + "): return " + "+".join(f"p{i}" for i in range(300))
ns = {}
exec(src, ns)
print(ns["f"](*range(300)), ns["f"].__code__.co_argcount)
call = "f(" + ", ".join(str(i) for i in range(300)) + ")"
print(eval(call, ns))
exec("g = lambda **k: sum(k.values())\nr = g(" + ", ".join(f"a{i}={i}" for i in range(300)) + ")", ns)
print(ns["r"])
exec("def locals_(): \n" + "".join(f" v{i} = {i}\n" for i in range(400)) + " return " + "+".join(f"v{i}" for i in range(400)), ns)
print(ns["locals_"]())
exec("big = [" + ",".join(map(str, range(5000))) + "]\nbd = {" + ",".join(f"{i}:{i}" for i in range(2000)) + "}\nbt = (" + ",".join("x" for _ in range(300)) + ")", {"x": 1}, ns)
print(sum(ns["big"]), len(ns["bd"]), len(ns["bt"]))
exec("def jump(n):\n while n:\n  n -= 1\n  if n == 5: continue\n" + "".join(f"  a{i} = n\n" for i in range(500)) + " return a499", ns)
print(ns["jump"](3))
exec("s = " + "+".join("1" for _ in range(1000)) + "\nt = " + "(" * 50 + "1" + ")" * 50, ns)
print(ns["s"], ns["t"])
try:
    many(*range(19))
except TypeError as e:
    print(e)
try:
    ns["f"](*range(299))
except TypeError as e:
    print(e)
try:
    ns["f"]()
except TypeError as e:
    print(len(str(e)))

# expect:
# | (19, 0, 1, 2, 0) (19, 280, 1, 5, 300)
# | 44850 300
# | 44850
# | 44850
# | 79800
# | 12497500 2000 300
# | 0
# | 1000 1
# | many() missing 1 required positional argument: 'a20'
# | f() missing 1 required positional argument: 'p299'
# | 2339
