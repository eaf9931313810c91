"""Households drawn at random, of people to whom little stands in the way, so that what does decides."""

from datetime import date
from random import Random

from hypothesis import strategies as st

from eligibility.law import Household, PermitGround, PermitStatus, Person, Relation

NAMES = ("anna", "bo", "cecilia", "david")
DAYS = st.sampled_from([date(2010, 1, 1), date(2025, 5, 12), date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 2),
                        date(2026, 4, 15), date(2026, 6, 15), date(2028, 2, 29)])  # fmt: skip


def mostly(usual: object, *others: object) -> list[object]:
    """The usual value half of the time, not told or another one otherwise."""
    return [usual] * (len(others) + 1) + [None, *others]


FACTS: dict[str, list] = {
    "born": [date(1984, 5, 1), date(2008, 2, 29), date(2008, 9, 1), date(2018, 1, 15), None],
    "swedish_citizen": mostly(False, True),
    "permit_status": mostly(PermitStatus.VALID, *PermitStatus),
    "permit_ground": [*PermitGround] + [PermitGround.REFUGEE, PermitGround.TIES, None] * 8,
    "permit_since": mostly(date(2016, 3, 1), date(2024, 9, 12), date(2024, 9, 13)),
    "permit_unbroken": mostly(True, False),
    "ties_to": [*NAMES, None],
    "ties_through_partner": mostly(None, True, False),
    "resident": mostly(True, False),
    "settle_permanently": mostly(True, False),
    "destination": mostly("SY", "DE", "GL"),
    "received_there": mostly(True, False),
    "previous_grant": mostly(False, True),
    "csn_debt": mostly(False, True),
    "enforcement_debt": mostly(False, True),
    "criminal_matter": mostly(False, True),
    "keep_permit_notice": mostly(False, True),
    "lacks_means": mostly(True, False),
    "relation": mostly(None, *Relation),
    "travel_cost": mostly(None, 0, 4500),
}
"""Every fact that may be left untold, and what it is drawn from."""

PAIRS = (("anna", "bo"), ("cecilia", "david"))
FREE = {"household": ["home", "home", "away"]} | {
    fact: FACTS[fact] for fact in ("born", "permit_ground", "ties_to", "relation", "travel_cost")
}
"""Drawn for everybody; of all other facts, a few at most differ from the usual."""
USUAL = {fact: drawn[0] for fact, drawn in FACTS.items() if fact not in FREE}
MOST_UNUSUAL = 3


@st.composite
def people(draw: st.DrawFn) -> dict:
    """One person's facts."""
    unusual = draw(st.lists(st.sampled_from(sorted(USUAL)), max_size=MOST_UNUSUAL))
    drawn = {fact: draw(st.sampled_from(values)) for fact, values in FREE.items()}
    return USUAL | drawn | {fact: draw(st.sampled_from(FACTS[fact])) for fact in unusual}


@st.composite
def households(draw: st.DrawFn) -> Household:
    """One to four persons, no, one or two couples among them."""
    told = draw(st.lists(people(), min_size=1, max_size=len(NAMES)))
    couples = tuple(pair for pair in PAIRS[: len(told) // 2] if draw(st.booleans()))
    return assemble(told, couples, draw(st.sampled_from([False, False, True])))


def random_households(number: int) -> list[Household]:
    """The same households on every run, for tests that look at what many have in common."""
    random = Random(970)  # noqa: S311  # nothing is secret about it
    return [random_household(random) for _ in range(number)]


def random_household(random: Random) -> Household:
    """Drawn as ``households`` draws."""
    told = [random_person(random) for _ in range(random.randint(1, len(NAMES)))]
    couples = tuple(pair for pair in PAIRS[: len(told) // 2] if random.random() < 0.5)
    return assemble(told, couples, random.random() < 0.3)


def random_person(random: Random) -> dict:
    """Drawn as ``people`` draws."""
    unusual = random.choices(sorted(USUAL), k=random.randint(0, MOST_UNUSUAL))
    drawn = {fact: random.choice(values) for fact, values in FREE.items()}
    return USUAL | drawn | {fact: random.choice(FACTS[fact]) for fact in unusual}


def assemble(told: list[dict], couples: tuple[tuple[str, str], ...], unclear: bool) -> Household:
    """The household of the persons told of."""
    persons = tuple(Person(id=name, **facts) for name, facts in zip(NAMES, told, strict=False))
    return Household(persons=persons, couples=couples, unclear=unclear)
