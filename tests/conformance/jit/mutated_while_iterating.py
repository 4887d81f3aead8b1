# Lists, dicts and sets changed while they are iterated over.
def grow(n):
    x = [0]
    t = 0
    for i in x:
        t += i
        if len(x) < n: x.append(i + 1)
        if i == n // 2: x.insert(0, 5)
        if i % 17 == 16: x.pop()
    return t, len(x)
print(grow(300))
def shrink(n):
    x = list(range(n)); t = 0
    for i in x:
        t += i
        if i % 3 == 0: x.remove(x[-1])
    return t, len(x)
print(shrink(400))
def replace(n):
    x = list(range(n)); t = 0
    for i in x:
        t += i
        if i == 100: x[:] = [1000] * 150
        if i == 1000: t += 1
    return t
print(replace(300))
def dict_size(n, at):
    d = {i: i for i in range(n)}
    t = 0
    try:
        for k in d:
            t += d[k]
            if k == at: d[n + 1] = 1
    except RuntimeError as e:
        return t, str(e)
    return t
print(dict_size(300, 200), dict_size(300, 299), dict_size(300, 1000))
def dict_same_size(n):
    d = {i: i for i in range(n)}
    t = 0
    try:
        for k, v in d.items():
            t += v
            if k == 150:
                del d[200]; d[1000] = 1
    except RuntimeError as e:
        return t, str(e)
    return t
print(dict_same_size(300))
def set_size(n):
    s = set(range(n)); t = 0
    try:
        for k in s:
            t += k
            if k == 200: s.add(9999)
    except RuntimeError as e:
        return t, str(e)
print(set_size(300))

# expect:
# | (136, 17)
# | (44850, 300)
# | 54099
# | (20100, 'dictionary changed size during iteration') (44850, 'dictionary changed size during iteration') 44850
# | 44651
# | (20100, 'Set changed size during iteration')
