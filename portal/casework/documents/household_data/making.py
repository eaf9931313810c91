"""From a household and its assessment to its data. Nothing is in them that is not printed on the paper."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

from eligibility.api.shapes import plain
from eligibility.law import Assessment, Household, Person
from eligibility.law.editions import edition_on
from eligibility.law.repatriation_grant import EDITIONS
from portal.casework.documents.application.summarising import PersonDetails

Data = dict[str, Any]

FORMAT: Final = "vagval-household"
VERSION: Final = 1
FORM: Final = "1"
"""The version of our own form: it goes up when a place in the document, or what stands there, gets another meaning."""
HOME: Final = "home"
NOT_ASKED: Final = frozenset({"id", "household", "ties_to"})
PARTNER: Final = "partner"
RELATION: Final = "relation"
TRAVEL_COST: Final = "travel_cost"


def household_data(
    *,
    id: str,
    household: Household,
    assessment: Assessment,
    people: Sequence[PersonDetails],
    reference: str,
    municipality: tuple[str, str],
    made_on: date,
    language: str | None,
    also_missing: Iterable[str] = (),
) -> Data:
    """The data of these people, in this order; of others in the household nothing but that somebody points at them.

    `id` is 32 random hexadecimal digits: with it the fingerprint cannot be guessed from what is known of a family.
    `municipality` is code and name, `language` what stands beside the Swedish, and `also_missing` what the application
    is incomplete without, besides the facts that the assessment waits for.
    """
    paper = on_paper(household, assessment, [person.id for person in people])
    missing = sorted({*_not_told(paper, assessment, people), *_couples(paper), *also_missing})
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": id,
        "made_on": made_on.isoformat(),
        "reference": reference,
        "municipality": dict(zip(("code", "name"), municipality, strict=True)),
        "form": FORM,
        "language": language or "sv",
        "law": {
            "edition": assessment.edition,
            "wording": assessment.wording,
            "applied_on": assessment.on.isoformat(),
            "verified_through": assessment.verified_through.isoformat(),
        },
        "household": as_case(paper, assessment.on),
        "people": [_person(number, person) for number, person in enumerate(people, start=1)],
        "amount": {"min": assessment.grant.min, "max": assessment.grant.max},
        "complete": not missing,
        "missing": missing,
    }


def canonical(data: Data) -> bytes:
    """The one way to write these data down: as RFC 8785 says, for the kinds of values that are in them."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(content: bytes) -> str:
    """SHA-256 of the data as written down, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def on_paper(household: Household, assessment: Assessment, ids: Sequence[str]) -> Household:
    """What the document says of the household: these people as 1, 2, 3 …, each with the facts the law has read.

    Somebody else is in it, by a name of no meaning and without a fact, where one of them points at him or her.
    """
    number = {id: str(place) for place, id in enumerate(ids, start=1)}
    pointed_at = {person.ties_to for person in household.persons if person.id in number} - {None, *number}
    if any(person.relation is not None for person in household.persons if person.id in number):
        pointed_at |= {household.persons[0].id} - set(number)  # a relation is one to the first of them
    others = [person.id for person in household.persons if person.id in pointed_at]
    names = {**number, **{id: f"other-{place}" for place, id in enumerate(others, start=1)}}
    homes = _homes(household, number)
    return Household(
        persons=tuple(
            _told(person, assessment, names, homes) if person.id in number else Person(id=names[person.id])
            for person in sorted(household.persons, key=lambda one: _place(one.id, ids, household))
            if person.id in names
        ),
        couples=tuple((names[a], names[b]) for a, b in household.couples if a in number and b in number),
        unclear=household.unclear,
        couples_untold_among=frozenset(names[id] for id in household.couples_untold_among if id in number),
    )


def _place(id: str, ids: Sequence[str], household: Household) -> tuple[int, int]:
    """The people in their order, but for the first of the household, who stays first."""
    first = household.persons[0].id
    return (0 if id == first else 1, ids.index(id) if id in ids else len(ids))


def _homes(household: Household, ids: Iterable[str]) -> Mapping[str, str]:
    """Where people live, as words that are not the case's own."""
    own = dict.fromkeys(person.household for person in household.persons if person.id in set(ids))
    elsewhere = [home for home in own if home != HOME]
    return {HOME: HOME, **{home: f"{HOME}-{place}" for place, home in enumerate(elsewhere, start=2)}}


def facts_read(assessment: Assessment, id: str) -> frozenset[str]:
    """The facts of a person that the law has read: for the person's own sake, for somebody else's, or to count.

    1984:890 lets somebody in by one way or another, and reads all it asks for to choose between them.
    """
    own = {fact for finding in assessment.person(id).findings for fact in finding.reads if "." not in fact}
    elsewhere = {fact for person in assessment.persons for finding in person.findings for fact in finding.reads}
    pointed_at = {fact.rpartition(".")[2] for fact in elsewhere if "." in fact}
    edition = edition_on(assessment.on, EDITIONS)
    counted = {TRAVEL_COST} if edition.amounts.travel_cost else set()
    asked = {fact for condition in edition.conditions for fact in condition.reads}
    chosen_by = asked if RELATION in asked else set()
    return frozenset({"born"} | own | pointed_at | counted | chosen_by)


def _told(person: Person, assessment: Assessment, names: Mapping[str, str], homes: Mapping[str, str]) -> Person:
    read = facts_read(assessment, person.id)
    unread = [part.name for part in fields(Person) if part.name not in read | NOT_ASKED]
    ties_to = names.get(person.ties_to or "") if "ties_to" in read and person.ties_to != person.id else None
    return replace(
        person,
        id=names[person.id],
        household=homes[person.household],
        ties_to=ties_to,
        **dict.fromkeys(unread),
    )


def as_case(household: Household, on: date) -> Data:
    """The household as POST /api/v1/assess takes it, without what was not told."""
    return {
        "on": on.isoformat(),
        "household": {"couples": [list(couple) for couple in household.couples], "unclear": household.unclear},
        "person": [dict(_facts(person)) for person in household.persons],
    }


def _facts(person: Person) -> Iterator[tuple[str, Any]]:
    for part in fields(Person):
        value = getattr(person, part.name)
        if value is not None and value != part.default:
            yield part.name, plain(value)


def couples_untold(missing: Iterable[str]) -> frozenset[str]:
    """Those of whom it was not told whether any two are a couple: the case format has no word for it."""
    return frozenset(id for id, _, fact in (code.partition(".") for code in missing) if fact == PARTNER)


def _couples(household: Household) -> Iterator[str]:
    return (f"{id}.{PARTNER}" for id in household.couples_untold_among)


def _not_told(paper: Household, assessment: Assessment, people: Sequence[PersonDetails]) -> Iterator[str]:
    """The facts of each person's own that a condition waits for, as ``2.csn_debt``."""
    for number, details in enumerate(people, start=1):
        person = paper.person(str(number))
        for finding in assessment.person(details.id).findings:
            if finding.outcome == "unknown":
                for fact in finding.reads:
                    if "." not in fact and getattr(person, fact, None) is None:
                        yield f"{number}.{fact}"


def _person(number: int, details: PersonDetails) -> Data:
    return {
        "id": str(number),
        "number": number,
        "name": details.name,
        "identity_number": details.identity_number,
        "language": details.language,
    }
