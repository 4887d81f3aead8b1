import atexit
atexit.register(print, "atexit 1")
atexit.register(lambda: print("atexit 2"))
raise SystemExit

# expect:
# | atexit 2
# | atexit 1
