# flags: -W error
import warnings
try:
    warnings.warn("x")
except UserWarning as e:
    print("raised", e)

# expect:
# | raised x
