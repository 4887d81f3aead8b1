import sys
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(sys.version_info[:2], sys.version_info.major, sys.hexversion >> 16 == 0x030b, sys.byteorder, sys.maxsize, sys.maxunicode, sys.platform, sys.argv, sys.executable != "", sys.implementation.name in ("cpython", "krait"), sys.float_info.max, sys.float_info.dig, sys.int_info.bits_per_digit > 0, sys.hash_info.width, sys.hash_info.modulus, sys.flags.optimize, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getrecursionlimit(), sys.stdout.encoding, sys.dont_write_bytecode, sys.copyright[:9])
print(sys.getsizeof([]) > 0, sys.getrefcount(object()) > 0, sys.intern("a") == "a", sys.exc_info(), sys.stdin is sys.__stdin__, sys.ps1 if hasattr(sys, "ps1") else "no ps1", sys.is_finalizing(), sys.int_info.default_max_str_digits, sys.get_int_max_str_digits(), sys.api_version, sys.float_repr_style, sys.thread_info.name, len(sys.warnoptions), sys.getswitchinterval(), sys.path[0].endswith("stdlib"), sys.prefix == sys.base_prefix, sys._getframe().f_lineno, sys._getframe().f_code.co_name)
for f in (lambda: sys.exit("msg"), lambda: sys.exit(3), lambda: sys.exit(), lambda: sys.exit((1, 2)), lambda: sys._getframe(1000), lambda: sys.setrecursionlimit(-1), lambda: sys.intern(5), lambda: sys.getsizeof(), lambda: sys.setswitchinterval(0), lambda: sys.nope, lambda: sys.set_int_max_str_digits(5)):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, getattr(e, "code", ""))
old = sys.stdout
class W:
    def write(self, s): old.write(f"[{s.strip()}]")
    def flush(self): pass
sys.stdout = W()
print("captured")
sys.stdout = old
print()
sys.displayhook(5)
sys.displayhook(None)
print(_)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.err_msg, u.object is not None)
class D:
    def __del__(self): 1 / 0
def drop(): D()
drop()
import gc; gc.collect()

# expect:
# | (3, 11) 3 True little 9223372036854775807 1114111 linux ['sys_module.py'] True True 1.7976931348623157e+308 15 True 64 2305843009213693951 0 utf-8 utf-8 1000 utf-8 True Copyright
# | True True True (None, None, None) True no ps1 False 4300 4300 1013 short pthread 0 0.005 True True 9 <module>
# | SystemExit msg msg
# | SystemExit 3 3
# | SystemExit  None
# | SystemExit (1, 2) (1, 2)
# ' 'ValueError call stack is not deep enough '
# ' 'ValueError recursion limit must be greater or equal than 1 '
# ' 'TypeError intern() argument must be str, not int '
# ' "TypeError getsizeof() missing required argument 'object' (pos 1) "
# ' 'ValueError switch interval must be strictly positive '
# ' "AttributeError module 'sys' has no attribute 'nope' "
# ' 'ValueError maxdigits must be 0 or larger than 640 '
# | [captured][]
# | 5
# | 5
# | 5001
# | unraisable ZeroDivisionError None True
