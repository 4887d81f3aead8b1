from ..a import name as up


def where():
    return __name__
