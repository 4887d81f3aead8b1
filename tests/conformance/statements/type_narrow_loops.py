items = [1, "a", 2.5, None, [1], {"k": 1}, (1, 2), True, b"x", {3}, 1j, ..., int, len]
names = []
for x in items:
    if isinstance(x, bool): names.append("bool")
    elif isinstance(x, (int, float, complex)): names.append("number")
    elif isinstance(x, str): names.append("str")
    elif x is None: names.append("none")
    elif hasattr(x, "keys"): names.append("mapping")
    elif callable(x): names.append("callable")
    elif hasattr(x, "__len__"): names.append(f"sized {len(x)}")
    else: names.append(type(x).__name__)
print(names)
total = 0
for x in items:
    try:
        total += x
    except TypeError as e:
        print(e)
print(total)
for x in items:
    match x:
        case bool(): r = "b"
        case int() | float(): r = "n"
        case [a] | (a, _): r = f"seq {a}"
        case {"k": v}: r = f"map {v}"
        case str() | bytes(): r = "text"
        case None: r = "none"
        case _: r = "?"
    print(r, end=" ")
print()
print([type(x)() if type(x) in (int, str, float, list, dict, tuple, bool, bytes, set, complex) else x is None for x in items])

# expect:
# | ['number', 'str', 'number', 'none', 'sized 1', 'mapping', 'sized 2', 'bool', 'sized 1', 'sized 1', 'number', 'ellipsis', 'callable', 'callable']
# | unsupported operand type(s) for +=: 'int' and 'str'
# | unsupported operand type(s) for +=: 'float' and 'NoneType'
# | unsupported operand type(s) for +=: 'float' and 'list'
# | unsupported operand type(s) for +=: 'float' and 'dict'
# | unsupported operand type(s) for +=: 'float' and 'tuple'
# | unsupported operand type(s) for +=: 'float' and 'bytes'
# | unsupported operand type(s) for +=: 'float' and 'set'
# | unsupported operand type(s) for +=: 'complex' and 'ellipsis'
# | unsupported operand type(s) for +=: 'complex' and 'type'
# | unsupported operand type(s) for +=: 'complex' and 'builtin_function_or_method'
# | (4.5+1j)
# ' 'n text n none seq 1 map 1 seq 1 b text ? ? ? ? ? '
# | [0, '', 0.0, True, [], {}, (), False, b'', set(), 0j, False, False, False]
