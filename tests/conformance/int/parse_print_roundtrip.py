for n in (0, 7, -7, 10**9, 2**47, -2**48, 2**63, 10**25, -3**60):
    for base, spec in ((2, "b"), (8, "o"), (10, "d"), (16, "x")):
        assert int(format(n, spec), base) == n == int(format(n, "#" + spec) if spec != "d" else str(n), 0)
    print(n, len(str(n)), int(str(n)[::-1].rstrip("-") or 0), int(f"{n:,}".replace(",", "")) == n, n == eval(repr(n)))

# expect:
# | 0 1 0 True True
# | 7 1 7 True True
# | -7 2 7 True True
# | 1000000000 10 1 True True
# | 140737488355328 15 823553884737041 True True
# | -281474976710656 16 656017679474182 True True
# | 9223372036854775808 19 8085774586302733229 True True
# | 10000000000000000000000000 26 1 True True
# | -42391158275216203514294433201 30 10233449241530261257285119324 True True
