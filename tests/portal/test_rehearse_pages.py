"""``manage.py rehearse``: the pages, sentences and documents that carry a changed figure."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from content.models import GuidancePage
from eligibility.law import figures
from eligibility.typed_figures import typed_figures
from portal.management import rehearsal
from tests.content.pages import LANGUAGES, page_of

HEAD = 'base = "2026:285"\nwording = "2999:1"\nin_force_from = 2027-01-01\n[figures]\n'
LOOKED_FOR = ("adult_amount", "cutoff_date", "payment_first_percent", "adult_age", "section_amount", "ordinance")


@pytest.fixture
def draft(tmp_path: Path) -> Any:
    def write(text: str) -> str:
        path = tmp_path / "draft.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return str(path)

    return write


def told(name: str, *more: str) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("rehearse", name, *more, stdout=out)
    return out.getvalue()


def found(name: str) -> dict[str, Any]:
    return json.loads(told(name, "--json"))


@pytest.mark.usefixtures("guidance")
def test_the_pages_that_carry_a_changed_figure_are_listed_in_every_language(draft: Any) -> None:
    printed = found(draft("cutoff_date = 2025-01-01\n"))
    carrying = {(page["language"], page["where"]) for page in printed["published_pages"]}
    assert {language for language, _ in carrying} == set(LANGUAGES)
    assert ("sv", "/sv/vad-atervandring-ar/") in carrying
    [swedish] = [page for page in printed["published_pages"] if page["where"] == "/sv/vad-atervandring-ar/"]
    assert swedish["figures"] == {"cutoff_date": 2}
    assert {file["where"] for file in printed["starter_files"]} >= {
        f"content/starter/{language}/what-repatriation-is.md" for language in LANGUAGES
    }


@pytest.mark.usefixtures("guidance")
def test_what_an_editor_has_published_since_is_found(draft: Any) -> None:
    page = page_of("documents", "sv")
    page.intro = "Bidraget är högst {couple_cap} för ett par, alltså 500 000 kronor."
    page.save_revision().publish()
    printed = found(draft("couple_cap = 510_000\n"))
    (edited,) = [each for each in printed["published_pages"] if each["where"] == f"/sv/{page.slug}/"]
    assert edited["figures"]["couple_cap"] == 1
    assert [(typed["name"], "500 000" in typed["excerpt"]) for typed in edited["typed_by_hand"]] == [
        ("couple_cap", True)
    ]
    assert "couple_cap? “… " in told(draft("couple_cap = 510_000\n"))


@pytest.mark.usefixtures("guidance")
def test_a_page_that_is_not_published_is_not_listed(draft: Any) -> None:
    page_of("what-repatriation-is", "sv").unpublish()
    printed = found(draft("cutoff_date = 2025-01-01\n"))
    assert "/sv/vad-atervandring-ar/" not in {page["where"] for page in printed["published_pages"]}
    assert {page["language"] for page in printed["published_pages"]} >= set(LANGUAGES) - {"sv"}


@pytest.mark.django_db
def test_the_sentences_that_name_a_changed_figure_are_listed_with_every_catalogue(draft: Any) -> None:
    printed = found(draft("cutoff_date = 2025-01-01\nmonths_before_third_payment = 18\n"))
    sentences = {sentence["msgid"]: sentence for sentence in printed["sentences"]}
    label = sentences["Permit since %(cutoff_date)s or earlier."]
    assert label["figures"] == ["cutoff_date"]
    catalogues = [path.name for path in Path(settings.LOCALE_PATHS[0]).iterdir() if path.is_dir()]
    assert label["languages"] == dict.fromkeys(catalogues, "translated")
    assert label["places"] == ["eligibility/wording/conditions.py"]
    limit = sentences["The last payment can be made at the earliest %(months)s months after departure."]
    assert limit["figures"] == ["deadline third_payment_earliest"]


@pytest.mark.django_db
def test_the_documents_that_carry_a_changed_figure_are_listed_part_by_part(draft: Any) -> None:
    (document,) = found(draft("child_amount = 30_000\ncutoff_date = 2025-01-01\n"))["documents"]
    assert {part["name"]: part["figures"] for part in document["parts"]} == {
        "application/amount.html: the sums and how they were counted": ["child_amount"],
        "application/amount.html: the payments": ["child_amount"],
    }
    assert "Permit since %(cutoff_date)s or earlier." in document["sentences"]


@pytest.mark.django_db
def test_the_cases_that_flip_and_the_amounts_that_move_are_in_the_report(draft: Any) -> None:
    report = told(draft("adult_amount = 400_000\ncutoff_date = 2025-01-01\n"))
    assert "adult_amount: 350\u00a0000\u00a0kr → 400\u00a0000\u00a0kr  (2025:970 9 §)" in report
    assert "he: not_covered → possible  (permit_since_cutoff: not_covered → met)" in report
    assert "min, max, if_unblocked: 350\u00a0000\u00a0kr → 400\u00a0000\u00a0kr  (+50\u00a0000\u00a0kr)" in report
    assert "payments: 70\u00a0000 + 112\u00a0000 + 168\u00a0000 → 80\u00a0000 + 128\u00a0000 + 192\u00a0000" in report


@pytest.mark.usefixtures("guidance")
def test_a_draft_that_changes_nothing_says_so(draft: Any) -> None:
    report = told(draft("adult_amount = 350_000\n"))
    assert "This draft changes nothing" in report
    assert "Published pages: none" in report
    assert found(draft("adult_amount = 350_000\n"))["changes_nothing"] is True


@pytest.mark.usefixtures("guidance")
def test_a_new_ordinance_is_rehearsed_as_well() -> None:
    """2025:970 took the place of 1984:890: conditions came and went, and so did figures."""
    report = told("eligibility.law.repatriation_grant.edition_2025_970")
    assert "lacks_means: taken away (1984:890 3 §)" in report
    assert "no_csn_debt: added (2025:970 7 § 3)" in report
    assert "couple_cap: none → 500\u00a0000\u00a0kr  (2025:970 9 §)" in report


@pytest.mark.django_db
def test_a_condition_that_nobody_has_worded_is_named(tmp_path: Path) -> None:
    module = tmp_path / "edition_2027_1.py"
    module.write_text(
        "from dataclasses import replace\n"
        "from datetime import date\n"
        "from eligibility.law.repatriation_grant import EDITIONS\n"
        "last = EDITIONS[-1]\n"
        "asked = (*last.conditions, replace(last.conditions[0], code='has_a_bicycle'))\n"
        "EDITION = replace(last, wording='2999:1', in_force_from=date(2999, 1, 1), conditions=asked)\n"
    )
    assert found(str(module))["not_worded"] == ["condition has_a_bicycle"]


@pytest.mark.usefixtures("guidance")
def test_nothing_is_written_and_postgresql_sees_to_it(draft: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object) -> None:
        GuidancePage.objects.update(intro="")

    monkeypatch.setattr(rehearsal, "published_pages_with", write)
    assert "cannot execute UPDATE in a read-only transaction" in told(draft("adult_amount = 400_000\n"))
    assert GuidancePage.objects.exclude(intro="").exists()


@pytest.mark.django_db
def test_a_database_that_cannot_be_asked_is_said_and_the_rest_is_told(
    draft: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DatabaseError("relation\n does not exist")

    monkeypatch.setattr(rehearsal, "published_pages_with", fail)
    report = told(draft("adult_amount = 400_000\n"))
    assert "Published pages: NOT LOOKED AT, the database could not be asked: relation does not exist" in report
    assert "content/starter/sv/the-grant.md [sv]: adult_amount" in report
    assert not connection.needs_rollback


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("adult_amont = 1\n", "figures.adult_amont: unknown; expected one of "),
        ("adult_amount = [\n", "draft.toml: "),
    ],
)
def test_a_draft_that_is_not_understood_is_one_line_and_2(
    draft: Any, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        told(draft(text))
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_folder_without_cases_is_one_line_and_2(
    draft: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        told(draft("adult_amount = 1\n"), "--cases", str(tmp_path / "none"))
    assert ended.value.code == 2
    assert "expected a folder with case files" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Du får 350 000 kronor.", "sv", ["adult_amount"]),
        ("Du får 350\u00a0000 kr, 350.000 kr eller 350000.", "sv", ["adult_amount"] * 3),
        ("المبلغ ٣٥٠٬٠٠٠ كرونة", "ar", ["adult_amount"]),
        ("Diarienummer 1350000 och 350 0001", "sv", []),
        ("den 12 september 2024 (2024-09-12)", "sv", ["cutoff_date", "cutoff_date"]),
        ("12 September 2024", "en", ["cutoff_date"]),
        ("12 سبتمبر 2024", "ar", ["cutoff_date"]),
        ("en femtedel, 20 procent eller 20 %", "sv", ["payment_first_percent"] * 2),
        ("barn under 18 år", "sv", ["adult_age"]),
        ("den 18 juni 2026, 18 %, 18 kr, 1:18, 18.30 och 118", "sv", []),
        ("7 kap. 9 § eller {adult_amount}", "sv", ["section_amount"]),
        ("förordning 2025:970", "sv", ["ordinance"]),
    ],
)
def test_what_seems_typed_by_hand_is_recognised(text: str, language: str, names: list[str]) -> None:
    known = {name: figure for name, figure in figures(date(2026, 5, 4)).items() if name in LOOKED_FOR}
    assert sorted(typed.name for typed in typed_figures(text, known, language)) == sorted(names)
