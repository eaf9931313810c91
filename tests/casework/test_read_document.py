"""`manage.py read_document`: what is in the file, whether it is what it says, and a plain word for anything else."""

import io
import json
import zlib
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from portal.casework.documents import samples
from portal.casework.documents.application.carried import FILE_NAME
from portal.casework.documents.household_data import canonical
from portal.casework.documents.household_data.code import texts_of
from portal.casework.documents.rendering import render
from portal.casework.management.commands import read_document
from portal.drawing import reading

DATA = samples.data("sv")


@cache
def application() -> bytes:
    return render(samples.application("sv"))


def read(content: bytes, folder: Path, *flags: str) -> tuple[str, str]:
    """What it prints, and what it says beside that. The file is as it was, and no other is there."""
    path = folder / "x.pdf"
    path.write_bytes(content)
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("read_document", str(path), *flags, stdout=out, stderr=err)
    finally:
        assert path.read_bytes() == content
        assert list(folder.iterdir()) == [path]
    return out.getvalue(), err.getvalue()


def refused(content: bytes, folder: Path, *flags: str) -> str:
    with pytest.raises(CommandError) as error:
        read(content, folder, *flags)
    return str(error.value)


def with_file(content: bytes, **more: object) -> bytes:
    """The application with another file in place of its own."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(application())) as pdf:
        pdf.attachments[FILE_NAME] = content
        pdf.save(made, **more)
    return made.getvalue()


def test_it_prints_the_data_and_says_that_they_are_the_documents_own(tmp_path: Path):
    printed, said = read(application(), tmp_path)
    assert json.loads(printed) == DATA
    assert "The data are those that the document says it was made with." in said
    assert samples.application("sv").carried.check_code in said


def test_it_reads_what_a_scanner_read(tmp_path: Path):
    printed, said = read("\r\n".join(texts_of(canonical(DATA))).encode(), tmp_path, "--code")
    assert json.loads(printed) == DATA
    assert samples.application("sv").carried.check_code in said


def test_data_that_were_changed_are_told(tmp_path: Path):
    changed = canonical({**DATA, "amount": {"min": 400_000, "max": 400_000_000}})
    assert "it has been changed" in refused(with_file(changed), tmp_path)


def test_a_name_cannot_steer_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read_document.Command, "_compare", lambda *_: None)
    names = [{**DATA["people"][0], "name": "\x1b[2J\x9b2J\u202eSamir"}, *DATA["people"][1:]]
    printed, _ = read(with_file(canonical({**DATA, "people": names})), tmp_path)
    assert not set("\x1b\x9b\u202e") & set(printed)
    assert json.loads(printed)["people"] == names


def blank() -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    return made.getvalue()


def locked() -> bytes:
    return with_file(canonical(DATA), encryption=pikepdf.Encryption(user="x", owner="y"))


def hollow() -> bytes:
    """A name tree that leads nowhere."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(application())) as pdf:
        pdf.Root.Names.EmbeddedFiles.Names[1] = pikepdf.Dictionary(Type=pikepdf.Name.Filespec)
        pdf.save(made)
    return made.getvalue()


def endless() -> bytes:
    """A name tree that leads back to itself."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(application())) as pdf:
        tree = pdf.make_indirect(pikepdf.Dictionary())
        tree.Kids = pikepdf.Array([tree])
        pdf.Root.Names.EmbeddedFiles = tree
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (lambda: b"", "no PDF"),
        (lambda: b"Hej", "no PDF"),
        (lambda: b"%PDF-1.7\n" + b"\x00" * 1000, "no PDF"),
        (lambda: application()[: len(application()) // 2], "no PDF"),
        (lambda: application()[:200] + b"\xff" * 2_000 + application()[2_200:], "PDF"),
        (blank, "no application made here"),
        (locked, "locked with a password"),
        (hollow, "PDF"),
        (endless, "PDF"),
        (lambda: with_file(b"0" * 300_000), "larger than any of ours"),
        (lambda: with_file(b"{}"), "no data of ours"),
        (lambda: with_file(b"\xff\xfe"), "no data of ours"),
        (lambda: with_file(b"[" * 200_000), "no data of ours"),
    ],
)
def test_anything_else_is_refused_with_a_plain_word(content, why: str, tmp_path: Path):
    assert why in refused(content(), tmp_path)


def test_what_unpacks_to_more_than_the_child_may_hold_is_refused(tmp_path: Path):
    packer = zlib.compressobj(9)
    packer.compress(b"\x00" * 1_000_000)
    once = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    packer.compress(b"\x00" * 1_000_000)
    again = packer.flush(zlib.Z_FULL_FLUSH)
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(application())) as pdf:
        file = pdf.attachments[FILE_NAME].get_file().obj
        file.write(once + again * 2_000, filter=pikepdf.Name.FlateDecode)
        pdf.save(made)
    assert len(made.getvalue()) < read_document.LARGEST
    assert "PDF" in refused(made.getvalue(), tmp_path)


def test_a_file_without_end_or_that_is_not_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read_document, "LARGEST", 1_000)
    assert "larger than" in refused(application(), tmp_path)
    for name in ("no-such-file.pdf", "nul\0", str(tmp_path)):
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("read_document", name)


@pytest.mark.parametrize("code", [b"", b"x", b"VAGVAL1:1/1:BB8", b"\xff\xfe"])
def test_what_a_scanner_read_elsewhere_is_refused(code: bytes, tmp_path: Path):
    assert "no data of ours" in refused(code, tmp_path, "--code")


def test_the_pdf_is_opened_in_the_sealed_child_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked = []

    def in_child(task, *args):
        asked.append(task)
        return reading.Refusal.LOCKED

    monkeypatch.setattr(read_document.pool, "in_child", in_child)
    assert "password" in refused(application(), tmp_path)
    assert asked == [reading.enclosed]
