"""A result as values for a page or a document: translated when read, formatted by templates. No HTML."""

from dataclasses import dataclass

from eligibility.law import Bound, Citation, Kind, PersonOutcome
from eligibility.law.findings import Outcome
from eligibility.wording.saying import Text


@dataclass(frozen=True, slots=True)
class State:
    """One of four states: a word, then a sign, then a colour (``css``: met, stop, open or agency)."""

    css: str
    sign: str
    word: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class FactView:
    """A fact in words. ``name`` is the law's; ``owner`` says whose it is, and is empty where it is one's own.

    ``is_next`` says that it is the same person's as the one before.
    """

    name: str
    owner: Text = ""
    is_next: bool = False
    label: Text
    value: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingView:
    """One condition for one person.

    ``decided_by`` are the facts that decided it or, while it is not known how it stands, those that are missing;
    ``missing`` are, by name, the person's own of these, and who are ``couples``.
    """

    condition: str
    outcome: Outcome
    kind: Kind | None
    state: State
    label: Text
    text: Text
    change: Text
    who: Text
    citation: Citation
    reads: tuple[str, ...]
    missing: tuple[str, ...]
    decided_by: tuple[FactView, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether it is not known how it stands."""
        return self.outcome is Outcome.UNKNOWN


_WEIGHT = (Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.FOR_THE_AGENCY, Outcome.MET)


def _by_weight(finding: FindingView) -> int:
    return _WEIGHT.index(finding.outcome)


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonView:
    """One person: how it stands in a sentence, and every condition."""

    id: str
    name: Text
    outcome: PersonOutcome
    state: State
    headline: Text
    findings: tuple[FindingView, ...]

    @property
    def unsettled(self) -> tuple[FindingView, ...]:
        """What is not met, not answered or for the agency: an obstacle comes before what is in order."""
        return tuple(sorted((f for f in self.findings if f.outcome is not Outcome.MET), key=_by_weight))

    @property
    def deciding(self) -> tuple[FindingView, ...]:
        """What is unsettled; for somebody whom the grant is not for, only what makes it so."""
        return tuple(f for f in self.unsettled if f.outcome is Outcome.NOT_MET or not self.is_outside)

    @property
    def settled(self) -> tuple[FindingView, ...]:
        """What is met."""
        return tuple(f for f in self.findings if f.outcome is Outcome.MET)

    @property
    def is_outside(self) -> bool:
        """Whether the grant is not for this person, whatever else may be told."""
        return self.outcome in (PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME)


@dataclass(frozen=True, kw_only=True, slots=True)
class StepView:
    """One step in the counting: kronor before and after, for whom, under what."""

    text: Text
    names: Text
    before: int
    after: int
    citation: Citation

    @property
    def change(self) -> int:
        """What the step adds, or takes away."""
        return self.after - self.before


@dataclass(frozen=True, kw_only=True, slots=True)
class Counting:
    """One of the sums, and how it was counted."""

    bound: Bound
    text: Text
    total: int
    steps: tuple[StepView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentView:
    """One part of the grant."""

    when: Text
    percent: int
    amount: int
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class AmountView:
    """What the grant can be, in kronor. ``countings`` has one entry for each sum that differs from the one before.

    ``payments`` are of ``paid_of``: the lowest sum that is not nothing.
    """

    min: int
    max: int
    if_unblocked: int
    countings: tuple[Counting, ...]
    paid_of: int
    payments: tuple[PaymentView, ...]

    @property
    def is_range(self) -> bool:
        """Whether what is undecided makes a difference."""
        return self.min != self.max

    @property
    def can_grow(self) -> bool:
        """Whether clearing the obstacles would make a difference."""
        return self.if_unblocked > self.max


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A sentence and the provision it rests on, where there is one; ``names`` is empty where it concerns everybody."""

    code: str
    text: Text
    citation: Citation | None = None
    names: Text = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherScheme:
    """What 2008:778 may give those who were refused a permit, as information only."""

    ordinance: str
    names: Text
    min: int
    max: int
    read_through: Text
    steps: tuple[StepView, ...]
    reservations: tuple[Note, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenPoint:
    """A condition that is not met, not answered or for the agency, with everybody for whom it stands so."""

    state: State
    label: Text
    names: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """Everything there is to say of a household on a day. ``amount`` is None where nobody can be granted anything."""

    edition: str
    edition_line: Text
    outcome: PersonOutcome
    heading: Text
    leads: tuple[Text, ...]
    persons: tuple[PersonView, ...]
    amount: AmountView | None
    leaving: tuple[Note, ...]
    reservations: tuple[Note, ...]
    warnings: tuple[Note, ...]
    deadlines: tuple[Note, ...]
    duties: tuple[Note, ...]
    payment_stopped: tuple[Note, ...]
    repayment: tuple[Note, ...]
    relief: tuple[Note, ...]
    appeals: tuple[Note, ...]
    other_scheme: OtherScheme | None

    @property
    def open_points(self) -> tuple[OpenPoint, ...]:
        """What decides it that is not settled, an obstacle first, each said once."""
        found: dict[tuple[str, str], OpenPoint] = {}
        deciding = [(person.name, finding) for person in self.persons for finding in person.deciding]
        for name, finding in sorted(deciding, key=lambda pair: _by_weight(pair[1])):
            key = finding.condition, finding.state.css
            names = (*found[key].names, name) if key in found else (name,)
            found[key] = OpenPoint(state=finding.state, label=finding.label, names=names)
        return tuple(found.values())

    @property
    def is_for_somebody(self) -> bool:
        """Whether the grant is for anybody in this household, now or when an obstacle is gone."""
        return self.amount is not None
