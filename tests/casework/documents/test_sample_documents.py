"""`manage.py sample_documents`: the documents of invented people, and the page that shows them."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.casework.documents import contact_sheet

FEW = ("--kinds", "letter", "checklist", "--languages", "sv", "ar")


def made_in(folder: Path, *more: str) -> str:
    said = StringIO()
    call_command("sample_documents", str(folder), *FEW, *more, stdout=said)
    return said.getvalue()


STAND_IN = """#!/bin/sh
for last; do :; done
echo picture > "$last-1.png"
echo picture > "$last-2.png"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made with a stand-in for pdftoppm, which says that each document has two pages."""
    programs, folder = tmp_path_factory.mktemp("programs"), tmp_path_factory.mktemp("samples") / "new"
    program = programs / "pdftoppm"
    program.write_text(STAND_IN)
    program.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contact_sheet, "FOLDERS_OF_PROGRAMS", str(programs))
        made_in(folder, "--pictures")
    return folder


def test_each_kind_in_each_language_is_a_file_that_says_so(folder: Path) -> None:
    files = sorted(path.name for path in folder.glob("*.pdf"))
    assert files == ["checklist-ar.pdf", "checklist-sv.pdf", "letter-ar.pdf", "letter-sv.pdf"]
    assert all((folder / name).read_bytes().startswith(b"%PDF") for name in files)


def test_the_sheet_shows_every_page_of_each_with_words_for_the_picture(folder: Path) -> None:
    sheet = (folder / contact_sheet.SHEET).read_text("utf-8")
    pictures = sorted(path.name for path in folder.glob("*.png"))
    assert len(pictures) == 8
    assert all(f'src="{name}"' in sheet for name in pictures)
    assert sheet.count("<img") == sheet.count('alt="Page') == len(pictures)
    assert 'href="letter-ar.pdf"' in sheet
    assert "<script" not in sheet


def test_it_says_what_it_makes_while_it_makes_it(tmp_path: Path) -> None:
    lines = made_in(tmp_path).splitlines()
    assert lines[0].startswith("1 of 4: letter-sv.pdf")
    assert lines[-1].startswith(f"4 documents in {tmp_path}")


def test_without_pictures_the_sheet_leads_to_the_documents(tmp_path: Path) -> None:
    made_in(tmp_path)
    sheet = (tmp_path / contact_sheet.SHEET).read_text("utf-8")
    assert "<img" not in sheet
    assert sheet.count('.pdf">') == 4


def test_it_makes_them_again_in_a_folder_of_its_own(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("*.pdf")}
    made_in(folder)
    assert {path.name: path.read_bytes() for path in folder.glob("*.pdf")} == before


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CommandError, match="not empty"):
        made_in(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(CommandError, match="no folder"):
        made_in(file)


def test_without_the_program_for_pictures_it_says_which_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contact_sheet, "FOLDERS_OF_PROGRAMS", str(tmp_path))
    with pytest.raises(CommandError, match="poppler-utils"):
        made_in(tmp_path / "samples", "--pictures")
