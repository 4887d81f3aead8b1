import json
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

data = {"a": [1, 2.5, None, True, "é\n\"\\\u2028"], "b": {"c": {}}, "d": [], "e": 1e100, "f": -0.0, "g": 10**20, 1: "int key", None: 1, True: 2, 1.5: 3}
print(json.dumps(data), json.dumps(data, indent=2), json.dumps(data, ensure_ascii=False, separators=(",", ":")), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([float("inf"), float("-inf"), float("nan")]), json.dumps("\x00\x1f\x7f😀"), json.dumps((1, 2)), json.dumps([], indent=2), json.dumps({"a": [1]}, indent="\t"), sep="\n")
for t in ('{"a": [1, 2, {"b": null}]}', "[1.0, -2e3, 1E+2, 0.5]", '"\\u00e9\\n\\ud83d\\ude00"', " [ ] ", "true", "NaN", "-Infinity", "[1,]", "{'a': 1}", '{"a" 1}', "", "[1 2]", '"abc', '"\\x"', "01", "1.", '{"a": 1,}', "nul", '"\t"', "[1] x", "{1: 2}", '"\\ud800"', "-", "[", '{"a"', b'{"x": 1}'):
    show(json.loads, t)
show(json.dumps, {1, 2})
show(json.dumps, float("nan"), allow_nan=False)
show(json.dumps, {(1, 2): 3})
show(json.dumps, {(1, 2): 3}, skipkeys=True)
l = []
l.append(l)
show(json.dumps, l)
show(json.loads, 5)
print(json.dumps({1, 2}, default=sorted), json.loads('{"a": 1, "a": 2}'), json.loads('{"b": 1}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s * 2), json.loads('{"x": {"y": 1}}', object_hook=lambda d: sorted(d.items())))
class E(json.JSONEncoder):
    def default(self, o): return f"<{type(o).__name__}>"
print(json.dumps({"o": object(), "c": 1j}, cls=E), json.JSONDecoder().raw_decode("[1] tail"))

# expect:
# | {"a": [1, 2.5, null, true, "\u00e9\n\"\\\u2028"], "b": {"c": {}}, "d": [], "e": 1e+100, "f": -0.0, "g": 100000000000000000000, "1": 2, "null": 1, "1.5": 3}
# | {
# |   "a": [
# |     1,
# |     2.5,
# |     null,
# |     true,
# |     "\u00e9\n\"\\\u2028"
# |   ],
# |   "b": {
# |     "c": {}
# |   },
# |   "d": [],
# |   "e": 1e+100,
# |   "f": -0.0,
# |   "g": 100000000000000000000,
# |   "1": 2,
# |   "null": 1,
# |   "1.5": 3
# | }
# ' '{"a":[1,2.5,null,true,"\xe9\\n\\"\\\\\u2028"],"b":{"c":{}},"d":[],"e":1e+100,"f":-0.0,"g":100000000000000000000,"1":2,"null":1,"1.5":3}'
# | {"a": 2, "b": 1}
# | [Infinity, -Infinity, NaN]
# | "\u0000\u001f\u007f\ud83d\ude00"
# | [1, 2]
# | []
# | {
# ' '\t"a": ['
# ' '\t\t1'
# ' '\t]'
# | }
# | {'a': [1, 2, {'b': None}]}
# | [1.0, -2000.0, 100.0, 0.5]
# | 'é\n😀'
# | []
# | True
# | nan
# | -inf
# | JSONDecodeError: Expecting value: line 1 column 4 (char 3)
# | JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# | JSONDecodeError: Expecting ':' delimiter: line 1 column 6 (char 5)
# | JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# | JSONDecodeError: Expecting ',' delimiter: line 1 column 4 (char 3)
# | JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)
# | JSONDecodeError: Invalid \escape: line 1 column 2 (char 1)
# | JSONDecodeError: Extra data: line 1 column 2 (char 1)
# | JSONDecodeError: Extra data: line 1 column 2 (char 1)
# | JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 9 (char 8)
# | JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# | JSONDecodeError: Invalid control character at: line 1 column 2 (char 1)
# | JSONDecodeError: Extra data: line 1 column 5 (char 4)
# | JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# | '\ud800'
# | JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# | JSONDecodeError: Expecting value: line 1 column 2 (char 1)
# | JSONDecodeError: Expecting ':' delimiter: line 1 column 5 (char 4)
# | {'x': 1}
# | TypeError: Object of type set is not JSON serializable
# | ValueError: Out of range float values are not JSON compliant
# | TypeError: keys must be str, int, float, bool or None, not tuple
# | '{}'
# | ValueError: Circular reference detected
# | TypeError: the JSON object must be str, bytes or bytearray, not int
# | [1, 2] {'a': 2} [('b', 1)] ['1.5', '22'] [('x', [('y', 1)])]
# | {"o": "<object>", "c": "<complex>"} ([1], 3)
