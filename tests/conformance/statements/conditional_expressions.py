def sign(n): return "neg" if n < 0 else "zero" if n == 0 else "pos"
print([sign(n) for n in (-1, 0, 1)], (lambda a, b: a if a > b else b)(3, 7), [x if x % 2 else -x for x in range(5)], ("a" if 0 else "b") + "c", 1 if [] else 2 if () else 3)
v = None
print(v if v is not None else "default", (v or {}).get("k", 5), [] or "e", 0 if True else 1 / 0, (1, 2) if v else [], "x" if "x" in "xyz" and not "q" in "xyz" else "y")

# expect:
# | ['neg', 'zero', 'pos'] 7 [0, 1, -2, 3, -4] bc 3
# | default 5 e 0 [] x
