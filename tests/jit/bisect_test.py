#!/usr/bin/python3.11
"""krait --bisect-jit finds the trace that --break-trace made wrong, says so when there is none.

    bisect_test.py build/release/krait
"""
import os
import subprocess
import sys
import tempfile

PROGRAM = """
def f(n):
    t = 0
    for i in range(n):
        t += i * 3
    return t
def g(n):
    x = 0.5
    for i in range(n):
        x = x + 1.5
        if i % 7 == 3: x = x - 1
    return x
def h(n):
    c = 0
    while c < n: c = c + 1
    return c
for k in range(3):
    print(f(300), g(300), h(400))
"""


def run(krait, script, *options):
    done = subprocess.run([krait, *options, script], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def main():
    krait = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "program.py")
        with open(script, "w") as f:
            f.write(PROGRAM)
        status, out, err = run(krait, script, "--bisect-jit")
        assert (status, out) == (0, "") and "no difference" in err, (status, out, err)
        right = run(krait, script, "--jit=off")[1]
        found = 0
        for number in range(3):
            broken = f"--break-trace={number}"
            if run(krait, script, broken)[1] == right:
                continue
            status, out, err = run(krait, script, "--bisect-jit", broken)
            # The wrong instruction may show only once a later trace leads there.
            guilty = int(out.split()[1])
            assert status == 1 and out.startswith(f"trace {guilty} makes the difference") and guilty >= number, (status, out[:400], err)
            assert f"---- trace {guilty}, machine code" in out and f"---- trace {guilty + 1}," not in out, out
            found += guilty == number
        assert found, "no broken trace was found"
    print(f"{found} broken traces found")


if __name__ == "__main__":
    main()
