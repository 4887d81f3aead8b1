"""Make a text, split it, count its words, and rank them."""
import sys

SYLLABLES = "ka zu mi ro ten sha lo fe gir dun pa qui ost elm vey nor".split()


def make_text(words):
    seed = 7
    lines = []
    line = []
    for _ in range(words):
        seed = (seed * 1664525 + 1013904223) & 0xFFFFFFFF
        word = SYLLABLES[seed >> 28] + SYLLABLES[seed >> 20 & 15]
        if seed >> 12 & 3 == 0:
            word += SYLLABLES[seed >> 8 & 15]
        if seed >> 16 & 7 == 0:
            word = word.capitalize() + ","
        line.append(word)
        if len(line) == 12:
            lines.append(" ".join(line) + ".")
            line = []
    lines.append(" ".join(line))
    return "\n".join(lines)


def count(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(".,").lower()
            counts[word] = counts.get(word, 0) + 1
    return counts


def main(words):
    text = make_text(words)
    for _ in range(12):
        counts = count(text)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    print(len(text), len(counts), sum(counts.values()))
    for word, n in ranked[:10]:
        print(f"{word:<12}{n:>8}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_400_000)
