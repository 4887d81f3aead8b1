"""A stack machine written in Python, running a prime counter and a Collatz search."""
import sys

PUSH, LOAD, STORE, ADD, SUB, MUL, DIV, MOD, LESS, EQUAL, JUMP, JUMP_IF_FALSE, PRINT, HALT = range(14)

OPCODES = {name.lower(): number for number, name in enumerate(
    "PUSH LOAD STORE ADD SUB MUL DIV MOD LESS EQUAL JUMP JUMP_IF_FALSE PRINT HALT".split())}


def assemble(source):
    labels = {}
    program = []
    for line in source.split("\n"):
        words = line.split("#")[0].split()
        if not words:
            continue
        if words[0].endswith(":"):
            labels[words[0][:-1]] = len(program)
            continue
        program.append((OPCODES[words[0]], words[1] if len(words) > 1 else None))
    code = []
    for op, argument in program:
        if op in (JUMP, JUMP_IF_FALSE):
            code.append((op, labels[argument]))
        elif op == PUSH:
            code.append((op, int(argument)))
        else:
            code.append((op, argument))
    return code


def run(code, variables):
    stack = []
    push = stack.append
    pop = stack.pop
    output = []
    pc = 0
    steps = 0
    while True:
        op, argument = code[pc]
        pc += 1
        steps += 1
        if op == PUSH:
            push(argument)
        elif op == LOAD:
            push(variables[argument])
        elif op == STORE:
            variables[argument] = pop()
        elif op == ADD:
            b = pop()
            stack[-1] += b
        elif op == SUB:
            b = pop()
            stack[-1] -= b
        elif op == MUL:
            b = pop()
            stack[-1] *= b
        elif op == DIV:
            b = pop()
            stack[-1] //= b
        elif op == MOD:
            b = pop()
            stack[-1] %= b
        elif op == LESS:
            b = pop()
            stack[-1] = stack[-1] < b
        elif op == EQUAL:
            b = pop()
            stack[-1] = stack[-1] == b
        elif op == JUMP:
            pc = argument
        elif op == JUMP_IF_FALSE:
            if not pop():
                pc = argument
        elif op == PRINT:
            output.append(pop())
        else:
            return output, steps


COLLATZ = """
    push 1
    store n
next:
    load n
    load limit
    less
    jump_if_false done
    load n
    store x
    push 0
    store length
step:
    load x
    push 1
    equal
    jump_if_false go_on
    jump finished
go_on:
    load length
    push 1
    add
    store length
    load x
    push 2
    mod
    push 0
    equal
    jump_if_false odd
    load x
    push 2
    div
    store x
    jump step
odd:
    load x
    push 3
    mul
    push 1
    add
    store x
    jump step
finished:
    load best
    load length
    less
    jump_if_false advance
    load length
    store best
    load n
    store winner
advance:
    load n
    push 1
    add
    store n
    jump next
done:
    load best
    print
    load winner
    print
    halt
"""


def main(limit):
    output, steps = run(assemble(COLLATZ), {"limit": limit, "best": 0, "winner": 0})
    print(output, steps)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
