"""The sealed box that draws documents: what people type stays text, and what hangs or dies is ended and said."""

import io
import multiprocessing
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import page
import pytest
from pypdf import PdfReader

from portal.casework.documents import rendering
from portal.drawing import pool
from portal.drawing.errors import DocumentFailed
from tests.casework.documents.household import GIVEN, NAMES, summary
from tests.casework.documents.test_application_pdf import pages

HOSTILE = {
    "a file in an image": '<img src="file:///etc/passwd">',
    "a script": "<script>document.title='x'</script>",
    "a stylesheet elsewhere": "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
    "a style": "<style>@import url(file:///etc/passwd); body{background:url(http://127.0.0.1:9/)}</style>",
    "an attachment": "<link rel=attachment href=file:///etc/passwd>",
    "a broken-out attribute": '"><img src=x onerror=1>',
    "a template": "{{ summary.reference }}{% include '/etc/passwd' %}",
    "an object": "<object data=file:///etc/passwd></object><iframe src=file:///etc/passwd></iframe>",
    "a drawing": "<svg><image href='file:///etc/passwd'/></svg>",
    "an entity": "&xxe;&#0;&lt;b&gt;",
    "turned text": "\u202eevil\u202c \u2066x\u2069 \u200f\u200e",
    "control characters": "a\x00b\x07c\ud800d\ufffee",
    "emoji": "👩‍👩‍👧 🇸🇾 ☠️",
    "vowel signs": "مُحَمَّدٌ أُعِدَّ شَيْئًا تُقدَّم",
    "percent signs": "%(amount)s %s %d 100 %",
}
FILE_LINE = "root:x:0:0"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_people_type_stays_text(text: str) -> None:
    """One try to fetch anything fails the whole document, so a document that is made fetched nothing."""
    given = summary("ar", names={**NAMES, "samir": text}, municipality=text, reference=text)
    pdf = rendering.render(given)
    sheets = pages(pdf)
    assert page.validate_pdf_bytes(pdf).rules.failed == 0
    assert NAMES["rania"] in " ".join(sheets)
    assert FILE_LINE not in " ".join(sheets)


def test_the_markup_that_people_type_can_be_read_on_the_page() -> None:
    text = " ".join(pages(rendering.render(summary("sv", names={**NAMES, "samir": "<b>Samir</b> & co"}))))
    assert "<b>Samir</b> & co" in text


def test_long_words_stay_on_the_page() -> None:
    given = summary("sv", names={**NAMES, "samir": "A" * 200}, information=(replace(GIVEN, what="B" * 4000),))
    text = "".join(" ".join(pages(rendering.render(given))).split())
    assert text.count("B") >= 4000
    assert text.count("A") >= 200


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<p style="background:url(data:image/png;base64,AAAA)">x</p>',
        "<style>@import url(/x)</style>",
    ],
)
def test_a_document_that_asks_for_an_address_fails(markup: str) -> None:
    with pytest.raises(DocumentFailed):
        pool.draw(f'<html lang="sv"><title>x</title><body>{markup}')


def test_a_document_that_takes_too_long_is_ended_and_the_next_is_drawn() -> None:
    endless = '<html lang="sv"><title>x</title><body>' + "<div><p>a" * 20_000
    with pytest.raises(DocumentFailed, match="too long"):
        pool.draw(endless, seconds=0.2)
    assert pool.draw('<html lang="sv"><title>x</title><body><p>x').startswith(b"%PDF")


def test_several_at_once_wait_for_each_other() -> None:
    given = [f'<html lang="sv"><title>{number}</title><body><p>x' for number in range(6)]
    with ThreadPoolExecutor(6) as threads:
        drawn = list(threads.map(pool.draw, given))
    assert [PdfReader(io.BytesIO(pdf)).metadata["/Title"] for pdf in drawn] == [str(number) for number in range(6)]
    assert len(children()) <= pool.CHILDREN


def test_a_killed_child_is_replaced() -> None:
    hello = '<html lang="sv"><title>x</title><body><p>x'
    pool.draw(hello)
    for child in children():
        os.kill(child, signal.SIGKILL)
    drawn = 0
    for _ in range(3):
        try:
            drawn += pool.draw(hello).startswith(b"%PDF")
        except DocumentFailed:
            continue  # the one that was being handed to the killed child
    assert drawn >= 2


def children() -> list[int]:
    """The drawing children of this process."""
    return [child.pid for child in multiprocessing.active_children() if child.pid and "pebble" in child.name]


def test_the_message_of_a_failure_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DocumentFailed) as failure:
        pool.draw(
            f'<html lang="sv"><title>x</title><body><p>{NAMES["samir"]}<img src="http://127.0.0.1:9/{NAMES["samir"]}">'
        )
    told = f"{failure.value} {failure.value.__cause__}"
    assert not any(part in told for part in NAMES["samir"].split())


BOX = """
import os
os.environ["DATABASE_URL"] = "postgres://secret"
from portal.drawing import sealed
sealed.seal()
assert "DATABASE_URL" not in os.environ
import socket, subprocess, resource
for attempt in (
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("localhost", 80),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
):
    try:
        attempt()
    except PermissionError:
        continue
    raise SystemExit("not refused")
assert resource.getrlimit(resource.RLIMIT_AS)[0] <= 1024**3
assert sealed.draw("<html lang=sv><title>x</title><p>x").startswith(b"%PDF")
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_inside_the_box_there_is_no_network_no_program_and_no_secret() -> None:
    done = run(BOX)
    assert done.returncode == 0, done.stderr


NOT_LOADED = """
import sys
from portal.drawing import sealed
assert not {"weasyprint", "pikepdf", "django"} & set(sys.modules)
"""


def test_the_web_process_does_not_load_the_renderer() -> None:
    done = run(NOT_LOADED)
    assert done.returncode == 0, done.stderr
