"""A for loop tests at its bottom; the loop variable is the destination."""
def f(xs):
    t = 0
    for x in xs:
        if x:
            continue
        t += x
    return t


f([1, 0])

# reg:
# | ; line 2  def f(xs):
# |     0 EnterCold 0
# | ; line 3  t = 0
# |     1 LoadConst r1, 1
# | ; line 4  for x in xs:
# |     2 GetIter r3, r0
# |     3 ForIter r2, r3, ->13
# | ; line 5  if x:
# |     5 LoopCold 0, 0
# |     6 JumpIfFalse r2, ->10
# | ; line 4  for x in xs:
# |     7 ForLoop r2, r3, ->5
# |     9 Jump ->13
# | ; line 7  t += x
# |    10 InplaceAdd r1, r1, r2
# | ; line 4  for x in xs:
# |    11 ForLoop r2, r3, ->5
# | ; line 8  return t
# |    13 Return r1
