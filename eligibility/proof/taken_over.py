"""What an edition takes over unchanged from the one before it: what is proven there is proven here."""

from collections.abc import Collection
from dataclasses import replace

from eligibility.law.editions import Edition
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.proof.coverage import Trait, Way


def is_proven(what: Way | Trait, proven: Collection[Way | Trait]) -> bool:
    """Whether a case says so, under this wording or under the one that this part of it was taken over from."""
    earlier: Way | Trait | None = what
    while earlier is not None and earlier not in proven:
        earlier = taken_over_from(earlier)
    return earlier is not None


def taken_over_from(what: Way | Trait) -> Way | Trait | None:
    """The same under the edition before, where this edition says just what that one does; else None."""
    place = next((place for place, edition in enumerate(EDITIONS) if edition.wording == what.wording), 0)
    if not place or EDITIONS[place - 1].ordinance != EDITIONS[place].ordinance:
        return None
    before, edition = EDITIONS[place - 1], EDITIONS[place]
    same = _is_same_condition if isinstance(what, Way) else _is_same_trait
    return replace(what, wording=before.wording) if same(what, before, edition) else None  # type: ignore[arg-type]  # each is of its kind


def _is_same_condition(way: Way, before: Edition, edition: Edition) -> bool:
    return any(one is other for one in before.conditions for other in edition.conditions if one.code == way.condition)


def _is_same_trait(trait: Trait, before: Edition, edition: Edition) -> bool:
    return _said(trait, before) == _said(trait, edition)


def _said(trait: Trait, edition: Edition) -> object:
    """What an edition says under this key and code."""
    amounts, follows = edition.amounts, edition.consequences
    match trait.key:
        case "reservations":
            stated = [reservation for reservation in edition.reservations if reservation.code == trait.code]
            return stated or edition.reservations_for
        case "deadlines":
            return [deadline for deadline in edition.deadlines if deadline.code == trait.code]
        case "appeals":
            return [appeal for appeal in follows.appeals if appeal.decision == trait.code]
        case "duties" | "payment_stopped" | "repayment" | "relief":
            return [provision for provision in getattr(follows, trait.key) if provision.code == trait.code]
        case "scheme" | "warnings":
            return None
        case _:
            counted = {
                "adult_amount": amounts.adult,
                "child_amount": amounts.child,
                "couple_cap": amounts.couple_cap,
                "household_cap": amounts.household_cap,
                "travel_cost": amounts.travel_cost,
            }
            return counted[trait.code]
