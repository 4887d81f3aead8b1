# A program that tests itself with unittest and mock, and logs.
import io
import logging
import sys
import unittest
from unittest import mock


class Stack:
    def __init__(self):
        self._items = []

    def push(self, x):
        logging.getLogger("stack").debug("push %r", x)
        self._items.append(x)

    def pop(self):
        if not self._items:
            logging.getLogger("stack").warning("pop of nothing")
            raise IndexError("empty")
        return self._items.pop()

    def fetch(self, client):
        return client.get("/x", timeout=3)["value"]


class StackTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("set up", cls.__name__)

    def setUp(self):
        self.stack = Stack()
        self.addCleanup(print, "cleanup", self._testMethodName)

    def test_push_pop(self):
        self.stack.push(1)
        self.assertEqual(self.stack.pop(), 1)

    def test_empty(self):
        with self.assertRaisesRegex(IndexError, "^emp"), self.assertLogs("stack", "WARNING") as logs:
            self.stack.pop()
        self.assertEqual(logs.output, ["WARNING:stack:pop of nothing"])

    def test_subtests(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertNotEqual(i, 2, "two is bad")

    def test_fails(self):
        self.assertDictEqual({"a": 1, "b": [1, 2, 3]}, {"a": 1, "b": [1, 2, 4]})

    def test_lists(self):
        self.assertListEqual([1, 2, 3], [1, 3])

    def test_error(self):
        self.stack.peek()

    @unittest.skip("not now")
    def test_skipped(self):
        raise AssertionError

    @unittest.expectedFailure
    def test_expected(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.31)

    def test_mock(self):
        client = mock.Mock()
        client.get.return_value = {"value": 42}
        self.assertEqual(self.stack.fetch(client), 42)
        client.get.assert_called_once_with("/x", timeout=3)
        with mock.patch.object(Stack, "pop", side_effect=[5, KeyError("k")]) as pop:
            self.assertEqual(self.stack.pop(), 5)
            self.assertRaises(KeyError, self.stack.pop)
        self.assertEqual(pop.call_count, 2)
        self.assertEqual(mock.call(1, a=2), mock.call(1, a=2))


stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s:%(funcName)s:%(lineno)d %(message)s"))
root = logging.getLogger()
root.addHandler(handler)
root.setLevel(logging.DEBUG)
out = io.StringIO()
result = unittest.TextTestRunner(stream=out, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(StackTest))
text = out.getvalue()
print("\n".join(line for line in text.splitlines() if not line.startswith(("Ran ", "  File"))))
print(result, result.wasSuccessful())
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger("app.sub").exception("failed with %d", 7)
logging.getLogger("app").setLevel("ERROR")
logging.getLogger("app.sub").info("unseen")
logging.critical("%s %s", "bad")if False else logging.critical("seen %(x)s", {"x": 1})
print(stream.getvalue())
print(logging.getLevelName(30), logging.getLogger("app.sub").getEffectiveLevel(), logging.getLogger("app"), handler, sys.exc_info())

# expect:
# | set up StackTest
# | cleanup test_empty
# | cleanup test_error
# | cleanup test_expected
# | cleanup test_fails
# | cleanup test_lists
# | cleanup test_mock
# | cleanup test_push_pop
# | cleanup test_subtests
# | test_empty (__main__.StackTest.test_empty) ... ok
# | test_error (__main__.StackTest.test_error) ... ERROR
# | test_expected (__main__.StackTest.test_expected) ... expected failure
# | test_fails (__main__.StackTest.test_fails) ... FAIL
# | test_lists (__main__.StackTest.test_lists) ... FAIL
# | test_mock (__main__.StackTest.test_mock) ... ok
# | test_push_pop (__main__.StackTest.test_push_pop) ... ok
# | test_skipped (__main__.StackTest.test_skipped) ... skipped 'not now'
# ' 'test_subtests (__main__.StackTest.test_subtests) ... '
# |   test_subtests (__main__.StackTest.test_subtests) (i=2) ... FAIL
# |
# | ======================================================================
# | ERROR: test_error (__main__.StackTest.test_error)
# | ----------------------------------------------------------------------
# | Traceback (most recent call last):
# |     self.stack.peek()
# |     ^^^^^^^^^^^^^^^
# | AttributeError: 'Stack' object has no attribute 'peek'
# |
# | ======================================================================
# | FAIL: test_fails (__main__.StackTest.test_fails)
# | ----------------------------------------------------------------------
# | Traceback (most recent call last):
# |     self.assertDictEqual({"a": 1, "b": [1, 2, 3]}, {"a": 1, "b": [1, 2, 4]})
# | AssertionError: {'a': 1, 'b': [1, 2, 3]} != {'a': 1, 'b': [1, 2, 4]}
# | - {'a': 1, 'b': [1, 2, 3]}
# | ?                      ^
# |
# | + {'a': 1, 'b': [1, 2, 4]}
# | ?                      ^
# |
# |
# | ======================================================================
# | FAIL: test_lists (__main__.StackTest.test_lists)
# | ----------------------------------------------------------------------
# | Traceback (most recent call last):
# |     self.assertListEqual([1, 2, 3], [1, 3])
# | AssertionError: Lists differ: [1, 2, 3] != [1, 3]
# |
# | First differing element 1:
# | 2
# | 3
# |
# | First list contains 1 additional elements.
# | First extra element 2:
# | 3
# |
# | - [1, 2, 3]
# | ?     ---
# |
# | + [1, 3]
# |
# | ======================================================================
# | FAIL: test_subtests (__main__.StackTest.test_subtests) (i=2)
# | ----------------------------------------------------------------------
# | Traceback (most recent call last):
# |     self.assertNotEqual(i, 2, "two is bad")
# | AssertionError: 2 == 2 : two is bad
# |
# | ----------------------------------------------------------------------
# |
# | FAILED (failures=3, errors=1, skipped=1, expected failures=1)
# | <unittest.runner.TextTestResult run=9 errors=1 failures=3> False
# | DEBUG    stack:push:14 push 1
# | ERROR    app.sub:<module>:93 failed with 7
# | Traceback (most recent call last):
# |   File "unittest_logging.py", line 91, in <module>
# |     1 / 0
# |     ~~^~~
# | ZeroDivisionError: division by zero
# | CRITICAL root:<module>:96 seen 1
# |
# | WARNING 40 <Logger app (ERROR)> <StreamHandler (NOTSET)> (None, None, None)
