"""Both ways into a join leave the value in the slot's home."""
def f(a, b):
    return (a and b) or [a if b else 0]


f(1, 2)

# reg:
# | ; line 2  def f(a, b):
# |     0 EnterCold 0
# | ; line 3  return (a and b) or [a if b else 0]
# |     1 JumpIfFalse r0, ->4
# |     2 Move r2, r1
# |     3 JumpIfTrue r2, ->9
# |     4 JumpIfFalse r1, ->7
# |     5 Move r2, r0
# |     6 Jump ->8
# |     7 LoadConst r2, 1
# |     8 BuildList r2, r2, 1
# |     9 Return r2
