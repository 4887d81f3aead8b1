"""Arguments are evaluated in the call's window; methods need no bound method."""
def f(g, s):
    return g(s.find("a"), g(1, k=2))


f(lambda *a, **k: 1, "abc")

# reg:
# | ; line 2  def f(g, s):
# |     0 EnterCold 0
# | ; line 3  return g(s.find("a"), g(1, k=2))
# |     1 GetMethod r4, r1, @0
# |     7 LoadConst r6, 1
# |     8 CallMethod r4, r4, 1
# |     9 Move r6, r0
# |    10 LoadConst r7, 2
# |    11 LoadConst r8, 3
# |    12 CallKw r5, r6, 2, 4
# |    14 Move r3, r0
# |    15 Call r2, r3, 2
# |    16 Return r2
