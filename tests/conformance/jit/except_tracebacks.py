# What is kept of exceptions caught in traces: tracebacks with their frames and locals, contexts, causes, the handled exception.
import sys
import traceback


def inner(i, kept):
    local = i * 2
    if i % 50 == 0:
        raise ValueError(local)
    return local


def middle(i, kept):
    name = "m%d" % i
    try:
        return inner(i, kept)
    except ValueError as error:
        if i % 100 == 0:
            try:
                {}[i]
            except KeyError as second:
                kept.append((error, second, sys.exc_info()[1] is second))
                name = "changed"
        assert sys.exc_info()[1] is error
        later = [name]
    assert sys.exc_info() == (None, None, None)
    name += "!"
    return len(later)


def outer(i, kept):
    mark = i
    try:
        return middle(i, kept)
    finally:
        mark += 1


def chained(i, kept):
    try:
        try:
            inner(i, kept)
        except ValueError as error:
            raise RuntimeError("again") from error
    except RuntimeError as error:
        if i % 200 == 0:
            kept.append((error, error.__cause__, error.__suppress_context__))


def reraised(i, kept):
    try:
        try:
            inner(i, kept)
        except ValueError:
            raise
    except Exception as error:
        if i % 500 == 0:
            kept.append((error, error.__context__, None))


def show(error):
    for frame, line in traceback.walk_tb(error.__traceback__):
        names = {k: v for k, v in frame.f_locals.items() if k not in ("kept", "error", "second")}
        back = []
        while frame and frame.f_code.co_name != "<module>":
            back.append(frame.f_code.co_name)
            frame = frame.f_back
        print("  ", line, back, {k: v for k, v in names.items() if isinstance(v, (int, str, list)) and not k.startswith("__")} if back else "")


def main():
    kept = []
    total = 0
    for i in range(1001):
        total += outer(i, kept)
        chained(i, kept)
        reraised(i, kept)
    print(total, len(kept))
    for error, other, flag in kept[::5]:
        print(repr(error), repr(other), repr(error.__context__), flag)
        show(error)
        if other:
            show(other)


main()

# expect:
# | 980021 20
# | ValueError(0) KeyError(0) None True
# |    16 ['middle', 'outer', 'main'] {'i': 0, 'name': 'changed!', 'later': ['changed']}
# |    9 ['inner', 'middle', 'outer', 'main'] {'i': 0, 'local': 0}
# |    20 ['middle', 'outer', 'main'] {'i': 0, 'name': 'changed!', 'later': ['changed']}
# | RuntimeError('again') ValueError(400) ValueError(400) True
# |    44 ['chained', 'main'] {'i': 200}
# |    42 ['chained', 'main'] {'i': 200}
# |    9 ['inner', 'chained', 'main'] {'i': 200, 'local': 400}
# | ValueError(1000) None None None
# |    53 ['reraised', 'main'] {'i': 500}
# |    9 ['inner', 'reraised', 'main'] {'i': 500, 'local': 1000}
# | RuntimeError('again') ValueError(1600) ValueError(1600) True
# |    44 ['chained', 'main'] {'i': 800}
# |    42 ['chained', 'main'] {'i': 800}
# |    9 ['inner', 'chained', 'main'] {'i': 800, 'local': 1600}
