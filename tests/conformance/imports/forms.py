import sys
import os.path
import os.path as osp, sys as system
from os import path, sep as separator
from os.path import join, \
    split
from collections import (OrderedDict,
                         deque,)
print(os.path is osp is path, system is sys, separator, join("a", "b"), split("a/b"), deque.__name__)


def f():
    import math
    from math import pi
    return math.pi == pi


class C:
    import string
    from string import digits as d


print(f(), C.d, C.string.__name__, __import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__ in ("posixpath",))
for src in ("import no_such_module", "from os import no_such_name", "import os.nope", "from nope.x import y", "from . import x", "from .a import b", "import os.path.nope", "from os.path import nope", "from sys import nope as n", "from math import *\nprint(len([k for k in dir() if k == 'pi']))", "__import__('')", "__import__(5)", "__import__('os', level=-1)", "__import__('os', level=1)", "import sys as os2; print(os2 is sys)"):
    try:
        exec(src, {})
    except Exception as e:
        print(type(e).__name__, str(e).split(" (/")[0], getattr(e, "name", None))

# expect:
# | True True / a/b ('a', 'b') deque
# | True 0123456789 string os True
# | ModuleNotFoundError No module named 'no_such_module' no_such_module
# | ImportError cannot import name 'no_such_name' from 'os' os
# | ModuleNotFoundError No module named 'os.nope'; 'os' is not a package os.nope
# | ModuleNotFoundError No module named 'nope' nope
# | KeyError "'__name__' not in globals" None
# | KeyError "'__name__' not in globals" None
# | ModuleNotFoundError No module named 'os.path.nope'; 'os.path' is not a package os.path.nope
# | ImportError cannot import name 'nope' from 'posixpath' posixpath
# | ImportError cannot import name 'nope' from 'sys' (unknown location) sys
# | 1
# | ValueError Empty module name None
# | TypeError module name must be a string None
# | ValueError level must be >= 0 None
# | KeyError "'__name__' not in globals" None
# | NameError name 'sys' is not defined sys
