"""A test script: its directives, the expectations at its end, and what happens when an engine runs it.

A script of tests/conformance is an ordinary program. Comment lines at its top may say how to run it:

    # flags: -O            interpreter options         # args: a b          sys.argv[1:]
    # stdin: text          one line of standard input  # compare: stderr    the whole of stderr, not its last line
    # modes: off,default   only in these modes         # timeout: 60        seconds
    # needs: _socket       left out, and said so, while the engine lacks a module (`threads`: cannot start one)

and tests/conformance/regenerate.py has CPython 3.11 write its outcome after the last line:

    # expect:
    # | a line of standard output, as it is
    # ' an ascii() of a line that has characters which cannot stand in a comment
    # stderr: ValueError: the last line of standard error, when the exit status is not 0
    # exit: 1

`run` starts an engine in the script's own folder with the file's bare name; the folder's path and addresses in stderr
are left out of what is compared, so expectations name no machine.
"""
import ast
import functools
import os
import re
import signal
import subprocess
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
ORACLE = "/usr/bin/python3.11"

# The ways Krait runs a program; each must be indistinguishable from CPython.
MODES = {
    "default": [],
    "off": ["--jit=off"],
    "hot": ["--hot-loop=1"],
    "exits": ["--hot-loop=1", "--stress=exits"],
    "gc": ["--stress=gc"],
    "gc-each": ["--stress=gc-each"],
    "regs": ["--hot-loop=1", "--stress=regs"],
}
# Each optimisation pass off in turn, and all of them.
PASSES = ("fold", "cse", "forward", "loop", "dce", "link")
MODES.update({f"-{name}": ["--hot-loop=1", f"--opt=-{name}"] for name in PASSES})
MODES["-all"] = ["--hot-loop=1", "--opt=" + ",".join(f"-{name}" for name in PASSES)]

MARK = "# expect:"
OUTPUT_LIMIT = 64 << 20


class Outcome:
    """What one run of a program showed: output text, exit status (negative: signal), stderr text."""

    def __init__(self, stdout, status, stderr, timed_out=False):
        self.stdout = stdout
        self.status = status
        self.stderr = stderr
        self.timed_out = timed_out

    def last_error_line(self):
        lines = [line for line in self.stderr.split("\n") if line.strip()]
        return lines[-1] if lines else ""

    def describe(self):
        if self.timed_out:
            return "timeout"
        if self.status < 0:
            return "killed by " + signal.Signals(-self.status).name
        return f"exit {self.status}"


class Script:
    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as f:
            text = f.read()
        self.body, mark, expectations = text.partition("\n" + MARK + "\n")
        self.body = self.body.rstrip("\n") + "\n"
        self.expectations = mark.strip("\n") + "\n" + expectations if mark else ""
        self.directives = {}
        for line in self.body.split("\n"):
            if not line.startswith("#"):
                break
            match = re.match(r"# (flags|args|stdin|compare|modes|timeout|needs|expect-trace): (.*)", line)
            if match:
                self.directives[match[1]] = match[2].strip()

    def name(self):
        return os.path.relpath(self.path, os.path.join(HERE, "conformance"))

    def run(self, engine, timeout=20):
        argv = engine + self.directives.get("flags", "").split() + [os.path.basename(self.path)]
        stdin = self.directives.get("stdin")
        timeout = max(timeout, float(self.directives.get("timeout", 0)))
        return run(argv + self.directives.get("args", "").split(), os.path.dirname(self.path), timeout,
                   None if stdin is None else stdin + "\n")

    def render(self, outcome):
        """The expectation block that describes `outcome`."""
        lines = [MARK]
        folder = os.path.dirname(self.path) + "/"
        text = outcome.stdout.replace(folder, "")
        errors = re.sub(r"0x[0-9a-f]{6,}", "0x...", outcome.stderr.replace(folder, ""))
        if text.endswith("\n"):
            text = text[:-1]
        elif text:
            lines.append("# no newline at the end")
        for line in text.split("\n") if outcome.stdout else []:
            plain = line.isprintable() and line == line.rstrip() or line == ""
            lines.append(("# | " + line).rstrip() if plain else "# ' " + ascii(line))
        if self.directives.get("compare") == "stderr":
            lines += [("# stderr| " + line).rstrip() for line in errors.split("\n") if line]
        elif outcome.status:
            lines.append("# stderr: " + ascii(outcome.last_error_line()))
        if outcome.status:
            lines.append(f"# exit: {outcome.status}")
        return "\n".join(lines) + "\n"


def difference(want, got, limit=12):
    """The first lines where two expectation blocks differ, as text; empty when they agree."""
    if want == got:
        return ""
    a, b = want.split("\n"), got.split("\n")
    out = []
    for i in range(max(len(a), len(b))):
        x, y = a[i] if i < len(a) else "(nothing)", b[i] if i < len(b) else "(nothing)"
        if x != y:
            out.append(f"    expected {shown(x)}\n    got      {shown(y)}")
            if len(out) >= limit:
                break
    return "\n".join(out)


def shown(line):
    if line.startswith("# ' "):
        try:
            line = "# | " + ast.literal_eval(line[4:])
        except (SyntaxError, ValueError):
            pass
    return line.removeprefix("# ")[:300]


def environment():
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env.update(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONNOUSERSITE="1", PYTHONIOENCODING="utf-8",
               LC_ALL="C.UTF-8", TZ="UTC")
    return env


def run(argv, cwd, timeout, stdin=None, memory=None):
    """Runs `argv` in `cwd`; `memory` bounds its address space in bytes (Krait reserves its own, so only for CPython)."""
    if memory:
        argv = ["/usr/bin/prlimit", f"--as={memory}"] + argv
    try:
        process = subprocess.Popen(argv, cwd=cwd, env=environment(), start_new_session=True,
                                   stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        return Outcome("", 127, str(error))
    expired = []

    def kill():
        expired.append(True)
        os.killpg(process.pid, signal.SIGKILL)

    alarm = threading.Timer(timeout, kill)
    alarm.start()
    out, err = process.communicate(stdin and stdin.encode())
    alarm.cancel()
    return Outcome(out[:OUTPUT_LIMIT].decode("utf-8", "surrogateescape"), process.returncode,
                   err[-OUTPUT_LIMIT:].decode("utf-8", "backslashreplace"), bool(expired))


@functools.lru_cache(maxsize=None)
def has(krait, need):
    """Whether the engine can import the module `need`, or start a thread."""
    code = f"import {need}" if need != "threads" else "import _thread; _thread.start_new_thread(int, ())"
    return run([krait, "-c", code], "/", 20).status == 0


def lacking(script, krait):
    return [need for need in script.directives.get("needs", "").split() if not has(krait, need)]


def known_failures():
    """{script name: reason} of tests/conformance/known_failures.txt: scripts whose output still differs from CPython's. The
    engines must agree on them all the same."""
    known = {}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "conformance", "known_failures.txt")) as f:
        for line in f:
            name, _, reason = line.strip().partition("  ")
            if name and not name.startswith("#"):
                known[name] = reason.strip()
    return known


def collect(folder, areas=()):
    """All scripts below `folder`, in order; modules that scripts import live in folders named lib*."""
    found = []
    for directory, folders, files in os.walk(folder):
        folders[:] = sorted(d for d in folders if not d.startswith(("lib", "__")))
        if directory == folder:
            continue
        if areas and os.path.basename(directory) not in areas:
            continue
        found += [os.path.join(directory, f) for f in sorted(files) if f.endswith(".py")]
    return [Script(path) for path in found]
