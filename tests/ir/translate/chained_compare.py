"""The middle operand is evaluated once."""
def f(a, b, c):
    return a < b() < c


f(1, lambda: 2, 3)

# reg:
# | ; line 2  def f(a, b, c):
# |     0 EnterCold 0
# | ; line 3  return a < b() < c
# |     1 Move r5, r1
# |     2 Call r4, r5, 0
# |     3 Move r3, r4
# |     4 Move r5, r4
# |     5 Move r4, r0
# |     6 Lt r4, r4, r5
# |     7 JumpIfFalse r4, ->10
# |     8 Lt r3, r3, r2
# |     9 Jump ->11
# |    10 Move r3, r4
# |    11 Return r3
