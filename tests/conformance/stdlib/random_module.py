import random
r = random.Random(12345)
print([r.random() for _ in range(3)], [r.randint(1, 100) for _ in range(5)], r.choice("abcdef"), r.sample(range(100), 5), r.uniform(1, 2), r.randrange(0, 100, 7), r.getrandbits(70), r.gauss(0, 1), r.expovariate(1.5), r.betavariate(2, 3), r.triangular(), r.choices("ab", k=5), r.choices([1, 2, 3], weights=[1, 5, 1], k=6), r.normalvariate(), r.vonmisesvariate(0, 1), r.randbytes(4))
x = list(range(10))
r.shuffle(x)
print(x)
state = r.getstate()
a = r.random()
r.setstate(state)
print(a == r.random())
for seed in (0, 1, "text", b"bytes", 1.5, 2**100, -5, None):
    if seed is not None:
        print(seed, random.Random(seed).random(), random.Random(seed).getrandbits(40))
random.seed(99)
print(random.random(), random.randint(0, 10**20))
for f in (lambda: r.choice([]), lambda: r.randint(5, 1), lambda: r.sample([1], 5), lambda: r.getrandbits(-1), lambda: r.randrange(0), lambda: random.Random([1]), lambda: r.choices([], k=1), lambda: r.sample({1, 2}, 1), lambda: r.randrange(1.5), lambda: r.setstate(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | [0.41661987254534116, 0.010169169457068361, 0.8252065092537432] [39, 48, 25, 35, 73] d [20, 47, 15, 55, 33] 1.562078488075843 14 213119312676809140748 -1.5424237289723992 0.06382251884926562 0.3065147677726084 0.41325562656396597 ['a', 'a', 'b', 'b', 'b'] [1, 3, 3, 2, 2, 1] -1.2809487881253205 5.169580344057637 b'\xa1}\n\x86'
# | [4, 8, 2, 6, 3, 7, 1, 0, 5, 9]
# | True
# | 0 0.8444218515250481 424533559245
# | 1 0.13436424411240122 623347347957
# | text 0.8711565613554825 437533285838
# | b'bytes' 0.37075677971469856 675902253708
# | 1.5 0.551763726942059 904312939308
# | 1267650600228229401496703205376 0.7586581712996778 89157757973
# | -5 0.6229016948897019 281848216645
# | 0.40397807494366633 29504443845512275198
# | IndexError Cannot choose from an empty sequence
# | ValueError empty range for randrange() (5, 2, -3)
# | ValueError Sample larger than population or is negative
# | ValueError number of bits must be non-negative
# | ValueError empty range for randrange()
# | TypeError The only supported seed types are: None,
# | int, float, str, bytes, and bytearray.
# | IndexError list index out of range
# | TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
# | ValueError non-integer arg 1 for randrange()
# | TypeError 'int' object is not subscriptable
