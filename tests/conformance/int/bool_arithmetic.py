for a in (True, False):
    for b in (True, False, 2, -1, 0.5, 1j):
        out = []
        for op in ("+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>", "==", "<"):
            try:
                out.append(f"{op} {eval(f'a {op} b')!r}")
            except Exception as e:
                out.append(f"{op} {type(e).__name__}")
        print(a, b, "; ".join(out))
print(sum([True] * 5), True.real, True.bit_length(), True.to_bytes(1, "big"), bool.from_bytes(b"\x01", "big"), True.__index__(), [False, True][True], "ab"[True], range(True, 3)[False], {True: 1, 1: 2, 1.0: 3}, -True, +False, ~False, abs(True), round(True), divmod(True, 1), True.numerator, int(True), repr(True + 0), max(True, 1), min(1, True), str(True), hash(False))

# expect:
# | True True + 2; - 0; * 1; / 1.0; // 1; % 0; ** 1; & True; | True; ^ False; << 2; >> 0; == True; < False
# | True False + 1; - 1; * 0; / ZeroDivisionError; // ZeroDivisionError; % ZeroDivisionError; ** 1; & False; | True; ^ True; << 1; >> 1; == False; < False
# | True 2 + 3; - -1; * 2; / 0.5; // 0; % 1; ** 1; & 0; | 3; ^ 3; << 4; >> 0; == False; < True
# | True -1 + 0; - 2; * -1; / -1.0; // -1; % 0; ** 1.0; & 1; | -1; ^ -2; << ValueError; >> ValueError; == False; < False
# | True 0.5 + 1.5; - 0.5; * 0.5; / 2.0; // 2.0; % 0.0; ** 1.0; & TypeError; | TypeError; ^ TypeError; << TypeError; >> TypeError; == False; < False
# | True 1j + (1+1j); - (1-1j); * 1j; / -1j; // TypeError; % TypeError; ** (1+0j); & TypeError; | TypeError; ^ TypeError; << TypeError; >> TypeError; == False; < TypeError
# | False True + 1; - -1; * 0; / 0.0; // 0; % 0; ** 0; & False; | True; ^ True; << 0; >> 0; == False; < True
# | False False + 0; - 0; * 0; / ZeroDivisionError; // ZeroDivisionError; % ZeroDivisionError; ** 1; & False; | False; ^ False; << 0; >> 0; == True; < False
# | False 2 + 2; - -2; * 0; / 0.0; // 0; % 0; ** 0; & 0; | 2; ^ 2; << 0; >> 0; == False; < True
# | False -1 + -1; - 1; * 0; / -0.0; // 0; % 0; ** ZeroDivisionError; & 0; | -1; ^ -1; << ValueError; >> ValueError; == False; < False
# | False 0.5 + 0.5; - -0.5; * 0.0; / 0.0; // 0.0; % 0.0; ** 0.0; & TypeError; | TypeError; ^ TypeError; << TypeError; >> TypeError; == False; < True
# | False 1j + 1j; - -1j; * 0j; / 0j; // TypeError; % TypeError; ** ZeroDivisionError; & TypeError; | TypeError; ^ TypeError; << TypeError; >> TypeError; == False; < TypeError
# | 5 1 1 b'\x01' True 1 True b 1 {True: 3} -1 0 -1 1 1 (1, 0) 1 1 1 True 1 True 0
