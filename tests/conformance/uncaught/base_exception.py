class B(BaseException):
    pass


try:
    raise B("base")
except Exception:
    print("not here")

# expect:
# stderr: 'B: base'
# exit: 1
