"""The renderer's shorter ways change nothing in real documents: with and without them the bytes are the same."""

import json
import os
import subprocess
import sys

from portal.casework.documents.kinds import Kind
from portal.casework.documents.rendering import as_html
from portal.casework.documents.samples import sample

DRAWING = """
import hashlib, json, sys
from portal.drawing import engine
if "--long" in sys.argv:
    engine.make_quicker = lambda: None
for html in json.load(sys.stdin):
    print(hashlib.sha256(engine.drawn(html, ())).hexdigest())
"""
DENSE = (Kind.APPLICATION, Kind.OWN_SUMMARY)


def digests(documents: list[str], *arguments: str) -> list[str]:
    """One for each document, all drawn in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-c", DRAWING, *arguments],
        input=json.dumps(documents),
        env=os.environ | {"PYTHONPATH": os.getcwd()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_real_document_is_the_same_by_the_long_way_as_by_the_short() -> None:
    documents = [as_html(sample(kind, "ar")) for kind in DENSE]
    by_the_short = digests(documents)
    assert len(by_the_short) == len(DENSE)
    assert digests(documents, "--long") == by_the_short
