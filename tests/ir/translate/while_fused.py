"""Comparison and branch are one instruction."""
def f(n):
    while n > 0:
        n -= 1
    return n


f(2)

# reg:
# | ; line 2  def f(n):
# |     0 EnterCold 0
# | ; line 3  while n > 0:
# |     1 JumpUnlessGtK r0, k1, ->5
# | ; line 4  n -= 1
# |     2 LoopCold 0, 0
# |     3 InplaceSubK r0, r0, k2
# | ; line 3  while n > 0:
# |     4 JumpIfGtK r0, k1, ->2
# | ; line 5  return n
# |     5 Return r0
