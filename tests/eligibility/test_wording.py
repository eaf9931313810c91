"""Every code of the law has words, and every word can be said in every language."""

import itertools
from collections.abc import Iterable
from dataclasses import fields

import pytest
from django.utils import translation

from eligibility.asking.questions import BY_CODE, QUESTIONS
from eligibility.law import Household, Kind, Outcome, PermitGround, PermitStatus, Person, PersonOutcome, Relation
from eligibility.law.assessing import assess_under
from eligibility.law.conditions import Condition
from eligibility.law.editions import Edition
from eligibility.law.figures import FigureKind
from eligibility.law.reestablishment_support.edition_2008_778 import RESERVATIONS as SUPPORT_RESERVATIONS
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.wording import choice_label, consequences, fact_label, figure_texts, grant, outcomes, said
from eligibility.wording.conditions import CONDITIONS, sentence, worded
from eligibility.wording.options import OPTIONS
from eligibility.wording.questions import ASKINGS

LANGUAGES = ("sv", "en", "ar")


def _conditions() -> Iterable[tuple[Edition, Condition]]:
    return [(edition, condition) for edition in EDITIONS for condition in edition.conditions]


def _ids(value: object) -> str:
    return value.code if isinstance(value, Condition) else value.wording if isinstance(value, Edition) else ""


@pytest.mark.parametrize(("edition", "condition"), _conditions(), ids=_ids)
def test_every_condition_has_a_sentence_for_each_way_it_can_stand(edition: Edition, condition: Condition) -> None:
    assert str(worded(condition.code).label)
    numbers = figure_texts(edition.figures)
    for finding in condition._findings.values():
        if condition.amount_only and finding.outcome is Outcome.NOT_MET:
            continue  # an amount is never a reason to refuse
        for language in LANGUAGES:
            with translation.override(language):
                assert str(said(sentence(finding), **numbers)).strip(), finding


def test_every_obstacle_says_what_can_change_it_and_who_can() -> None:
    blocking = {
        "no_csn_debt",
        "no_enforcement_debt",
        "no_criminal_matter",
        "tied_person_entitled",
        "family_of_entitled",
    }
    for code in blocking | {"received_in_destination"}:
        assert str(worded(code).change), code
        assert str(worded(code).who), code


def test_no_condition_has_words_that_the_law_does_not_know() -> None:
    assert set(CONDITIONS) == {condition.code for _, condition in _conditions()}


def test_every_fact_has_a_name() -> None:
    for field in fields(Person):
        if field.name != "id":
            assert str(fact_label(field.name))


def test_every_choice_has_a_name_of_its_own() -> None:
    choices = [*PermitStatus, *PermitGround, *Relation]
    assert len({str(choice_label(choice)) for choice in choices}) == len(choices)


def test_every_step_of_counting_has_words() -> None:
    counted = {"adult_amount", "child_amount", "couple_cap", "household_cap", "travel_cost"}
    assert set(grant.STEPS) == counted


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.wording)
def test_every_payment_and_deadline_of_an_edition_has_words(edition: Edition) -> None:
    numbers = figure_texts(edition.figures)
    for share in edition.payment_shares:
        assert str(said(grant.WHEN[share.when], **numbers))
    for deadline in edition.deadlines:
        assert str(deadline.months) in str(grant.deadline_text(deadline))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.wording)
def test_every_reservation_of_an_edition_has_words(edition: Edition) -> None:
    gone_ahead = Person(id="a", keep_permit_notice=True, previous_grant=True, resident=False)
    told = Household(persons=(gone_ahead, Person(id="b")), unclear=True)
    for reservation in (*assess_under(edition, told, edition.in_force_from).reservations, *SUPPORT_RESERVATIONS):
        assert str(grant.RESERVATIONS[reservation.code])


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.wording)
def test_everything_that_follows_a_grant_has_words(edition: Edition) -> None:
    follows, numbers = edition.consequences, figure_texts(edition.figures)
    for provisions, texts in (
        (follows.duties, consequences.DUTIES),
        (follows.payment_stopped, consequences.PAYMENT_STOPPED),
        (follows.repayment, consequences.REPAYMENT),
        (follows.relief, consequences.RELIEF),
    ):
        for provision in provisions:
            assert str(said(texts[provision.code], **numbers))
    for appeal in follows.appeals:
        assert str(consequences.APPEALS[appeal.decision, appeal.allowed])


def test_every_outcome_has_a_heading_and_a_sentence() -> None:
    for outcome in PersonOutcome:
        for texts in (outcomes.PERSONS, outcomes.HEADINGS, outcomes.LEADS):
            assert str(texts[outcome])


def test_every_question_has_words_and_every_answer_a_label() -> None:
    assert set(ASKINGS) == {"household", *BY_CODE}
    assert set(OPTIONS) <= set(BY_CODE)
    for question in QUESTIONS:
        asking = ASKINGS[question.code]
        assert all(str(text) for text in (asking.short, asking.alone, asking.each, asking.why))
        assert all(str(option.label) for option in question.options)


def test_a_sentence_names_only_numbers_that_every_edition_it_is_used_in_has() -> None:
    for edition, condition in _conditions():
        words = worded(condition.code)
        for text in (words.label, words.met, words.not_met, words.unknown, words.for_the_agency):
            assert _named(str(text)) <= set(edition.figures), (edition.wording, condition.code)


def test_amounts_and_days_are_said_in_the_language_of_the_reader() -> None:
    figures = EDITIONS[-1].figures
    label = said(worded("permit_since_cutoff").label, **figure_texts(figures))
    with translation.override("en"):
        assert "12 September 2024" in str(label)
    with translation.override("ar"):
        assert "سبتمبر" in str(label)
    assert {figure.kind for figure in figures.values()} <= set(FigureKind)


def test_no_sentence_urges_or_shouts() -> None:
    told = [
        str(text)
        for words in CONDITIONS.values()
        for text in (words.met, words.not_met, words.unknown, words.for_the_agency, words.change, words.who)
    ]
    asked = [str(text) for asking in ASKINGS.values() for text in (asking.alone, asking.each, asking.why, asking.help)]
    for text in itertools.chain(told, asked, map(str, consequences.LEAVING.values())):
        assert "!" not in text
        assert "up to" not in text.lower()


def test_a_kind_has_an_own_sentence_where_the_general_one_would_be_wrong() -> None:
    through = dict(worded("tied_person_entitled").other_kinds)
    assert set(through) == {Kind.BLOCKED_NOW, Kind.OTHER_SCHEME}
    assert set(dict(worded("has_permit").other_kinds)) == {Kind.OTHER_SCHEME}


def _named(text: str) -> set[str]:
    assert "%%" not in text
    return {part.split(")")[0] for part in text.split("%(")[1:]}
