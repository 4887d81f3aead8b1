#!/usr/bin/python3.11
"""--dump: every stage of the JIT on one program, --dump-to, --dump-filter, and --dump=json against its schema.

    dump_test.py KRAIT
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

KRAIT = os.path.abspath(sys.argv.pop(1))
HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPT = """\
def half(x):
    return x * 0.5

def total(n):
    s = 0.0
    for i in range(n):
        if i % 3 == 0:
            s += half(i)
    return s

print(total(20000))
"""
TYPES = {"string": str, "integer": int, "object": dict, "array": list, "boolean": bool, "null": type(None), "number": (int, float)}


def errors(value, schema, path="$"):
    """What JSON Schema would say, of the keywords that dump_schema.json uses."""
    if "anyOf" in schema:
        found = [list(errors(value, s, path)) for s in schema["anyOf"]]
        if all(found):
            yield from min(found, key=len)
        return
    if "const" in schema and value != schema["const"]:
        yield f"{path}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(isinstance(value, TYPES[n]) and (n == "boolean") == isinstance(value, bool) for n in names):
            yield f"{path}: {value!r} is not {' or '.join(names)}"
            return
    if isinstance(value, dict):
        for name in schema.get("required", ()):
            if name not in value:
                yield f"{path}: no {name}"
        for name, part in value.items():
            if name in schema.get("properties", {}):
                yield from errors(part, schema["properties"][name], f"{path}.{name}")
            elif schema.get("additionalProperties") is False:
                yield f"{path}: {name} is not in the schema"
    if isinstance(value, list) and "items" in schema:
        for i, part in enumerate(value):
            yield from errors(part, schema["items"], f"{path}[{i}]")


class Dump(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="krait-dump-test-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.script = os.path.join(cls.folder, "half.py")
        with open(cls.script, "w") as f:
            f.write(SCRIPT)

    def krait(self, *options):
        run = subprocess.run([KRAIT, *options, self.script], capture_output=True, text=True, timeout=60)
        self.assertEqual((run.returncode, run.stdout), (0, "33331666.5\n"), run.stderr)
        return run.stderr

    def test_stages_are_distinct(self):
        heads = {"trace": "as recorded", "opt": "after dce", "snap": "snapshots", "regs": "registers", "asm": "machine code", "exits": "exits"}
        for stage, head in heads.items():
            text = self.krait(f"--dump={stage}")
            self.assertIn(f"---- trace 0, {head}: total (half.py:", text)
            for other in heads.values():
                if other != head:
                    self.assertNotIn(f", {other}: ", text)

    def test_code_stands_under_its_source(self):
        text = self.krait("--dump=asm")
        self.assertIn("; half (half.py:2)  return x * 0.5", text)
        self.assertRegex(text, r";   \d+ BINARY_OP 5 \(\*\)  =  \d+ MulK r")
        self.assertRegex(text, r"jn?[a-z]+ 0x[0-9A-F]+  ; exit \d+")
        self.assertRegex(text, r"mulsd xmm\d+, .*  ; 0\.5")
        self.assertRegex(text, r"jmp 0x[0-9A-F]+  ; loop of trace 0")

    def test_snapshots_name_variables(self):
        self.assertRegex(self.krait("--dump=snap"), r"r\d+ s = v\d+")

    def test_dump_to(self):
        for _ in range(2):  # a second run replaces the files
            folder = os.path.join(self.folder, "out")
            self.assertEqual(self.krait("--dump=all,json", f"--dump-to={folder}"), "")
        names = set(os.listdir(folder))
        self.assertLessEqual({"frontend.txt", "stack.txt", "reg.txt", *(f"trace-0.{s}" for s in ("trace", "opt", "snap", "regs", "asm", "exits", "json"))}, names)
        with open(os.path.join(folder, "trace-0.json")) as f:
            self.assertEqual(len(f.readlines()), 1)

    def test_filter(self):
        for wanted in ("total", "half", "half.py:6", "half.py:2"):
            self.assertIn("trace 0", self.krait("--dump=opt", f"--dump-filter={wanted}"), wanted)
        for other in ("tot", "half.py:9999", "alf.py:6", "half.py:", "xhalf"):
            self.assertEqual(self.krait("--dump=opt", f"--dump-filter={other}"), "", other)
        self.assertNotIn("stack total", self.krait("--dump=stack", "--dump-filter=half"))

    def test_json_follows_its_schema(self):
        with open(os.path.join(HERE, "dump_schema.json")) as f:
            schema = json.load(f)
        documents = [json.loads(line) for line in self.krait("--dump=json", "--hot-exit=2").splitlines()]
        self.assertGreaterEqual(len(documents), 2)
        for document in documents:
            self.assertEqual(list(errors(document, schema))[:5], [])
        loop = documents[0]
        self.assertEqual((loop["kind"], loop["passes"][0]["pass"]), ("loop", "record"))
        self.assertIn("side", {d["kind"] for d in documents})
        self.assertTrue(any(p and p["source"] == "return x * 0.5" for d in documents for p in d["places"]))
        self.assertTrue(any(i["names"] and re.match(r"exit \d+", i["names"]) for i in loop["code"]["instructions"]))
        numbers = {i["v"] for i in loop["passes"][-1]["instructions"]}
        for row in loop["registers"] + loop["exits"]:
            self.assertIn(row["v"], numbers)

    def test_json_says_what_is_wrong(self):
        self.assertEqual(list(errors({"a": 1}, {"type": "object", "required": ["b"], "properties": {"a": {"type": "string"}}})),
                         ["$: no b", "$.a: 1 is not string"])


unittest.main()
