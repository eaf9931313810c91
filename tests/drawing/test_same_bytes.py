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


def started(*arguments: str, seed: str = "0") -> set[str]:
    """The digests of a document drawn twice in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", DRAWING, *arguments],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.getcwd(), "TZ": f"UTC-{seed}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_same_document_gives_the_same_bytes_in_every_child_and_after_every_start() -> None:
    drawn = {pool.draw(paper(BILINGUAL * 9), attachments=(DATA,)) for _ in range(2)}
    pool.close()
    drawn.add(pool.draw(paper(BILINGUAL * 9), attachments=(DATA,)))
    digests = {hashlib.sha256(pdf).hexdigest() for pdf in drawn}
    assert len(digests) == 1
    assert started(seed="1") == started(seed="7") == digests


def test_the_short_ways_lead_where_the_long_ones_do() -> None:
    assert started("--long") == started()


def test_another_document_gives_other_bytes() -> None:
    assert pool.draw(paper("<p>x")) != pool.draw(paper("<p>y"))
