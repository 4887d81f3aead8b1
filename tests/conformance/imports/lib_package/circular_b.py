from . import circular_a

value = "from b"
