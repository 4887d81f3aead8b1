# Calls that block let other threads run: pipes, sleep, select, queues, waiting for a child.
import os
import queue
import select
import socket
import subprocess
import sys
import threading
import time

log = []
r, w = os.pipe()
t = threading.Thread(target=lambda: log.append(os.read(r, 10)))
t.start()
time.sleep(0.01)
os.write(w, b"pipe")
t.join()
with open(r, "rb") as file:
    t = threading.Thread(target=lambda: log.append(file.read()))
    t.start()
    os.write(w, b"whole")
    os.close(w)
    t.join()
a, b = socket.socketpair()
t = threading.Thread(target=lambda: log.append(b.recv(10)))
t.start()
a.send(b"socket")
t.join()
t = threading.Thread(target=lambda: log.append(select.select([b], [], [], 5)[0] == [b]))
t.start()
a.send(b"x")
t.join()
a.close()
b.close()
q = queue.SimpleQueue()
t = threading.Thread(target=lambda: log.append(q.get(timeout=5)))
t.start()
q.put("item")
t.join()
try:
    q.get(timeout=0.01)
except queue.Empty:
    log.append("empty")
t = threading.Thread(target=lambda: log.append(subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True).stdout))
t.start()
t.join()
for line in log:
    print(line)
start = time.monotonic()
threads = [threading.Thread(target=time.sleep, args=(0.1,)) for _ in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(time.monotonic() - start < 0.9)

# expect:
# | b'pipe'
# | b'whole'
# | b'socket'
# | True
# | item
# | empty
# | b'42\n'
# | True
