# Computed ints of every size as keys of dicts and members of sets in compiled loops.
M = 2**64 - 1


def run(n):
    d, s, hits = {}, set(), 0
    x = 1
    for i in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & M
        d[x] = i
        d[i << 44] = -i
        s.add(x >> 1)
        hits += x in d
        hits += (i << 44) in d
        hits += (x >> 1) in s
        hits += x * x in d
        hits += d[x] + d[i << 44]
        d[x * i] = x
    return len(d), len(s), hits, max(d), sum(d.values())


print(run(50), run(400))

# expect:
# | (148, 50, 150, 764544149612532173724, 455821961830231272590) (1198, 400, 1200, 6950313262522062185871, 3665253494765530670343)
