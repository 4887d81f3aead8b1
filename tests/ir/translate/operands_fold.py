"""Locals and constants fold into operands, stores into destinations."""
def f(a, b):
    c = a + b * 2
    d = 1 - c
    c += 3
    return d


f(1, 2)

# reg:
# | ; line 2  def f(a, b):
# |     0 EnterCold 0
# | ; line 3  c = a + b * 2
# |     1 MulK r5, r1, k1
# |     2 Add r2, r0, r5
# | ; line 4  d = 1 - c
# |     3 SubKL r3, k2, r2
# | ; line 5  c += 3
# |     4 InplaceAddK r2, r2, k3
# | ; line 6  return d
# |     5 Return r3
