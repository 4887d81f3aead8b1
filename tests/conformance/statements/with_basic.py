class M:
    def __init__(self, name, swallow=False, fail_enter=False, fail_exit=False):
        self.name, self.swallow, self.fail_enter, self.fail_exit = name, swallow, fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise ValueError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        if self.fail_exit:
            raise KeyError("exit " + self.name)
        return self.swallow


def attempt(*managers, body=lambda: print("body")):
    try:
        with managers[0] as a, (managers[1] if len(managers) > 1 else M("-")) as b:
            print(a, b)
            body()
        print("after")
    except Exception as e:
        print("caught", type(e).__name__, e, "context", repr(e.__context__))


attempt(M("a"))
attempt(M("a"), M("b"), body=lambda: 1 / 0)
attempt(M("a", swallow=True), M("b"), body=lambda: 1 / 0)
attempt(M("a"), M("b", fail_enter=True))
attempt(M("a"), M("b", fail_exit=True))
attempt(M("a"), M("b", fail_exit=True), body=lambda: 1 / 0)
attempt(M("a", fail_enter=True))
with (M("p") as p, M("q")):
    print(p)
with M("t") as (x, *y):
    print(x, y)
box = [0]
with M("i"), M("j") as box[0], M("k") as M.attr:
    print(box, M.attr)

# expect:
# | enter a
# | enter -
# | A -
# | body
# | exit - None None False
# | exit a None None False
# | after
# | enter a
# | enter b
# | A B
# | exit b ZeroDivisionError division by zero True
# | exit a ZeroDivisionError division by zero True
# | caught ZeroDivisionError division by zero context None
# | enter a
# | enter b
# | A B
# | exit b ZeroDivisionError division by zero True
# | exit a ZeroDivisionError division by zero True
# | after
# | enter a
# | enter b
# | exit a ValueError enter b True
# | caught ValueError enter b context None
# | enter a
# | enter b
# | A B
# | body
# | exit b None None False
# | exit a KeyError 'exit b' True
# | caught KeyError 'exit b' context None
# | enter a
# | enter b
# | A B
# | exit b ZeroDivisionError division by zero True
# | exit a KeyError 'exit b' True
# | caught KeyError 'exit b' context ZeroDivisionError('division by zero')
# | enter a
# | caught ValueError enter a context None
# | enter p
# | enter q
# | P
# | exit q None None False
# | exit p None None False
# | enter t
# | T []
# | exit t None None False
# | enter i
# | enter j
# | enter k
# | ['J'] K
# | exit k None None False
# | exit j None None False
# | exit i None None False
