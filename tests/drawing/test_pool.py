"""The warm children: several at once, one that dies, and what the web process does not have to load."""

import io
import multiprocessing
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from pypdf import PdfReader

from portal.drawing import pool
from portal.drawing.errors import DocumentFailed
from tests.drawing.papers import paper


def test_a_document_is_drawn() -> None:
    assert pool.draw(paper("<p>x")).startswith(b"%PDF")


def test_several_at_once_wait_for_each_other() -> None:
    given = [paper("<p>x", title=str(number)) for number in range(6)]
    with ThreadPoolExecutor(6) as threads:
        drawn = list(threads.map(pool.draw, given))
    assert [PdfReader(io.BytesIO(pdf)).metadata["/Title"] for pdf in drawn] == [str(number) for number in range(6)]
    assert len(children()) <= pool.CHILDREN


def test_a_killed_child_is_replaced() -> None:
    pool.draw(paper("<p>x"))
    for child in children():
        os.kill(child, signal.SIGKILL)
    drawn = 0
    for _ in range(3):
        try:
            drawn += pool.draw(paper("<p>x")).startswith(b"%PDF")
        except DocumentFailed:
            continue  # the one that was being handed to the killed child
    assert drawn >= 2


def test_a_child_is_replaced_by_a_new_one_after_so_many_tasks(monkeypatch) -> None:
    pool.close()
    monkeypatch.setattr(pool, "TASKS_PER_CHILD", 2)
    seen = {pool.in_child(os.getpid) for _ in range(8)}
    pool.close()
    assert len(seen) > pool.CHILDREN


def children() -> list[int]:
    """The drawing children of this process."""
    return [child.pid for child in multiprocessing.active_children() if child.pid and "pebble" in child.name]


NOT_LOADED = """
import sys
from portal.drawing import pool
assert not {"weasyprint", "pikepdf", "django"} & set(sys.modules)
"""


def test_the_web_process_does_not_load_the_renderer() -> None:
    done = subprocess.run([sys.executable, "-c", NOT_LOADED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
