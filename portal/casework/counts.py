"""Numbers for the situation picture, its only way into case work: counts, and nobody in them to be found."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from eligibility.law import PersonOutcome
from portal.accounts.models import Municipality
from portal.casework.models import Case, Person, SkipReason, TalkPart
from portal.casework.people.household import situation
from portal.casework.people.roles import Role, role_of


def count_adults(municipality: Municipality, *, opened_from: date, opened_until: date) -> Mapping[PersonOutcome, int]:
    """How many adults in a municipality's cases stand how, for the cases opened from one day until before another.

    Somebody with protected identity is in no count, nor is one of whom it is not told whether she is an adult. Run by
    the tables' owner inside that municipality (`keeping.as_keeper`): anybody else counts her own cases alone. The
    numbers are raw, and not to be published before small ones are protected.
    """
    counted: Counter[PersonOutcome] = Counter(dict.fromkeys(PersonOutcome, 0))
    cases = Case.objects.filter(
        municipality=municipality, opened_at__date__gte=opened_from, opened_at__date__lt=opened_until
    )
    for case in cases.iterator(chunk_size=500):
        counted.update(_adults_of(case))
    return dict(counted)


def _adults_of(case: Case) -> list[PersonOutcome]:
    hidden = ("name_sealed", "identity_digits_sealed", "contact_value_sealed", "interpreter_language_sealed")
    people = list(Person.objects.filter(case=case).defer(*hidden).order_by("order"))
    now = situation(case, people)
    return [now.of(person).outcome for person in people if _is_counted(person, case.applied_on)]


def _is_counted(person: Person, on: date) -> bool:
    grown = role_of(person, on) not in (Role.CHILD, Role.NOT_TOLD)
    return grown and not person.is_protected


def count_skipped_parts(municipality: Municipality, *, noted_from: date, noted_until: date) -> Mapping[SkipReason, int]:
    """How many times parts of the conversation guide were left out for which reason, as `count_adults` counts."""
    counted: Counter[SkipReason] = Counter(dict.fromkeys(SkipReason, 0))
    rows = TalkPart.objects.filter(
        municipality=municipality, noted_on__gte=noted_from, noted_on__lt=noted_until, person__case__has_protected=False
    ).exclude(skipped="")
    counted.update(SkipReason(reason) for reason in rows.values_list("skipped", flat=True))
    return dict(counted)
