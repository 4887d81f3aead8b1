"""The modes: how each engine is started. A mode that is not installed is left out, with a line saying so."""
import os
import shlex
import shutil

ALL = ("interp", "jit", "cpython", "pypy")
TITLES = {"interp": "Krait, interpreter", "jit": "Krait, JIT", "cpython": "CPython 3.11", "pypy": "PyPy"}


class Engine:
    def __init__(self, name, command, is_krait):
        self.name, self.command, self.is_krait = name, command, is_krait
        self.title = TITLES.get(name, name)

    def argv(self, stats_file):
        return self.command + ([f"--jit-stats-to={stats_file}"] if self.is_krait and stats_file else [])


def cpython_path():
    for path in ("/usr/bin/python3.11", shutil.which("python3.11")):
        if path and os.access(path, os.X_OK):
            return path
    return None


def find(names, krait, krait_options, extra):
    """([Engine], [names not installed]). `extra`: NAME=COMMAND LINE."""
    own = {}
    for row in extra:
        name, _, command = row.partition("=")
        own[name] = Engine(name, shlex.split(command), False)
    engines, missing = [], []
    for name in list(names) + [n for n in own if n not in names]:
        if name in own:
            engines.append(own[name])
        elif name in ("interp", "jit"):
            engines.append(Engine(name, [krait] + krait_options + (["--jit=off"] if name == "interp" else []), True))
        else:
            path = cpython_path() if name == "cpython" else shutil.which("pypy3")
            if path:
                engines.append(Engine(name, [path], False))
            else:
                missing.append(name)
    return engines, missing
