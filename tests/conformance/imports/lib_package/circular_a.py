from . import circular_b


def other():
    return circular_b.value
