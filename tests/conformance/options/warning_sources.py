# flags: -W error::SyntaxWarning -W always::DeprecationWarning
# -W reaches warnings of the compiler though the program does not import warnings.
import sys

print(sys.warnoptions, "warnings" in sys.modules)
try:
    compile("1 is 1", "x", "exec")
except SyntaxError as error:
    print(error)

# expect:
# | ['error::SyntaxWarning', 'always::DeprecationWarning'] True
# | "is" with a literal. Did you mean "=="? (x, line 1)
