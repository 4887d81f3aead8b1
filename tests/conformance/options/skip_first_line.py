# -x: the first line is not Python; the numbers of the others stay.
import subprocess
import sys
import tempfile

with tempfile.NamedTemporaryFile("w", suffix=".py") as f:
    f.write("@echo off & not python\nprint('second')\n1/0\n")
    f.flush()
    done = subprocess.run([sys.executable, "-x", f.name], capture_output=True, text=True)
    print(done.returncode, done.stdout, done.stderr.replace(f.name, "NAME"))

# expect:
# | 1 second
# |  Traceback (most recent call last):
# |   File "NAME", line 3, in <module>
# |     1/0
# |     ~^~
# | ZeroDivisionError: division by zero
# |
