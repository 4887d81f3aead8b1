import argparse
import io
import logging
import sys
p = argparse.ArgumentParser(prog="prog", description="Does things.", epilog="bye")
p.add_argument("file", help="the file")
p.add_argument("-n", "--num", type=int, default=3, metavar="N", help="a number (default %(default)s)")
p.add_argument("-v", action="count", default=0)
p.add_argument("--flag", action="store_true")
p.add_argument("--choice", choices=["a", "b"])
p.add_argument("rest", nargs="*")
print(p.parse_args(["f", "x", "y", "-n", "5", "-vv", "--choice", "a"]), p.parse_args(["f"]), p.parse_known_args(["f", "--unknown"])[1])
print(p.format_help())
sys.stderr = sys.stdout
for args in ([], ["f", "-n", "x"], ["f", "--choice", "z"], ["f", "--nope"]):
    try:
        p.parse_args(args)
    except SystemExit as e:
        print("exit", e.code)
log = logging.getLogger("my.sub")
h = logging.StreamHandler(buf := io.StringIO())
h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
log.addHandler(h)
log.setLevel(logging.INFO)
log.propagate = False
log.debug("hidden")
log.info("x=%d %s", 5, "y")
log.warning("w")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("oops")
print(buf.getvalue().replace(__file__, "FILE").split("Traceback")[0], "ZeroDivisionError" in buf.getvalue(), log.isEnabledFor(10), logging.getLevelName(30), log.getEffectiveLevel(), log.parent.name)

# expect:
# | Namespace(file='f', num=5, v=2, flag=False, choice='a', rest=['x', 'y']) Namespace(file='f', num=3, v=0, flag=False, choice=None, rest=[]) ['--unknown']
# | usage: prog [-h] [-n N] [-v] [--flag] [--choice {a,b}] file [rest ...]
# |
# | Does things.
# |
# | positional arguments:
# |   file            the file
# |   rest
# |
# | options:
# |   -h, --help      show this help message and exit
# |   -n N, --num N   a number (default 3)
# |   -v
# |   --flag
# |   --choice {a,b}
# |
# | bye
# |
# | usage: prog [-h] [-n N] [-v] [--flag] [--choice {a,b}] file [rest ...]
# | prog: error: the following arguments are required: file, rest
# | exit 2
# | usage: prog [-h] [-n N] [-v] [--flag] [--choice {a,b}] file [rest ...]
# | prog: error: argument -n/--num: invalid int value: 'x'
# | exit 2
# | usage: prog [-h] [-n N] [-v] [--flag] [--choice {a,b}] file [rest ...]
# | prog: error: argument --choice: invalid choice: 'z' (choose from 'a', 'b')
# | exit 2
# | usage: prog [-h] [-n N] [-v] [--flag] [--choice {a,b}] file [rest ...]
# | prog: error: unrecognized arguments: --nope
# | exit 2
# | INFO:my.sub:x=5 y
# | WARNING:my.sub:w
# | ERROR:my.sub:oops
# |  True False WARNING 20 root
