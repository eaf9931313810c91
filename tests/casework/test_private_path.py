"""What one person says alone: it ends that person's part, and shows nothing to anybody else."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import get_resolver, reverse
from django.urls.exceptions import NoReverseMatch
from django.utils import timezone

from eligibility.law import PermitGround, PermitStatus
from portal.casework.deeds import documents
from portal.casework.deeds.applying import VoiceMissing
from portal.casework.deeds.confirming import NoTalkYet, choose_part, confirm_alone
from portal.casework.deeds.couples import pair
from portal.casework.deeds.people import change_person, people_of
from portal.casework.deeds.private import Outward, answer_alone
from portal.casework.deeds.safety import write_safety
from portal.casework.models import ConfirmedBy, Event, OwnAnswer, Part, Person, SafetyRecord
from portal.casework.people.household import situation
from portal.casework.talking.voices import confirmation_states, talk_states
from tests.casework.conftest import assign, enter
from tests.casework.issuing import issue_document
from tests.casework.test_confirm_alone import people_in, said_yes
from tests.casework.test_hold_talk import held
from tests.cast import signed_in

CANARY = "Kanariefågeln sjunger hos grannen"
SETTLED = {
    "swedish_citizen": False,
    "permit_status": PermitStatus.VALID,
    "permit_since": date(2016, 3, 1),
    "permit_unbroken": True,
    "resident": True,
    "settle_permanently": True,
    "destination": "SY",
    "received_there": True,
    "previous_grant": False,
    "csn_debt": False,
    "enforcement_debt": False,
    "criminal_matter": False,
}


def tell(anna, person, **facts):
    return change_person(by=anna, person=person, version=person.version, values={**SETTLED, **facts})


@pytest.fixture
def husband(anna, person):
    return tell(anna, person, born=date(1982, 1, 20), permit_ground=PermitGround.REFUGEE)


@pytest.fixture
def wife(anna, husband, other):
    """A couple: her permit is hers, his ground is his."""
    told = tell(anna, other, born=date(1985, 4, 3), permit_ground=PermitGround.REFUGEE)
    pair(by=anna, one=husband, other=told)
    return Person.objects.select_related("case").get(pk=told.pk)


@pytest.fixture
def drawn(monkeypatch):
    """What the documents say, as their makers got it."""
    monkeypatch.setattr(documents, "with_data", lambda made, *_: made)  # with an id of its own each time
    said = []
    monkeypatch.setattr(documents, "render", lambda summary: said.append(repr(summary)) or b"%PDF")
    return said


@pytest.fixture
def address(wife):
    return reverse("casework:talk", args=[wife.case_id, wife.pk, "eget-svar"])


def now(person):
    return Person.objects.select_related("case").get(pk=person.pk)


def test_her_part_ends_and_the_answer_is_in_her_record_alone(as_anna, address, wife):
    page = as_anna.post(address, {"answer": "not_safe", "outward": "as_before"}, follow=True)
    assert page.redirect_chain[-1][0] == reverse("casework:talk", args=[wife.case_id, wife.pk, "hjalp"])
    assert SafetyRecord.objects.get().answer == OwnAnswer.NOT_SAFE
    assert as_anna.get(address).context["answers"] == [OwnAnswer.NOT_SAFE]
    assert now(wife).part == Part.IN


def test_with_her_in_it_no_document_can_be_made_any_longer(anna, case, husband, wife, drawn):
    said_yes(anna, husband)
    said_yes(anna, wife)
    before = issue_document(by=anna, case=case, language="sv")
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_WANTED)
    before.refresh_from_db()
    assert before.pdf is None
    with pytest.raises(VoiceMissing) as refused:
        issue_document(by=anna, case=case, language="sv")
    assert [lack.person for lack in refused.value.missing] == [wife]


def test_not_even_alone_in_the_case_can_she_be_applied_for(anna, case, husband, wife, drawn):
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE)
    choose_part(by=anna, person=husband, part=Part.NOT_IN)
    with pytest.raises(VoiceMissing):
        issue_document(by=anna, case=case, language="sv")


def test_a_paper_that_somebody_brings_the_same_day_is_no_yes(anna, wife):
    held(anna, wife, held_on=timezone.localdate())
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE)
    with pytest.raises(NoTalkYet):
        confirm_alone(
            by=anna,
            person=now(wife),
            given_on=timezone.localdate(),
            language="ar",
            manner=ConfirmedBy.SIGNED,
        )


def test_a_talk_that_is_only_corrected_afterwards_is_no_new_one(anna, wife):
    talk = held(anna, wife, held_on=timezone.localdate())
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE)
    held(anna, now(wife), held_on=timezone.localdate(), corrects=talk)
    with pytest.raises(NoTalkYet):
        said_yes_today(anna, wife)


def test_a_talk_of_an_earlier_day_that_is_noted_afterwards_does_not_count(anna, wife):
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE)
    held(anna, now(wife), held_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NoTalkYet):
        said_yes_today(anna, wife)


def said_yes_today(anna, person):
    today = timezone.localdate()
    return confirm_alone(by=anna, person=now(person), given_on=today, language="ar", manner=ConfirmedBy.SAID)


def test_she_can_say_yes_in_a_new_talk(anna, case, husband, wife, drawn):
    said_yes(anna, husband)
    with time_machine.travel("2026-03-01"):
        answer_alone(by=anna, person=wife, answer=OwnAnswer.LATER)
    held(anna, now(wife), held_on=date(2026, 3, 2))
    confirm_alone(by=anna, person=now(wife), given_on=date(2026, 3, 2), language="ar", manner=ConfirmedBy.SAID)
    assert issue_document(by=anna, case=case, language="sv").number == 1


def test_deciding_later_keeps_no_answer(as_anna, anna, address, wife):
    as_anna.post(address, {"answer": "later", "outward": "as_before"})
    assert not SafetyRecord.objects.exists()
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_WANTED)
    answer_alone(by=anna, person=wife, answer=OwnAnswer.LATER, outward=Outward.LEFT_OUT)
    assert SafetyRecord.objects.get().answer == ""
    assert now(wife).part == Part.IN


def test_left_out_she_is_in_no_word_of_the_document_and_he_is_counted_alone(anna, case, husband, wife, drawn):
    tell(anna, now(husband), permit_ground=PermitGround.TIES, ties_to=wife)
    assert situation(case, people_of(case)).assessment.grant.max == 500_000
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE, outward=Outward.LEFT_OUT)
    document = issue_document(by=anna, case=case, language="sv")
    assert (document.amount_min, document.amount_max) == (350_000, 350_000)
    assert "Yusuf Haddad" in drawn[0]
    for hers in ("Maryam", str(wife.pk), "1985"):
        assert hers not in drawn[0]
    assert now(husband).partner_id == wife.pk
    assert now(husband).ties_to_id == wife.pk


def test_left_out_by_the_private_path_and_by_the_ordinary_one_are_not_to_be_told_apart(
    as_anna, anna, case, husband, wife
):
    choose_part(by=anna, person=wife, part=Part.NOT_IN)
    ordinary = everything_shown(as_anna, case, husband, wife)
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE, outward=Outward.LEFT_OUT)
    private = everything_shown(as_anna, case, husband, wife)
    assert {url for url in ordinary if ordinary[url] != private[url]} <= hers_and_events(case, wife)


def test_nor_are_the_documents_of_those_who_go_on(anna, case, husband, wife, drawn):
    choose_part(by=anna, person=wife, part=Part.NOT_IN)
    issue_document(by=anna, case=case, language="sv")
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE, outward=Outward.LEFT_OUT)
    issue_document(by=anna, case=case, language="sv")
    assert drawn[0] == drawn[1]


def hers_and_events(case, wife):
    """Her own pages, for those who are named; and the list of events, which grows by every look."""
    own = {reverse("casework:talk", args=[case.pk, wife.pk, page]) for page in ("eget-svar", "trygghet", "bekraftelse")}
    return own | {
        reverse("casework:talk", args=[case.pk, wife.pk]),
        reverse("casework:events", args=[case.pk]),
    }


PAGES_THAT_TELL_HER = ("eget-svar", "trygghet")
CHANGING = re.compile(
    r'name="(?:csrfmiddlewaretoken|request_key|draft_token)"[^>]*value="[^"]*"'
    r'|value="[^"]*"[^>]*name="(?:csrfmiddlewaretoken|request_key|draft_token)"'
    r'|nonce="[^"]*"|data-draft[^>]*|\d{1,2}:\d{2}(?::\d{2})?'
)


def everything_shown(client, case, husband, wife):
    """Every page of the case that can be opened, by address, without what changes at each look."""
    shown = {}
    for url in addresses(case, husband, wife):
        response = client.get(url)
        if response.status_code == 200 and "text/html" in response["Content-Type"]:
            shown[url] = CHANGING.sub("", response.content.decode())
    return shown


def addresses(case, *people):
    """Every address of case work that a case or a person of it fills in."""
    for name in sorted(name for name in casework_names() if name):
        for args in ([], [case.pk], *([case.pk, person.pk] for person in people)):
            try:
                yield reverse(f"casework:{name}", args=args)
            except NoReverseMatch:
                continue
    for person in people:
        for page in ("bekraftelse", "del", "eget-svar", "trygghet", "hjalp"):
            yield reverse("casework:talk", args=[case.pk, person.pk, page])


def casework_names():
    _prefix, resolver = get_resolver().namespace_dict["casework"]
    return {pattern.name for pattern in resolver.url_patterns}


def test_the_pages_are_really_looked_at(as_anna, case, husband, wife):
    shown = everything_shown(as_anna, case, husband, wife)
    assert case.get_absolute_url() in shown
    assert reverse("casework:person", args=[case.pk, husband.pk]) in shown
    assert len(shown) > 20


def test_as_before_no_page_shows_that_anything_has_happened(as_anna, anna, case, husband, wife):
    held(anna, wife)
    said_yes(anna, husband)
    before = everything_shown(as_anna, case, husband, wife)
    states = (talk_states(case, people_in(case)), confirmation_states(case, people_in(case)))
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE)
    after = everything_shown(as_anna, case, husband, wife)
    assert {url for url in before if before[url] != after[url]} <= hers_and_events(case, wife)
    assert states == (talk_states(case, people_in(case)), confirmation_states(case, people_in(case)))


@pytest.mark.parametrize("outward", list(Outward))
def test_nothing_of_it_is_in_any_page_but_hers_nor_in_the_log(as_anna, anna, case, husband, wife, outward):
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE, outward=outward)
    write_safety(by=anna, person=wife, values={"note": CANARY, "no_letters": True}, version=1)
    hers = {reverse("casework:talk", args=[case.pk, wife.pk, page]) for page in PAGES_THAT_TELL_HER}
    shown = everything_shown(as_anna, case, husband, wife)
    assert {url for url, page in shown.items() if CANARY in page} <= hers
    told = {url for url, page in shown.items() if re.search(r"Noted: |Antecknat: ", page)}
    assert told <= hers
    enter(anna)
    log = list(Event.objects.filter(case=case).values_list("deed", "fields"))
    words = " ".join(f"{deed} {fields}" for deed, fields in log)
    assert not re.search(r"safe|answer|private|trygg|svar|not_in|part\b", words)


def test_the_events_name_each_own_page_alike(as_anna, case, husband, wife):
    for page in ("bekraftelse", "del", "eget-svar", "trygghet", "hjalp"):
        enter(case.opened_by)
        seen = set(Event.objects.filter(case=case).values_list("pk", flat=True))
        as_anna.get(reverse("casework:talk", args=[case.pk, wife.pk, page]))
        enter(case.opened_by)
        new = Event.objects.filter(case=case).exclude(pk__in=seen)
        assert set(new.values_list("deed", flat=True)) - {"person_read"} == {"own_pages_read"}, page
        assert {getattr(event, "page", "") for event in new} <= {"", "talk", "casework:talk"}, page


def test_the_titles_of_her_own_pages_say_nothing(as_anna, case, wife):
    titles = set()
    for page in ("bekraftelse", "del", "eget-svar", "trygghet", "hjalp"):
        body = as_anna.get(reverse("casework:talk", args=[case.pk, wife.pk, page])).content.decode()
        titles.add(re.search(r"<title>(.*?)</title>", body, re.DOTALL).group(1).strip())
        assert reverse("casework:case_list") in body
    assert len(titles) == 1


def test_a_colleague_who_is_not_named_sees_no_answer(client, anna, bo, case, address, husband, wife):
    assign(bo, case)
    enter(anna)
    held(anna, wife)  # from then on the case is more than typed facts
    signed_in(client, bo)
    before = everything_shown(client, case, husband, wife)
    enter(anna)
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_SAFE)
    after = everything_shown(client, case, husband, wife)
    assert {url for url in before if before[url] != after[url]} <= {
        reverse("casework:events", args=[case.pk]),
        reverse("casework:talk", args=[case.pk, wife.pk, "bekraftelse"]),  # asks for a new talk, whatever the cause
    }
    assert client.get(address).context["answers"] == []


def test_only_her_record_holds_the_word(anna, case, wife):
    """In the clear it stands in no table at all."""
    answer_alone(by=anna, person=wife, answer=OwnAnswer.NOT_WANTED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'casework_%%'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', ["%not_wanted%"])  # noqa: S608
            assert cursor.fetchone() == (0,), table


def test_where_nobody_else_can_go_on_the_page_leads_to_ending_the_contact(as_anna, anna, case, person):
    page = reverse("casework:talk", args=[case.pk, person.pk, "eget-svar"])
    close = f"{reverse('casework:close_case', args=[case.pk])}?reason=clients_wish"
    assert close not in as_anna.get(page).content.decode()
    answer_alone(by=anna, person=person, answer=OwnAnswer.NOT_WANTED)
    assert close in as_anna.get(page).content.decode()
    assert 'value="clients_wish"' in as_anna.get(close).content.decode()


@pytest.mark.parametrize("wrong", [{"answer": ""}, {"answer": "accepted"}, {"outward": "x"}])
def test_a_mistake_is_said_beside_its_field(as_anna, address, wrong):
    page = as_anna.post(address, {"answer": "later", "outward": "as_before", **wrong}).content.decode()
    assert f'id="id_{next(iter(wrong))}_error"' in page
    assert not SafetyRecord.objects.exists()


def test_the_answer_is_never_kept_as_a_draft(as_anna, case, address, wife):
    safety = reverse("casework:talk", args=[case.pk, wife.pk, "trygghet"])
    for url in (address, safety):
        assert "draft_token" not in as_anna.get(url).content.decode()


def test_cecilia_cannot_answer_for_annas_person(client, cecilia, address, wife):
    signed_in(client, cecilia)
    assert client.get(address).status_code == 404
    assert client.post(address, {"answer": "later", "outward": "as_before"}).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        answer_alone(by=cecilia, person=wife, answer=OwnAnswer.NOT_WANTED)
