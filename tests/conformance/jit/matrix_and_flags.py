n = 30
grid = [[(i * j) % 3 == 0 for j in range(n)] for i in range(n)]
for step in range(12):
    new = []
    for i in range(n):
        row = []
        for j in range(n):
            k = grid[i - 1][j] + grid[(i + 1) % n][j] + grid[i][j - 1] + grid[i][(j + 1) % n]
            row.append(k == 2 or (k == 1 and grid[i][j]))
        new.append(row)
    grid = new
    print(step, sum(map(sum, grid)), grid[3][4], grid[-1][-1])

# expect:
# | 0 800 True True
# | 1 0 False False
# | 2 0 False False
# | 3 0 False False
# | 4 0 False False
# | 5 0 False False
# | 6 0 False False
# | 7 0 False False
# | 8 0 False False
# | 9 0 False False
# | 10 0 False False
# | 11 0 False False
