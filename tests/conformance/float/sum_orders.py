xs = [0.1 * i for i in range(100)]
print(sum(xs), sum(reversed(xs)), sum(xs[::2]) + sum(xs[1::2]), sum(sorted(xs, key=lambda v: -v)))
import math
print(math.fsum(xs), sum([1e16, 1, -1e16]), math.fsum([1e16, 1, -1e16]), sum([1, 2.5, True]), sum([0.1] * 10, 5))
acc = 0.0
for x in xs:
    acc += x * x - acc / 3
print(repr(acc))

# expect:
# | 495.0 495.0 495.0 495.0
# | 495.0 0.0 1.0 4.5 5.9999999999999964
# | 282.45000000000005
