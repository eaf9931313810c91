"""The same document gives the same bytes: in every child, after every start, and by the long way as by the short."""

import hashlib
import os
import subprocess
import sys

from portal.drawing import pool
from tests.drawing.papers import BILINGUAL, DATA, paper

DRAWING = """
import hashlib, sys
from portal.drawing import engine
from tests.drawing.papers import BILINGUAL, DATA, paper
if "--long" in sys.argv:
    engine.make_quicker = lambda: None
for _ in range(2):
    print(hashlib.sha256(engine.drawn(paper(BILINGUAL * 9), (DATA,))).hexdigest())
"""

COUNTING = """
import sys
from portal.drawing import engine
from tests.drawing.papers import BILINGUAL, paper
if "--long" in sys.argv:
    engine.make_quicker = lambda: None
from weasyprint import css
from weasyprint.text import line_break
set_texts, styles = [], []
create, style = line_break.create_layout, css.ComputedStyle.__init__
line_break.create_layout = lambda *given: set_texts.append(given) or create(*given)
css.ComputedStyle.__init__ = lambda *given: styles.append(given) or style(*given)
ELEMENTS_OWN = None
engine.drawn(paper(BILINGUAL * 9), ())
print(len(set_texts), sum(given[3] is ELEMENTS_OWN for given in styles))
"""


def started(*arguments: str, seed: str = "0", program: str = DRAWING) -> set[str]:
    """What a program prints in a process of its own: the digests of a document drawn twice."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.getcwd(), "TZ": f"UTC-{seed}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split("\n")) - {""}


def counted(*arguments: str) -> list[int]:
    """How many texts are set and how many styles are made for one document."""
    (printed,) = started(*arguments, program=COUNTING)
    return [int(number) for number in printed.split()]


def test_the_same_document_gives_the_same_bytes_in_every_child_and_after_every_start() -> None:
    drawn = {pool.draw(paper(BILINGUAL * 9), attachments=(DATA,)) for _ in range(2)}
    pool.close()
    drawn.add(pool.draw(paper(BILINGUAL * 9), attachments=(DATA,)))
    digests = {hashlib.sha256(pdf).hexdigest() for pdf in drawn}
    assert len(digests) == 1
    assert started(seed="1") == started(seed="7") == digests


def test_the_short_ways_lead_where_the_long_ones_do() -> None:
    assert started("--long") == started()


def test_the_short_ways_are_shorter() -> None:
    """Less than half the texts are set, and less than half the styles are made."""
    long, short = (counted(*how) for how in (["--long"], []))
    assert all(2 * by_the_short < by_the_long for by_the_long, by_the_short in zip(long, short, strict=True))


def test_another_document_gives_other_bytes() -> None:
    assert pool.draw(paper("<p>x")) != pool.draw(paper("<p>y"))
