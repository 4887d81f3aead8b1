"""A local on the virtual stack is saved before it is overwritten."""
def f(a, b):
    a, b = b, a
    return a - b


f(1, 2)

# reg:
# | ; line 2  def f(a, b):
# |     0 EnterCold 0
# | ; line 3  a, b = b, a
# |     1 Move r2, r1
# |     2 Move r1, r0
# |     3 Move r0, r2
# | ; line 4  return a - b
# |     4 Sub r2, r0, r1
# |     5 Return r2
