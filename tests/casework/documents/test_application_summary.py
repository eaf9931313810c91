"""Summarising a household for *Underlag till ansökan om återvandringsbidrag*."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from eligibility.law import Household, assess
from portal.casework.documents.application.summary import Condition
from portal.casework.documents.limits import refuse_too_large
from portal.drawing.errors import DocumentTooLarge
from tests.casework.documents.household import ADULTS, FAMILY, NAMES, NUMBERS, ON, child, details, person, summary


def standing_of(code: str) -> list[Condition]:
    return [condition for condition in summary().conditions if condition.code == code]


def test_the_sums_are_the_assessments_and_each_is_reached_by_its_steps() -> None:
    grant = assess(FAMILY, ON).grant
    requested = summary().requested
    assert requested is not None
    assert [sum.amount for sum in requested.sums] == list(dict.fromkeys((grant.min, grant.max, grant.if_unblocked)))
    assert all(sum.steps[-1].after == sum.amount and sum.steps[0].before == 0 for sum in requested.sums)
    assert sum(payment.amount for payment in requested.payments) == requested.paid_of == grant.min


def test_the_same_amount_for_several_people_is_one_step() -> None:
    requested = summary().requested
    assert requested is not None
    assert [(step.numbers, step.before, step.after) for step in requested.sums[0].steps] == [
        ((NUMBERS["rania"],), 0, 350_000),
        ((NUMBERS["noor"], NUMBERS["lina"]), 350_000, 400_000),
    ]


def test_every_condition_of_everybody_is_there_once() -> None:
    expected = {(finding.condition, p.id) for p in assess(FAMILY, ON).persons for finding in p.findings}
    ids = {number: id for id, number in NUMBERS.items()}
    found = [(c.code, ids[number]) for c in summary().conditions for number in (c.numbers or tuple(ids))]
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_those_for_whom_a_condition_stands_alike_share_a_row() -> None:
    owing, free = standing_of("no_enforcement_debt")
    assert (owing.numbers, owing.sign, owing.citation) == ((NUMBERS["samir"],), "✕", "7 § 3")
    assert NUMBERS["samir"] not in free.numbers
    assert len(free.numbers) == 4
    assert free.sign == "✓"


def test_a_fact_that_was_not_told_says_so() -> None:
    told, untold = standing_of("received_in_destination")
    assert (told.numbers, untold.numbers) == ((1, 2, 3, 5), (NUMBERS["yousef"],))
    assert untold.sign == "?"
    assert [str(fact.value) for fact in untold.facts] != [str(fact.value) for fact in told.facts]
    assert untold.explanation


def test_a_condition_names_whose_facts_decided_it_where_they_stand_elsewhere() -> None:
    with override("en"):
        (shared,) = standing_of("tied_person_entitled")
        own, rania = shared.decided_by
        assert (own.number, [str(label) for label in own.labels]) == (None, ["The person whom the family ties are to"])
        assert rania.number == NUMBERS["rania"]
        assert "How it stands" in [str(label) for label in rania.labels]
        assert not shared.is_unknown


def test_a_condition_whose_facts_stand_beside_it_repeats_none() -> None:
    for code in ("has_permit", "permit_since_cutoff", "destination_allowed", "no_enforcement_debt", "age"):
        assert all(condition.decided_by == () for condition in standing_of(code)), code


def test_people_are_numbered_in_the_order_of_the_household() -> None:
    assert [(section.number, section.name) for section in summary().people] == list(enumerate(NAMES.values(), start=1))


def test_an_adult_for_whom_no_information_is_recorded_is_named_and_no_child_is() -> None:
    given = summary().information[0]
    assert summary().uninformed == (NUMBERS["rania"],)
    assert summary(information=(replace(given, numbers=(1, 2)),)).uninformed == ()
    assert summary(information=()).uninformed == (1, 2)


def test_that_nothing_is_granted_as_it_stands_is_said_before_what_could_be() -> None:
    household = Household(persons=(person("samir", date(1984, 5, 1), enforcement_debt=True),))
    requested = summary(household=household).requested
    assert requested is not None
    assert [sum.amount for sum in requested.sums] == [0, assess(household, ON).grant.if_unblocked]


def test_each_adult_signs_and_no_child_does() -> None:
    assert summary().signatories == tuple(NAMES[id] for id in ADULTS)


def test_somebody_whose_age_was_not_told_is_not_taken_for_a_child() -> None:
    household = Household(persons=(replace(person("samir", ON), born=None),))
    document = summary(household=household)
    assert document.people[0].is_adult is None
    assert document.signatories == (NAMES["samir"],)
    assert len(document.enclosures) == 3  # no consent of custodians, no birth certificate


def test_documents_to_enclose_come_from_the_facts() -> None:
    for_whom = [enclosure.names for enclosure in summary().enclosures]
    everyone, children = tuple(NAMES.values()), tuple(NAMES[id] for id in ("noor", "yousef", "lina"))
    assert for_whom == [everyone, everyone, everyone, (NAMES["samir"],), children, children]


def test_nobody_is_asked_for_proof_of_a_debt_that_does_not_exist() -> None:
    household = Household(persons=(person("rania", date(1987, 11, 23)),))
    assert len(summary(household=household).enclosures) == 3


def test_nothing_is_to_be_enclosed_for_somebody_the_ordinance_does_not_cover() -> None:
    household = Household(persons=(person("rania", date(1987, 11, 23), swedish_citizen=True),))
    document = summary(household=household)
    assert document.enclosures == ()
    assert document.requested is None


def test_the_provisions_are_cited_and_the_documents_own_ordinance_is_said_once() -> None:
    document = summary()
    assert (document.edition, document.wording) == ("2025:970", "2026:285")
    assert (document.provisions.no_appeal, document.provisions.application) == ("2025:970 20 §", "10 §")
    assert all(condition.citation and "2025:970" not in condition.citation for condition in document.conditions)


def test_the_older_ordinance_is_used_for_an_older_day() -> None:
    household = Household(persons=(person("rania", date(1987, 11, 23), lacks_means=True, travel_cost=4500),))
    document = summary(household=household, on=date(2025, 11, 3))
    assert (document.edition, document.provisions.no_appeal, document.provisions.application) == (
        "1984:890",
        "1984:890 6 §",
        "",
    )
    assert document.requested is not None
    assert document.requested.sums[0].amount == 14_500


def test_a_day_after_the_last_reading_carries_its_warning() -> None:
    assert summary().warnings == ()
    assert len(summary(on=date(2026, 6, 15)).warnings) == 1


@pytest.mark.parametrize(
    ("language", "beside"), [("ar", "ar"), ("en", "en"), ("sv", None), ("lattlast", None), ("so", "so"), ("xx", None)]
)
def test_a_published_language_stands_beside_the_swedish(language: str, beside: str | None) -> None:
    assert summary(language).language == beside


def test_the_language_of_the_first_adult_is_used_unless_another_is_named() -> None:
    people = details(FAMILY, "sv", NAMES)
    people = (replace(people[0], language="en"), replace(people[1], language="ar"), *people[2:])
    assert summary(people=people).language == "en"
    assert summary(people=people, language="ar").language == "ar"


def test_a_household_of_twenty_is_not_too_large() -> None:
    persons = (person("rania", date(1987, 11, 23)), *(child(f"child{n}", date(2015, 1, 1)) for n in range(19)))
    refuse_too_large(summary(household=Household(persons=persons)))


def test_more_than_twenty_people_are_refused() -> None:
    persons = tuple(person(f"person{number}", date(1990, 1, 1)) for number in range(21))
    with pytest.raises(DocumentTooLarge):
        refuse_too_large(summary(household=Household(persons=persons)))


def test_a_text_without_end_is_refused() -> None:
    given = summary().information[0]
    refuse_too_large(summary(information=(replace(given, what="x" * 4000),)))
    with pytest.raises(DocumentTooLarge):
        refuse_too_large(summary(information=(replace(given, what="x" * 4001),)))


def test_a_name_without_end_is_refused() -> None:
    refuse_too_large(summary(names={**NAMES, "lina": "L" * 200}))
    with pytest.raises(DocumentTooLarge):
        refuse_too_large(summary(names={**NAMES, "lina": "L" * 201}))


def test_rows_without_end_are_refused() -> None:
    given = summary().information[0]
    with pytest.raises(DocumentTooLarge):
        refuse_too_large(summary(information=(given,) * 401))


def test_somebody_the_household_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        summary(people=(replace(details(FAMILY, "ar", NAMES)[0], id="somebody"),))
