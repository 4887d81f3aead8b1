"""A line without an instruction of its own gets one, so that tracing sees it."""
def f(a):
    a
    pass
    return (a,
            1)


f(1)

# reg:
# | ; line 2  def f(a):
# |     0 EnterCold 0
# | ; line 3  a
# |     1 Nop
# | ; line 4  pass
# |     2 Nop
# | ; line 5  return (a,
# |     3 Move r1, r0
# | ; line 6  1)
# |     4 LoadConst r2, 1
# | ; line 5  return (a,
# |     5 BuildTuple2 r1, r1, r2
# |     6 Return r1
