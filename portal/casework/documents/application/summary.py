"""*Underlag till ansökan om återvandringsbidrag*: what the document says, as values.

A ``Text`` waits: it is translated when the template reads it, once in Swedish and once in the other language.
Whatever a person typed (names, what was informed about) is a plain string and is the same in both. A citation is
short (``7 § 3``) where it belongs to the ordinance that the document is made under.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from eligibility.wording import Text
from portal.casework.documents.kinds import Document, Kind

NOBODY: Mapping[str, Text] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """Who a person of the household is. ``id`` is the law's; ``language`` is one of our codes."""

    id: str
    name: str
    identity_number: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that was told, or was not."""

    label: Text
    value: Text


@dataclass(frozen=True, kw_only=True)
class Decider:
    """Facts that decided a condition and are told elsewhere. ``number`` is whose; None: one's own, or everyone's."""

    number: int | None
    labels: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One condition as it stands for those for whom it stands alike, on the same facts, under the same provision.

    ``label`` and ``explanation`` are empty where the facts say it all; ``numbers`` is empty where it is everyone.
    ``decided_by`` is what decided it beside ``facts`` or, while ``is_unknown``, what is missing.
    """

    code: str
    state: str
    word: Text
    sign: str
    label: Text
    explanation: Text
    facts: tuple[Fact, ...]
    decided_by: tuple[Decider, ...]
    is_unknown: bool
    numbers: tuple[int, ...]
    citation: str


@dataclass(frozen=True, kw_only=True)
class PersonSection:
    """One person of the household. ``outcome`` is where the person stands, in words; ``is_adult`` None: not told.

    The rest of the document says ``number``: names are long, and two people can have the same.
    """

    number: int
    name: str
    identity_number: str
    born: date | None
    is_adult: bool | None
    language: str
    outcome: Text


@dataclass(frozen=True, kw_only=True)
class Couple:
    """Two spouses or cohabiting partners, by name."""

    one: str
    other: str


@dataclass(frozen=True, kw_only=True)
class AmountStep:
    """Amounts added or one cap applied: kronor before and after. ``numbers`` is empty where it is for everyone."""

    text: Text
    numbers: tuple[int, ...]
    before: int
    after: int
    citation: str


@dataclass(frozen=True, kw_only=True)
class AmountPayment:
    """One part of an amount, in per cent and in kronor."""

    percent: int
    amount: int
    when: Text
    citation: str


@dataclass(frozen=True, kw_only=True)
class Sum:
    """One sum for the household, what it rests on in words, and the steps that lead to it."""

    meaning: Text
    amount: int
    steps: tuple[AmountStep, ...]


@dataclass(frozen=True, kw_only=True)
class Requested:
    """Each sum that differs from the one before: for conditions met, with the undecided, if obstacles go away."""

    sums: tuple[Sum, ...]
    paid_of: int
    payments: tuple[AmountPayment, ...]


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One sentence; the provision where it rests on one; the people it concerns where not everyone."""

    text: Text
    citation: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """One kind of document, why it is enclosed, and for whom: a box to tick for each, by name and by number."""

    document: Text
    reason: Text
    citation: str
    names: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Information:
    """What was explained, to which people, in which language (one of our codes), and on which day."""

    what: Text
    numbers: tuple[int, ...]
    language: str
    given_on: date

    @property
    def typed(self) -> bool:
        """Whether a person wrote it, and it is therefore in one language only."""
        return isinstance(self.what, str)


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What is missing for the same people (empty: the household) and can be supplied by the same."""

    texts: tuple[Text, ...]
    numbers: tuple[int, ...]
    who: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Carried:
    """What the document carries for programs. ``texts`` is what each picture says; none where it would be too much."""

    form: str
    format: str
    fingerprint: str
    check_code: str
    check_at: str
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Provisions:
    """Where the standing sentences rest. Empty where the ordinance says nothing of the kind."""

    no_appeal: str
    application: str
    report_changes: str


@dataclass(frozen=True, kw_only=True)
class ApplicationSummary(Document):
    """Everything in the document. ``uninformed`` are the adults for whom no information is recorded.

    With anything ``missing`` the document says on every page that it is incomplete.
    """

    kind: ClassVar[Kind] = Kind.APPLICATION

    municipality: str
    applied_on: date
    judged_on: date
    edition: str
    wording: str
    verified_through: date
    warnings: tuple[Text, ...]
    people: tuple[PersonSection, ...]
    couples: tuple[Couple, ...]
    conditions: tuple[Condition, ...]
    requested: Requested | None
    leaving: tuple[Statement, ...]
    reservations: tuple[Statement, ...]
    enclosures: tuple[Enclosure, ...]
    provisions: Provisions
    information: tuple[Information, ...]
    uninformed: tuple[int, ...]
    signatories: tuple[str, ...]
    missing: tuple[Missing, ...] = ()
    carried: Carried | None = None
