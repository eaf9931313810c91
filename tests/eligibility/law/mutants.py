"""Flip each comparison, number and condition of eligibility/law in turn, and report which flips no test notices.

Run: ``make mutants``, or ``.venv/bin/python -m tests.eligibility.law.mutants ties amounts`` for the modules whose path
holds one of the words. Each flip is made in memory, in a process of its own that has not imported the law before: first
every case file is assessed, then, for what the cases do not notice, the tests of the law run. A flip that is noticed by
neither has survived: a boundary that nothing proves. Nothing else counts, above all no comparison with what came out
before. docs/decisions/0017-a-mutation-check-of-our-own.md says why no library does this.
"""

import io
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import hypothesis.strategies  # noqa: F401  # here, so that the processes need not import it each
import pytest

from tests.eligibility.law.flipping import ROOT, Flip, FlippedModule, flips

TESTS = Path(__file__).parent
DRAWS_HOUSEHOLDS = "eligibility.law.households import"
"""Stands in the tests that take long."""
OF_CASES = "test_cases.py"
"""What it asks of each case has been asked before."""
CANNOT_TELL = ("test_assess_command.py", "test_flipping.py")
"""Starts the command as a person does, in a process in which nothing is flipped; and flips something else itself."""
LONGEST = 60  # seconds of work, however busy the machine is; a flip that makes a loop endless is noticed by that
MOST_MEMORY = 3 * 2**30  # bytes; one that fills it, likewise
NOTHING, START, CASES = "", "not starting", "the case files"


def try_out(flip: Flip | None) -> tuple[Flip | None, str]:
    """What notices the flip, if anything does. Runs in a process of its own; None: as the law stands."""
    if flip:
        sys.meta_path.insert(0, FlippedModule(flip))
    with _limits(), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return flip, _starts() or _cases_hold() or _tests_hold(flip.module if flip else "")


@contextmanager
def _limits() -> Iterator[None]:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST, 5)  # and again: hypothesis tries what failed once more
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _too_long(*_: object) -> None:
    raise TimeoutError


def _starts() -> str:
    try:
        import eligibility.law  # noqa: F401
    except Exception:
        return START
    return NOTHING


def _cases_hold() -> str:
    """The quickest test, without pytest around it."""
    try:
        from tests.eligibility.law import test_cases

        for name in test_cases.CASES:
            test_cases.test_the_household_is_assessed_as_its_file_expects(name)
    except Exception:
        return CASES
    return NOTHING


def _tests_hold(module: str) -> str:
    return next((by for files in test_files(module) if (by := _run(files))), NOTHING)


def test_files(module: str) -> Iterator[list[Path]]:
    """The tests of the law that can notice a flip: those that name the module, the other quick ones, the slow ones."""
    found = [path for path in sorted(TESTS.glob("test_*.py")) if path.name not in CANNOT_TELL]
    texts = {path: path.read_text(encoding="utf-8") for path in found}
    naming = [path for path, text in texts.items() if f"{module} import" in text]
    slow = [path for path, text in texts.items() if DRAWS_HOUSEHOLDS in text or path.name == OF_CASES]
    yield naming
    yield [path for path in texts if path not in (*naming, *slow)]
    yield [path for path in slow if path not in naming]


class Noticing:
    """Remembers which test failed."""

    def __init__(self) -> None:
        self.by = NOTHING

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """The name of its file."""
        if report.failed:
            self.by = Path(report.fspath).name


def _run(files: Sequence[Path]) -> str:
    """With neither Django nor the suite's own settings, which the law does not need: it starts in half the time."""
    if not files:
        return NOTHING
    noticing = Noticing()
    options = ["-x", "-q", "-c", os.devnull, f"--rootdir={ROOT}", f"--confcutdir={TESTS}", "--assert=plain"]
    ended = pytest.main([*options, "-p", "no:cacheprovider", *map(str, files)], plugins=[noticing])
    return NOTHING if ended == pytest.ExitCode.OK else noticing.by or "not collecting"


def main(only: list[str]) -> int:
    """Try every flip, or those in the files whose path holds one of the words given; 1 when any survived."""
    os.environ.update(HYPOTHESIS_PROFILE="mutants", PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    chosen = [flip for flip in flips() if not only or any(word in str(flip.path) for word in only)]
    noticed: Counter[str] = Counter()
    survived: list[Flip] = []
    began = time.monotonic()
    with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as processes:
        if wrong := processes.apply(try_out, [None])[1]:
            print(f"As the law stands its tests fail already: {wrong}")
            return 1
        for number, (flip, by) in enumerate(processes.imap_unordered(try_out, chosen), start=1):
            noticed[by] += 1
            if not by:
                survived.append(flip)
            print(f"\r{number} of {len(chosen)}, {len(survived)} survived", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print(f"{len(chosen)} flips in {time.monotonic() - began:.0f} s: {len(survived)} survived.")
    for by, number in noticed.most_common():
        print(f"{number:5} {f'noticed by {by}' if by else 'survived'}")
    for flip in sorted(survived, key=str):
        print(flip)
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
