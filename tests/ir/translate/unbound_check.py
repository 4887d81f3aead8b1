"""Only a local that may be unbound is checked, once a block."""
def f(flag):
    if flag:
        x = 1
    return x + x


f(True)

# reg:
# | ; line 2  def f(flag):
# |     0 EnterCold 0
# | ; line 3  if flag:
# |     1 JumpIfFalse r0, ->3
# | ; line 4  x = 1
# |     2 LoadConst r1, 1
# | ; line 5  return x + x
# |     3 CheckLocal r1
# |     4 Add r2, r1, r1
# |     5 Return r2
