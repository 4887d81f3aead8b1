"""Sudoku by constraint propagation and search over dicts of strings."""
import sys

DIGITS = "123456789"
ROWS = "ABCDEFGHI"
SQUARES = [r + c for r in ROWS for c in DIGITS]
UNITS = ([[r + c for r in ROWS] for c in DIGITS]
         + [[r + c for c in DIGITS] for r in ROWS]
         + [[r + c for r in rows for c in columns]
            for rows in ("ABC", "DEF", "GHI") for columns in ("123", "456", "789")])
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS_OF = {s: set(sum(UNITS_OF[s], [])) - {s} for s in SQUARES}

PUZZLES = """
4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......
52...6.........7.13...........4..8..6......5...........418.........3..2...87.....
6.....8.3.4.7.................5.4.7.3..2.....1.6.......2.....5.....8.6......1....
48.3............71.2.......7.5....6....2..8.............1.76...3.....4......5....
..3.2.6..9..3.5..1..18.64....81.29..7.......8..67.82....26.95..8..2.3..9..5.1.3..
85...24..72......9..4.........1.7..23.5...9...4...........8..7..17..........36.4.
..53.....8......2..7..1.5..4....53...1..7...6..32...8..6.5....9..4....3......97..
12..4......5.69.1...9...5.........7.7...52.9..3......2.9.6...5.4..9..8.1..3...9.4
""".split()


def parse(grid):
    values = {s: DIGITS for s in SQUARES}
    for s, d in zip(SQUARES, grid):
        if d in DIGITS and not assign(values, s, d):
            return None
    return values


def assign(values, square, digit):
    others = values[square].replace(digit, "")
    if all(eliminate(values, square, d) for d in others):
        return values
    return None


def eliminate(values, square, digit):
    if digit not in values[square]:
        return values
    values[square] = values[square].replace(digit, "")
    left = values[square]
    if not left:
        return None
    if len(left) == 1 and not all(eliminate(values, s, left) for s in PEERS_OF[square]):
        return None
    for unit in UNITS_OF[square]:
        places = [s for s in unit if digit in values[s]]
        if not places:
            return None
        if len(places) == 1 and not assign(values, places[0], digit):
            return None
    return values


def search(values):
    if values is None:
        return None
    if all(len(v) == 1 for v in values.values()):
        return values
    _, square = min((len(values[s]), s) for s in SQUARES if len(values[s]) > 1)
    for digit in values[square]:
        solved = search(assign(values.copy(), square, digit))
        if solved:
            return solved
    return None


def main(rounds):
    checksum = 0
    for _ in range(rounds):
        for puzzle in PUZZLES[:7]:
            solved = search(parse(puzzle))
            text = "".join(solved[s] for s in SQUARES) if solved else "none"
            for ch in text:
                checksum = (checksum * 31 + ord(ch)) % 1000000007
    print(text, checksum)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 75)
