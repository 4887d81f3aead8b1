# compare: stderr
def fail(n):
    raise ValueError(f"number {n}")


errors = []
for i in range(2):
    try:
        fail(i)
    except ValueError as e:
        errors.append(e)
nested = ExceptionGroup("inner", [TypeError("t")])
e = ExceptionGroup("outer", [*errors, nested])
e.add_note("a note\nof two lines")
raise e

# expect:
# stderr|   + Exception Group Traceback (most recent call last):
# stderr|   |   File "exception_group.py", line 15, in <module>
# stderr|   |     raise e
# stderr|   | ExceptionGroup: outer (3 sub-exceptions)
# stderr|   | a note
# stderr|   | of two lines
# stderr|   +-+---------------- 1 ----------------
# stderr|     | Traceback (most recent call last):
# stderr|     |   File "exception_group.py", line 9, in <module>
# stderr|     |     fail(i)
# stderr|     |   File "exception_group.py", line 3, in fail
# stderr|     |     raise ValueError(f"number {n}")
# stderr|     | ValueError: number 0
# stderr|     +---------------- 2 ----------------
# stderr|     | Traceback (most recent call last):
# stderr|     |   File "exception_group.py", line 9, in <module>
# stderr|     |     fail(i)
# stderr|     |   File "exception_group.py", line 3, in fail
# stderr|     |     raise ValueError(f"number {n}")
# stderr|     | ValueError: number 1
# stderr|     +---------------- 3 ----------------
# stderr|     | ExceptionGroup: inner (1 sub-exception)
# stderr|     +-+---------------- 1 ----------------
# stderr|       | TypeError: t
# stderr|       +------------------------------------
# exit: 1
