import difflib
import pprint
import reprlib
import shlex
import textwrap
text = "The quick brown fox jumped over the lazy dog. " * 3
print(textwrap.fill(text, 30), textwrap.wrap("a bb ccc", 4), textwrap.dedent("  a\n    b\n  c"), textwrap.indent("a\nb\n", "> "), textwrap.shorten(text, 25), textwrap.fill("longwordlongword x", 6), sep="\n")
print(list(difflib.unified_diff(["a\n", "b\n", "c\n"], ["a\n", "x\n", "c\n"], "f", "t")), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), difflib.SequenceMatcher(None, "qabxcd", "abycdf").get_opcodes(), list(difflib.ndiff(["one"], ["ore"])))
pprint.pprint({"b": list(range(30)), "a": {"nested": ["x" * 40, "y" * 40]}, "t": (1,), "s": {3, 1, 2}})
pprint.pprint([[i] * 10 for i in range(5)], width=40, compact=True)
print(pprint.pformat({"z": 1, "a": 2}, sort_dicts=False), reprlib.repr(list(range(100))), reprlib.repr("x" * 100), shlex.split("a 'b c' \"d e\" f\\ g # h"), shlex.quote("it's"), shlex.join(["a b", "c"]))

# expect:
# | The quick brown fox jumped
# | over the lazy dog. The quick
# | brown fox jumped over the lazy
# | dog. The quick brown fox
# | jumped over the lazy dog.
# | ['a bb', 'ccc']
# | a
# |   b
# | c
# | > a
# | > b
# |
# | The quick brown fox [...]
# | longwo
# | rdlong
# | word x
# | ['--- f\n', '+++ t\n', '@@ -1,3 +1,3 @@\n', ' a\n', '-b\n', '+x\n', ' c\n'] ['apple', 'ape'] 0.75 [('delete', 0, 1, 0, 0), ('equal', 1, 3, 0, 2), ('replace', 3, 4, 2, 3), ('equal', 4, 6, 3, 5), ('insert', 6, 6, 5, 6)] ['- one', '+ ore']
# | {'a': {'nested': ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# |                   'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy']},
# |  'b': [0,
# |        1,
# |        2,
# |        3,
# |        4,
# |        5,
# |        6,
# |        7,
# |        8,
# |        9,
# |        10,
# |        11,
# |        12,
# |        13,
# |        14,
# |        15,
# |        16,
# |        17,
# |        18,
# |        19,
# |        20,
# |        21,
# |        22,
# |        23,
# |        24,
# |        25,
# |        26,
# |        27,
# |        28,
# |        29],
# |  's': {1, 2, 3},
# |  't': (1,)}
# | [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
# |  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
# |  [2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
# |  [3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
# |  [4, 4, 4, 4, 4, 4, 4, 4, 4, 4]]
# | {'z': 1, 'a': 2} [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' ['a', 'b c', 'd e', 'f g', '#', 'h'] 'it'"'"'s' 'a b' c
