"""Towers of Hanoi with linked discs on three piles."""
import sys


class Disc:
    def __init__(self, size):
        self.size = size
        self.below = None


class Towers:
    def __init__(self, discs):
        self.piles = [None, None, None]
        self.moves = 0
        for size in range(discs, 0, -1):
            self.push(Disc(size), 0)

    def push(self, disc, pile):
        top = self.piles[pile]
        if top is not None and disc.size >= top.size:
            raise ValueError("cannot put a big disc on a smaller one")
        disc.below = top
        self.piles[pile] = disc

    def pop(self, pile):
        top = self.piles[pile]
        if top is None:
            raise IndexError("nothing on this pile")
        self.piles[pile] = top.below
        top.below = None
        return top

    def move(self, discs, source, target):
        if discs == 1:
            self.push(self.pop(source), target)
            self.moves += 1
            return
        other = 3 - source - target
        self.move(discs - 1, source, other)
        self.move(1, source, target)
        self.move(discs - 1, other, target)


def main(rounds):
    total = 0
    for _ in range(rounds):
        towers = Towers(13)
        towers.move(13, 0, 2)
        total += towers.moves
    print(total)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_700)
