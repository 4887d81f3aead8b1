#!/usr/bin/python3.11
"""Share of code objects that Krait's compiler makes exactly as CPython 3.11's, over a source tree.

    compare.py --krait build/release/krait [--root /usr/lib/python3.11] [--sample N] [--minimum 97] [-v] [FILE...]

Compared is every field a code object shows: code, constants, names, exception, line and column tables, flags, stack
size. `--sample N` takes every N-th file. Exits 1 below `--minimum` percent or when a file does not compile.
"""
import argparse
import collections
import concurrent.futures
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import script_run

DUMP = os.path.join(HERE, "dump.py")
# The fields of dump.py, in its order.
FIELDS = ("code consts names varnames freevars cellvars exceptiontable linetable flags stacksize argcount "
          "posonlyargcount kwonlyargcount nlocals firstlineno qualname").split()
# Files that are errors on purpose, or in another Python.
LEFT_OUT = ("lib2to3/tests/data", "bad_coding", "badsyntax", "/bad_", "__pycache__", "_sysconfigdata")


def source_files(root):
    found = []
    for directory, folders, files in os.walk(root):
        folders.sort()
        found += [os.path.join(directory, f) for f in sorted(files) if f.endswith(".py")]
    return [f for f in found if not any(part in f for part in LEFT_OUT)]


def dump(engine, files, timeout):
    """{file: {code path: digests} or None}; a file that takes the engine down is run past."""
    result = {}
    while files:
        outcome = script_run.run(engine + [DUMP] + files, HERE, timeout)
        current = None
        for line in outcome.stdout.split("\n"):
            words = line.split(" ")
            if words[0] == "file":
                current = words[1]
                result[current] = None
                codes = {}
            elif words[0] == "code":
                codes[words[1]] = [hash(w) for w in words[2:]]
            elif words[0] == "error":
                codes = None
                result[current] = " ".join(words[1:])
            elif words[0] == "end" and codes is not None:
                result[current] = codes
        if current is None:
            return {f: f"{outcome.describe()} {outcome.last_error_line()}" for f in files}
        if result[current] is None:
            result[current] = f"{outcome.describe()} {outcome.last_error_line()}"
        files = files[files.index(current) + 1:]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--krait", required=True)
    parser.add_argument("--root", default="/usr/lib/python3.11")
    parser.add_argument("--sample", type=int, default=1)
    parser.add_argument("--minimum", type=float, default=97.0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true", help="name each code object that differs")
    options = parser.parse_args()
    files = options.files or source_files(options.root)[::options.sample]
    batches = [files[i:i + 25] for i in range(0, len(files), 25)]
    engine = [os.path.abspath(options.krait)]
    total = same = found = compiled = countable = 0
    fields, reasons = collections.Counter(), collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        pairs = pool.map(lambda b: (dump([script_run.ORACLE], b, 300), dump(engine, b, 300)), batches)
        for want_all, got_all in pairs:
            for file, want in want_all.items():
                got = got_all.get(file)
                if isinstance(want, str):
                    continue
                countable += 1
                total += len(want)
                if not isinstance(got, dict):
                    reasons[str(got)[:100]] += 1
                    print(f"does not compile: {file}: {got}", flush=True)
                    continue
                compiled += 1
                for path, digests in want.items():
                    have = got.get(path)
                    found += have is not None
                    same += have == digests
                    if have and have != digests:
                        wrong = [f for f, a, b in zip(FIELDS, digests, have) if a != b]
                        fields.update(wrong)
                        if options.verbose:
                            print(f"{file} {path}: {' '.join(wrong)}")
    share = 100.0 * same / max(total, 1)
    print(f"{compiled} of {countable} files compile; {same} of {total} code objects identical: {share:.2f}%")
    for field, count in fields.most_common():
        print(f"{count:>8} differ in {field}")
    return share < options.minimum or compiled < countable


if __name__ == "__main__":
    sys.exit(main())
