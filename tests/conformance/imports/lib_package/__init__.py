"""A package for the import scripts."""
VALUE = "package value"
hidden = 1
star_visible = "star"
_private = 2
__all__ = ["star_visible", "a"]


def __getattr__(name):
    if name == "lazy":
        return "made lazily"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
