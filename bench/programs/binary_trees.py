"""Allocate, walk and drop many binary trees."""
import sys


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def make(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


def main(depth):
    print(f"stretch tree of depth {depth + 1}: {make(depth + 1).check()}")
    long_lived = make(depth)
    for d in range(4, depth + 1, 4):
        count = 1 << (depth - d + 4)
        total = 0
        for _ in range(count):
            total += make(d).check()
        print(f"{count} trees of depth {d}: {total}")
    print(f"long lived tree of depth {depth}: {long_lived.check()}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 16)
