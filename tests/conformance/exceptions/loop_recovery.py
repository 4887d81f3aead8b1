data = ["1", "x", "3", None, "5.5", "7", [], "9"]
good, bad = [], {}
for i, d in enumerate(data):
    try:
        good.append(int(d))
    except ValueError as e:
        bad[i] = str(e)
    except TypeError as e:
        bad[i] = type(e).__name__
    else:
        if good[-1] > 6: break
print(good, bad, i)
it = iter(data)
while True:
    try:
        v = next(it)
        print(v.upper() if v else v, end=" ")
    except AttributeError:
        print("?", end=" ")
    except StopIteration:
        break
print()

# expect:
# | [1, 3, 7] {1: "invalid literal for int() with base 10: 'x'", 3: 'TypeError', 4: "invalid literal for int() with base 10: '5.5'"} 5
# ' '1 X 3 None 5.5 7 [] 9 '
