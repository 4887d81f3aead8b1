def run(n, brk, cont):
    out = []
    for i in range(n):
        if i == cont: continue
        if i == brk: break
        out.append(i)
    else:
        out.append("else")
    k = n
    while k:
        k -= 1
        if k == cont: continue
        if k == brk: break
        out.append(-k)
    else:
        out.append("welse")
    return out
for n in (0, 1, 4):
    for brk in (None, 0, 2):
        for cont in (None, 1):
            print(n, brk, cont, run(n, brk, cont))

# expect:
# | 0 None None ['else', 'welse']
# | 0 None 1 ['else', 'welse']
# | 0 0 None ['else', 'welse']
# | 0 0 1 ['else', 'welse']
# | 0 2 None ['else', 'welse']
# | 0 2 1 ['else', 'welse']
# | 1 None None [0, 'else', 0, 'welse']
# | 1 None 1 [0, 'else', 0, 'welse']
# | 1 0 None []
# | 1 0 1 []
# | 1 2 None [0, 'else', 0, 'welse']
# | 1 2 1 [0, 'else', 0, 'welse']
# | 4 None None [0, 1, 2, 3, 'else', -3, -2, -1, 0, 'welse']
# | 4 None 1 [0, 2, 3, 'else', -3, -2, 0, 'welse']
# | 4 0 None [-3, -2, -1]
# | 4 0 1 [-3, -2]
# | 4 2 None [0, 1, -3]
# | 4 2 1 [0, -3]
