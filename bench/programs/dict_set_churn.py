"""Fill, probe, merge and empty dicts and sets with int, str and tuple keys."""
import sys


def churn(rounds):
    seed = 1
    table = {}
    seen = set()
    names = {}
    edges = {}
    hits = 0
    for i in range(rounds):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        key = seed >> 8 & 0xFFFF
        if key in table:
            hits += 1
            table[key] += i
        else:
            table[key] = i
        seen.add(key ^ i & 0xFF)
        name = f"k{key & 1023}"
        names[name] = names.get(name, 0) + 1
        edges.setdefault((key & 31, i & 31), []).append(i)
        if len(table) > 40_000:
            for old in list(table)[:20_000]:
                del table[old]
        if len(seen) > 30_000:
            seen = {x for x in seen if x & 1} - set(range(0, 65536, 3))
    return hits, table, seen, names, edges


def main(rounds):
    hits, table, seen, names, edges = churn(rounds)
    merged = {**{k: -v for k, v in table.items()}, **{k: 1 for k in seen}}
    common = seen & table.keys()
    print(hits, len(table), len(seen), len(names), len(edges))
    print(sum(merged.values()), len(common), max(names.items(), key=lambda item: (item[1], item[0])))
    print(sum(len(v) for v in edges.values()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_500_000)
