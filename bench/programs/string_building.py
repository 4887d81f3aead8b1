"""Build strings by +=, join, formatting, slicing and replacing."""
import sys


def caesar(text, shift):
    out = ""
    for ch in text:
        if "a" <= ch <= "z":
            out += chr((ord(ch) - 97 + shift) % 26 + 97)
        else:
            out += ch
    return out


def report(rows):
    lines = []
    for i in range(rows):
        lines.append("%05d | %-10s | %8.3f" % (i, "row" + str(i % 100), i / 7))
        lines.append(f"{i:>8x} {i * i:,} {'#' * (i % 8):<8}|")
    return "\n".join(lines)


def reverse_words(text):
    return " ".join(word[::-1] for word in text.split(" "))


def main(rounds):
    checksum = 0
    base = "the quick brown fox jumps over the lazy dog, again and again "
    for i in range(rounds):
        text = caesar(base * 4, i % 26)
        text = reverse_words(text).replace("a", "<a>").upper()
        table = report(60)
        for part in (text, table):
            checksum = (checksum * 1000003 + len(part) + ord(part[i % len(part)])) % 2147483647
    print(checksum, text[:40])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 38_000)
