from . import VALUE

counter = globals().get("counter", 0) + 1


def name():
    return __name__, VALUE
