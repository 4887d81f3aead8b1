# flags: -I -S
import sys
print(sys.flags.isolated, sys.flags.no_site, "site" in sys.modules, sys.flags.ignore_environment)

# expect:
# | 1 1 False 1
