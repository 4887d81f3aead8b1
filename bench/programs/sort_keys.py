"""Sort records by keys of several kinds, and by a comparison of their own."""
import sys
from functools import cmp_to_key
from operator import attrgetter, itemgetter


class Record:
    def __init__(self, name, age, score):
        self.name = name
        self.age = age
        self.score = score

    def __lt__(self, other):
        return (self.score, self.name) < (other.score, other.name)


def make(count):
    seed = 99
    records = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        records.append(Record(f"n{seed % 5003:04}", seed >> 8 & 127, (seed >> 4) / 1000.0))
    return records


def by_age_then_name(a, b):
    if a.age != b.age:
        return a.age - b.age
    return (a.name > b.name) - (a.name < b.name)


def checksum(records):
    total = 0
    for i, r in enumerate(records):
        total = (total + (i + 1) * r.age) % 1000000007
    return total


def main(count):
    records = make(count)
    pairs = [(r.name, r.score) for r in records]
    print(checksum(sorted(records, key=lambda r: r.score)))
    print(checksum(sorted(records, key=attrgetter("name", "age"), reverse=True)))
    print(checksum(sorted(records)))
    print(checksum(sorted(records, key=cmp_to_key(by_age_then_name))))
    print(sorted(pairs, key=itemgetter(1))[0], sorted(pairs)[-1])
    records.sort(key=lambda r: r.name)
    records.sort(key=lambda r: r.age)
    print(checksum(records), min(records).name, max(records).name)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
