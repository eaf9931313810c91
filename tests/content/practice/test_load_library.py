"""The twenty examples and the literature come with the portal, and what editors changed stays."""

from __future__ import annotations

import re

import pytest
from django.db import transaction

from content.loading import Done, Loaded
from content.practice.library import literature, published
from content.practice.loading import load, practices, research
from content.practice.models import HISTORICAL_AFTER, Practice, PracticeEvent, Research
from content.practice.wording import Evidence, LegalSituation, Reading, State

pytestmark = pytest.mark.usefixtures("library")


def test_all_twenty_come_published_with_their_sources(first_library: list[Loaded]) -> None:
    examples = Practice.objects.filter(starter_key__startswith="GP-")
    assert sorted(p.starter_key for p in examples) == [f"GP-{number:02}" for number in range(1, 21)]
    assert {p.state for p in examples} == {State.PUBLISHED}
    for practice in examples:
        assert practice.evaluated_by
        assert all(source.place and source.read_on for source in practice.sources.all())
        assert practice.sources.exists()
    assert {e.kind for e in PracticeEvent.objects.filter(practice__in=examples)} == {PracticeEvent.Kind.CAME_ALONG}


def test_loading_again_changes_nothing() -> None:
    assert {one.done for one in load()} == {Done.UNCHANGED}


def test_what_an_editor_changed_is_left_alone() -> None:
    with transaction.atomic():
        practice = Practice.objects.get(starter_key="GP-09")
        practice.cautions = "Kontrollerat av kansliet."
        practice.save()
        done = {one.key: one.done for one in load()}
        assert done["GP-09"] is Done.LEFT_ALONE
        assert done["GP-10"] is Done.UNCHANGED
        assert Practice.objects.get(starter_key="GP-09").cautions == "Kontrollerat av kansliet."


def test_what_is_withdrawn_does_not_come_back() -> None:
    Practice.objects.filter(starter_key="GP-12").update(state=State.WITHDRAWN)
    load()
    assert Practice.objects.get(starter_key="GP-12").state == State.WITHDRAWN


def test_the_four_that_concern_repatriation_stand_first() -> None:
    first = published()[:4]
    assert {practice.starter_key for practice in first} == {"GP-03", "GP-08", "GP-09", "GP-10"}


def test_the_counter_examples_are_kept_and_the_old_ones_are_historical() -> None:
    counter = Practice.objects.filter(is_counter_example=True, starter_key__isnull=False)
    assert {practice.starter_key for practice in counter} == {"GP-18", "GP-19"}
    for practice in Practice.objects.filter(stated_in=2007):
        assert practice.is_historical, practice
        assert practice.last_year + HISTORICAL_AFTER < 2026


def test_no_starter_text_speaks_of_an_effect_or_shows_what_nobody_could_read() -> None:
    for entry in [*practices(), *research()]:
        text = " ".join(value for name, value in entry.items() if isinstance(value, str) and name != "url")
        assert "?" not in text, entry["key"]
        assert not re.search(r"\beffekt(en|er|erna)?\b", text, re.IGNORECASE), entry["key"]


def test_a_number_about_return_says_that_it_is_not_about_repatriation() -> None:
    identity = Practice.objects.get(starter_key="GP-16")
    assert identity.legal_situation == LegalSituation.RETURN
    assert "inte frivillig återvandring" in identity.cautions


def test_what_we_have_not_read_says_through_what_we_know_it() -> None:
    works = literature()
    assert len(works) >= 15
    for work in works:
        assert work.limits
        assert work.finding
        assert bool(work.known_through) == (work.reading == Reading.THROUGH), work
    assert Research.objects.filter(title__contains="SOU 2024:53").exists()


def test_every_level_of_evidence_says_what_it_means() -> None:
    assert all(str(level.meaning) for level in Evidence)
