# -i: the prompt follows the program, in its namespace; SystemExit is shown, not obeyed; the status is the prompt's.
import subprocess
import sys


def run(*args, typed, **env):
    done = subprocess.run([sys.executable, "-q", *args], input=typed, capture_output=True, text=True)
    print(args[:2], done.returncode)
    print(done.stdout + "--\n" + done.stderr.replace(sys.executable, "EXE"))


run("-i", "-c", "x = 1", typed="print(x)\nif x:\n  y = 2\n  print(y)\n\ny\n1/0\nimport sys\nsys.exit(5)\n")
run("-i", "-c", "import sys; sys.exit(7)", typed="")
run("-i", "-c", "def f(n):\n  return 1 / n\nf(0)", typed="f(4)\n_ * 2\nimport sys; sys.last_type\n")
run("-i", typed="def f():\n  return 3\n\nf()\n(1\n\n+2)\n\n# nothing\n?\n  a\nfor i in range(2): i\n\n'''a\n\nb'''\nf(\n")
run("-i", typed="import sys\nsys.ps1, sys.ps2 = 'one ', 'two '\n[\n]\n@staticmethod\ndef f(): pass\n\n__name__, sys.argv\n")
run("-i", "nosuch.py", "x", typed="__name__\n")
run("-i", typed="class A:\n  def f(self): return 1\n\nA().f()\nx = 1; y = 2; x, y\nbreak\nraise KeyboardInterrupt\nwith open('/dev/null') as f:\n  f.name\n\n")

# expect:
# | ('-i', '-c') 5
# | 1
# | 2
# | 2
# | --
# | >>> >>> ... ... ... >>> >>> Traceback (most recent call last):
# |   File "<stdin>", line 1, in <module>
# | ZeroDivisionError: division by zero
# ' '>>> >>> '
# | ('-i', '-c') 0
# | --
# | Traceback (most recent call last):
# |   File "<string>", line 1, in <module>
# | SystemExit: 7
# ' '>>> '
# |
# | ('-i', '-c') 0
# | 0.25
# | 0.5
# | <class 'ZeroDivisionError'>
# | --
# | Traceback (most recent call last):
# |   File "<string>", line 3, in <module>
# |   File "<string>", line 2, in f
# | ZeroDivisionError: division by zero
# ' '>>> >>> >>> >>> '
# |
# | ('-i',) 0
# | 3
# | 3
# | 0
# | 1
# | 'a\n\nb'
# | --
# | >>> ... ... >>> >>> ... ... >>> >>> >>>   File "<stdin>", line 1
# |     ?
# |     ^
# | SyntaxError: invalid syntax
# | >>>   File "<stdin>", line 1
# |     a
# | IndentationError: unexpected indent
# ' '>>> ... >>> ... ... >>> ... '
# |   File "<stdin>", line 1
# |     f(
# |      ^
# | SyntaxError: '(' was never closed
# ' '>>> '
# |
# | ('-i',) 0
# | []
# | ('__main__', [''])
# | --
# ' '>>> >>> one two one two two one one '
# |
# | ('-i', 'nosuch.py') 0
# | '__main__'
# | --
# | EXE: can't open file 'nosuch.py': [Errno 2] No such file or directory
# ' '>>> >>> '
# |
# | ('-i',) 0
# | 1
# | (1, 2)
# | '/dev/null'
# | --
# | >>> ... ... >>> >>> >>>   File "<stdin>", line 1
# | SyntaxError: 'break' outside loop
# | >>> Traceback (most recent call last):
# |   File "<stdin>", line 1, in <module>
# | KeyboardInterrupt
# ' '>>> ... ... >>> '
# |
