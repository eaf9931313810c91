"""Every finding names the facts that decided it: none that is not read, and enough of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from eligibility.law import (
    Finding,
    Household,
    Outcome,
    PermitGround,
    PermitStatus,
    Person,
    PersonAssessment,
    PersonOutcome,
    Relation,
    as_json,
    assess,
    deciding_facts,
)
from eligibility.law.assessing import Court
from eligibility.law.conditions import Condition, View
from eligibility.law.editions import edition_on
from eligibility.law.repatriation_grant import EDITIONS
from tests.eligibility.law.households import DAYS, FACTS, households

ON = date(2026, 3, 2)
VALUES = FACTS | {"household": ["home", "away"]}
Judged = tuple[Condition, Person, Finding]


def judged(household: Household, on: date) -> Iterator[Judged]:
    """Every finding of the household, with the condition it is of and the person it is about."""
    edition = edition_on(on, EDITIONS)
    conditions = {condition.code: condition for condition in edition.conditions}
    for person in assess(household, on).persons:
        for finding in person.findings:
            yield conditions[finding.condition], household.person(person.id), finding


@given(households(), DAYS)
def test_what_decides_is_among_what_is_read_and_there_is_always_something(household: Household, on: date) -> None:
    for _condition, _person, finding in judged(household, on):
        assert finding.decided_by
        assert set(finding.decided_by) <= set(finding.reads)


@given(households(), DAYS, st.data())
def test_a_persons_other_facts_decide_nothing(household: Household, on: date, data: st.DataObject) -> None:
    """All of them told otherwise at once; of an unknown finding, those told that were not."""
    for condition, person, finding in judged(household, on):
        told = {
            fact: data.draw(st.sampled_from(VALUES[fact]))
            for fact in own(finding.reads)
            if fact not in finding.decided_by and may_be_told(fact, person, finding)
        }
        again = judge_again(condition, replace(person, **told), household, household, on)
        assert (again.outcome, again.kind) == (finding.outcome, finding.kind)


@given(households(), DAYS, st.data())
def test_other_peoples_other_facts_decide_nothing(household: Household, on: date, data: st.DataObject) -> None:
    """Their outcome stays as it was: it is a fact of its own. So is whom it rests on, and that ties go in a circle."""
    for condition, person, finding in judged(household, on):
        if finding.outcome is Outcome.UNKNOWN:
            continue
        names = {name.rpartition(".")[2] for name in finding.reads if name.startswith(("ties_to.", "first_person."))}
        decided = {name.rpartition(".")[2] for name in finding.decided_by if "." in name}
        free = sorted(names - decided - {"outcome"})
        others = tuple(
            other if other.id == person.id
            else replace(other, **{fact: data.draw(st.sampled_from(VALUES[fact])) for fact in free})
            for other in household.persons
        )  # fmt: skip
        turned = replace(household, persons=others)
        stays = rests_on(person, turned, on) == rests_on(person, household, on)
        if stays and goes_in_a_circle(person, turned) == ("ties_to.ties_to" in finding.decided_by):
            again = judge_again(condition, person, turned, household, on)
            assert (again.outcome, again.kind) == (finding.outcome, finding.kind)


@given(households(), DAYS)
def test_what_an_unknown_finding_names_was_not_told(household: Household, on: date) -> None:
    for _condition, person, finding in judged(household, on):
        if finding.outcome is Outcome.UNKNOWN:
            for fact in own(finding.decided_by):
                nobody_there = fact == "ties_to" and household.find(person.ties_to) is None
                assert getattr(person, fact) is None or nobody_there


@given(households(), DAYS)
def test_every_deciding_fact_is_told_with_its_value(household: Household, on: date) -> None:
    """Also the facts of others: whose they are, and what was told; of an unknown finding, that it was not."""
    assessment = assess(household, on)
    for person in assessment.persons:
        for finding in person.findings:
            facts = deciding_facts(finding, person, assessment)
            assert {fact.name for fact in facts} == set(finding.decided_by)
            for fact in facts:
                if fact.fact in VALUES:
                    assert fact.value == getattr(household.person(fact.of), fact.fact)
                if finding.outcome is Outcome.UNKNOWN and fact.name != "ties_to":
                    assert fact.value in (None, PersonOutcome.UNKNOWN)


def own(names: tuple[str, ...]) -> list[str]:
    """The names of facts that are the person's own."""
    return [name for name in names if "." not in name]


def rests_on(person: Person, household: Household, on: date) -> str | None:
    """On whose entitlement the person's rests."""
    return assess(household, on).person(person.id).through


def goes_in_a_circle(person: Person, household: Household) -> bool:
    """Whether the ties of somebody come back to where they were."""
    passed: list[str] = []
    ahead: Person | None = person
    while ahead and ahead.permit_ground is PermitGround.TIES and ahead.id not in passed:
        passed.append(ahead.id)
        ahead = household.find(ahead.ties_to)
    return bool(ahead) and ahead.id in passed


def may_be_told(fact: str, person: Person, finding: Finding) -> bool:
    return finding.outcome is not Outcome.UNKNOWN or getattr(person, fact) is None


def judge_again(condition: Condition, person: Person, turned: Household, household: Household, on: date) -> Finding:
    """The condition, of the person in the turned household; everybody's outcome is as in the first."""
    court = Court(household, on, edition_on(on, EDITIONS))
    persons = tuple(person if other.id == person.id else other for other in turned.persons)

    def verdict_on(other: Person) -> PersonAssessment:
        return court.verdict_on(household.person(other.id))

    return condition.find(View(person, replace(turned, persons=persons), on, verdict_on))


# Examples, as the reports show them


def told_of(finding: str, household: Household, on: date = ON, of: str = "anna") -> object:
    """What the JSON says decided that finding."""
    person = next(person for person in as_json(assess(household, on))["persons"] if person["id"] == of)
    return next(found["decided_by"] for found in person["findings"] if found["condition"] == finding)


def alone(**facts: object) -> Household:
    return Household(persons=(Person(id="anna", **facts),))


def test_a_late_permit_is_decided_by_its_day_and_its_ground() -> None:
    late = alone(permit_since=date(2024, 9, 13), permit_ground=PermitGround.REFUGEE, permit_unbroken=True)
    assert told_of("permit_since_cutoff", late) == {"permit_since": "2024-09-13", "permit_ground": "refugee"}


def test_an_early_permit_is_decided_by_its_day_and_its_gaps() -> None:
    early = alone(permit_since=date(2024, 9, 12), permit_ground=PermitGround.REFUGEE, permit_unbroken=True)
    assert told_of("permit_since_cutoff", early) == {"permit_since": "2024-09-12", "permit_unbroken": True}


def test_an_early_permit_lacks_only_what_was_not_told() -> None:
    assert told_of("permit_since_cutoff", alone(permit_since=date(2016, 3, 1))) == {"permit_unbroken": None}
    assert told_of("permit_since_cutoff", alone()) == {"permit_since": None}


def test_the_ground_cites_the_permit_but_does_not_decide_it() -> None:
    expired = alone(permit_status=PermitStatus.EXPIRED, permit_ground=PermitGround.REFUGEE)
    assert told_of("has_permit", expired) == {"permit_status": "expired"}


def test_ties_name_whose_facts_decided() -> None:
    family = Household(
        persons=(
            Person(id="anna", permit_ground=PermitGround.TIES, ties_to="bo"),
            Person(id="bo", swedish_citizen=True),
            Person(id="cecilia", swedish_citizen=False, permit_ground=PermitGround.REFUGEE),
        ),
        couples=(("bo", "cecilia"),),
    )
    assert told_of("ties_to_listed_person", family) == {
        "ties_to": "bo",
        "household.couples": ["bo", "cecilia"],
        "ties_to.permit_ground": {"bo": None, "cecilia": "refugee"},
        "ties_to.swedish_citizen": {"bo": True, "cecilia": False},
    }
    assert told_of("tied_person_entitled", family) == {"ties_to.outcome": {"cecilia": "unknown"}}


def test_ties_in_a_circle_name_everybody_on_the_way() -> None:
    circle = Household(
        persons=(
            Person(id="anna", permit_ground=PermitGround.TIES, ties_to="bo"),
            Person(id="bo", permit_ground=PermitGround.TIES, ties_to="anna"),
        )
    )
    assert told_of("ties_to_listed_person", circle) == {
        "permit_ground": "ties",
        "ties_to": "bo",
        "ties_to.permit_ground": {"bo": "ties", "anna": "ties"},
        "ties_to.ties_to": {"bo": "anna", "anna": "bo"},
    }


def test_a_spouse_under_the_old_ordinance_follows_the_first_person() -> None:
    first = Person(id="bo", permit_status=PermitStatus.VALID)
    pair = Household(persons=(first, Person(id="anna", relation=Relation.SPOUSE, permit_status=PermitStatus.NONE)))
    day = date(2025, 5, 12)
    assert told_of("family_of_entitled", pair, day) == {"first_person.outcome": {"bo": "unknown"}}
