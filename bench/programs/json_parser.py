"""A recursive parser and writer of JSON-like text."""
import sys

ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


class ParseError(ValueError):
    pass


class Parser:
    def __init__(self, text):
        self.text = text
        self.pos = 0

    def peek(self):
        return self.text[self.pos] if self.pos < len(self.text) else ""

    def skip_space(self):
        while self.peek() in (" ", "\n", "\t") and self.peek():
            self.pos += 1

    def expect(self, ch):
        if self.peek() != ch:
            raise ParseError(f"expected {ch!r} at {self.pos}")
        self.pos += 1

    def value(self):
        self.skip_space()
        ch = self.peek()
        if ch == "{":
            return self.object()
        if ch == "[":
            return self.array()
        if ch == '"':
            return self.string()
        for word, result in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return result
        return self.number()

    def object(self):
        result = {}
        self.expect("{")
        self.skip_space()
        while self.peek() != "}":
            self.skip_space()
            key = self.string()
            self.skip_space()
            self.expect(":")
            result[key] = self.value()
            self.skip_space()
            if self.peek() != ",":
                break
            self.pos += 1
        self.expect("}")
        return result

    def array(self):
        result = []
        self.expect("[")
        self.skip_space()
        while self.peek() != "]":
            result.append(self.value())
            self.skip_space()
            if self.peek() != ",":
                break
            self.pos += 1
        self.expect("]")
        return result

    def string(self):
        self.expect('"')
        out = []
        while True:
            ch = self.text[self.pos]
            self.pos += 1
            if ch == '"':
                return "".join(out)
            if ch == "\\":
                ch = ESCAPES[self.text[self.pos]]
                self.pos += 1
            out.append(ch)

    def number(self):
        start = self.pos
        while self.peek() in "+-.eE0123456789" and self.peek():
            self.pos += 1
        token = self.text[start:self.pos]
        if not token:
            raise ParseError(f"unexpected {self.peek()!r} at {start}")
        return float(token) if "." in token or "e" in token else int(token)


def write(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{k}": {write(v)}' for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(write, value)) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if value is None:
        return "null"
    if value is True or value is False:
        return str(value).lower()
    return repr(value)


def record(i):
    return {"id": i, "name": f"item {i}\n", "price": i * 1.25, "tags": ["a", 'quoted "b"', "c" * (i % 5)],
            "stock": {"there": i % 3 == 0, "count": -i, "next": None}}


def main(rounds):
    same = 0
    for start in range(rounds):
        text = write([record(i) for i in range(start, start + 1_000)])
        data = Parser(text).value()
        same += write(data) == text
    try:
        Parser("[1, ?]").value()
    except ParseError as error:
        print(error)
    print(len(text), same, sum(r["price"] for r in data), sum(len(r["name"]) for r in data))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 90)
