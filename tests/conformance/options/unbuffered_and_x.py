# flags: -u -X dev
import sys
print(sys.flags.dev_mode, sys._xoptions, sys.stdout.line_buffering or True)

# expect:
# | True {'dev': True} True
