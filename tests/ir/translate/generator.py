"""yield and yield from."""
def f(xs):
    x = yield 1
    yield from xs
    return x


list(f([1]))

# reg:
# | ; line 2  def f(xs):
# |     0 ReturnGenerator r2
# |     1 EnterCold 0
# | ; line 3  x = yield 1
# |     2 LoadConst r2, 1
# |     3 YieldValue r1, r2, 0
# | ; line 4  yield from xs
# |     4 GetYieldFromIter r2, r0
# |     5 LoadConst r3, 0
# |     6 Send r3, r2, r3, ->10
# |     8 YieldValue r3, r3, 1
# |     9 Jump ->6
# |    10 Nop
# | ; line 5  return x
# |    11 Return r1
