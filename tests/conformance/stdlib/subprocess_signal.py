# needs: _posixsubprocess select
import os
import signal
import subprocess
import sys
r = subprocess.run(["/bin/echo", "hi there"], capture_output=True, text=True)
print(r.returncode, repr(r.stdout), repr(r.stderr), r.args)
print(subprocess.check_output("echo $X; exit 0", shell=True, env={"X": "var"}), subprocess.run(["/bin/sh", "-c", "exit 3"]).returncode, subprocess.run(["cat"], input=b"data", stdout=subprocess.PIPE).stdout)
for f in (lambda: subprocess.run(["/bin/false"], check=True), lambda: subprocess.run(["/nonexistent/prog"]), lambda: subprocess.run(["sleep", "5"], timeout=0.05), lambda: subprocess.check_output(["/bin/sh", "-c", "exit 2"])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(" after ")[0])
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print(p.communicate("line\n"), p.poll(), p.returncode)
got = []
signal.signal(signal.SIGUSR1, lambda s, f: got.append((s, f.f_code.co_name)))
os.kill(os.getpid(), signal.SIGUSR1)
for _ in range(1000):
    pass
print(got, signal.SIGINT, signal.getsignal(signal.SIGTERM), signal.Signals(9).name)


def on_alarm(s, f):
    raise TimeoutError("alarm")


signal.signal(signal.SIGALRM, on_alarm)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    while True:
        pass
except TimeoutError as e:
    print("interrupted", e)
out = subprocess.run([sys.executable, "-c", "import sys; print(sys.argv, 5); sys.exit('bye')", "arg"], capture_output=True, text=True)
print(out)  if False else print(out.stdout, out.stderr, out.returncode)
pid = os.fork()
if pid == 0:
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

# expect:
# | 0 'hi there\n' '' ['/bin/echo', 'hi there']
# | b'var\n' 3 b'data'
# | CalledProcessError Command '['/bin/false']' returned non-zero exit status 1.
# | FileNotFoundError [Errno 2] No such file or directory: '/nonexistent/prog'
# | TimeoutExpired Command '['sleep', '5']' timed out
# | CalledProcessError Command '['/bin/sh', '-c', 'exit 2']' returned non-zero exit status 2.
# | ('line\n', None) 0 0
# | [(10, '<module>')] 2 0 SIGKILL
# | interrupted alarm
# | ['-c', 'arg'] 5
# |  bye
# |  1
# | 7
