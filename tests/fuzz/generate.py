#!/usr/bin/python3.11
"""Random Python programs, the same for the same seed: `generate.py SEED` prints one.

A program always ends, its output depends on nothing but its text, and it is shaped to be hard on a tracing JIT: hot
loops whose variables change type, classes whose methods are replaced, rare exceptions, integers that cross 48 and 64
bits, closures, generators, and state printed at the end. How that is kept:

* Variables live in pools by what they hold (`Pools`), so most expressions are valid; a few are wrong on purpose and
  stand under `try`.
* Loops run a bounded number of times, nested ones less often; functions only call functions defined before them,
  except the recursive ones, which count a depth down.
* Whatever grows is cut back: numbers beyond a random limit are reset, strings and lists are sliced.
"""
import random
import sys

LIMITS = ("2**31", "2**46", "2**47", "2**48", "2**53", "2**62", "2**63", "2**64", "2**70", "10**6")
INTERESTING = ("0", "1", "-1", "2", "3", "7", "-5", "10", "63", "64", "255", "1000", "2**31", "2**47 - 1", "-2**47",
               "2**48", "2**62", "2**63 - 1", "-2**63", "2**64", "2**80", "True", "False")
FLOATS = ("0.0", "-0.0", "1.0", "0.5", "-2.25", "1e10", "3.75", "1e-3", "1e300", "float('inf')", "float('nan')",
          "123456789.125", "2.0**52")
MASKS = ("0xFFFFFFFFFFFFFFFF", "0xFFFFFFFF", "0x7FFFFFFFFFFFFFFF", "0x8000000000000000", "(1 << 48) - 1", "0x7FFFFFFF",
         "2**53 - 1", "0xFFFF", "2**64 + 2**32 - 1", "-2**47")
ODD = ("0x9E3779B97F4A7C15", "0x100000001B3", "6364136223846793005", "1103515245", "0xBF58476D1CE4E5B9", "2654435761",
       "2**63 - 25", "2**64 - 59", "2**32 - 5", "33", "0x5DEECE66D")
WORDS = ("''", "'a'", "'abc'", "'hello world'", "'é€'", "'😀x'", "'12'", "'A-B'", "'zz top'")


class Pools:
    """Names of the variables in scope, by the values they hold."""

    def __init__(self):
        self.ints, self.nums, self.strs, self.lists, self.dicts, self.objects = [], [], [], [], [], []
        self.fixed = set()

    def writable(self, pool):
        return [name for name in pool if name not in self.fixed]


class Generator:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.functions = []     # (name, number of parameters)
        self.generators = []
        self.classes = []       # (name, methods)
        self.counter = 0
        self.in_loop = 0
        self.in_function = False
        self.loop_budget = 1.0

    # ---- Text ----

    def emit(self, text):
        self.lines.append("    " * self.indent + text)

    def fresh(self, prefix):
        self.counter += 1
        return f"{prefix}{self.counter}"

    def pick(self, options):
        return self.rng.choice(options)

    def chance(self, p):
        return self.rng.random() < p

    # ---- Expressions ----

    def integer(self, v, depth=2):
        r = self.rng.random()
        if depth <= 0 or r < 0.3:
            if v.ints and self.chance(0.75):
                return self.pick(v.ints)
            return self.pick(INTERESTING) if self.chance(0.3) else str(self.rng.randint(-20, 100))
        a = self.integer(v, depth - 1)
        b = self.integer(v, depth - 1)
        if r < 0.55:
            return f"({a} {self.pick('+-+-*')} {b})"
        if r < 0.65:
            return f"({a} {self.pick(('//', '%'))} {self.pick((str(self.rng.randint(1, 9)), f'({b} or 3)', '-7', '2**33'))})"
        if r < 0.70:
            return f"({a} {self.pick('&|^')} {b})"
        if r < 0.75:
            return self.masked(v, depth - 1)
        if r < 0.80:
            return f"({a} {self.pick(('<<', '>>'))} ({b} & {self.pick((3, 7, 31, 63))}))"
        if r < 0.83:
            return f"{self.pick(('abs', 'int', '-', '~', '+'))}({a})"
        if r < 0.86 and v.lists:
            return f"len({self.pick(v.lists)})"
        if r < 0.89:
            return f"({a} if {self.condition(v, depth - 1)} else {b})"
        if r < 0.92:
            return f"{self.pick(('min', 'max'))}({a}, {b})"
        if r < 0.94 and v.strs:
            return f"ord(({self.pick(v.strs)} or 'q')[{self.pick((0, -1))}])"
        if r < 0.96:
            return f"({a} & 15) ** {self.pick((0, 1, 2, 3))}"
        if r < 0.98 and v.dicts:
            return f"{self.pick(v.dicts)}.get({a} % 7, {b})"
        return f"sum(({a}, {b}))"

    def masked(self, v, depth=1):
        """Hash-like: exact values beyond 64 bits under a mask, which is missing now and then."""
        a = self.integer(v, depth)
        b = self.pick(ODD) if self.chance(0.6) else self.integer(v, depth)
        n = self.rng.randint(0, 66)
        mask = self.pick(MASKS)
        form = self.rng.randrange(10)
        if form < 3:
            inner = f"{a} * {b} {self.pick('+-^|')} {self.pick(ODD + INTERESTING[:16])}"
        elif form == 3:
            inner = f"({a} << {n}) | (({a} & {mask}) >> {abs(64 - n)})"
        elif form == 4:
            inner = f"{a} ^ ({a} >> {n}) ^ ~{b}"
        elif form == 5:
            inner = f"-{a} + ({b} << {n})"
        elif form == 6:
            return f"(({a} & {mask}) {self.pick(('//', '%', '>>', '-', '<<', '+', '*'))} {self.pick(('7', '10', '2**32', '63', '1'))})"
        elif form == 7:
            return f"({a} * {b} % {self.pick(('2**64', '2**63', '2**32', '2**31 - 1'))})"
        elif form == 8:
            return f"(({a} & {mask}) {self.pick(('<', '<=', '==', '>', '>=', '!='))} ({b} & {self.pick(MASKS)})) + 0"
        else:
            inner = f"({a} ^ {b}) * {self.pick(ODD)}"
        return f"({inner})" if self.chance(0.1) else f"(({inner}) & {mask})"

    def number(self, v, depth=2):
        r = self.rng.random()
        if depth <= 0 or r < 0.3:
            if v.nums and self.chance(0.8):
                return self.pick(v.nums)
            return self.pick(FLOATS) if self.chance(0.6) else self.integer(v, 0)
        a = self.number(v, depth - 1)
        b = self.number(v, depth - 1)
        if r < 0.65:
            return f"({a} {self.pick('+-*')} {b})"
        if r < 0.72:
            return f"({a} / ({b} or 1.5))"
        if r < 0.76:
            return f"({a} {self.pick(('//', '%'))} {self.pick(('3', '2.5', '-4', '0.75'))})"
        if r < 0.80:
            return f"{self.pick(('abs', '-', '+'))}({a})"
        if r < 0.85:
            return f"({a} if {self.condition(v, depth - 1)} else {b})"
        if r < 0.88:
            return f"{self.pick(('min', 'max'))}({a}, {b})"
        if r < 0.92 and v.objects:
            return f"{self.pick(v.objects)}.{self.pick(('x', 'y'))}"
        if r < 0.95:
            return f"float({self.integer(v, 0)})"
        return self.integer(v, depth - 1)

    def string(self, v, depth=2):
        r = self.rng.random()
        if depth <= 0 or r < 0.35:
            return self.pick(v.strs) if v.strs and self.chance(0.7) else self.pick(WORDS)
        a = self.string(v, depth - 1)
        if r < 0.5:
            return f"({a} + {self.string(v, depth - 1)})"
        if r < 0.6:
            return f"str({self.pick((self.integer, self.number))(v, 1)})"
        if r < 0.68:
            return f"{a}.{self.pick(('upper', 'lower', 'title', 'strip', 'swapcase', 'casefold'))}()"
        if r < 0.75:
            return f"{a}[{self.integer(v, 0)} % 5:]"
        if r < 0.82:
            return f"{a}.replace({self.pick(WORDS)}, {self.pick(WORDS)}, 3)"
        if r < 0.9:
            spec = self.pick(("!r", ":>6", ":<4", ":^5", ""))
            return 'f"<{' + self.integer(v, 0).replace('"', "'") + self.pick((":x", ":>8", ":+d", "!r", ":,", "")) + \
                   "}{" + self.pick(v.strs or ["''"]) + spec + '}>"'
        if r < 0.95:
            return f"'-'.join(map(str, {self.listing(v, 1)}[:4]))"
        return f"('%s|%r' % ({self.integer(v, 0)}, {a}))"

    def listing(self, v, depth=2):
        r = self.rng.random()
        if depth <= 0 or r < 0.3:
            if v.lists and self.chance(0.8):
                return self.pick(v.lists)
            return "[" + ", ".join(self.integer(v, 0) for _ in range(self.rng.randint(1, 4))) + "]"
        if r < 0.4:
            return f"[{self.scalar(v)}, {self.scalar(v)}]"
        if r < 0.55:
            k = self.fresh("k")
            inner = Pools()
            inner.__dict__.update({name: list(pool) for name, pool in v.__dict__.items()})
            inner.ints.append(k)
            cond = f" if {self.condition(inner, 1)}" if self.chance(0.4) else ""
            return f"[{self.integer(inner, 1)} for {k} in range({self.rng.randint(0, 8)}){cond}]"
        if r < 0.65:
            a, b = sorted((self.rng.randint(-4, 6), self.rng.randint(-4, 6)))
            return f"{self.listing(v, depth - 1)}[{a}:{b}]"
        if r < 0.72:
            return f"{self.listing(v, depth - 1)}[::{self.pick((-1, 2, -2))}]"
        if r < 0.8:
            return f"({self.listing(v, depth - 1)}[:5] + {self.listing(v, depth - 1)}[-3:])"
        if r < 0.86:
            return f"sorted({self.listing(v, 0)}, key=str)"
        if r < 0.92:
            return f"list(range({self.rng.randint(-3, 3)}, {self.rng.randint(2, 9)}, {self.pick((1, 2, 3))}))"
        if r < 0.96 and self.generators:
            return f"list({self.pick(self.generators)}({self.integer(v, 0)} % 6))"
        return f"list(map(lambda q: {self.pick(('q', '[q]', '(q, 1)', 'str(q)'))}, {self.listing(v, 0)}[:4]))"

    def scalar(self, v):
        return self.pick((self.integer, self.integer, self.number, self.string))(v, 1)

    def condition(self, v, depth=1):
        r = self.rng.random()
        if r < 0.45:
            return f"{self.integer(v, depth - 1)} {self.pick(('<', '<=', '>', '>=', '==', '!='))} {self.integer(v, 0)}"
        if r < 0.6:
            return f"{self.number(v, depth - 1)} {self.pick(('<', '<=', '>', '>=', '==', '!='))} {self.number(v, 0)}"
        if r < 0.68:
            return f"{self.integer(v, 0)} % {self.rng.randint(2, 9)} == {self.rng.randint(0, 2)}"
        if r < 0.74 and v.nums:
            return f"isinstance({self.pick(v.nums)}, {self.pick(('int', 'float', 'bool'))})"
        if r < 0.8:
            return f"not {self.integer(v, 0)}"
        if r < 0.86 and v.lists:
            return f"{self.integer(v, 0)} in {self.pick(v.lists)}"
        if r < 0.9 and v.strs:
            return f"{self.pick(v.strs)} {self.pick(('==', '<', '!='))} {self.pick(WORDS)}"
        if depth > 0:
            return f"({self.condition(v, 0)} {self.pick(('and', 'or'))} {self.condition(v, 0)})"
        return f"{self.integer(v, 0)} < {self.integer(v, 0)} <= {self.integer(v, 0)}"

    def call(self, v):
        if not self.functions:
            return self.integer(v)
        name, count = self.pick(self.functions)
        return f"{name}({', '.join(self.integer(v, 1) if i % 2 == 0 else self.number(v, 1) for i in range(count))})"

    # ---- Statements ----

    def variables(self, v):
        for pool, prefix, make in ((v.ints, "i", self.integer), (v.nums, "n", self.number), (v.strs, "s", self.string),
                                   (v.lists, "l", self.listing)):
            for _ in range(self.rng.randint(1, 2)):
                name = self.fresh(prefix)
                self.emit(f"{name} = {make(v, 1)}")
                pool.append(name)
        name = self.fresh("d")
        self.emit(f"{name} = {{{', '.join(f'{k}: {self.integer(v, 0)}' for k in range(self.rng.randint(0, 4)))}}}")
        v.dicts.append(name)
        if self.classes:
            name = self.fresh("o")
            self.emit(f"{name} = {self.pick(self.classes)[0]}({self.integer(v, 1)}, {self.number(v, 1)})")
            v.objects.append(name)

    def bounded(self, name, text=None):
        """Keeps the number `name` from growing without end."""
        limit = self.pick(LIMITS)
        self.emit(f"if not -{limit} < {name} < {limit}:")
        self.emit(f"    {name} = {text or self.rng.randint(-3, 9)}")

    def block(self, v, count, depth):
        self.indent += 1
        before = len(self.lines)
        for _ in range(count):
            self.statement(v, depth)
        if len(self.lines) == before:
            self.emit("pass")
        self.indent -= 1

    def statement(self, v, depth):
        kinds = [(20, self.assign_int), (12, self.assign_num), (6, self.assign_str), (8, self.list_step),
                 (6, self.dict_step), (5, self.swap), (5, self.risky), (6, self.call_step)]
        if v.objects:
            kinds.append((10, self.object_step))
        if depth > 0:
            kinds += [(12, self.if_step), (5, self.try_step), (4, self.closure_step)]
            if self.loop_budget > 0.02:
                kinds += [(7, self.for_step), (5, self.while_step)]
        if self.in_loop:
            kinds += [(3, self.leave_loop), (4, self.type_change)]
        total = self.rng.randrange(sum(w for w, _ in kinds))
        for weight, kind in kinds:
            total -= weight
            if total < 0:
                kind(v, depth)
                return

    def assign_int(self, v, depth):
        names = v.writable(v.ints)
        if not names:
            return self.emit("pass")
        name = self.pick(names)
        if self.chance(0.5):
            self.emit(f"{name} {self.pick(('+=', '-=', '+=', '^=', '|=', '&='))} {self.integer(v, 1)}")
        else:
            self.emit(f"{name} = {self.integer(v, 3)}")
        self.bounded(name)

    def assign_num(self, v, depth):
        name = self.pick(v.nums)
        if self.chance(0.5):
            self.emit(f"{name} {self.pick(('+=', '-=', '*='))} {self.number(v, 1)}")
        else:
            self.emit(f"{name} = {self.number(v, 3)}")
        self.bounded(name)

    def assign_str(self, v, depth):
        name = self.pick(v.strs)
        if self.chance(0.5):
            self.emit(f"{name} += {self.string(v, 1)}")
            self.emit(f"{name} = {name}[-20:]")
        else:
            self.emit(f"{name} = {self.string(v, 2)}[:30]")

    def list_step(self, v, depth):
        name = self.pick(v.lists)
        r = self.rng.random()
        if r < 0.35:
            self.emit(f"{name}.append({self.scalar(v)})")
        elif r < 0.5:
            self.emit(f"if {name}:")
            self.emit(f"    {name}[{self.integer(v, 1)} % len({name})] = {self.scalar(v)}")
        elif r < 0.6:
            self.emit(f"if {name}:")
            self.emit(f"    {self.pick(v.nums)} = {name}.pop({self.pick(('', '0', '-1'))})")
            self.emit(f"    if not isinstance({self.last_number(v)}, (int, float)):")
            self.emit(f"        {self.last_number(v)} = {self.number(v, 0)}")
        elif r < 0.7:
            self.emit(f"{name}[{self.rng.randint(0, 2)}:{self.rng.randint(0, 4)}] = {self.listing(v, 1)}[:3]")
        elif r < 0.8:
            self.emit(f"{name} = {self.listing(v, 2)}[:]")
        elif r < 0.9:
            self.emit(f"{name}.{self.pick(('reverse()', 'insert(1, 0)', 'extend([1, 2.5])', 'clear()'))}")
        else:
            names = v.writable(v.ints)
            if names:
                self.emit(f"{self.pick(names)} = sum(q for q in {name} if type(q) is int) & 0xFFFF")
        self.emit(f"del {name}[12:]")

    def last_number(self, v):
        """The number a pop has just gone to: the line before the last names it."""
        return self.lines[-2].split("=")[0].strip() if "isinstance" in self.lines[-1] else \
            self.lines[-1].split("=")[0].strip()

    def dict_step(self, v, depth):
        name = self.pick(v.dicts)
        key = f"{self.integer(v, 1)} % {self.rng.randint(2, 9)}"
        r = self.rng.random()
        if r < 0.4:
            self.emit(f"{name}[{key}] = {self.integer(v, 1)} & 0xFFFFFF")
        elif r < 0.7:
            self.emit(f"{name}[{key}] = {name}.get({key}, 0) + 1")
        elif r < 0.8:
            self.emit(f"{name}.pop({key}, None)")
        elif r < 0.9:
            names = v.writable(v.ints)
            if names:
                self.emit(f"for {self.pick(names)} in list({name})[:3]:")
                self.emit(f"    {name}[0] = len({name})")
        else:
            self.emit(f"{name} = {{q: q + 1 for q in range({self.rng.randint(0, 5)})}}")

    def swap(self, v, depth):
        if len(v.nums) > 1:
            a, b = self.rng.sample(v.nums, 2)
            self.emit(f"{a}, {b} = {b}, {self.pick((a, self.number(v, 1)))}")
            self.bounded(a)
            self.bounded(b)
        else:
            self.emit(f"{v.nums[0]} = {self.pick(('None', '1', '2.5'))} or {self.number(v, 1)}")

    def risky(self, v, depth):
        self.emit("try:")
        wrong = (f"{self.pick(v.lists)}[{self.integer(v, 1)}]", f"{self.pick(v.dicts)}[{self.integer(v, 1)}]",
                 f"{self.integer(v, 1)} {self.pick(('//', '%', '/'))} {self.integer(v, 0)}",
                 f"{self.string(v, 1)} + {self.scalar(v)}", f"int({self.string(v, 1)})",
                 f"{self.pick(v.nums)}.{self.pick(('real', 'missing', 'is_integer()'))}",
                 f"{self.pick(v.lists)} + {self.scalar(v)}", f"{self.scalar(v)} < {self.scalar(v)}",
                 f"len({self.scalar(v)})", f"{self.integer(v, 0)} << ({self.integer(v, 0)} % 70 - 2)",
                 f"{self.pick(v.lists)}.index({self.scalar(v)})", f"divmod({self.number(v, 1)}, {self.number(v, 0)})")
        self.emit(f"    log({self.pick(wrong)})")
        self.emit(f"except {self.pick(('Exception', 'Exception', '(TypeError, ValueError, LookupError, ArithmeticError, AttributeError)'))} as e:")
        self.emit("    log(type(e).__name__, e)")

    def call_step(self, v, depth):
        name = self.pick(v.nums)
        if self.in_function and not self.in_loop or self.chance(0.6):
            self.emit(f"{name} = {self.call(v)}")
            self.emit(f"if type({name}) not in (int, float, bool):")
            self.emit(f"    {name} = 1")
            self.bounded(name)
        elif self.generators:
            target = self.fresh("g")
            self.emit(f"for {target} in {self.pick(self.generators)}({self.integer(v, 1)} % 5):")
            self.emit(f"    {name} = {name} + {target} if type({target}) is int else {target}")
            self.emit(f"if type({name}) not in (int, float, bool):")
            self.emit(f"    {name} = 2")
            self.bounded(name)

    def object_step(self, v, depth):
        name = self.pick(v.objects)
        field = self.pick(("x", "y", "z"))
        r = self.rng.random()
        if r < 0.35:
            self.emit(f"{name}.{field} = {self.number(v, 1)}")
            self.bounded(f"{name}.{field}")
        elif r < 0.5:
            self.emit(f"{name}.{field} += {self.pick((1, 0.5, self.integer(v, 0)))}")
            self.bounded(f"{name}.{field}")
        elif r < 0.8:
            target = self.pick(v.nums)
            self.emit(f"{target} = {name}.{self.pick(('step', 'mix', 'pick'))}({self.number(v, 1)})")
            self.emit(f"if type({target}) not in (int, float, bool):")
            self.emit(f"    {target} = 3")
            self.bounded(target)
        elif r < 0.9:
            self.emit(f"{name} = {self.pick(self.classes)[0]}({self.integer(v, 1)}, {self.number(v, 1)})")
        else:
            self.emit(f"{name} = {name} + {self.pick(v.objects)}")
            self.bounded(f"{name}.x")
            self.bounded(f"{name}.y")

    def type_change(self, v, depth):
        loop = self.pick(v.ints)
        self.emit(f"if {loop} == {self.rng.randint(0, 150)}:")
        r = self.rng.random()
        if r < 0.7:
            self.emit(f"    {self.pick(v.nums)} = {self.pick(INTERESTING + FLOATS)}")
        elif self.classes:
            cls = self.pick(self.classes)[0]
            self.emit(f"    {cls}.{self.pick(('step', 'mix'))} = lambda self, q: {self.pick(('q', 'self.x', '-1', 'self.y + 1'))}")
        else:
            self.emit(f"    {self.pick(v.lists)} = []")

    def if_step(self, v, depth):
        self.emit(f"if {self.condition(v, 1)}:")
        self.block(v, self.rng.randint(1, 3), depth - 1)
        if self.chance(0.4):
            self.emit(f"elif {self.condition(v, 1)}:")
            self.block(v, 1, depth - 1)
        if self.chance(0.5):
            self.emit("else:")
            self.block(v, self.rng.randint(1, 2), depth - 1)

    def try_step(self, v, depth):
        self.emit("try:")
        self.block(v, self.rng.randint(1, 2), depth - 1)
        self.emit(f"    if {self.condition(v, 0)}:")
        self.emit(f"        raise {self.pick(('ValueError', 'KeyError', 'Odd'))}({self.integer(v, 0)})")
        self.emit(f"except {self.pick(('ValueError', '(KeyError, Odd)', 'Exception'))} as e:")
        self.emit("    log(repr(e))")
        self.block(v, 1, 0)
        if self.chance(0.3):
            self.emit("else:")
            self.block(v, 1, 0)
        if self.chance(0.5):
            self.emit("finally:")
            self.block(v, 1, 0)

    def loop_body(self, v, depth, times, name):
        saved = self.loop_budget
        self.loop_budget = saved / max(times, 1)
        self.in_loop += 1
        v.ints.append(name)
        v.fixed.add(name)
        self.block(v, self.rng.randint(2, 5), depth - 1)
        self.in_loop -= 1
        v.ints.remove(name)
        self.loop_budget = saved

    def for_step(self, v, depth):
        name = self.fresh("f")
        times = self.times()
        r = self.rng.random()
        if r < 0.6:
            self.emit(f"for {name} in range({times}):")
        elif r < 0.75:
            self.emit(f"for {name} in range({times}, {self.rng.randint(-2, 2)}, -{self.rng.randint(1, 3)}):")
        elif r < 0.88:
            self.emit(f"for {name}, _ in enumerate({self.listing(v, 1)}[:{times}]):")
            times = 5
        else:
            self.emit(f"for {name} in (q for q in range({times}) if q % {self.rng.randint(1, 4)} == 0):")
        self.loop_body(v, depth, times, name)
        self.loop_else(v)

    def while_step(self, v, depth):
        name = self.fresh("w")
        times = self.times()
        self.emit(f"{name} = 0")
        self.emit(f"while {name} < {times}{self.pick(('', '', f' and {self.condition(v, 0)}'))}:")
        self.emit(f"    {name} += {self.pick((1, 1, 1, 2, 3))}")
        self.loop_body(v, depth, times, name)
        self.loop_else(v)

    def times(self):
        if self.loop_budget > 0.5:
            return self.rng.choice((70, 130, 400, 1500))
        return self.rng.choice((2, 3, 5, 8))

    def loop_else(self, v):
        if self.chance(0.2):
            self.emit("else:")
            self.block(v, 1, 0)

    def leave_loop(self, v, depth):
        self.emit(f"if {self.pick(v.ints)} {self.pick(('==', '>'))} {self.rng.randint(3, 200)}:")
        self.emit("    " + self.pick(("break", "continue", "continue")))

    def closure_step(self, v, depth):
        names = v.writable(v.ints)
        name = self.fresh("c")
        captured = self.pick(names or ["0"])
        self.emit(f"def {name}(a, b={self.integer(v, 0)}):")
        if names and self.in_function and self.chance(0.6):
            self.emit(f"    nonlocal {captured}")
            self.emit(f"    {captured} = ({captured} + a) & 0xFFFFFFFF")
        self.emit(f"    return a + b + {captured}")
        self.emit(f"{self.pick(v.nums)} = {name}({self.integer(v, 1)}) % 100003")

    # ---- Definitions ----

    def define_class(self):
        name = self.fresh("C")
        base = f"({self.pick(self.classes)[0]})" if self.classes and self.chance(0.5) else ""
        self.emit(f"class {name}{base}:")
        self.indent += 1
        if not base and self.chance(0.3):
            self.emit("__slots__ = ('x', 'y', 'z')")
        v = Pools()
        v.nums += ["self.x", "q"]
        v.ints += ["1", "4"]
        self.emit("def __init__(self, x, y):")
        if base and self.chance(0.5):
            self.emit("    super().__init__(y, x)")
        self.emit(f"    self.{self.pick(('x = x', 'y = x'))}")
        self.emit(f"    self.x, self.y = {self.pick(('x, y', 'y, x', 'x, x'))}")
        self.emit(f"    self.z = {self.pick(('0', '1.5', 'x', '-1'))}")
        for method in ("step", "mix", "pick"):
            if base and self.chance(0.4):
                continue
            self.emit(f"def {method}(self, q):")
            if self.chance(0.6):
                self.emit(f"    self.y = {self.number(v, 2)}")
                self.emit("    if not -2**60 < self.y < 2**60:")
                self.emit("        self.y = 1")
            if base and self.chance(0.5):
                self.emit(f"    q = super().{method}(q)")
                self.emit("    if type(q) not in (int, float, bool):")
                self.emit("        q = 5")
            self.emit(f"    if {self.condition(v, 1)}:")
            self.emit(f"        return {self.number(v, 2)}")
            self.emit(f"    return {self.number(v, 2)}")
        self.emit("def __add__(self, other):")
        self.emit(f"    return {name}(self.x + other.{self.pick('xyz')}, {self.number(v, 0).replace('q', 'self.y')})")
        self.emit("def __repr__(self):")
        self.emit(f"    return f'{name}({{self.x!r}}, {{self.y!r}}, {{self.z!r}})'")
        self.indent -= 1
        self.classes.append((name, ("step", "mix", "pick")))

    def define_generator(self):
        name = self.fresh("gen")
        v = Pools()
        v.ints += ["n", "k"]
        v.nums += ["n", "k"]
        self.emit(f"def {name}(n):")
        self.emit("    for k in range(n):")
        self.emit(f"        if {self.condition(v, 0)}:")
        self.emit(f"            yield {self.integer(v, 1)} & 0xFFFF")
        self.emit(f"        {self.pick(('yield k', 'yield k * 0.5', 'n = yield n', 'yield from range(k)'))}")
        self.emit("        n = n or 0")
        self.generators.append(name)

    def define_recursive(self):
        name = self.fresh("rec")
        v = Pools()
        v.ints += ["d", "a"]
        v.nums += ["d", "a"]
        self.emit(f"def {name}(d, a=1):")
        self.emit(f"    d = min(d, {self.rng.randint(6, 12)}) if type(d) is int else 3")
        self.emit("    if d <= 0 or type(a) is not int:")
        self.emit("        return a")
        self.emit(f"    a = ({self.integer(v, 2)}) & 0xFFFFFFF")
        self.emit(f"    return {name}(d - 1, a) {self.pick('+-^')} {self.pick((f'{name}(d - 2, a)', 'a', '1'))}")
        self.functions.append((name, 2))

    def define_function(self, hot):
        name = self.fresh("fun")
        count = self.rng.randint(1, 3)
        params = [f"p{i}" for i in range(count)]
        self.emit(f"def {name}({', '.join(params)}):")
        self.indent += 1
        v = Pools()
        v.ints += params[::2]
        v.nums += params[1::2]
        for p in params[::2]:
            self.emit(f"if type({p}) is not int: {p} = {self.rng.randint(0, 9)}")
        for p in params[1::2]:
            self.emit(f"if type({p}) not in (int, float): {p} = 1.5")
        self.in_function = True
        self.variables(v)
        self.loop_budget = 1.0 if hot else 0.1
        self.indent -= 1
        self.block(v, self.rng.randint(3, 7), 3 if hot else 2)
        if hot:
            self.indent += 1
            self.show(v)
            self.indent -= 1
        self.emit(f"    return {self.pick(v.ints + v.nums)}")
        self.in_function = False
        if not hot:
            self.functions.append((name, count))
        return name, count

    def show(self, v):
        names = v.ints + v.nums + v.strs + v.lists + v.dicts + v.objects
        self.emit(f"print({', '.join(dict.fromkeys(names))})")

    def program(self, seed):
        self.emit(f"# seed {seed}")
        self.lines += """import sys


class Odd(Exception):
    pass


logged = 0


def log(*args):
    global logged
    logged += 1
    if logged < 40:
        print(*args)

""".split("\n")
        for _ in range(self.rng.randint(1, 2)):
            self.define_class()
        for _ in range(self.rng.randint(1, 2)):
            self.define_generator()
        if self.chance(0.6):
            self.define_recursive()
        for _ in range(self.rng.randint(1, 3)):
            self.define_function(hot=False)
        for _ in range(self.rng.randint(1, 3)):
            name, count = self.define_function(hot=True)
            args = ", ".join(self.pick(INTERESTING) if i % 2 == 0 else self.pick(FLOATS) for i in range(count))
            self.emit(f"for _ in range({self.pick((1, 1, 2, 3))}):")
            self.emit("    try:")
            self.emit(f"        print({name}({args}))")
            self.emit("    except Exception as e:")
            self.emit("        print(type(e).__name__, e)")
        v = Pools()
        self.variables(v)
        self.loop_budget = 1.0
        for _ in range(self.rng.randint(3, 6)):
            self.statement(v, 3)
        self.show(v)
        self.emit("print(logged)")
        return "\n".join(self.lines) + "\n"


def generate(seed):
    return Generator(seed).program(seed)


if __name__ == "__main__":
    sys.stdout.write(generate(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
