"""The cases of run.py: each function shows one engine something broken and returns what it answered."""
import os
import re
import signal
import subprocess
import time

from run import Unavailable

MIB = 1 << 20


# ---- Files that are not what they should be ----

def missing_file(e):
    return [e.run("nothing_here.py"), e.run("no/such/folder/x.py"), e.run("-m", "no_such_module"),
            e.run("-m", "no_such_package.module"), e.run("-c", "import no_such_module")]


def directory(e):
    os.mkdir(e.path("folder"))
    os.mkdir(e.path("app"))
    e.write("app/__main__.py", "print('in', __name__, __file__)\n")
    return [e.run("folder"), e.run("app"), e.run("-m", "folder"), e.run("-m", "app"), e.run("-c", "open('folder')")]


def unreadable_file(e):
    e.write("secret.py", "print('read')\n")
    os.chmod(e.path("secret.py"), 0)
    prefix = []
    if os.geteuid() == 0:  # root reads everything, unless it gives the right up
        prefix = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
        if subprocess.run(prefix + ["true"], stderr=subprocess.DEVNULL).returncode:
            raise Unavailable("cannot give up the capabilities of root")
    e.write("opens.py", "try:\n    open('secret.py')\nfinally:\n    print('done')\n")
    return [e.run("secret.py", prefix=prefix), e.run("opens.py", prefix=prefix),
            e.run("-c", "import secret", prefix=prefix)]


def bad_encoding(e):
    contents = [b"x = 1\ny = '\xff\xfe'\n", b"# coding: no-such-code\nx = 1\n", b"# \xe9t\xe9\nprint(1)\n",
                b"\xef\xbb\xbf# coding: latin-1\nprint(1)\n", "print(1)\n".encode("utf-16"),
                b"\xef\xbb\xbfprint('mark')\n", b"# coding: latin-1\nprint(ascii('\xe9'))\n",
                b"x = '\xed\xa0\x80'\n", b"print('ok')\n#\n" + b"a = 1\n" * 3 + b"b = '\xc3'\n"]
    seen = []
    for content in contents:
        e.write("source.py", content)
        seen += [e.run("source.py"), e.run("-c", "import source")]
    return seen


def null_bytes(e):
    seen = []
    for content in (b"x = 1\n\0y = 2\n", b"\0", b"print(1)\nx = '\0'\n", b"# \0\nprint(2)\n", b"print(3)\n" + b"\0" * 5000):
        e.write("source.py", content)
        seen += [e.run("source.py"), e.run("-c", "import source")]
    e.write("texts.py", r"""
for text in "x = 1\0", b"\0", "\0x", "a\nb\0":
    for f in eval, exec, lambda s: compile(s, "f", "exec"):
        try:
            print(f(text))
        except Exception as error:
            print(type(error).__name__, error)
for call in (lambda: open("a\0b"), lambda: __import__("a\0b"), lambda: __import__("os").stat("a\0b"),
             lambda: __import__("os").mkdir(b"\0")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
""")
    return seen + [e.run("texts.py")]


def unbalanced_brackets(e):
    seen = []
    for text in ("print((1, 2)\nx = 3\n", "x = [1, 2\n", ")\n", "x = (1]\n", "def f(:\n  pass\n", "x = {1: 2\n\n\ny = 1\n",
                 "if (1:\n  pass\n", "f'{'\n", "f'{a'\n", "f'{a}}'\n", "x = '''abc\n", "x = 'abc\n", "x = (\n", "[" * 199,
                 "class A(\n    def f(self): pass\n", "x = 1 \\", "  x = 1\n", "if 1:\npass\n", "if 1:\n\tx\n        y\n"):
        e.write("source.py", text)
        seen.append(e.run("source.py"))
    return seen


def nested_parentheses(e):
    seen = []
    for depth in (99, 201, 100000):
        for text in ("(" * depth + ")" * depth, "x = " + "[" * depth + "]" * depth, "(" * depth, "{" * depth + "}" * depth,
                     "f(" * depth + ")" * depth):
            e.write("source.py", text + "\n")
            status = e.run("source.py")
            seen.append((depth, status[0], status[2][-300:]))
    return seen


def deep_syntax(e):
    """Depth without brackets: CPython gives up by one error or another, and so may Krait; neither may crash."""
    e.write("source.py", r"""
def attempt(name, text):
    try:
        compile(text, "<deep>", "exec")
    except (RecursionError, MemoryError, SyntaxError) as error:
        pass
    print(name, "answered")

N = 100000
attempt("minus", "-" * N + "1")
attempt("not", "not " * N + "1")
attempt("sum", "+".join(["x"] * N))
attempt("attributes", "a" + ".b" * N)
attempt("calls", "a" + "()" * N)
attempt("power", "**".join(["x"] * N))
attempt("lambda", "lambda: " * N + "1")
attempt("if", "".join(" " * i + "if 1:\n" for i in range(200)) + " " * 200 + "pass\n")
attempt("elif", "if 1: pass\n" + "elif 1: pass\n" * 5000)
attempt("comparison", "<".join(["x"] * N))
attempt("and", " and ".join(["x"] * N))
attempt("conditional", "1 if 2 else " * N + "3")
attempt("strings", "'a' " * N)
attempt("decorators", "@a\n" * N + "def f(): pass\n")
attempt("assign", "a = " * N + "1\n")
attempt("arguments", "f(" + ",".join(["a"] * N) + ")")
attempt("names", ";".join("v%d = 1" % i for i in range(N)))
attempt("function", "".join(" " * i + "def f():\n" for i in range(99)) + " " * 99 + "pass\n")
attempt("match", "match x:\n case " + "|".join(["1"] * 10000) + ": pass\n")
""")
    if e.is_oracle:  # it may not survive some of these
        return (0, "".join(name + " answered\n" for name in re.findall(r'^attempt\("(\w+)"', open(e.path("source.py")).read(),
                                                                       re.M)), "")
    return e.run("source.py", timeout=120)


def big_source(e):
    line = "# " + "x" * 97 + "\n"
    e.write("comments.py", "print('start')\n" + line * (50 * MIB // len(line)) + "print('end')\n")
    e.write("text.py", "x = '''" + "abcdefg\n" * (50 * MIB // 8) + "'''\nprint(len(x))\n1 / 0\n")
    e.write("blank.py", b"\n" * (50 * MIB) + b"print(1\n")
    e.write("statements.py", "x = 1\n" * 300000 + "print(x)\nraise ValueError(x)\n")
    return [e.run(name, timeout=120) for name in ("comments.py", "text.py", "blank.py", "statements.py")]


# ---- Compiled files ----

def compiled_files(e):
    """A .pyc given as a script: whole, cut off, of another version."""
    e.write("good.py", "import sys\ndef f(a, b=2):\n    return [a, b, 'text', 1.5, 10**30]\nprint(f(1), __name__)\n")
    subprocess.run(["/usr/bin/python3.11", "-c", "import py_compile; py_compile.compile('good.py', 'good.pyc')"], cwd=e.folder,
                   check=True)
    with open(e.path("good.pyc"), "rb") as f:
        whole = f.read()
    seen = [e.run("good.pyc")]
    for size in (0, 3, 8, 15, 16, 17, 20, 40, len(whole) // 2, len(whole) - 1):
        e.write("cut.pyc", whole[:size])
        seen.append((size, e.run("cut.pyc")))
    e.write("old.pyc", b"\x61\x0d\x0d\x0a" + whole[4:])
    e.write("type.pyc", whole[:16] + b"i\x01\x00\x00\x00")
    e.write("unknown.pyc", whole[:16] + b"\xff" + whole[17:])
    e.write("flags.pyc", whole[:4] + b"\xff\0\0\0" + whole[8:])
    return seen + [e.run(name) for name in ("old.pyc", "type.pyc", "unknown.pyc", "flags.pyc")]


def corrupt_cache(e):
    """The cache holds rubbish for a module whose source stands there: compiled again, or an error once the header is right."""
    e.write("lesson.py", "def f():\n    return 'lesson'\n")
    e.write("use.py", "import lesson\nprint(lesson.f())\n")
    seen = [e.run("use.py")]
    for change in (lambda b: b[:20], lambda b: b"", lambda b: b"junk" + b[4:], lambda b: b[:8]):
        for folder, _, names in os.walk(e.folder):
            for name in names:
                if name.startswith("lesson") and name.endswith(".pyc"):
                    with open(os.path.join(folder, name), "r+b") as f:
                        content = f.read()
                        f.seek(0)
                        f.truncate()
                        f.write(change(content))
        seen.append(e.run("use.py"))
    return seen


def cache_cannot_be_written(e):
    """No room, no rights, or a limit on the size of files: imports work and no part of a file is left."""
    e.write("lesson.py", "def f():\n" + "    x = 'a long enough text to be over the limit'\n" * 50 + "    return 'lesson'\n")
    e.write("use.py", "import lesson\nprint(lesson.f())\n")
    seen = [e.run("use.py", file_size=100)]
    left = [os.path.join(folder, name) for folder, _, names in os.walk(e.folder) for name in names if "pyc" in name]
    seen.append([name for name in left if os.path.getsize(name) < 500])
    e.write("file", "")
    seen.append(e.run("use.py", env={"XDG_CACHE_HOME": e.path("file")}))
    seen.append(e.run("use.py", env={"XDG_CACHE_HOME": "/proc/nothing"}))
    if e.is_oracle:  # it leaves half a file behind and stumbles over it
        return [(0, "lesson\n", ""), [], (0, "lesson\n", ""), (0, "lesson\n", "")]
    return seen


# ---- Things that vanish while they are used ----

def script_deletes_itself(e):
    e.write("gone.py", "import os\nos.unlink(__file__)\ndef f():\n    return 1 / 0\nprint('still here')\nf()\n")
    e.write("rewrites.py", "open(__file__, 'w').write('# other text, and long enough\\n' * 9)\ndef f():\n    return 1 / 0\nf()\n")
    e.write("folder.py", "import os, sys, tempfile\nd = tempfile.mkdtemp()\nos.chdir(d)\nos.rmdir(d)\n"
            "try:\n    os.getcwd()\nexcept OSError as e:\n    print(e)\nimport json\nprint(json.dumps([1]))\n")
    return [e.run("gone.py"), e.run("rewrites.py"), e.run("folder.py"),
            e.shell("mkdir d; cd d; rmdir ../d; $E -c 'import sys; print(sys.path[0] == str())'"),
            e.shell("$E < /dev/null"), e.shell("echo 'print(5); 1/0' | $E -"), e.shell("$E nothing < /dev/full")]


def closed_streams(e):
    e.write("prints.py", "import sys\nprint('text')\nprint('error', file=sys.stderr)\nprint(sys.stdout is None, sys.stdin is None, "
            "sys.stderr is None, file=open('seen', 'w'))\n")
    seen = []
    for redirection in (">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"):
        seen.append(e.shell("$E prints.py " + redirection + "; echo status $?; cat seen"))
    seen.append(e.shell("$E -c 'import sys; sys.stdout.close()'"))
    seen.append(e.shell("$E -c 'import os; os.close(1); print(1)'"))
    seen.append(e.shell("$E -c 'input()' <&-"))
    seen.append(e.shell("$E -c 'input()' < /dev/null"))
    seen.append(e.shell("$E -c 'x' 2>&-; echo status $?"))
    seen.append(e.shell("$E -c 'raise SystemExit(\"words\")' 2>&-; echo status $?"))
    return seen


def broken_pipe(e):
    e.write("pours.py", "for i in range(1000000):\n    print(i)\n")
    e.write("late.py", "import time\nprint('late')\ntime.sleep(0.3)\n")
    return [e.shell("set -o pipefail; $E pours.py | head -1"), e.shell("set -o pipefail; $E late.py | true"),
            e.shell("set -o pipefail; $E -u late.py | sleep 0")[0] in (0, 1, 120)]


def full_device(e):
    e.write("prints.py", "print('text')\n")
    e.write("pours.py", "for i in range(100000):\n    print('a line of text', i)\n")
    e.write("writes.py", """
f = open('/dev/full', 'w')
f.write('x' * 100)
try:
    f.flush()
except OSError as error:
    print(error)
try:
    f.close()
except OSError as error:
    print(error)
print(f.closed)
try:
    with open('/dev/full', 'wb', buffering=0) as raw:
        raw.write(b'x')
except OSError as error:
    print(error)
with open('/dev/full', 'wb') as f:
    f.write(b'x' * 10)
""")
    return [e.shell("$E prints.py > /dev/full"), e.shell("$E -u prints.py > /dev/full"), e.shell("$E pours.py > /dev/full"),
            e.run("writes.py"), e.shell("$E -c '1/0' 2> /dev/full"), e.shell("$E -c 'import sys; sys.exit(3)' > /dev/full"),
            e.shell("$E -c 'print(1); import sys; sys.exit(3)' > /dev/full"),
            e.shell("$E -c 'print(1, flush=True)' > /dev/full")]


def file_size_limit(e):
    e.write("writes.py", "try:\n    with open('out', 'w') as f:\n        for i in range(10000):\n            f.write('line %d\\n' % i)\n"
            "except OSError as error:\n    print(type(error).__name__, error)\nimport os\nprint(os.path.getsize('out'))\n")
    return [e.run("writes.py", file_size=10000), e.run("-c", "open('out2', 'wb', buffering=0).write(bytes(20000))", file_size=10000)]


def full_disk(e):
    """A file system of 64 KiB, in a mount namespace of its own."""
    os.mkdir(e.path("disk"))
    os.mkdir(e.path(".cache"))
    if subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", e.path("disk")], stderr=subprocess.DEVNULL).returncode:
        raise Unavailable("cannot mount")
    e.write("lesson.py", "def f():\n" + "".join(f"    x{i} = 'a text, number {i}'\n" for i in range(3000)) + "    return 'lesson'\n")
    e.write("use.py", """
import os, shutil
try:
    with open('disk/out', 'w') as f:
        for i in range(100000):
            f.write('line %d\\n' % i)
except OSError as error:
    print(type(error).__name__, error)
print(os.path.getsize('disk/out'))
import lesson
print(lesson.f())
try:
    shutil.copy('lesson.py', 'disk/copy')
except OSError as error:
    print(type(error).__name__, error)
try:
    os.mkdir('disk/folder')
    print('made')
except OSError as error:
    print(error)
""")
    return [e.shell("unshare -rm bash -c 'mount -t tmpfs -o size=64k none disk && mount -t tmpfs -o size=8k none .cache && "
                    "$E use.py; echo $?; find .cache -name \"lesson*pyc*\"'")]


# ---- Signals ----

def _interrupt(e, source, after=0.7):
    """Run, wait for `ready` and for the loop to be machine code, press Control-C."""
    e.write("loop.py", source)
    process = e.start("loop.py")
    line = process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    status = e.finish(process, 20)
    return line, status


def interrupt_hot_loop(e):
    ready = "print('ready', flush=True)\n"
    return [
        _interrupt(e, ready + "while True: pass\n"),
        _interrupt(e, ready + "i = 0\nwhile True: i = i + 1 & 1023\n"),
        _interrupt(e, ready + "def spin(n):\n    x = 0.5\n    while n: x = x * 1.0000001\ndef main():\n    spin(1)\nmain()\n"),
        _interrupt(e, ready + "def inner(i): return i ^ 5\ndef run():\n    for i in range(10**12): i ^ 5\nrun()\n"),
        _interrupt(e, ready + "import itertools\nfor i in itertools.count(): i\n"),
        _interrupt(e, ready + "try:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')\nfinally:\n    print('end')\n"),
        _interrupt(e, ready + "def g():\n    while True: yield 1\nfor x in g(): x\n")[1][0],
        _interrupt(e, ready + "import sys\ntry:\n    while True: pass\nexcept KeyboardInterrupt: sys.exit(7)\n"),
        _interrupt(e, ready + "import time\ntime.sleep(100)\n"),
        _interrupt(e, ready + "sum(i for i in range(10**12))\n")[1][0],
        _interrupt(e, ready + "sum(range(10**10))\n", 0.3)[1][0],
        _interrupt(e, ready + "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
                   "import time\nt = time.time()\nwhile time.time() < t + 1.5: pass\nprint('unmoved')\n"),
        _interrupt(e, ready + "import signal, sys\ndef on(n, f): print(n, f.f_code.co_name); sys.exit(4)\n"
                   "signal.signal(2, on)\nn = 0\nwhile True: n ^= 1\n"),
    ]


def interrupt_recursion(e):
    status = _interrupt(e, "print('ready', flush=True)\ndef fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(60)\n")[1]
    return status[0], status[2].splitlines()[-1:], status[2].splitlines()[:4]


# ---- Memory ----

def _without_memory(e, source, limits=(512, 1024, 2048)):
    e.write("eats.py", source)
    return [e.run("eats.py", memory=limit * MIB, timeout=120) for limit in limits]


def memory_one_request(e):
    source = """
def attempt(f):
    try:
        f()
        print('no error')
    except MemoryError as error:
        print('MemoryError', error)
    except OverflowError as error:
        print('OverflowError', error)
N = 10 ** 10
attempt(lambda: bytes(N))
attempt(lambda: bytearray(N))
attempt(lambda: [0] * N)
attempt(lambda: (None,) * N)
attempt(lambda: 'a' * N)
attempt(lambda: b'ab' * N)
attempt(lambda: [0] * 2 ** 62)
attempt(lambda: 'a' * 2 ** 63)
attempt(lambda: 1 << 8 * N)
attempt(lambda: 'x'.ljust(N))
attempt(lambda: 'x'.join(['a' * 10 ** 6] * 10 ** 5))
attempt(lambda: '%*d' % (N // 10 * 2, 1) if 0 else 'a' * N)
attempt(lambda: ('ab' * 10 ** 6).replace('a', 'c' * 10 ** 5))
attempt(lambda: list(range(N)))
attempt(lambda: 'abc'.encode() * N)
print('alive', sum(range(1000)))
"""
    return _without_memory(e, source, (1024, 2048))


def memory_bit_by_bit(e):
    seen = []
    for body in ("x = []\nwhile True: x.append('%d text' % len(x))\n",
                 "x = {}\nwhile True: x[len(x)] = str(len(x))\n",
                 "x = []\nwhile True: x = [x, x * 2 if len(x) < 10**6 else 0, (x,), {1: x}]\n",
                 "class A:\n    def __init__(self, n): self.n = n\nn = None\nwhile True: n = A(n)\n",
                 "x = 'ab'\nwhile True: x = x + x\n",
                 "x = b'ab'\nwhile True: x = x + x\n",
                 "x = 3\nwhile True: x = x * x\n" if 0 else "x = 3\nwhile True: x = x << x.bit_length()\n",
                 "x = set()\nwhile True: x.add(len(x))\n",
                 "x = bytearray(1)\nwhile True: x += x\n",
                 "x = [0]\nwhile True: x.extend(x)\n"):
        for limit in (512,):
            e.write("eats.py", body)
            status = e.run("eats.py", memory=limit * MIB, timeout=120)
            seen.append((body, status if isinstance(status, str) else (status[0], status[2].splitlines()[-1:])))
    return seen


def memory_caught(e):
    """A program that catches MemoryError goes on as if nothing had been."""
    return _without_memory(e, """
def fill():
    kept = []
    while True:
        kept.append([len(kept)] * 100)
for i in range(3):
    try:
        fill()
    except MemoryError:
        print('caught', i)
print(len([x for x in range(100000)]), sum(range(10)))
""", (512,))


def deep_frames(e):
    e.write("deep.py", "import sys\nsys.setrecursionlimit(10**6)\ndef down(n):\n    if n:\n        return down(n - 1) + 1\n    return 0\n"
            "print(down(900000))\ndef loop(n):\n    return loop(n + 1)\nsys.setrecursionlimit(1000)\nloop(0)\n")
    e.write("bottom.py", "import sys\nsys.setrecursionlimit(10**6)\ndef down(n):\n    if not n:\n        raise KeyError('bottom')\n"
            "    down(n - 1)\ntry:\n    down(900000)\nexcept KeyError as error:\n    t, n = error.__traceback__, 0\n"
            "    while t:\n        n += 1\n        t = t.tb_next\n    print(error, n)\n")
    return [e.run("deep.py"), e.run("bottom.py", timeout=120)]


def deep_native(e):
    """Recursion through native code: an error, not the end of the machine's stack."""
    e.write("deep.py", """
import sys
def attempt(name, f):
    try:
        f()
        print(name, 'returned')
    except RecursionError:
        print(name, 'RecursionError')
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, other): return self == other
    def __hash__(self): return hash(self)
    def __getattr__(self, name): return getattr(self, name)
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __str__(self): return '%s' % self
    def __format__(self, spec): return f'{self}'
    def __len__(self): return len(self)
    def __add__(self, other): return self + other
    def __lt__(self, other): return max([self, other])
    def __contains__(self, x): return x in self
    def __bool__(self): return not self
r = R()
attempt('repr', lambda: repr(r))
attempt('eq', lambda: r == 1)
attempt('hash', lambda: hash(r))
attempt('getattr', lambda: r.x)
attempt('call', lambda: r())
attempt('str', lambda: str(r))
attempt('format', lambda: format(r))
attempt('len', lambda: len(r))
attempt('add', lambda: r + r)
attempt('lt', lambda: r < r)
attempt('contains', lambda: 1 in r)
attempt('bool', lambda: bool(r))
x = []
for i in range(100000): x = [x]
attempt('repr list', lambda: repr(x))
attempt('compare list', lambda: x == eval('[' * 50 + ']' * 50))
y = []
for i in range(100000): y = [y]
attempt('equal lists', lambda: x == y)
d = {}
for i in range(100000): d = {1: d}
attempt('repr dict', lambda: repr(d))
t = ()
for i in range(100000): t = (t,)
attempt('hash tuple', lambda: hash(t))
attempt('sort', lambda: sorted([1], key=lambda v: sorted([1], key=lambda w: attempt.f())) if hasattr(attempt, 'f') else None)
f = lambda v: list(map(f, [v]))
attempt('map', lambda: f(1))
attempt('isinstance', lambda: isinstance(1, t))
import functools
p = functools.reduce(lambda a, b: functools.partial(a), range(100000), print)
attempt('reduce', lambda: functools.reduce(lambda a, b: attempt.g(), [1, 2]) if hasattr(attempt, 'g') else None)
import json, pickle, copy
attempt('json', lambda: json.dumps(x))
attempt('json loads', lambda: json.loads('[' * 100000 + ']' * 100000))
attempt('pickle', lambda: pickle.dumps(x))
attempt('deepcopy', lambda: copy.deepcopy(x))
del x, y, d, t, p
print('freed')
""")
    return [e.run("deep.py", timeout=120)]
