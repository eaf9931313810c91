"""The conversation guide: optional, led by the client, and of what is said nothing is kept."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from portal.casework.counts import count_skipped_parts
from portal.casework.deeds.cases import close_case
from portal.casework.deeds.ground import CaseIsClosed
from portal.casework.deeds.people import change_person
from portal.casework.deeds.talk_parts import forget_part, note_part
from portal.casework.models import ClosingReason, GuidePart, SkipReason, TalkPart
from portal.casework.talking.conversation import BY_SLUG, GUIDE
from portal.casework.talking.conversation_texts import TEACH_BACK
from portal.casework.talking.talk_screens import FACTS_LEAD, FACTS_TITLE
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def tick(person):
    return reverse("casework:talk_part", args=[person.case_id, person.pk])


@pytest.fixture
def talk(person):
    return reverse("casework:talk", args=[person.case_id, person.pk])


def test_the_guide_is_beside_the_talk_and_the_facts_of_an_adult(as_anna, person, talk):
    for page in (talk, reverse("casework:person", args=[person.case_id, person.pk])):
        body = as_anna.get(page).content.decode()
        assert body.count('<details id="guide-') == len(GUIDE) == 11


def test_anna_notes_that_a_part_was_gone_through(as_anna, anna, person, tick):
    response = as_anna.post(tick, {"noted": "purpose.done"})
    assert response["Location"].endswith("#guide-purpose")
    row = TalkPart.objects.get()
    assert (row.part, row.skipped, row.noted_by, row.noted_on) == ("purpose", "", anna, timezone.localdate())


@pytest.mark.parametrize("reason", SkipReason.values)
def test_a_part_is_left_out_with_one_tap_that_says_why(as_anna, person, tick, reason):
    as_anna.post(tick, {"noted": f"risks.{reason}"})
    assert TalkPart.objects.get().skipped == reason


def test_what_is_noted_again_replaces_what_was_noted_and_can_be_taken_away(as_anna, person, tick):
    as_anna.post(tick, {"noted": "risks.no_time"})
    as_anna.post(tick, {"noted": "risks.done"})
    as_anna.post(tick, {"noted": "risks.done"})
    assert [row.skipped for row in TalkPart.objects.all()] == [""]
    as_anna.post(tick, {"noted": "risks.undo"})
    assert not TalkPart.objects.exists()


def test_a_tap_with_script_leaves_the_page_as_it_is(as_anna, tick):
    response = as_anna.post(tick, {"noted": "purpose.done"}, headers={"X-Part": "1"})
    assert (response.status_code, response.content) == (204, b"")


def test_nothing_that_is_said_has_a_place_to_stand():
    columns = {field.name for field in TalkPart._meta.concrete_fields}
    assert columns == {"id", "municipality", "person", "part", "skipped", "noted_on", "noted_by"}


def test_the_log_tells_it_like_any_other_page_of_a_persons_own_talk(as_anna, tick, deeds_of):
    as_anna.post(tick, {"noted": "risks.declines"})
    assert deeds_of()[-1] == "own_pages_written"


def test_each_part_has_its_purpose_questions_teach_back_what_to_leave_out_and_sources():
    assert list(GUIDE) == list(GuidePart)
    assert len(BY_SLUG) == len(GUIDE)
    for guide in GUIDE.values():
        assert all((guide.purpose, guide.ask, guide.back, guide.leave_out, guide.sources)), guide.part


CLIENT_SEES = [
    *(text for guide in GUIDE.values() for text in (guide.title, *guide.say, *guide.ask, guide.back)),
    *(TEACH_BACK, FACTS_TITLE, FACTS_LEAD),
]


def test_what_is_asked_is_open_and_ends_as_a_question():
    with override("en"):
        for guide in GUIDE.values():
            assert all(str(text).endswith("?") for text in (*guide.ask, guide.back)), guide.part


@pytest.mark.parametrize(
    ("language", "banned"),
    [
        ("en", r"\d|should|must|recommend|offer|opportunit|could get|up to|only until"),
        ("sv", r"\d|\bbör\b|måste|rekommender|erbjud|möjlighet|upp till|passa på|senast den"),
    ],
)
def test_nothing_that_the_client_sees_persuades_or_names_an_amount(language, banned):
    with override(language):
        assert [str(text) for text in CLIENT_SEES if re.search(banned, str(text), re.IGNORECASE)] == []


def test_everything_that_the_client_sees_is_in_swedish_and_arabic():
    for text in CLIENT_SEES:
        with override("en"):
            english = str(text)
        with override("sv"):
            assert str(text) != english
        with override("ar"):
            assert re.search("[\u0600-\u06ff]", str(text)), english


def test_staying_is_asked_about_before_moving():
    with override("en"):
        asked = [str(text) for text in GUIDE[GuidePart.REASONS].ask]
    assert "staying" in asked[0]
    assert "moving" in asked[1]


def test_a_child_has_the_worksheet_and_not_the_guide(as_anna, anna, person, talk):
    change_person(by=anna, person=person, version=person.version, values={"born": date(2018, 1, 1)})
    assert "guide-purpose" not in as_anna.get(talk).content.decode()


def test_reasons_are_counted_without_anybody_with_protected_identity(anna, case, person, other):
    today = timezone.localdate()
    for somebody in (person, other):
        note_part(by=anna, person=somebody, part=GuidePart.RISKS, skipped=SkipReason.NO_TIME)
    note_part(by=anna, person=person, part=GuidePart.START, skipped=SkipReason.NO_INTERPRETER)
    note_part(by=anna, person=person, part=GuidePart.RULES)
    counted = count_skipped_parts(case.municipality, noted_from=today, noted_until=today.replace(year=today.year + 1))
    assert counted == {"declines": 0, "not_needed": 0, "no_time": 2, "no_interpreter": 1}


@pytest.mark.parametrize("wrong", ["", "purpose", "purpose.x", "x.done", "purpose.done.done", "." * 100])
def test_a_button_that_is_none_of_ours_is_a_broken_request(as_anna, tick, wrong):
    assert as_anna.post(tick, {"noted": wrong}).status_code == 400
    assert not TalkPart.objects.exists()


def test_nothing_is_noted_in_a_closed_case(anna, case, person):
    close_case(by=anna, case=case, reason=ClosingReason.values[0])
    for deed in (note_part, forget_part):
        with pytest.raises(CaseIsClosed):
            deed(by=anna, person=person, part=GuidePart.RISKS)


def test_cecilia_cannot_note_anything_about_annas_person(client, cecilia, person, tick):
    assert signed_in(client, cecilia).post(tick, {"noted": "purpose.done"}).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        note_part(by=cecilia, person=person, part=GuidePart.RISKS)
