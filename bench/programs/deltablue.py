"""An incremental solver of one-way constraints with strengths, after the DeltaBlue algorithm."""
import sys

REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def attach(self, planner):
        for v in self.variables():
            v.constraints.append(self)
        planner.incremental_add(self)

    def detach(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        for v in self.variables():
            v.constraints.remove(self)

    def is_input(self):
        return False

    def inputs_known(self, mark):
        return all(v.mark == mark or v.stay or v.determined_by is None for v in self.inputs())

    def satisfy(self, mark, planner):
        """Returns the constraint this one pushed aside, if any."""
        if not self.choose_method(mark):
            if self.strength == REQUIRED:
                raise RuntimeError("could not satisfy a required constraint")
            return None
        for v in self.inputs():
            v.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.mark_unsatisfied()
        out.determined_by = self
        if not planner.add_propagate(self, mark):
            raise RuntimeError("cycle encountered")
        out.mark = mark
        return overridden


class Unary(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.target = variable
        self.satisfied = False

    def variables(self):
        return [self.target]

    def inputs(self):
        return []

    def output(self):
        return self.target

    def is_satisfied(self):
        return self.satisfied

    def mark_unsatisfied(self):
        self.satisfied = False

    def choose_method(self, mark):
        self.satisfied = self.target.mark != mark and self.strength < self.target.strength
        return self.satisfied

    def recalculate(self):
        self.target.strength = self.strength
        self.target.stay = not self.is_input()
        if self.target.stay:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    def is_input(self):
        return True


class Binary(Constraint):
    def __init__(self, a, b, strength):
        super().__init__(strength)
        self.a = a
        self.b = b
        self.direction = 0

    def variables(self):
        return [self.a, self.b]

    def inputs(self):
        return [self.a if self.direction > 0 else self.b]

    def output(self):
        return self.b if self.direction > 0 else self.a

    def is_satisfied(self):
        return self.direction != 0

    def mark_unsatisfied(self):
        self.direction = 0

    def choose_method(self, mark):
        a, b = self.a, self.b
        forward = b.mark != mark and self.strength < b.strength
        backward = a.mark != mark and self.strength < a.strength
        if a.mark == mark:
            self.direction = 1 if forward else 0
        elif b.mark == mark:
            self.direction = -1 if backward else 0
        elif a.strength > b.strength:
            self.direction = -1 if backward else 0
        else:
            self.direction = 1 if forward else 0
        return self.direction != 0

    def recalculate(self):
        source = self.inputs()[0]
        out = self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.inputs()[0].value


class Scale(Binary):
    def __init__(self, source, scale, offset, target, strength):
        super().__init__(source, target, strength)
        self.scale = scale
        self.offset = offset

    def variables(self):
        return [self.a, self.b, self.scale, self.offset]

    def inputs(self):
        return [self.a if self.direction > 0 else self.b, self.scale, self.offset]

    def execute(self):
        if self.direction > 0:
            self.b.value = self.a.value * self.scale.value + self.offset.value
        else:
            self.a.value = (self.b.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source = self.inputs()[0]
        out = self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay and self.scale.stay and self.offset.stay
        if out.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        out = constraint.output()
        constraint.mark_unsatisfied()
        unsatisfied = self.remove_propagate(out)
        for strength in range(REQUIRED, WEAKEST + 1):
            for c in unsatisfied:
                if c.strength == strength:
                    self.incremental_add(c)

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            c = todo.pop()
            if c.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            c.recalculate()
            todo.extend(self.consuming(c.output()))
        return True

    def remove_propagate(self, out):
        out.determined_by = None
        out.strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            v = todo.pop()
            unsatisfied.extend(c for c in v.constraints if not c.is_satisfied())
            for c in self.consuming(v):
                c.recalculate()
                todo.append(c.output())
        return unsatisfied

    def consuming(self, v):
        return [c for c in v.constraints if c is not v.determined_by and c.is_satisfied()]

    def plan_from(self, sources):
        mark = self.new_mark()
        plan = []
        todo = list(sources)
        while todo:
            c = todo.pop()
            if c.output().mark != mark and c.inputs_known(mark):
                plan.append(c)
                c.output().mark = mark
                todo.extend(self.consuming(c.output()))
        return plan


def change(planner, variable, values):
    edit = Edit(variable, PREFERRED)
    edit.attach(planner)
    plan = planner.plan_from([edit])
    for value in values:
        variable.value = value
        for c in plan:
            c.execute()
    edit.detach(planner)


def chain_test(n):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(n + 1)]
    for a, b in zip(variables, variables[1:]):
        Equal(a, b, REQUIRED).attach(planner)
    Stay(variables[-1], STRONG_DEFAULT).attach(planner)
    change(planner, variables[0], range(30))
    return variables[-1].value


def projection_test(n):
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    targets = []
    for i in range(n):
        source = Variable(f"s{i}", i)
        target = Variable(f"t{i}", i)
        targets.append((source, target))
        Stay(source, NORMAL).attach(planner)
        Scale(source, scale, offset, target, REQUIRED).attach(planner)
    change(planner, source, [17])
    first = target.value
    change(planner, target, [1050])
    change(planner, scale, [5])
    change(planner, offset, [2000])
    return first, source.value, sum(t.value for _, t in targets)


def main(n):
    for _ in range(10):
        result = chain_test(n), projection_test(n)
    print(result)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 13_000)
