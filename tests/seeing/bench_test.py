#!/usr/bin/python3.11
"""Drives `krait bench`: the table, --json, and --html in headless Chromium, which must draw every plot inside the page.

    bench_test.py KRAIT

Chromium is what `./dev test` installs; without it the part that needs it is skipped, and says so.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom

KRAIT = os.path.abspath(sys.argv.pop(1))
SCRIPT = """\
import sys
def work(n=300):
    return sum(i * i for i in range(n))
def differ():
    return sys.version
if __name__ == "__main__":
    print(work(int(sys.argv[1])))
    if sys.argv[2:]:
        print(sys.version)
"""
MEASURES = """<script>addEventListener("load", () => {
  const svgs = [...document.querySelectorAll("svg")], wide = document.documentElement.scrollWidth > innerWidth;
  const outside = [...document.querySelectorAll("svg *")].filter(e => { if (!e.getBoundingClientRect || e.tagName === "title") return false;
    const a = e.getBoundingClientRect(), b = e.ownerSVGElement.getBoundingClientRect();
    return a.width + a.height > 0 && (a.left < b.left - 2 || a.right > b.right + 2 || a.top < b.top - 2 || a.bottom > b.bottom + 2); });
  const flat = svgs.filter(s => s.getBoundingClientRect().height < 20).length;
  document.title = `svgs=${svgs.length} flat=${flat} outside=${outside.length} wide=${wide} curves=${document.querySelectorAll("polyline").length}` +
    ` color=${getComputedStyle(document.body).backgroundColor}`;
});</script>"""


class Bench(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="krait-bench-test-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.script = cls.path("script.py")
        with open(cls.script, "w") as f:
            f.write(SCRIPT)
        cls.calls = cls.bench("--modes=interp,jit,cpython", "--call=work", "--processes=2", "--iterations=40", "--json=" + cls.path("calls.json"),
                              "--html=" + cls.path("calls.html"), cls.script)

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder, name)

    @classmethod
    def bench(cls, *arguments):
        return subprocess.run([KRAIT, "bench", *arguments], capture_output=True, text=True, timeout=200)

    def test_table(self):
        self.assertEqual(self.calls.returncode, 0, self.calls.stdout + self.calls.stderr)
        for word in ("interp", "jit", "cpython", "steady mean", "peak memory", "warm-up curves", "pa"):
            self.assertIn(word, self.calls.stdout)

    def test_json(self):
        with open(self.path("calls.json")) as f:
            document = json.load(f)
        self.assertEqual(document["version"], "1.0")
        self.assertEqual(len(document["benchmarks"]), 3)
        for benchmark in document["benchmarks"]:
            self.assertEqual(len(benchmark["runs"]), 2)
            for run in benchmark["runs"]:
                self.assertEqual(len(run["values"]) + len(run.get("warmups", [])), 40)
                self.assertTrue(all(t > 0 for t in run["values"]))
        modes = {m["mode"]: m for m in document["krait"]["modes"]}
        self.assertGreater(modes["jit"]["jit"]["code_bytes"], 0)
        self.assertIsNone(modes["cpython"]["jit"])
        self.assertGreater(modes["interp"]["peak_memory_bytes"], 1 << 20)

    def test_processes_and_arguments(self):
        run = self.bench("--modes=interp,jit", "--processes=3", self.script, "1000")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertIn("script.py 1000 (3 processes a mode", run.stdout)

    def test_other_output_is_not_measured(self):
        run = self.bench("--modes=cpython,jit", "--processes=2", self.script, "10", "version")
        self.assertEqual(run.returncode, 1)
        self.assertIn("jit: not measured: prints something else than CPython 3.11, from line 2 on", run.stdout)
        run = self.bench("--modes=cpython,jit", "--processes=2", "--call=differ", self.script)
        self.assertIn("jit: not measured: returns", run.stdout)

    def test_failures(self):
        self.assertEqual(self.bench("--modes=jot", self.script).returncode, 2)
        self.assertIn("cannot read", self.bench(self.path("none.py")).stderr)
        run = self.bench("--modes=jit", "--call=absent", self.script)
        self.assertIn("has no function absent", run.stdout)
        run = self.bench("--modes=jit", "--timeout=1", "--call=__import__('time').sleep(9)", self.script)
        self.assertIn("timed out", run.stdout)

    def test_html_needs_nothing_else(self):
        with open(self.path("calls.html"), encoding="utf-8") as f:
            page = f.read()
        for outside in ("http:", "https:", "src=", "href=", "@import", "url("):
            self.assertNotIn(outside, page)
        for svg in page.split("<svg")[1:]:
            xml.dom.minidom.parseString("<svg" + svg[:svg.index("</svg>") + 6])

    def in_chromium(self, *flags):
        chromium = shutil.which("chromium")
        if not chromium:
            self.skipTest("chromium is not installed: ./dev test installs it")
        with open(self.path("calls.html"), encoding="utf-8") as f:
            page = f.read().replace("</body>", MEASURES + "</body>")
        with open(self.path("measured.html"), "w", encoding="utf-8") as f:
            f.write(page)
        run = subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + self.path("profile"), "--virtual-time-budget=2000",
                              "--window-size=1000,1600", "--dump-dom", *flags, "file://" + self.path("measured.html")],
                             capture_output=True, text=True, timeout=120)
        self.assertIn("<title>", run.stdout, run.stderr[-500:])
        title = run.stdout.split("<title>")[1].split("</title>")[0]
        return dict(word.split("=", 1) for word in title.replace(", ", ",").split())

    def test_html_in_chromium(self):
        seen = self.in_chromium()
        self.assertEqual((seen["flat"], seen["outside"], seen["wide"]), ("0", "0", "false"), seen)
        self.assertEqual(seen["svgs"], "5")           # bars, three warm-up curves, cumulative time
        self.assertEqual(seen["curves"], str(3 * 2 + 3))

    def test_dark(self):
        light = self.in_chromium()["color"]
        dark = self.in_chromium("--blink-settings=preferredColorScheme=0")["color"]
        self.assertNotEqual(light, dark)


unittest.main()
