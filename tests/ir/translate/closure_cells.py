"""Cells are registers; their content is loaded and stored through them."""
def f(n):
    def add(x):
        return x + n
    n = n + 1
    return add


f(1)

# reg:
# | ; line -1
# |     0 MakeCell r0
# | ; line 2  def f(n):
# |     1 EnterCold 0
# | ; line 3  def add(x):
# |     2 BuildTuple1 r2, r0
# |     3 LoadConst r3, 1
# |     4 MakeFunction r1, r2, 8
# | ; line 5  n = n + 1
# |     5 LoadDeref r2, r0
# |     6 AddK r2, r2, k2
# |     7 StoreDeref r0, r2
# | ; line 6  return add
# |     8 Return r1
