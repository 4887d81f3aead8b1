import sys
import traceback


class C:
    colour = 1
    _private = 2

    def method(self):
        pass


def show(src):
    try:
        exec(src, globals())
    except Exception as e:
        print(traceback.format_exception_only(e)[-1].strip())


somevariable = 1
for src in ("C().color", "C().metod()", "C.colours", "somevariabel", "pritn(1)", "lenn", "C().zzzzz", "import colections", "[].apend(1)", "'a'.uper()", "def f():\n local_thing = 1\n local_thign\nf()", "C()._privat", "xyz", "sys.pth", "self", "math.pi", "True_", "non_existing_function()"):
    show(src)

# expect:
# | AttributeError: 'C' object has no attribute 'color'
# | AttributeError: 'C' object has no attribute 'metod'
# | AttributeError: type object 'C' has no attribute 'colours'
# | NameError: name 'somevariabel' is not defined
# | NameError: name 'pritn' is not defined
# | NameError: name 'lenn' is not defined
# | AttributeError: 'C' object has no attribute 'zzzzz'
# | ModuleNotFoundError: No module named 'colections'
# | AttributeError: 'list' object has no attribute 'apend'
# | AttributeError: 'str' object has no attribute 'uper'
# | NameError: name 'local_thign' is not defined
# | AttributeError: 'C' object has no attribute '_privat'
# | NameError: name 'xyz' is not defined
# | AttributeError: module 'sys' has no attribute 'pth'
# | NameError: name 'self' is not defined
# | NameError: name 'math' is not defined
# | NameError: name 'True_' is not defined
# | NameError: name 'non_existing_function' is not defined
