# Run by the engine under test: ENGINE one_module.py MODULE LOG SKIP
# Runs the unittest cases of MODULE one by one. LOG gets a line, flushed, before and after each, so that after a crash
# the parent knows which test it was: "start ID", "pass|fail|skip ID reason", "module reason" when the module itself
# cannot be loaded, "done" at the end. SKIP names a file of ids that are not to be run again.
import sys
import unittest

# Tests marked cpython_only test behaviour that Krait shares; none is skipped for the name alone.
sys.implementation.name = "cpython"


def cases(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from cases(item)
        else:
            yield item


class Recorder(unittest.TestResult):
    def __init__(self, log):
        super().__init__()
        self.log = log
        self.verdict = None
        self.reason = ""

    def write(self, *words):
        self.log.write(" ".join(" ".join(str(w).split()) for w in words) + "\n")
        self.log.flush()

    def failed(self, err):
        self.verdict = "fail"
        self.reason = (err[0].__name__ + ": " + str(err[1]))[:200] if err else ""

    def startTest(self, test):
        super().startTest(test)
        self.verdict, self.reason = "pass", ""
        self.write("start", identity(test))

    def stopTest(self, test):
        super().stopTest(test)
        self.write(self.verdict, identity(test), self.reason)

    def addError(self, test, err):
        self.failed(err)
        if not isinstance(test, unittest.TestCase):
            self.write("fixture", identity(test), self.reason)

    def addFailure(self, test, err):
        self.failed(err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.failed(err)

    def addSkip(self, test, reason):
        if self.verdict != "fail":
            self.verdict, self.reason = "skip", reason
        if not isinstance(test, unittest.TestCase):
            self.write("fixture", identity(test), reason)

    def addUnexpectedSuccess(self, test):
        self.verdict, self.reason = "fail", "unexpected success"


def identity(test):
    return test.id().replace(" ", "_")


def main():
    module, log_path, skip_path = sys.argv[1:]
    sys.argv[1:] = []
    with open(skip_path) as f:
        skip = set(f.read().split())
    log = open(log_path, "a", encoding="utf-8", errors="backslashreplace")
    recorder = Recorder(log)
    try:
        loader = unittest.TestLoader()
        suite = loader.loadTestsFromName(module)
    except BaseException as error:
        recorder.write("module", type(error).__name__, error)
        return
    for error in loader.errors:
        recorder.write("module", error.strip().split("\n")[-1])

    def keep(item):
        if isinstance(item, unittest.TestSuite):
            item._tests = [kept for kept in map(keep, item) if kept is not None]
            return item
        return None if identity(item) in skip else item

    keep(suite).run(recorder)
    recorder.write("done")


main()
