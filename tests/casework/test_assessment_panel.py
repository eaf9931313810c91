"""Anna reads the assessment beside the facts: what decided it, how it was counted, what was not judged."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from eligibility.wording.conditions import CONDITIONS
from portal.accounts.models import User
from portal.casework.deeds.people import add_person, change_person, people_of
from portal.casework.deeds.sources import Known, sources_of
from portal.casework.models import Case, Event, Person, Source
from portal.casework.people.asking_next import EVIDENCE, asked_next
from portal.casework.people.household import situation
from tests.cast import signed_in

MET: dict[str, Any] = {
    "born": date(1984, 5, 1),
    "swedish_citizen": False,
    "permit_status": "valid",
    "permit_ground": "refugee",
    "permit_since": date(2016, 3, 1),
    "permit_unbroken": True,
    "resident": True,
    "settle_permanently": True,
    "destination": "IQ",
    "received_there": True,
    "previous_grant": False,
    "csn_debt": True,
    "enforcement_debt": False,
    "criminal_matter": False,
}


@pytest.fixture
def panel(as_anna: Client, anna: User, case: Case) -> str:
    add_person(by=anna, case=case, values={"name": "Yusuf Haddad", **MET})
    page = as_anna.get(reverse("casework:assessment", args=[case.pk])).content.decode()
    panel = page[page.index('id="assessment"') :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", panel[: panel.index("</main>")]))


def test_each_condition_says_what_decided_it_with_the_day_that_was_told(panel: str) -> None:
    assert "1 mars 2016" in panel
    assert "1 maj 1984" in panel
    assert "Skuld hos CSN, Centrala studiestödsnämnden: Ja" in panel


def test_each_step_shows_before_and_after(panel: str) -> None:
    assert re.search("0 kr → .* 350 000 kr 9 §", panel)


def test_what_is_not_judged_has_a_heading(panel: str) -> None:
    assert "Det som inte bedöms här" in panel
    assert "2025:970 7 § 4" in panel


# Beside the form, while it is filled in


@pytest.fixture
def yusuf(anna: User, case: Case) -> Person:
    return add_person(by=anna, case=case, values={"name": "Yusuf Haddad", **MET, "csn_debt": False})


def typed(person: Person, **changes: str) -> dict[str, str]:
    common = {"language": "sv", "household": "home", "protected_identity": "none", "version": str(person.version)}
    return {"name": person.name, **common, "permit_ground": "refugee", "born": "1984-05-01", **changes}


def try_it(client: Client, person: Person, **changes: str) -> str:
    address = reverse("casework:person_assessment", args=[person.case_id, person.pk])
    return client.post(address, typed(person, **changes), headers={"X-Part": "1"}).content.decode()


def test_the_part_beside_follows_what_is_typed_and_saves_nothing(as_anna: Client, yusuf: Person) -> None:
    part = try_it(as_anna, yusuf, csn_debt="yes")
    assert part.lstrip().startswith("<aside")
    assert 'class="state stop"' in part
    saved = Person.objects.get(pk=yusuf.pk)
    assert (saved.csn_debt, saved.version) == (False, 1)


def test_without_script_the_whole_page_comes_back_with_what_is_typed(as_anna: Client, yusuf: Person) -> None:
    address = reverse("casework:person_assessment", args=[yusuf.case_id, yusuf.pk])
    page = as_anna.post(address, typed(yusuf, csn_debt="yes", name="Yusuf H")).content.decode()
    assert 'class="tried"' in page
    assert 'value="Yusuf H"' in page
    assert Person.objects.get(pk=yusuf.pk).csn_debt is False


def test_what_is_typed_wrong_is_read_as_it_is_saved(as_anna: Client, yusuf: Person) -> None:
    assert "1 mars 2016" in try_it(as_anna, yusuf, permit_since="igår", permit_unbroken="yes")


def test_trying_again_and_again_is_one_reading(as_anna: Client, yusuf: Person) -> None:
    for debt in ("yes", "no", "", "yes"):
        try_it(as_anna, yusuf, csn_debt=debt)
    assert Event.objects.filter(deed="person_read", person=yusuf).count() == 1


def test_cecilia_tries_nothing_on_annas_person(client: Client, cecilia: User, yusuf: Person) -> None:
    address = reverse("casework:person_assessment", args=[yusuf.case_id, yusuf.pk])
    assert signed_in(client, cecilia).post(address, typed(yusuf)).status_code == 404


# What the agency will ask for next


def asks(case: Case, person: Person) -> dict[str, bool]:
    now = situation(case, people_of(case)).of(person)
    found = asked_next(now, sources_of([person])[person.pk])
    return {ask.condition: ask.is_in_the_ordinance for ask in found}


def test_every_condition_of_every_edition_has_its_papers() -> None:
    assert set(EVIDENCE) == set(CONDITIONS)


def test_what_is_open_is_asked_for_and_what_the_ordinance_wants_shown(anna: User, case: Case) -> None:
    person = add_person(by=anna, case=case, values={"name": "x", **MET, "csn_debt": None})
    assert asks(case, person) == {
        "resident_in_sweden": True,
        "settles_permanently": True,
        "received_in_destination": True,
        "no_csn_debt": False,
    }


def test_what_has_been_seen_is_not_asked_for_again(anna: User, case: Case, yusuf: Person) -> None:
    seen = Known(source=Source.POPULATION_REGISTER, on=date(2026, 3, 1))
    said = Known(source=Source.CLIENT, on=date(2026, 3, 1))
    sources = {"resident": seen, "settle_permanently": said}
    change_person(by=anna, person=yusuf, version=1, values={}, sources=sources)
    assert set(asks(case, yusuf)) == {"settles_permanently", "received_in_destination"}


def test_of_somebody_whom_the_grant_is_not_for_nothing_is_asked(anna: User, case: Case) -> None:
    person = add_person(by=anna, case=case, values={"name": "x", "swedish_citizen": True})
    assert asks(case, person) == {}


def test_the_page_says_which_is_our_own_reading(as_anna: Client, yusuf: Person) -> None:
    page = as_anna.get(reverse("casework:person", args=[yusuf.case_id, yusuf.pk])).content.decode()
    assert 'class="asked-next"' in page
