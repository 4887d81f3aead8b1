"""The iterator is home where the handler of the body starts; the exception arrives behind it."""
def f(xs):
    for x in xs:
        try:
            x / 0
        except ZeroDivisionError:
            pass


f([1])

# reg:
# | ; line 2  def f(xs):
# |     0 EnterCold 0
# | ; line 3  for x in xs:
# |     1 GetIter r2, r0
# |     2 ForIter r1, r2, ->22
# | ; line 4  try:
# |     4 LoopCold 0, 0
# |     5 Nop
# | ; line 5  x / 0
# |     6 TrueDivK r3, r1, k1
# | ; line 3  for x in xs:
# |     7 ForLoop r1, r2, ->4
# |     9 Jump ->22
# | ; line -1
# |    10 PushExcInfo r3
# | ; line 6  except ZeroDivisionError:
# |    11 LoadGlobal r5, @0
# |    14 JumpUnlessExcMatch r4, r5, ->19
# | ; line 7  pass
# |    15 PopExcept r3
# | ; line 3  for x in xs:
# |    16 ForLoop r1, r2, ->4
# |    18 Jump ->22
# | ; line 6  except ZeroDivisionError:
# |    19 Reraise r4, r-1
# | ; line -1
# |    20 PopExcept r3
# |    21 Reraise r5, r4
# | ; line 3  for x in xs:
# |    22 ReturnConst 0
# | ; handler [6, 7) -> 10 depth 1
# | ; handler [10, 15) -> 20 depth 2 lasti
# | ; handler [19, 20) -> 20 depth 2 lasti
