import doctest
import io
import re
import unittest
from unittest import mock


class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("setUpClass")
    def setUp(self): print("setUp")
    def tearDown(self): print("tearDown")
    def test_ok(self): self.assertEqual(1, 1)
    def test_fail(self): self.assertEqual([1, 2], [1, 3])
    def test_error(self): 1 / 0
    @unittest.skip("why")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xfail(self): self.fail("expected")
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)
    def test_raises(self):
        with self.assertRaises(KeyError) as c: {}["k"]
        print(repr(c.exception))
        with self.assertRaisesRegex(ValueError, "inv.*"): int("x")
        self.assertAlmostEqual(0.1 + 0.2, 0.3); self.assertIn(1, [1]); self.assertIsNone(None); self.assertCountEqual([1, 2], [2, 1])


out = io.StringIO()
r = unittest.TextTestRunner(out, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(re.sub(r"\d+\.\d+s", "TIME", out.getvalue()).replace(__file__, "FILE"))
print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), len(r.expectedFailures))
m = mock.Mock(return_value=5)
m.attr.method.side_effect = ValueError("side")
print(m(1, k=2), m.call_args, m.called, m.mock_calls)
try:
    m.attr.method()
except ValueError as e:
    print(e)
with mock.patch("os.getcwd", return_value="/patched"):
    import os
    print(os.getcwd())
def documented():
    """
    >>> 1 + 1
    2
    >>> [1,
    ...  2]
    [1, 2]
    >>> 1 / 0
    Traceback (most recent call last):
    ...
    ZeroDivisionError: division by zero
    >>> 5
    6
    """
res = doctest.DocTestRunner(verbose=False)
out = []
for t in doctest.DocTestFinder().find(documented, "documented", globs={}):
    res.run(t, out=out.append)
print(res.summarize(verbose=False), "Expected:" in "".join(out))

# expect:
# | setUpClass
# | setUp
# | tearDown
# | setUp
# | tearDown
# | setUp
# | tearDown
# | setUp
# | KeyError('k')
# | tearDown
# | setUp
# | tearDown
# | setUp
# | tearDown
# | test_error (__main__.T.test_error) ... ERROR
# | test_fail (__main__.T.test_fail) ... FAIL
# | test_ok (__main__.T.test_ok) ... ok
# | test_raises (__main__.T.test_raises) ... ok
# | test_skip (__main__.T.test_skip) ... skipped 'why'
# ' 'test_sub (__main__.T.test_sub) ... '
# |   test_sub (__main__.T.test_sub) (i=1) ... FAIL
# | test_xfail (__main__.T.test_xfail) ... expected failure
# |
# | ======================================================================
# | ERROR: test_error (__main__.T.test_error)
# | ----------------------------------------------------------------------
# | Traceback (most recent call last):
# |   File "FILE", line 15, in test_error
# |     def test_error(self): 1 / 0
# |                           ~~^~~
# | ZeroDivisionError: division by zero
# |
# | ======================================================================
# | FAIL: test_fail (__main__.T.test_fail)
# | ----------------------------------------------------------------------
# | Traceback (most recent call last):
# |   File "FILE", line 14, in test_fail
# |     def test_fail(self): self.assertEqual([1, 2], [1, 3])
# |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# | AssertionError: Lists differ: [1, 2] != [1, 3]
# |
# | First differing element 1:
# | 2
# | 3
# |
# | - [1, 2]
# | ?     ^
# |
# | + [1, 3]
# | ?     ^
# |
# |
# | ======================================================================
# | FAIL: test_sub (__main__.T.test_sub) (i=1)
# | ----------------------------------------------------------------------
# | Traceback (most recent call last):
# |   File "FILE", line 22, in test_sub
# |     with self.subTest(i=i): self.assertNotEqual(i, 1)
# |                             ^^^^^^^^^^^^^^^^^^^^^^^^^
# | AssertionError: 1 == 1
# |
# | ----------------------------------------------------------------------
# | Ran 7 tests in TIME
# |
# | FAILED (failures=2, errors=1, skipped=1, expected failures=1)
# |
# | 7 2 1 1 1
# | 5 call(1, k=2) True [call(1, k=2)]
# | side
# | /patched
# | **********************************************************************
# | 1 items had failures:
# |    1 of   4 in documented
# | ***Test Failed*** 1 failures.
# | TestResults(failed=1, attempted=4) True
