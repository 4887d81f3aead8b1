# An assembler and a stack machine, dispatching by a dict of methods and by match; both must agree on state and faults.
import sys


class Fault(Exception):
    def __init__(self, pc, reason):
        super().__init__(f"at {pc}: {reason}")


def assemble(text):
    code, labels, fixups = [], {}, []
    for number, line in enumerate(text.strip().splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
            continue
        op, *args = line.split()
        if args and not args[0].lstrip("-").isdigit():
            fixups.append((len(code), args[0], number))
        code.append([op, int(args[0]) if args and args[0].lstrip("-").isdigit() else None])
    for at, name, number in fixups:
        try:
            code[at][1] = labels[name]
        except KeyError:
            raise SyntaxError(f"unknown label {name!r}", ("<asm>", number, 1, name)) from None
    return [tuple(c) for c in code]


class Machine:
    def __init__(self, code, limit=10 ** 6):
        self.code, self.stack, self.calls, self.memory, self.pc, self.out, self.steps, self.limit = code, [], [], {}, 0, [], 0, limit
        self.table = {name[3:]: getattr(self, name) for name in dir(type(self)) if name.startswith("op_")}

    def op_push(self, n): self.stack.append(n)
    def op_add(self, _): b = self.stack.pop(); self.stack[-1] += b
    def op_sub(self, _): b = self.stack.pop(); self.stack[-1] -= b
    def op_mul(self, _): self.stack.append(self.stack.pop() * self.stack.pop())
    def op_div(self, _): b, a = self.stack.pop(), self.stack.pop(); self.stack.extend(divmod(a, b))
    def op_dup(self, _): self.stack.append(self.stack[-1])
    def op_swap(self, _): self.stack[-2:] = self.stack[:-3:-1]
    def op_drop(self, _): del self.stack[-1]
    def op_load(self, n): self.stack.append(self.memory[n])
    def op_store(self, n): self.memory[n] = self.stack.pop()
    def op_jump(self, n): self.pc = n
    def op_zero(self, n): self.pc = self.pc if self.stack.pop() else n
    def op_call(self, n): self.calls.append(self.pc); self.pc = n
    def op_ret(self, _): self.pc = self.calls.pop()
    def op_print(self, _): self.out.append(self.stack.pop())

    def run(self):
        while self.pc < len(self.code):
            op, n = self.code[self.pc]
            at, self.pc, self.steps = self.pc, self.pc + 1, self.steps + 1
            if self.steps > self.limit:
                raise Fault(at, "too long")
            if op == "halt":
                break
            try:
                self.table[op](n)
            except (LookupError, ArithmeticError) as error:
                raise Fault(at, f"{op} {type(error).__name__}({error})") from error
        return self.out


def run_match(code):
    stack, memory, calls, out, pc = [], {}, [], [], 0
    while True:
        match code[pc] if pc < len(code) else ("halt", None):
            case ("halt", _): return out
            case ("push", n): stack.append(n)
            case ("add" | "sub" as op, _):
                b, a = stack.pop(), stack.pop()
                stack.append(a + b if op == "add" else a - b)
            case ("mul", _): stack.append(stack.pop() * stack.pop())
            case ("dup", _): stack.append(stack[-1])
            case ("load", n): stack.append(memory[n])
            case ("store", n): memory[n] = stack.pop()
            case ("zero", n) if stack.pop() == 0: pc = n - 1
            case ("zero", _): pass
            case ("jump", n): pc = n - 1
            case ("call", n): calls.append(pc); pc = n - 1
            case ("ret", _): pc = calls.pop()
            case ("print", _): out.append(stack.pop())
            case (op, _): raise ValueError(op)
        pc += 1


FACTORIAL = """
    push 30
    store 0
    push 1
    store 1
loop:
    load 0
    zero done       # when the counter is 0
    load 0
    load 1
    mul
    store 1
    load 0
    push 1
    sub
    store 0
    jump loop
done:
    call show
    halt
show:
    load 1
    print
    ret
"""
code = assemble(FACTORIAL)
machine = Machine(code)
print(machine.run(), machine.steps, run_match(code) == machine.out, machine.memory)
big = assemble(FACTORIAL.replace("push 30", "push 2000").replace("mul", "add"))
print(Machine(big).run(), run_match(big))
for text in ("push 1\npush 0\ndiv", "add", "load 5", "x:\njump x", "jump nowhere", "fly", "push 7\npush 2\nswap\ndiv\nprint\nprint\ndup"):
    try:
        print(Machine(assemble(text), limit=20000).run())
    except (Fault, SyntaxError) as error:
        print(type(error).__name__, error, "|", repr(error.__cause__))
print(sys.getrecursionlimit())

# expect:
# | [265252859812191058636308480000000] 341 True {0: 0, 1: 265252859812191058636308480000000}
# | [2001001] [2001001]
# | Fault at 2: div ZeroDivisionError(integer division or modulo by zero) | ZeroDivisionError('integer division or modulo by zero')
# | Fault at 0: add IndexError(pop from empty list) | IndexError('pop from empty list')
# | Fault at 0: load KeyError(5) | KeyError(5)
# | Fault at 0: too long | None
# | SyntaxError unknown label 'nowhere' (<asm>, line 1) | None
# | Fault at 0: fly KeyError('fly') | KeyError('fly')
# | Fault at 6: dup IndexError(list index out of range) | IndexError('list index out of range')
# | 1000
