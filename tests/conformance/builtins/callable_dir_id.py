class C:
    def __call__(self):
        return "called"

    def __dir__(self):
        return ["b", "a"]


class D:
    x = 1

    def m(self):
        pass


print(callable(C()), callable(C), callable(5), callable(len), callable(lambda: 0), callable(D().m), callable(D()), C()())
print(dir(C()), [n for n in dir(D()) if not n.startswith("__")], [n for n in dir(D) if not n.startswith("__")])
d = D()
d.y = 2
print([n for n in dir(d) if not n.startswith("__")], "__init__" in dir(d), id(d) == id(d), hash(d) == hash(d))
print([n for n in dir(5) if not n.startswith("_")])
print([n for n in dir([]) if not n.startswith("_")])
print([n for n in dir({}) if not n.startswith("_")])
print([n for n in dir("") if not n.startswith("_")])
print([n for n in dir(set()) if not n.startswith("_")])
print([n for n in dir(b"") if not n.startswith("_")])
print([n for n in dir(()) if not n.startswith("_")], [n for n in dir(1.0) if not n.startswith("_")], [n for n in dir(range(1)) if not n.startswith("_")])

# expect:
# | True True False True True True False called
# | ['a', 'b'] ['m', 'x'] ['m', 'x']
# | ['m', 'x', 'y'] True True True
# | ['as_integer_ratio', 'bit_count', 'bit_length', 'conjugate', 'denominator', 'from_bytes', 'imag', 'numerator', 'real', 'to_bytes']
# | ['append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort']
# | ['clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault', 'update', 'values']
# | ['capitalize', 'casefold', 'center', 'count', 'encode', 'endswith', 'expandtabs', 'find', 'format', 'format_map', 'index', 'isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric', 'isprintable', 'isspace', 'istitle', 'isupper', 'join', 'ljust', 'lower', 'lstrip', 'maketrans', 'partition', 'removeprefix', 'removesuffix', 'replace', 'rfind', 'rindex', 'rjust', 'rpartition', 'rsplit', 'rstrip', 'split', 'splitlines', 'startswith', 'strip', 'swapcase', 'title', 'translate', 'upper', 'zfill']
# | ['add', 'clear', 'copy', 'difference', 'difference_update', 'discard', 'intersection', 'intersection_update', 'isdisjoint', 'issubset', 'issuperset', 'pop', 'remove', 'symmetric_difference', 'symmetric_difference_update', 'union', 'update']
# | ['capitalize', 'center', 'count', 'decode', 'endswith', 'expandtabs', 'find', 'fromhex', 'hex', 'index', 'isalnum', 'isalpha', 'isascii', 'isdigit', 'islower', 'isspace', 'istitle', 'isupper', 'join', 'ljust', 'lower', 'lstrip', 'maketrans', 'partition', 'removeprefix', 'removesuffix', 'replace', 'rfind', 'rindex', 'rjust', 'rpartition', 'rsplit', 'rstrip', 'split', 'splitlines', 'startswith', 'strip', 'swapcase', 'title', 'translate', 'upper', 'zfill']
# | ['count', 'index'] ['as_integer_ratio', 'conjugate', 'fromhex', 'hex', 'imag', 'is_integer', 'real'] ['count', 'index', 'start', 'step', 'stop']
