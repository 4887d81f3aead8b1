#!/usr/bin/python3.11
"""Programs and surroundings that are broken: Krait must say what CPython says, with its exit status, and never crash.

    run.py --krait build/release/krait [--list] [CASE...]

A case is a function of cases.py. It gets an `Engine` (CPython first, then Krait, each in an empty folder of its own),
does to it what a careless user or a full machine does, and returns what was seen; the two reports must be equal. A case
that needs what this machine lacks (a mount, a capability) raises Unavailable and is reported as left out.
"""
import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
ORACLE = "/usr/bin/python3.11"


class Unavailable(Exception):
    pass


class Engine:
    """One interpreter in an empty folder, and how to run it there."""

    def __init__(self, command, folder, flags=()):
        self.command, self.folder, self.flags = command, folder, list(flags)
        self.is_oracle = command == ORACLE

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        return name

    def environment(self, extra=None):
        env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KRAIT"))}
        env.update(LC_ALL="C.UTF-8", XDG_CACHE_HOME=self.path(".cache"), HOME=self.folder)
        env.update(extra or {})
        return env

    def start(self, *args, prefix=(), memory=None, file_size=None, env=None, **redirections):
        def limits():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if memory:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
            if file_size is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

        for stream in ("stdin", "stdout", "stderr"):
            redirections.setdefault(stream, subprocess.DEVNULL if stream == "stdin" else subprocess.PIPE)
        return subprocess.Popen([*prefix, self.command, *self.flags, *args], cwd=self.folder,
                                env=self.environment(env), preexec_fn=limits, **redirections)

    def run(self, *args, timeout=60, **options):
        """(exit status, stdout, stderr) with nothing left that names this machine or the engine."""
        return self.finish(self.start(*args, **options), timeout)

    def shell(self, text, timeout=60):
        """The same for a line of shell in which $E is the engine."""
        process = subprocess.Popen(["/bin/bash", "-c", "ulimit -c 0; " + text], cwd=self.folder,
                                   env=self.environment({"E": " ".join([self.command, *self.flags])}),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return self.finish(process, timeout)

    def finish(self, process, timeout=60):
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return "hangs"
        if process.returncode < 0 and -process.returncode != signal.SIGINT:
            return "killed by " + signal.Signals(-process.returncode).name
        return process.returncode, self.anonymous(out or b""), self.anonymous(err or b"")

    def anonymous(self, data):
        text = data.decode("utf-8", "backslashreplace")
        text = text.replace(self.command, "ENGINE").replace(self.folder, "FOLDER")
        return re.sub(r"0x[0-9a-f]{6,}", "0x...", text)


def compare(name, case, krait, scratch, flags):
    seen = []
    for command, options in ((ORACLE, []), (krait, flags)):
        folder = tempfile.mkdtemp(prefix="badinput-", dir=scratch)
        try:
            seen.append(case(Engine(command, folder, options)))
        finally:
            subprocess.run(["chmod", "-R", "u+rwx", folder], stderr=subprocess.DEVNULL)
            shutil.rmtree(folder, ignore_errors=True)
    if seen[0] == seen[1]:
        return True
    print(f"FAIL {name}")
    pairs = list(zip(*seen)) if isinstance(seen[0], list) else [tuple(seen)]
    for want, got in pairs:
        if want != got:
            print(f"  cpython: {want!r:.1500}\n  krait:   {got!r:.1500}")
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--krait", required=True)
    parser.add_argument("--flags", default="", help="options for Krait, such as --jit=off")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    sys.modules["run"] = sys.modules[__name__]  # one Unavailable for both
    import cases
    table = {n: f for n, f in vars(cases).items() if callable(f) and getattr(f, "__module__", "") == "cases"
             and not n.startswith("_")}
    if options.list:
        print("\n".join(table))
        return 0
    krait = os.path.abspath(options.krait)
    failed, left_out = 0, 0
    with tempfile.TemporaryDirectory(prefix="krait-badinput-") as scratch:
        for name in options.cases or table:
            try:
                failed += not compare(name, table[name], krait, scratch, options.flags.split())
            except Unavailable as why:
                left_out += 1
                print(f"left out {name}: {why}")
    print(f"{len(options.cases or table) - failed - left_out} agree, {failed} differ, {left_out} left out")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
