"""What is made from the law, its cases and its words stands in the repository as it would be made now."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from eligibility.documenting import generated
from eligibility.documenting.generated import generated_files
from eligibility.management.commands import write_law_docs


def test_everything_generated_is_up_to_date() -> None:
    assert list(write_law_docs.stale_files()) == [], "run manage.py write_law_docs"


def test_the_coverage_page_says_how_many_cases_somebody_has_signed() -> None:
    page = generated_files()["docs/law/coverage.md"]
    assert "**Nobody with legal training has signed any of the cases yet.**" in page
    assert "**none**" not in page


def test_a_page_that_is_not_up_to_date_is_named_and_then_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_law_docs, "ROOT", tmp_path)
    monkeypatch.setattr(generated, "PAGES", (lambda: {"flow.svg": "<svg/>\n"},))
    monkeypatch.setattr(generated, "DATA", ())
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("write_law_docs", "--check", stdout=said, stderr=StringIO())
    assert ended.value.code == 1
    assert said.getvalue() == "not up to date: docs/law/flow.svg\n"
    assert not (tmp_path / "docs").exists()
    call_command("write_law_docs", stdout=StringIO())
    assert (tmp_path / "docs/law/flow.svg").read_text() == "<svg/>\n"
    call_command("write_law_docs", "--check", stdout=StringIO())
