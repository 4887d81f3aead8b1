# A tokenizer, a Pratt parser and two evaluators that must agree.
import operator
import re
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    text: str
    at: int


SPEC = [("NUM", r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?"), ("NAME", r"[A-Za-z_]\w*"), ("OP", r"\*\*|//|[-+*/%(),=]"),
        ("SKIP", r"[ \t]+"), ("BAD", r".")]
PATTERN = re.compile("|".join(f"(?P<{n}>{p})" for n, p in SPEC))
BINARY = {"+": (10, operator.add), "-": (10, operator.sub), "*": (20, operator.mul), "/": (20, operator.truediv),
          "//": (20, operator.floordiv), "%": (20, operator.mod), "**": (40, operator.pow)}


def tokens(text):
    for m in PATTERN.finditer(text):
        if m.lastgroup == "BAD":
            raise SyntaxError(f"bad character {m[0]!r} at {m.start()}")
        if m.lastgroup != "SKIP":
            yield Token(m.lastgroup, m[0], m.start())
    yield Token("END", "", len(text))


class Parser:
    def __init__(self, text):
        self.stream = tokens(text)
        self.now = next(self.stream)

    def advance(self, expected=None):
        token = self.now
        if expected and token.text != expected:
            raise SyntaxError(f"expected {expected!r}, got {token.text or 'end'!r} at {token.at}")
        self.now = next(self.stream, token)
        return token

    def parse(self, power=0):
        token = self.advance()
        match token:
            case Token("NUM", text):
                left = float(text) if set(text) & set(".eE") else int(text)
            case Token("NAME", name) if self.now.text == "(":
                self.advance("(")
                args = [self.parse()]
                while self.now.text == ",":
                    self.advance()
                    args.append(self.parse())
                self.advance(")")
                left = ("call", name, *args)
            case Token("NAME", name):
                left = ("name", name)
            case Token("OP", "-"):
                left = ("neg", self.parse(30))
            case Token("OP", "("):
                left = self.parse()
                self.advance(")")
            case _:
                raise SyntaxError(f"unexpected {token}")
        while self.now.text in BINARY and BINARY[self.now.text][0] > power:
            op = self.advance().text
            left = (op, left, self.parse(BINARY[op][0] - (op == "**")))
        return left


def evaluate(tree, names):
    match tree:
        case int() | float():
            return tree
        case ("name", name):
            return names[name]
        case ("neg", x):
            return -evaluate(x, names)
        case ("call", f, *args):
            return {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a)}[f](*(evaluate(a, names) for a in args))
        case (op, a, b):
            return BINARY[op][1](evaluate(a, names), evaluate(b, names))


NAMES = {"x": 7, "pi": 3.14159, "big": 10 ** 20}
for text in ("1 + 2 * 3", "2 ** 3 ** 2", "-x ** 2", "(1 + x) * -3 % 5", "max(1, x, 3) // 2", "big * big - 1", "1 / 3 + 1e-3",
             "abs(-pi)", "sum(1,2,3,x) ** 2", "1 +", "2 $ 3", "(1", "y + 1", "1 / 0", "min(x, (2 + 3) * 4) - 1.5e2"):
    try:
        tree = Parser(text).parse()
        value = evaluate(tree, NAMES)
        print(f"{text:32} = {value!r:45} {value == eval(text, dict(NAMES, sum=lambda *a: sum(a)))}")
    except (SyntaxError, KeyError, ZeroDivisionError) as error:
        print(f"{text:32} ! {type(error).__name__}: {error}")
print(sum(evaluate(Parser(f"{i} * x + {i} % 3 - ({i} // 2)").parse(), NAMES) for i in range(200)))

# expect:
# | 1 + 2 * 3                        = 7                                             True
# | 2 ** 3 ** 2                      = 512                                           True
# | -x ** 2                          = -49                                           True
# | (1 + x) * -3 % 5                 = 1                                             True
# | max(1, x, 3) // 2                = 3                                             True
# | big * big - 1                    = 9999999999999999999999999999999999999999      True
# | 1 / 3 + 1e-3                     = 0.3343333333333333                            True
# | abs(-pi)                         = 3.14159                                       True
# | sum(1,2,3,x) ** 2                = 169                                           True
# | 1 +                              ! SyntaxError: unexpected Token(kind='END', text='', at=3)
# | 2 $ 3                            ! SyntaxError: bad character '$' at 2
# | (1                               ! SyntaxError: expected ')', got 'end' at 2
# | y + 1                            ! KeyError: 'y'
# | 1 / 0                            ! ZeroDivisionError: division by zero
# | min(x, (2 + 3) * 4) - 1.5e2      = -143.0                                        True
# | 129599
