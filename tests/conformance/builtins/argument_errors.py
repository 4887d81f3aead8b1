cases = """len() len(1, 2) ord() chr() abs(1, 2) isinstance(1) hash() hash(1, 2) iter() next() callable() divmod(1) pow() id() bin() hex(1, 2) repr() ascii(1, 2) sum() any() all() sorted() min() max() print(1, foo=2) range() enumerate() zip(x=1) map() filter() reversed() getattr(1) setattr(1, 2) hasattr(1) delattr(1) vars(1, 2) dir(1, 2) globals(1) locals(1) eval() exec() compile() open() input(1, 2) format() round() int(1, 2, 3) float(1, 2) complex(1, 2, 3) str(1, 2, 3, 4) bytes(1, 2, 3, 4) list(1, 2) tuple(1, 2) dict(1, 2) set(1, 2) frozenset(1, 2) bool(1, 2) slice() type() object(1) super(1, 2, 3) property(1, 2, 3, 4, 5) staticmethod() classmethod() memoryview() bytearray(1, 2, 3, 4) issubclass(1) __import__() breakpoint if() [].append() [].append(1, 2) [].insert(1) [].pop(1, 2) [].index() [].count() [].extend() [].remove() [].sort(1) [].reverse(1) [].copy(1) [].clear(1) {}.get() {}.pop() {}.update(1, 2) {}.setdefault() {}.keys(1) {}.fromkeys() set().add() set().union(1) ''.split(1, 2, 3) ''.join() ''.replace('a') ''.find() ''.format_map() ''.encode(1) ''.center() ''.strip(1, 2) ''.startswith() ''.upper(1) ''.translate() ''.zfill() b''.decode(1) b''.join() b''.hex(1, 2, 3) (1).to_bytes() (1).bit_length(1) (1.5).hex(1) (1.5).is_integer(1) ().index() ().count() range(3).index() int.from_bytes() dict.fromkeys() [].sort(key=1, foo=2) sorted([], foo=1) int(x=1) float(x=1) list(x=1) tuple(x=1) len(obj=1) abs(x=1) str(foo=1) bool(x=1) range(stop=1) isinstance(1, cls=int) enumerate(iterable=[], foo=1) dict(a=1)(b=2)""".split(") ")
for c in cases:
    c = c if c.endswith(")") else c + ")"
    try:
        print(c, "->", eval(c))
    except SyntaxError:
        pass
    except Exception as e:
        print(c, "->", type(e).__name__, e)

# expect:
# | len() -> TypeError len() takes exactly one argument (0 given)
# | len(1, 2) -> TypeError len() takes exactly one argument (2 given)
# | ord() -> TypeError ord() takes exactly one argument (0 given)
# | chr() -> TypeError chr() takes exactly one argument (0 given)
# | abs(1, 2) -> TypeError abs() takes exactly one argument (2 given)
# | isinstance(1) -> TypeError isinstance expected 2 arguments, got 1
# | hash() -> TypeError hash() takes exactly one argument (0 given)
# | hash(1, 2) -> TypeError hash() takes exactly one argument (2 given)
# | iter() -> TypeError iter expected at least 1 argument, got 0
# | next() -> TypeError next expected at least 1 argument, got 0
# | callable() -> TypeError callable() takes exactly one argument (0 given)
# | divmod(1) -> TypeError divmod expected 2 arguments, got 1
# | pow() -> TypeError pow() missing required argument 'base' (pos 1)
# | id() -> TypeError id() takes exactly one argument (0 given)
# | bin() -> TypeError bin() takes exactly one argument (0 given)
# | hex(1, 2) -> TypeError hex() takes exactly one argument (2 given)
# | repr() -> TypeError repr() takes exactly one argument (0 given)
# | ascii(1, 2) -> TypeError ascii() takes exactly one argument (2 given)
# | sum() -> TypeError sum() takes at least 1 positional argument (0 given)
# | any() -> TypeError any() takes exactly one argument (0 given)
# | all() -> TypeError all() takes exactly one argument (0 given)
# | sorted() -> TypeError sorted expected 1 argument, got 0
# | min() -> TypeError min expected at least 1 argument, got 0
# | max() -> TypeError max expected at least 1 argument, got 0
# | print(1, foo=2) -> TypeError 'foo' is an invalid keyword argument for print()
# | range() -> TypeError range expected at least 1 argument, got 0
# | enumerate() -> TypeError enumerate() missing required argument 'iterable'
# | zip(x=1) -> TypeError 'x' is an invalid keyword argument for zip()
# | map() -> TypeError map() must have at least two arguments.
# | filter() -> TypeError filter expected 2 arguments, got 0
# | reversed() -> TypeError reversed expected 1 argument, got 0
# | getattr(1) -> TypeError getattr expected at least 2 arguments, got 1
# | setattr(1, 2) -> TypeError setattr expected 3 arguments, got 2
# | hasattr(1) -> TypeError hasattr expected 2 arguments, got 1
# | delattr(1) -> TypeError delattr expected 2 arguments, got 1
# | vars(1, 2) -> TypeError vars expected at most 1 argument, got 2
# | dir(1, 2) -> TypeError dir expected at most 1 argument, got 2
# | globals(1) -> TypeError globals() takes no arguments (1 given)
# | locals(1) -> TypeError locals() takes no arguments (1 given)
# | eval() -> TypeError eval expected at least 1 argument, got 0
# | exec() -> TypeError exec() takes at least 1 positional argument (0 given)
# | compile() -> TypeError compile() missing required argument 'source' (pos 1)
# | open() -> TypeError open() missing required argument 'file' (pos 1)
# | input(1, 2) -> TypeError input expected at most 1 argument, got 2
# | format() -> TypeError format expected at least 1 argument, got 0
# | round() -> TypeError round() missing required argument 'number' (pos 1)
# | int(1, 2, 3) -> TypeError int() takes at most 2 arguments (3 given)
# | float(1, 2) -> TypeError float expected at most 1 argument, got 2
# | complex(1, 2, 3) -> TypeError complex() takes at most 2 arguments (3 given)
# | str(1, 2, 3, 4) -> TypeError str() takes at most 3 arguments (4 given)
# | bytes(1, 2, 3, 4) -> TypeError bytes() takes at most 3 arguments (4 given)
# | list(1, 2) -> TypeError list expected at most 1 argument, got 2
# | tuple(1, 2) -> TypeError tuple expected at most 1 argument, got 2
# | dict(1, 2) -> TypeError dict expected at most 1 argument, got 2
# | set(1, 2) -> TypeError set expected at most 1 argument, got 2
# | frozenset(1, 2) -> TypeError frozenset expected at most 1 argument, got 2
# | bool(1, 2) -> TypeError bool expected at most 1 argument, got 2
# | slice() -> TypeError slice expected at least 1 argument, got 0
# | type() -> TypeError type() takes 1 or 3 arguments
# | object(1) -> TypeError object() takes no arguments
# | super(1, 2, 3) -> TypeError super() expected at most 2 arguments, got 3
# | property(1, 2, 3, 4, 5) -> TypeError property() takes at most 4 arguments (5 given)
# | staticmethod() -> TypeError staticmethod expected 1 argument, got 0
# | classmethod() -> TypeError classmethod expected 1 argument, got 0
# | memoryview() -> TypeError memoryview() missing required argument 'object' (pos 1)
# | bytearray(1, 2, 3, 4) -> TypeError bytearray() takes at most 3 arguments (4 given)
# | issubclass(1) -> TypeError issubclass expected 2 arguments, got 1
# | __import__() -> TypeError __import__() missing required argument 'name' (pos 1)
# | [].append() -> TypeError list.append() takes exactly one argument (0 given)
# | [].append(1, 2) -> TypeError list.append() takes exactly one argument (2 given)
# | [].insert(1) -> TypeError insert expected 2 arguments, got 1
# | [].pop(1, 2) -> TypeError pop expected at most 1 argument, got 2
# | [].index() -> TypeError index expected at least 1 argument, got 0
# | [].count() -> TypeError list.count() takes exactly one argument (0 given)
# | [].extend() -> TypeError list.extend() takes exactly one argument (0 given)
# | [].remove() -> TypeError list.remove() takes exactly one argument (0 given)
# | [].sort(1) -> TypeError sort() takes no positional arguments
# | [].reverse(1) -> TypeError list.reverse() takes no arguments (1 given)
# | [].copy(1) -> TypeError list.copy() takes no arguments (1 given)
# | [].clear(1) -> TypeError list.clear() takes no arguments (1 given)
# | {}.get() -> TypeError get expected at least 1 argument, got 0
# | {}.pop() -> TypeError pop expected at least 1 argument, got 0
# | {}.update(1, 2) -> TypeError update expected at most 1 argument, got 2
# | {}.setdefault() -> TypeError setdefault expected at least 1 argument, got 0
# | {}.keys(1) -> TypeError dict.keys() takes no arguments (1 given)
# | {}.fromkeys() -> TypeError fromkeys expected at least 1 argument, got 0
# | set().add() -> TypeError set.add() takes exactly one argument (0 given)
# | set().union(1) -> TypeError 'int' object is not iterable
# | ''.split(1, 2, 3) -> TypeError split() takes at most 2 arguments (3 given)
# | ''.join() -> TypeError str.join() takes exactly one argument (0 given)
# | ''.replace('a') -> TypeError replace expected at least 2 arguments, got 1
# | ''.find() -> TypeError find() takes at least 1 argument (0 given)
# | ''.format_map() -> TypeError str.format_map() takes exactly one argument (0 given)
# | ''.encode(1) -> TypeError encode() argument 'encoding' must be str, not int
# | ''.center() -> TypeError center expected at least 1 argument, got 0
# | ''.strip(1, 2) -> TypeError strip expected at most 1 argument, got 2
# | ''.startswith() -> TypeError startswith() takes at least 1 argument (0 given)
# | ''.upper(1) -> TypeError str.upper() takes no arguments (1 given)
# | ''.translate() -> TypeError str.translate() takes exactly one argument (0 given)
# | ''.zfill() -> TypeError str.zfill() takes exactly one argument (0 given)
# | b''.decode(1) -> TypeError decode() argument 'encoding' must be str, not int
# | b''.join() -> TypeError bytes.join() takes exactly one argument (0 given)
# | b''.hex(1, 2, 3) -> TypeError hex() takes at most 2 arguments (3 given)
# | (1).to_bytes() -> b'\x01'
# | (1).bit_length(1) -> TypeError int.bit_length() takes no arguments (1 given)
# | (1.5).hex(1) -> TypeError float.hex() takes no arguments (1 given)
# | (1.5).is_integer(1) -> TypeError float.is_integer() takes no arguments (1 given)
# | ().index() -> TypeError index expected at least 1 argument, got 0
# | ().count() -> TypeError tuple.count() takes exactly one argument (0 given)
# | range(3).index() -> TypeError range.index() takes exactly one argument (0 given)
# | int.from_bytes() -> TypeError from_bytes() missing required argument 'bytes' (pos 1)
# | dict.fromkeys() -> TypeError fromkeys expected at least 1 argument, got 0
# | [].sort(key=1, foo=2) -> TypeError 'foo' is an invalid keyword argument for sort()
# | sorted([], foo=1) -> TypeError 'foo' is an invalid keyword argument for sort()
# | int(x=1) -> TypeError 'x' is an invalid keyword argument for int()
# | float(x=1) -> TypeError float() takes no keyword arguments
# | list(x=1) -> TypeError list() takes no keyword arguments
# | tuple(x=1) -> TypeError tuple() takes no keyword arguments
# | len(obj=1) -> TypeError len() takes no keyword arguments
# | abs(x=1) -> TypeError abs() takes no keyword arguments
# | str(foo=1) -> TypeError 'foo' is an invalid keyword argument for str()
# | bool(x=1) -> TypeError bool() takes no keyword arguments
# | range(stop=1) -> TypeError range() takes no keyword arguments
# | isinstance(1, cls=int) -> TypeError isinstance() takes no keyword arguments
# | enumerate(iterable=[], foo=1) -> TypeError 'foo' is an invalid keyword argument for enumerate()
# | dict(a=1)(b=2) -> TypeError 'dict' object is not callable
