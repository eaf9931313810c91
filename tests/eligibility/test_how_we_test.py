"""Somebody wants to know how the rules are tested, and reads a household worked by hand."""

import gzip
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import conditional_escape

from eligibility.documenting.our_cases import our_cases
from eligibility.proof import views
from eligibility.proof.collected import as_collected, collected_cases
from eligibility.proof.presenting import present_case
from eligibility.proof.topics import all_groups, topics_by_slug
from eligibility.wording.case_titles import CASE_TITLES
from eligibility.wording.proof import person_name
from portal.settings.languages import PUBLISHED

LANGUAGES = [language.code for language in PUBLISHED]
pytestmark = pytest.mark.django_db


def read(name: str, language: str = "en", /, **which: str) -> str:
    with translation.override(language):
        address = reverse(f"eligibility:{name}", kwargs=which)
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_overview_says_how_many_households_and_that_nobody_has_signed() -> None:
    page = read("proof")
    assert f"{len(our_cases())} households" in page
    assert "Nobody with legal training has signed any of the households yet." in page
    assert "Debt to CSN." in page
    assert page.count("<details>") == len(topics_by_slug())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_stays_light_and_runs_no_script_of_its_own(language: str) -> None:
    page = read("proof", language)
    assert len(gzip.compress(page.encode())) < 20_000
    assert page.count("<script") == 1  # the way out, on every page


def test_each_way_a_condition_can_stand_has_its_households() -> None:
    page = read("proof_topic", topic="2025-970-no-csn-debt")
    assert page.index('id="met"') < page.index('id="not-met-blocked-now"') < page.index('id="unknown"')
    assert "A debt to CSN is in the way for as long as it lasts." in page
    assert reverse("eligibility:proof_case", kwargs={"name": "a_debt_to_the_student_finance_board"})[3:] in page


def test_a_household_shows_its_facts_what_is_expected_and_what_comes_out() -> None:
    page = read("proof_case", name="a_couple_of_whom_one_has_a_debt")
    assert "He has a debt at Kronofogden, and she is a refugee in her own right." in page
    assert "2025:970 7 § 3; reading.md 7.1 #11b, 8 #11" in page
    assert "Nobody with legal training has signed this yet" in page
    assert "The man and The woman are spouses or cohabiting partners." in page
    assert "Debt handed to Kronofogden, the Enforcement Authority" in page
    assert "The answer agrees with what we expect." in page
    assert page.count("500\u00a0000\u00a0kr") >= 2  # expected, and answered
    assert "What you leave" in page


def test_an_answer_that_differs_is_said_to_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    case = collected_cases()["a_single_refugee"]
    wrong = {**case.expect, "outcome": {"he": "unknown"}, "grant": {"min": 0, "max": 350000, "if_unblocked": 350000}}
    other = type(case)(
        household=case.household, on=case.on, title=case.title, source="-", reviewer="Karin, 2026-12-01", expect=wrong
    )
    monkeypatch.setattr(views, "collected_cases", lambda: {"a_single_refugee": other})
    page = read("proof_case", name="a_single_refugee")
    assert "The answer differs from what we expect." in page
    assert "Karin, 2026-12-01" in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(our_cases())[::25])
def test_a_household_has_a_page_in_every_language(name: str, language: str) -> None:
    with translation.override(language):
        title = conditional_escape(CASE_TITLES[name])
    assert f"<h1>{title}</h1>" in read("proof_case", language, name=name)


def test_every_household_can_be_shown_and_is_answered_as_expected() -> None:
    for name, case in collected_cases().items():
        shown = present_case(name, case)
        assert shown.agrees, name
        assert len(shown.persons) == len(shown.expected) == len(case.household.persons)


def test_every_topic_has_a_page() -> None:
    for topic in topics_by_slug():
        assert "<h1>" in read("proof_topic", topic=topic)


def test_every_topic_is_proven_by_somebody() -> None:
    for group in all_groups():
        for topic in group.topics:
            assert topic.proven, topic.slug
            assert all(proven.cases for proven in topic.proven), topic.slug


def test_every_household_can_be_reached_from_the_overview() -> None:
    listed = {name for topic in topics_by_slug().values() for proven in topic.proven for name in proven.cases}
    assert listed == set(our_cases())


@pytest.mark.parametrize("address", ["proof", "proof_topic", "proof_case"])
def test_a_page_may_be_kept_by_anybody_and_sets_no_cookie(address: str) -> None:
    which = {"proof_topic": {"topic": "2025-970-age"}, "proof_case": {"name": "nothing_was_told"}}.get(address, {})
    response = Client().get(reverse(f"eligibility:{address}", kwargs=which))
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("address", "which"), [("proof_topic", {"topic": "nothing"}), ("proof_case", {"name": "nobody"})]
)
def test_what_is_not_there_is_not_found(address: str, which: dict[str, str]) -> None:
    assert Client().get(reverse(f"eligibility:{address}", kwargs=which)).status_code == 404


def test_a_page_is_only_read() -> None:
    assert Client().post(reverse("eligibility:proof")).status_code == 405


def test_the_same_page_is_offered_in_every_language() -> None:
    page = read("proof_case", name="nothing_was_told")
    for language in LANGUAGES:
        with translation.override(language):
            assert f'href="{reverse("eligibility:proof_case", kwargs={"name": "nothing_was_told"})}"' in page or (
                language == "en"
            )


def test_everybody_in_a_case_has_a_name() -> None:
    for case in our_cases().values():
        names = [str(person_name(person.id)) for person in case.household.persons]
        assert len(set(names)) == len(names)


def test_the_titles_are_those_of_the_files() -> None:
    with translation.override("en"):
        assert {name: str(title) for name, title in CASE_TITLES.items()} == {
            name: case.title for name, case in our_cases().items()
        }


def test_what_is_deployed_is_what_the_files_say() -> None:
    assert collected_cases() == our_cases()


def test_a_day_survives_the_way_into_the_deployed_file() -> None:
    assert '"on":"2026-03-02"' in as_collected({"a": {"on": date(2026, 3, 2)}})


def test_no_person_of_a_case_is_shown_by_an_id() -> None:
    page = re.sub(r"<[^>]+>", " ", read("proof_case", name="the_family_of_somebody_who_went_ahead"))
    assert not re.search(r"\b(he|she|abroad)\b:", page)
