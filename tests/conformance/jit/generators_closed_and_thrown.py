# Generators that a hot loop sends to, throws into and closes.
log = []
def gen(n):
    try:
        for i in range(n):
            try:
                got = yield i
            except KeyError as e:
                log.append(("key", i))
                got = yield -1
            if got: log.append(got)
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")
def drive(n):
    g = gen(n); t = 0
    for i in g:
        t += i
        if i == 200: t += g.throw(KeyError(1))
        if i == 220: t += g.send("sent")
        if i == 250: g.close()
    return t
print(drive(300), log)
def many(n):
    t = 0
    for i in range(n):
        g = gen(5)
        for v in g:
            t += v
            if v == i % 5: break
        g.close()
    return t, len(log)
print(many(150))

# expect:
# | 31374 [('key', 200), 'sent', 'exit', 'finally']
# | (600, 304)
