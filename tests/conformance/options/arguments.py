# args: one -x --long=2
import sys
print(sys.argv[1:], len(sys.argv), sys.argv[0])

# expect:
# | ['one', '-x', '--long=2'] 4 arguments.py
