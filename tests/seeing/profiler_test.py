#!/usr/bin/python3.11
"""--perf-map, --perf-jitdump and --gdb-jit, with perf and gdb themselves where they are installed and may work here.

    profiler_test.py KRAIT
"""
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

KRAIT = os.path.abspath(sys.argv.pop(1))
SCRIPT = """\
def inner(n):
    s = 0
    for i in range(n):
        s = s + len(str(i)) % 7
    return s

print(sum(inner(20000) for _ in range(20)))
"""


class Profilers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="krait-profiler-test-")
        self.addCleanup(shutil.rmtree, self.folder)
        with open(os.path.join(self.folder, "hot.py"), "w") as f:
            f.write(SCRIPT)

    def run_in_folder(self, *argv, timeout=90):
        return subprocess.run(argv, capture_output=True, text=True, timeout=timeout, cwd=self.folder)

    def krait(self, option):
        process = subprocess.Popen([KRAIT, option, "hot.py"], stdout=subprocess.PIPE, text=True, cwd=self.folder)
        self.assertEqual(process.communicate(timeout=60)[0], "1777800\n")
        return process.pid

    def test_map(self):
        path = f"/tmp/perf-{self.krait('--perf-map')}.map"
        self.addCleanup(os.unlink, path)
        with open(path) as f:
            lines = f.read().splitlines()
        self.assertTrue(any(re.fullmatch(r"[0-9a-f]+ [0-9a-f]+ inner hot.py:4 \[trace 0\]", line) for line in lines), lines)
        ranges = sorted((int(a, 16), int(a, 16) + int(b, 16)) for a, b in (line.split()[:2] for line in lines))
        for (_, end), (start, _) in zip(ranges, ranges[1:]):
            self.assertLessEqual(end, start)

    def test_jitdump(self):
        path = os.path.join(self.folder, f"jit-{self.krait('--perf-jitdump')}.dump")
        with open(path, "rb") as f:
            data = f.read()
        magic, version, size = struct.unpack_from("<III", data)
        self.assertEqual((magic, version, size), (0x4A695444, 1, 40))
        at, names, lines = size, [], set()
        while at < len(data):
            kind, length, _ = struct.unpack_from("<IIQ", data, at)
            if kind == 0:
                end = data.index(b"\0", at + 56)
                names.append(data[at + 56:end].decode())
                self.assertEqual(end + 1 + struct.unpack_from("<Q", data, at + 40)[0], at + length)
            elif kind == 2:
                place = at + 32
                for _ in range(struct.unpack_from("<Q", data, at + 24)[0]):
                    end = data.index(b"\0", place + 16)
                    lines.add((os.path.basename(data[place + 16:end].decode()), struct.unpack_from("<I", data, place + 8)[0]))
                    place = end + 1
                self.assertEqual(place, at + length)
            at += length
        self.assertEqual(at, len(data))
        self.assertTrue(any(re.fullmatch(r"inner hot\.py:\d \[trace 0\]", n) for n in names), names)
        self.assertLessEqual({("hot.py", 3), ("hot.py", 4)}, lines)

    def test_perf_reads_the_map(self):
        if not shutil.which("perf"):
            self.skipTest("perf is not installed")
        record = self.run_in_folder("perf", "record", "-e", "cpu-clock", "-o", "raw", "-q", KRAIT, "--perf-map", "hot.py")
        if record.returncode:
            self.skipTest("perf may not record here: " + record.stderr.strip()[:100])
        self.assertRegex(self.run_in_folder("perf", "report", "-i", "raw", "--stdio").stdout, r"inner hot\.py:\d \[trace 0\]")

    def test_perf_reads_the_dump(self):
        if not shutil.which("perf"):
            self.skipTest("perf is not installed")
        # Time as an event, which virtual machines have too.
        record = self.run_in_folder("perf", "record", "-e", "cpu-clock", "-k", "mono", "-o", "raw", "-q", KRAIT, "--perf-jitdump", "hot.py")
        if record.returncode:
            self.skipTest("perf may not record here: " + record.stderr.strip()[:100])
        inject = self.run_in_folder("perf", "inject", "--jit", "-i", "raw", "-o", "injected")
        self.assertEqual(inject.returncode, 0, inject.stderr)
        report = self.run_in_folder("perf", "report", "-i", "injected", "--stdio").stdout
        self.assertRegex(report, r"inner hot\.py:\d \[trace 0\]")

    def test_gdb_passes_through_traces(self):
        if not shutil.which("gdb"):
            self.skipTest("gdb is not installed")
        run = self.run_in_folder("gdb", "-q", "-nx", "-batch", "-ex", "set debuginfod enabled off", "-ex", "tbreak krait::jit::Jit::handle_exit", "-ex", "run",
                                 "-ex", "bt 4", "-ex", "break krait::int_to_str", "-ex", "ignore 2 2000", "-ex", "continue", "-ex", "bt 12",
                                 "--args", KRAIT, "--gdb-jit", "hot.py")
        if "ptrace" in run.stderr:
            self.skipTest("gdb may not trace processes here")
        first, _, second = run.stdout.partition("Breakpoint 2 at")
        self.assertRegex(first, r"#1 .* in krait: leave trace \(\)\n#2 .* in krait::jit::Jit::run")
        self.assertRegex(second, r"in inner \[trace 0\] \(\) at .*/hot\.py:4\n#\d+ .* in krait::jit::Jit::run")
        self.assertIn("krait::run_code", second)


unittest.main()
