# stdin: typed line
print(repr(input()))
import sys
print(repr(sys.stdin.read()))

# expect:
# | 'typed line'
# | ''
