# flags: -b
import sys
import warnings
warnings.showwarning = lambda m, c, *a: print(c.__name__, m)
warnings.simplefilter("always")
print(sys.flags.bytes_warning, str(b"x"), b"a" == "a")

# expect:
# | BytesWarning str() on a bytes instance
# | BytesWarning Comparison between bytes and string
# | 1 b'x' False
