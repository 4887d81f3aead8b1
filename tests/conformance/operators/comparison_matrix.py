values = [0, 1.0, True, None, "a", b"a", (1,), [1], {1: 1}, {1}, 1j, range(1), int, ..., 2**70, float("nan")]
ops = {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, ">=": lambda a, b: a >= b}
for name, op in ops.items():
    for a in values:
        row = []
        for b in values:
            try:
                row.append("T" if op(a, b) else "f")
            except TypeError:
                row.append("E")
        print(name, repr(a).ljust(24), "".join(row))

# expect:
# | == 0                        Tfffffffffffffff
# | == 1.0                      fTTfffffffffffff
# | == True                     fTTfffffffffffff
# | == None                     fffTffffffffffff
# | == 'a'                      ffffTfffffffffff
# | == b'a'                     fffffTffffffffff
# | == (1,)                     ffffffTfffffffff
# | == [1]                      fffffffTffffffff
# | == {1: 1}                   ffffffffTfffffff
# | == {1}                      fffffffffTffffff
# | == 1j                       ffffffffffTfffff
# | == range(0, 1)              fffffffffffTffff
# | == <class 'int'>            ffffffffffffTfff
# | == Ellipsis                 fffffffffffffTff
# | == 1180591620717411303424   ffffffffffffffTf
# | == nan                      ffffffffffffffff
# | != 0                        fTTTTTTTTTTTTTTT
# | != 1.0                      TffTTTTTTTTTTTTT
# | != True                     TffTTTTTTTTTTTTT
# | != None                     TTTfTTTTTTTTTTTT
# | != 'a'                      TTTTfTTTTTTTTTTT
# | != b'a'                     TTTTTfTTTTTTTTTT
# | != (1,)                     TTTTTTfTTTTTTTTT
# | != [1]                      TTTTTTTfTTTTTTTT
# | != {1: 1}                   TTTTTTTTfTTTTTTT
# | != {1}                      TTTTTTTTTfTTTTTT
# | != 1j                       TTTTTTTTTTfTTTTT
# | != range(0, 1)              TTTTTTTTTTTfTTTT
# | != <class 'int'>            TTTTTTTTTTTTfTTT
# | != Ellipsis                 TTTTTTTTTTTTTfTT
# | != 1180591620717411303424   TTTTTTTTTTTTTTfT
# | != nan                      TTTTTTTTTTTTTTTT
# | < 0                        fTTEEEEEEEEEEETf
# | < 1.0                      fffEEEEEEEEEEETf
# | < True                     fffEEEEEEEEEEETf
# | < None                     EEEEEEEEEEEEEEEE
# | < 'a'                      EEEEfEEEEEEEEEEE
# | < b'a'                     EEEEEfEEEEEEEEEE
# | < (1,)                     EEEEEEfEEEEEEEEE
# | < [1]                      EEEEEEEfEEEEEEEE
# | < {1: 1}                   EEEEEEEEEEEEEEEE
# | < {1}                      EEEEEEEEEfEEEEEE
# | < 1j                       EEEEEEEEEEEEEEEE
# | < range(0, 1)              EEEEEEEEEEEEEEEE
# | < <class 'int'>            EEEEEEEEEEEEEEEE
# | < Ellipsis                 EEEEEEEEEEEEEEEE
# | < 1180591620717411303424   fffEEEEEEEEEEEff
# | < nan                      fffEEEEEEEEEEEff
# | >= 0                        TffEEEEEEEEEEEff
# | >= 1.0                      TTTEEEEEEEEEEEff
# | >= True                     TTTEEEEEEEEEEEff
# | >= None                     EEEEEEEEEEEEEEEE
# | >= 'a'                      EEEETEEEEEEEEEEE
# | >= b'a'                     EEEEETEEEEEEEEEE
# | >= (1,)                     EEEEEETEEEEEEEEE
# | >= [1]                      EEEEEEETEEEEEEEE
# | >= {1: 1}                   EEEEEEEEEEEEEEEE
# | >= {1}                      EEEEEEEEETEEEEEE
# | >= 1j                       EEEEEEEEEEEEEEEE
# | >= range(0, 1)              EEEEEEEEEEEEEEEE
# | >= <class 'int'>            EEEEEEEEEEEEEEEE
# | >= Ellipsis                 EEEEEEEEEEEEEEEE
# | >= 1180591620717411303424   TTTEEEEEEEEEEETf
# | >= nan                      fffEEEEEEEEEEEff
