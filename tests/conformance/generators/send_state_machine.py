def machine():
    state, log = "idle", []
    while True:
        event = yield state
        log.append((state, event))
        if event == "stop": return log
        state = {"idle": {"start": "run"}, "run": {"pause": "wait", "end": "idle"}, "wait": {"start": "run"}}.get(state, {}).get(event, state)
m = machine()
print(next(m), [m.send(e) for e in ("start", "pause", "nope", "start", "end")])
try:
    m.send("stop")
except StopIteration as e:
    print(e.value)

# expect:
# | idle ['run', 'wait', 'wait', 'run', 'idle']
# | [('idle', 'start'), ('run', 'pause'), ('wait', 'nope'), ('wait', 'start'), ('run', 'end'), ('idle', 'stop')]
