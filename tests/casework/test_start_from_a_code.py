"""Anna begins a case with the code on a client's paper: what is filled in is seen first, and only what was told."""

import logging
import re
from datetime import date
from functools import partial
from io import StringIO
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from eligibility.asking.answers import Answers
from eligibility.carrying import pack, unpack
from portal.casework.carried import draft_of
from portal.casework.deeds.starting import open_case_from_draft
from portal.casework.models import Case, Event, Person
from portal.casework.views import starting
from portal.logging import WithoutWords
from tests import factories
from tests.casework.conftest import at_once, enter
from tests.cast import signed_in, with_second_factor

START = reverse("casework:start_from_code")
MADE = date(2026, 5, 4)
TOLD = {"stay": "valid", "permit_ground": "refugee", "obstacles": "none", "destination": "SY", "criminal_matter": "no"}
CHILD = {**TOLD, "permit_ground": "ties.you", "destination": "same", "age": "under_17"}


@pytest.fixture(autouse=True)
def _in_may():
    with time_machine.travel(f"{MADE}T09:00:00+00:00", tick=True):
        yield


def household(partner: str = "no", children: int = 0, others: int = 0) -> dict[str, str]:
    counts = {"household.children": str(children), "household.other_adults": str(others)}
    return {"household.partner": partner, **counts}


def of(id: str, told: dict[str, str]) -> dict[str, str]:
    return {f"{id}.{question}": word for question, word in told.items()}


FAMILY = {
    **household("yes", 1),
    **of("you", TOLD),
    **of("partner", {**TOLD, "destination": "same", "criminal_matter": "not_said", "obstacles": "dont_know"}),
    **of("child1", CHILD),
}


def code_of(words: dict[str, str], *, made: date = MADE, on: date | None = None) -> str:
    return pack(Answers(words), made=made, on=on)


def accepted(code: str, **more: str) -> dict[str, str]:
    names = {"name_you": "Rana Saleh", "name_partner": "Omar Saleh", "name_child1": "Lea Saleh"}
    seen = {"language": "ar", "client_is_here": "on", "request_key": str(uuid4())}
    return {"code": code, **names, **seen, **more}


def text_of(response) -> str:
    """What the page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


# look at it


def test_anna_sees_what_would_be_filled_in_and_nothing_is_saved(as_anna):
    response = as_anna.post(START, {"code": code_of(FAMILY)})
    page = text_of(response)
    for person in response.context["draft"].people:
        assert str(person.called) in page
        assert person.told
        assert person.to_ask
    for words in ("Syrien", "Nej", "Flykting"):
        assert words in page
    assert not Case.objects.exists()


def test_an_invented_day_is_never_shown_or_saved_as_told(as_anna):
    response = as_anna.post(START, {"code": code_of(FAMILY)})
    draft = response.context["draft"]
    for person in draft.people:
        assert not {"born", "permit_since", "permit_unbroken"} & set(person.facts)
        assert len(person.to_ask) == (1 if person.id == "partner" else 2)  # the birth; the permit where it was answered
    as_anna.post(START, accepted(code_of(FAMILY)))
    for person in Person.objects.all():
        assert (person.born, person.permit_since, person.permit_unbroken) == (None, None, None)


def test_what_was_not_known_and_what_was_not_said_are_shown_as_such(as_anna):
    [partner] = [
        person
        for person in as_anna.post(START, {"code": code_of(FAMILY)}).context["draft"].people
        if person.id == "partner"
    ]
    answers = {str(word) for _label, word in partner.not_told}
    assert len(partner.not_told) == 2
    assert len(answers) == 2
    assert "criminal_matter" not in partner.facts
    assert "csn_debt" not in partner.facts


def test_a_couple_and_ties_within_the_family_are_shown(as_anna):
    draft = as_anna.post(START, {"code": code_of(FAMILY)}).context["draft"]
    assert draft.couples == (("you", "partner"),)
    assert [person.ties_to for person in draft.people] == [None, None, "you"]


def test_a_whole_address_from_a_scanner_is_read_as_the_code(as_anna):
    address = f"https://vagval.example/ar/continue/#{code_of(FAMILY)}"
    for scanned in (address, address.replace("-", "+").replace(":", "Ö").replace("/", "-")):
        assert "draft" in as_anna.post(START, {"code": scanned}).context


def test_a_code_without_facts_says_that_everything_is_to_be_asked(as_anna):
    draft = as_anna.post(START, {"code": code_of(household("yes", 2))}).context["draft"]
    assert draft.is_empty
    assert len(draft.people) == 4


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", "required"),
        ("Rana Saleh", "NotACode"),
        ("840312-2396", "NotACode"),
        ("{0}-{1}", "CutCode"),
        ("{0}-{1}-{2}-{wrong}", "MistypedCode"),
    ],
)
def test_a_wrong_code_says_in_which_way_and_keeps_what_was_typed(as_anna, typed, kind):
    groups = code_of({**household(), **of("you", TOLD)}).split("-")
    wrong = ("8" if groups[3][0] != "8" else "9") + groups[3][1:]
    typed = typed.format(*groups, wrong=wrong)
    response = as_anna.post(START, {"code": typed})
    [mistake] = response.context["form"].errors.as_data()["code"]
    assert mistake.code == kind
    page = response.content.decode()
    assert 'id="id_code_error"' in page
    assert 'href="#id_code"' in page
    assert typed in page
    assert not Case.objects.exists()


def test_a_code_from_before_the_rules_changed_says_so(as_anna):
    draft = as_anna.post(START, {"code": code_of(FAMILY, made=date(2026, 4, 1))}).context["draft"]
    assert len(draft.remarks) == 1
    assert not as_anna.post(START, {"code": code_of(FAMILY)}).context["draft"].remarks


def test_the_facts_of_1984_are_filled_in_only_under_that_ordinance():
    told = {**household(), **of("you", {"stay": "valid", "lacks_means": "yes", "travel_cost": "4500"})}
    now, then = (draft_of(unpack(code_of(told, on=on)), MADE).people[0].facts for on in (None, date(2025, 6, 1)))
    assert not {"lacks_means", "travel_cost"} & set(now)
    assert (then["lacks_means"], then["travel_cost"]) == (True, 4500)


def test_other_adults_keep_their_own_households():
    told = {**household(others=3)}
    told |= of("adult1", {"shares_household": "no"}) | of("adult2", {"shares_household": "yes"})
    told |= of("adult3", {"shares_household": "no"})
    draft = draft_of(unpack(code_of(told)), MADE)
    assert [person.facts.get("household", "home") for person in draft.people] == ["home", "second", "home", "third"]
    assert not draft.household_unclear


def test_more_households_than_a_case_has_are_left_unclear():
    told = household(others=3)
    for id in ("adult1", "adult2", "adult3"):
        told |= of(id, {"shares_household": "no"})
    assert draft_of(unpack(code_of(told)), MADE).household_unclear


# accept it


def test_anna_accepts_it_and_the_case_has_the_facts(as_anna, anna):
    response = as_anna.post(START, accepted(code_of(FAMILY)), follow=True)
    case = Case.objects.visible_to(anna).get()
    assert response.redirect_chain == [(case.get_absolute_url(), 302)]
    rana, omar, lea = case.people.all()
    assert [person.name for person in (rana, omar, lea)] == ["Rana Saleh", "Omar Saleh", "Lea Saleh"]
    assert {person.language for person in (rana, omar, lea)} == {"ar"}
    assert (rana.swedish_citizen, rana.permit_status, rana.permit_ground) == (False, "valid", "refugee")
    assert (rana.destination, rana.settle_permanently, rana.criminal_matter) == ("SY", True, False)
    assert (rana.csn_debt, rana.enforcement_debt, rana.previous_grant, rana.received_there) == (
        False,
        False,
        False,
        True,
    )
    assert (omar.criminal_matter, omar.csn_debt, omar.destination) == (None, None, "SY")
    assert rana.partner == omar
    assert (lea.permit_ground, lea.ties_to, lea.ties_through_partner) == ("ties", rana, False)
    assert case.applied_on == MADE
    assert not case.household_unclear


def test_it_is_saved_as_if_it_had_been_typed(as_anna):
    """Opening each person's own form and saving it unchanged changes nothing."""
    as_anna.post(START, accepted(code_of(FAMILY)))
    case = Case.objects.get()
    for person in case.people.all():
        address = reverse("casework:person", args=[case.pk, person.pk])
        form = as_anna.get(address).context["form"]
        sent = {field.html_name: field.value() for field in form if field.value() not in (None, "")}
        words = {True: "yes", False: "no"}
        sent = {name: words[value] if isinstance(value, bool) else value for name, value in sent.items()}
        assert as_anna.post(address, sent).status_code == 302
        assert Person.objects.get(pk=person.pk).version == person.version


def test_the_day_asked_about_is_the_codes_or_today(as_anna):
    as_anna.post(START, accepted(code_of(FAMILY, on=date(2026, 2, 1))))
    assert Case.objects.get().applied_on == date(2026, 2, 1)
    with time_machine.travel("2026-05-20T09:00:00+00:00"):
        assert draft_of(unpack(code_of(FAMILY)), date(2026, 5, 20)).on == date(2026, 5, 20)


def test_a_day_that_the_form_of_a_case_would_refuse_is_not_taken_from_a_code(as_anna):
    draft = as_anna.post(START, {"code": code_of(FAMILY, on=date(9999, 12, 31))}).context["draft"]
    assert draft.on == MADE
    assert len(draft.remarks) == 1


def test_everything_is_written_down_by_the_names_of_the_fields_alone(as_anna):
    as_anna.post(START, accepted(code_of(FAMILY)))
    events = list(Event.objects.order_by("at").exclude(deed="person_read").values_list("deed", "fields"))
    assert ("case_opened", "residents_code") in events
    assert [deed for deed, _fields in events].count("person_added") == 3
    written = " ".join(fields for _deed, fields in events)
    for value in ("Saleh", "SY", "refugee", code_of(FAMILY)[:9]):
        assert value not in written


def test_a_double_click_opens_one_case(as_anna):
    twice = accepted(code_of(FAMILY))
    first, second = as_anna.post(START, twice), as_anna.post(START, twice)
    assert first.url == second.url
    assert Case.objects.count() == 1
    assert Person.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_double_click_at_the_same_moment_opens_one_case_with_everybody_once():
    anna = factories.make_anna()
    draft = draft_of(unpack(code_of(FAMILY)), MADE)
    names = {person.id: str(person.called) for person in draft.people}
    click = partial(open_case_from_draft, by=anna, draft=draft, names=names, language="sv", request_key=uuid4())
    outcomes = at_once([click] * 3, by=anna)
    with transaction.atomic():
        enter(anna)
        case = Case.objects.get()
        assert case.people.count() == 3
    assert sorted(outcomes, key=str) == [(case, False)] * 2 + [(case, True)]


def test_a_failure_on_the_way_leaves_nothing(as_anna, monkeypatch):
    def fail(**_: object) -> None:
        raise ValueError

    monkeypatch.setattr("portal.casework.deeds.starting.pair", fail)
    as_anna.raise_request_exception = False
    with transaction.atomic():
        assert as_anna.post(START, accepted(code_of(FAMILY))).status_code == 500
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("mistake", "field"),
    [
        ({"name_child1": ""}, "name_child1"),
        ({"client_is_here": ""}, "client_is_here"),
        ({"language": "xx"}, "language"),
    ],
)
def test_without_a_name_or_the_client_nothing_is_saved_and_what_was_typed_stays(as_anna, mistake, field):
    told = {name: value for name, value in {**accepted(code_of(FAMILY)), **mistake}.items() if value}
    response = as_anna.post(START, told)
    page = response.content.decode()
    assert response.status_code == 200
    assert f'id="id_{field}_error"' in page
    assert 'value="Rana Saleh"' in page
    assert not Case.objects.exists()


def test_a_name_is_never_suggested_as_a_value(as_anna):
    response = as_anna.post(START, {"code": code_of(FAMILY)})
    page = response.content.decode()
    assert f'placeholder="{response.context["draft"].people[0].called}"' in page
    assert not re.search(r'name="name_you"[^>]*value=', page)


@pytest.mark.parametrize("broken", [{"request_key": "x"}, {"request_key": ""}, {"name_you": "a\x00b"}])
def test_a_broken_post_is_refused_plainly(as_anna, broken):
    assert as_anna.post(START, accepted(code_of(FAMILY), **broken)).status_code == 400
    assert not Case.objects.exists()


# the code is kept nowhere


def test_the_code_is_in_no_row_and_no_log(as_anna, caplog, django_assert_max_num_queries):
    code = code_of(FAMILY)
    with caplog.at_level(logging.DEBUG), django_assert_max_num_queries(200) as queries:
        as_anna.post(START, {"code": code})
        as_anna.post(START, accepted(code))
    told = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert code not in told
    assert not any(code in query["sql"] or code[:9] in query["sql"] for query in queries.captured_queries)


def test_a_failure_shows_no_code_in_the_log(as_anna, monkeypatch):
    code = code_of(FAMILY)

    def fail(*_: object) -> None:
        raise ValueError(code)

    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutWords())
    logging.getLogger("django").addHandler(handler)
    monkeypatch.setattr(starting, "draft_of", fail)
    as_anna.raise_request_exception = False
    response = as_anna.post(START, {"code": code})
    logging.getLogger("django").removeHandler(handler)
    assert response.status_code == 500
    assert code not in written.getvalue() + response.content.decode()


def test_an_address_is_never_read_for_a_code(as_anna):
    assert "draft" not in as_anna.get(START, {"code": code_of(FAMILY)}).context


# who may not


def test_bo_does_not_see_the_case_that_anna_opened(as_anna, anna, bo):
    as_anna.post(START, accepted(code_of(FAMILY)))
    assert signed_in(Client(), bo).get(Case.objects.get().get_absolute_url()).status_code == 404


def test_cecilia_opens_hers_in_her_own_municipality(cecilia, anna):
    signed_in(client := Client(), cecilia).post(START, accepted(code_of(FAMILY)))
    enter(anna)
    assert not Case.objects.exists()
    enter(cecilia)
    assert Case.objects.get().opened_by == cecilia
    assert client.session  # she is the one signed in


@pytest.mark.parametrize("who", ["karin", "erik", "ada"])
def test_the_national_roles_begin_no_case(client, request, who):
    signed_in(client, request.getfixturevalue(who))
    for sent in ({"code": code_of(FAMILY)}, accepted(code_of(FAMILY))):
        assert client.post(START, sent).status_code == 403


def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_nothing_is_shown(client, db):
    response = client.post(START, accepted(code_of(FAMILY)))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))
    assert code_of(FAMILY) not in response.url


def test_another_sites_form_begins_no_case(anna):
    with_second_factor(anna)
    client = signed_in(Client(enforce_csrf_checks=True), anna)
    assert client.post(START, accepted(code_of(FAMILY))).status_code == 403
    enter(anna)
    assert not Case.objects.exists()
