# flags: -B -s -q
import sys
print(sys.flags.dont_write_bytecode, sys.flags.no_user_site, sys.flags.quiet, sys.dont_write_bytecode)

# expect:
# | 1 1 1 True
