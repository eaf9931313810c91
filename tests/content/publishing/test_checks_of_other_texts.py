"""The checks look at answers, country cards, words, notices and events as they look at pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from content.dialogue.models import Notice, Question
from content.publishing.checks import Check
from content.publishing.models import Override
from content.publishing.tellers import text_of
from content.publishing.texts_checked import findings_of, open_findings, override
from portal.accounts.models import User
from tests.content.publishing.texts import MAKERS, WITH_DRAFTS, card, event, faq, in_easy_swedish, notice, saved, word

pytestmark = pytest.mark.usefixtures("guidance")
Maker = Callable[..., Any]
every_sort = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
URGING = "Passa på att fråga."
REASON = "Uppmaningen gäller att fråga, inte att flytta."
HARD = "Förutsättningarna för utbetalning fastställs av tillsynsmyndigheten efter kompletterande handläggning. " * 4
CAN_BE_MET_LATER = {Check.NO_EASY_SWEDISH}


def checks_in(thing: Any) -> set[Check]:
    return {told.finding.check for told in findings_of(thing)} - CAN_BE_MET_LATER


@every_sort
def test_a_text_without_fault_passes(make: Maker) -> None:
    assert checks_in(make()) == set()


@every_sort
@pytest.mark.parametrize(
    ("text", "found", "words"),
    [
        (URGING, Check.URGING, "Passa på"),
        ("Det är ett frivilligt återvändande.", Check.VOLUNTARY_RETURN, "frivilligt återvändande"),
        ("Du får 350 000 kronor.", Check.TYPED_AMOUNT, "350 000 kronor"),
    ],
)
def test_what_urges_mixes_up_or_grows_old_is_found_in_every_sort(
    make: Maker, text: str, found: Check, words: str
) -> None:
    [told] = [one for one in findings_of(make(text)) if one.finding.check not in CAN_BE_MET_LATER]
    assert (told.finding.check, told.finding.found) == (found, words)
    assert told.why
    assert told.how


@pytest.mark.parametrize("thing", [faq, word])
def test_an_amount_of_the_law_stands_with_what_it_costs(thing: Maker) -> None:
    assert checks_in(thing("Bidraget är {adult_amount}.", source="Förordningen")) == {Check.WITHOUT_COST}
    whole = "Bidraget är {adult_amount}. Migrationsverket beslutar, och uppehållstillståndet upphör."
    assert checks_in(thing(whole, source="Förordningen")) == set()


def test_a_source_with_the_agencys_name_is_not_what_it_costs() -> None:
    thing = faq("Bidraget är {adult_amount}.", source="Migrationsverket: Uppehållstillstånd och beslut")
    assert checks_in(thing) == {Check.WITHOUT_COST}


def test_where_no_figure_can_stand_the_editor_is_told_what_else_to_do() -> None:
    [here], [there] = (
        findings_of(notice("Du får 5 kr.")),
        [one for one in findings_of(faq("Du får 5 kr.")) if one.finding.found],
    )
    assert here.how != there.how


def test_a_card_may_tell_of_the_countrys_own_money() -> None:
    assert checks_in(card("Hyran är 400 dollar i månaden.")) == set()
    assert checks_in(faq("Passet kostar 90 euro.")) == {Check.TYPED_AMOUNT}


@pytest.mark.parametrize("part", ["known", "otherwise"])
def test_a_card_is_looked_at_part_by_part(part: str) -> None:
    told = {part: URGING} if part == "otherwise" else {}
    thing = card(URGING if part == "known" else "Det finns arbete.", otherwise_source="Passa på, 2026", **told)
    [finding] = [one.finding for one in findings_of(thing) if one.finding.check is Check.URGING]
    assert (finding.field, finding.number, finding.part) == ("body", 0, part)


@pytest.mark.parametrize(
    ("make", "measured"), [(faq, True), (card, True), (word, False), (notice, False), (event, False)]
)
def test_a_hard_text_is_found_where_there_is_enough_of_it(make: Maker, measured: bool) -> None:
    assert checks_in(make(HARD)) == ({Check.HARD_TO_READ} if measured else set())
    assert checks_in(make("Tillsynsmyndigheten kompletteringsbegär handlingarna.")) == set()


def test_an_answer_has_a_source_and_a_day_and_a_word_of_the_law_its_section() -> None:
    assert checks_in(faq(source=" ", next_check_on=None)) == {Check.NO_SOURCE, Check.NO_REVIEW_DATE}
    assert checks_in(card(source="")) == {Check.NO_SOURCE}
    assert checks_in(word("Se {section_purpose} {ordinance}.")) == {Check.NO_SOURCE}
    assert checks_in(word("Till exempel {ordinance}.")) == set()


@every_sort
def test_what_stays_is_wanted_in_easy_swedish(make: Maker) -> None:
    thing = saved(make())
    wanted = make in [MAKERS[name] for name in WITH_DRAFTS]
    assert [one.finding.check for one in findings_of(thing)] == ([Check.NO_EASY_SWEDISH] if wanted else [])
    assert findings_of(in_easy_swedish(thing)) == []


@every_sort
def test_a_reason_holds_until_the_text_changes(make: Maker, erik: User) -> None:
    thing = in_easy_swedish(saved(make(URGING)))
    [told] = open_findings(thing)
    override(by=erik, thing=thing, finding=told.finding, reason=REASON)
    [told] = findings_of(thing)
    assert told.override is not None
    assert told.override.thing == thing
    assert open_findings(thing) == []
    other = make(f"{URGING} Och mer.")
    other.pk = thing.pk
    assert Check.URGING in {one.finding.check for one in open_findings(other)}


@every_sort
def test_a_translation_is_not_checked_here(make: Maker) -> None:
    thing = saved(make(URGING))
    in_easy_swedish(thing)
    [easy] = type(thing).objects.filter(translation_key=thing.translation_key).exclude(pk=thing.pk)
    assert findings_of(easy) == []


@every_sort
def test_a_text_takes_its_reasons_with_it(make: Maker, erik: User) -> None:
    thing, other = saved(make(URGING)), saved(notice(URGING))
    for one in (thing, other):
        override(by=erik, thing=one, finding=open_findings(one)[0].finding, reason=REASON)
    thing.delete()
    assert [row.thing for row in Override.objects.all()] == [other]


def test_what_the_checks_do_not_know_they_refuse() -> None:
    assert findings_of(Question(text=URGING)) == []
    with pytest.raises(TypeError):
        text_of(Question(text=URGING))
    assert findings_of(Notice(text=URGING)) == []  # nobody has said in which language
