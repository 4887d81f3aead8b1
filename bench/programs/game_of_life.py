"""Conway's game of life, once as a set of cells and once as a torus of lists."""
import sys


def step_cells(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = x + dx, y + dy
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


def step_grid(grid):
    height = len(grid)
    width = len(grid[0])
    out = []
    for y in range(height):
        above, row, below = grid[y - 1], grid[y], grid[(y + 1) % height]
        new = []
        for x in range(width):
            left, right = x - 1, (x + 1) % width
            n = (above[left] + above[x] + above[right] + row[left] + row[right]
                 + below[left] + below[x] + below[right])
            new.append(1 if n == 3 or (n == 2 and row[x]) else 0)
        out.append(new)
    return out


def main(generations):
    cells = {(x, 0) for x in range(0, 40) if x % 9} | {(5, 1), (20, 2), (21, 2)}
    grid = [[1 if (x * 7 + y * 13 + x * y) % 5 == 0 else 0 for x in range(64)] for y in range(48)]
    for _ in range(generations):
        cells = step_cells(cells)
        grid = step_grid(grid)
    print(len(cells), sum(x * 31 + y * 17 for x, y in cells) % 1000003, sum(map(sum, grid)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7_000)
