"""Edit distance between pseudo-random strings."""
import sys


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = 0 if x == y else 1
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost))
        previous = current
    return previous[-1]


def text(length, seed):
    letters = []
    for _ in range(length):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        letters.append("abcdefgh"[seed >> 16 & 7])
    return "".join(letters)


def main(length):
    words = [text(length, seed) for seed in range(4)]
    print([distance(a, b) for i, a in enumerate(words) for b in words[i + 1:]])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_900)
