"""with: __exit__ stays home below the body."""
def f(m):
    with m as v:
        v()


class M:
    def __enter__(self): return print
    def __exit__(self, *a): pass


f(M())

# reg:
# | ; line 2  def f(m):
# |     0 EnterCold 0
# | ; line 3  with m as v:
# |     1 BeforeWith r2, r0
# |     2 CallMethod r3, r3, 0
# |     3 Move r1, r3
# | ; line 4  v()
# |     4 Move r4, r1
# |     5 Call r3, r4, 0
# | ; line 3  with m as v:
# |     6 LoadConst r3, 0
# |     7 LoadConst r4, 0
# |     8 LoadConst r5, 0
# |     9 CallMethod r2, r2, 2
# |    10 ReturnConst 0
# |    11 PushExcInfo r4
# |    12 WithExceptStart r6, r2
# |    13 Call r6, r6, 3
# |    14 JumpIfTrue r6, ->18
# |    15 Reraise r5, r3
# | ; line -1
# |    16 PopExcept r4
# |    17 Reraise r6, r5
# | ; line 3  with m as v:
# |    18 Nop
# |    19 PopExcept r4
# |    20 ReturnConst 0
# | ; handler [3, 6) -> 11 depth 1 lasti
# | ; handler [11, 16) -> 16 depth 3 lasti
# | ; handler [18, 19) -> 16 depth 3 lasti
