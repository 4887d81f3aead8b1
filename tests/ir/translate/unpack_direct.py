"""Pairs and triples are unpacked straight into locals."""
def f(pairs):
    for a, b in pairs:
        x, y, z = a, b, a
    return y


f([(1, 2)])

# reg:
# | ; line 2  def f(pairs):
# |     0 EnterCold 0
# | ; line 3  for a, b in pairs:
# |     1 GetIter r6, r0
# |     2 ForIter r7, r6, ->11
# |     4 LoopCold 0, 0
# |     5 Unpack2 r1, r2, r7
# | ; line 4  x, y, z = a, b, a
# |     6 Move r5, r1
# |     7 Move r4, r2
# |     8 Move r3, r1
# | ; line 3  for a, b in pairs:
# |     9 ForLoop r7, r6, ->4
# | ; line 5  return y
# |    11 CheckLocal r4
# |    12 Return r4
