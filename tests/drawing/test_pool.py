"""The warm children: several at once, one that dies, and what the web process does not have to load."""

import io
import multiprocessing
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfReader

from portal.drawing import pool
from portal.drawing.errors import DocumentFailed
from tests.drawing import tasks
from tests.drawing.papers import paper


def test_a_document_is_drawn() -> None:
    assert pool.draw(paper("<p>x")).startswith(b"%PDF")


def test_a_strangers_file_is_opened_in_a_child_that_draws_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "anna")
    pool.close()
    drawing = {pool.in_child(os.getpid) for _ in range(8)}
    opening = {pool.in_child(os.getpid, strangers=True) for _ in range(4)}
    assert len(opening) == pool.FOR_STRANGERS
    assert not drawing & opening
    assert not pool.in_child(os.getenv, "USER", strangers=True)  # sealed alike


def test_several_at_once_wait_for_each_other() -> None:
    pool.close()
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
            continue  # the one that was handed to both of the killed children
    assert drawn >= 2


def test_what_a_child_died_of_by_chance_is_given_to_another(monkeypatch) -> None:
    pool.close()
    monkeypatch.setattr(pool, "CHILDREN", 1)
    first = pool.in_child(os.getpid)
    assert pool.in_child(tasks.die, first) != first
    pool.close()


def test_what_every_child_dies_of_fails() -> None:
    with pytest.raises(DocumentFailed, match="ended"):
        pool.in_child(tasks.die)
    assert pool.draw(paper("<p>x")).startswith(b"%PDF")


def test_a_strangers_file_that_a_child_dies_of_is_not_given_to_another(monkeypatch) -> None:
    monkeypatch.setattr(pool, "FOR_STRANGERS", 1)
    pool.close()
    first = pool.in_child(os.getpid, strangers=True)
    with pytest.raises(DocumentFailed):
        pool.in_child(tasks.die, first, strangers=True)
    assert pool.in_child(os.getpid, strangers=True) != first


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
