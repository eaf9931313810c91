"""From a household, its assessment and who the people are to the application summary. No models, no request."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from eligibility.law import Assessment, Bound, Citation, Household, Outcome, Step, figures
from eligibility.law.dates import has_reached
from eligibility.showing.presented import AmountView, Counting, Result
from eligibility.showing.presenting import present
from eligibility.wording import Text
from eligibility.wording.grant import STEPS
from eligibility.wording.outcomes import TOTALS
from portal.casework.documents.application.conditions import Standing, standings
from portal.casework.documents.application.enclosures import Needed, needed_by
from portal.casework.documents.application.facts_told import told
from portal.casework.documents.application.summary import (
    NOBODY,
    AmountPayment,
    AmountStep,
    ApplicationSummary,
    Condition,
    Couple,
    Decider,
    Enclosure,
    Information,
    PersonDetails,
    PersonSection,
    Provisions,
    Requested,
    Statement,
    Sum,
)
from portal.casework.documents.languages import beside
from portal.settings.languages import SOURCE


def summarise(
    *,
    household: Household,
    assessment: Assessment,
    people: Sequence[PersonDetails],
    information: Sequence[Information],
    reference: str,
    municipality: str,
    issued_on: date,
    applied_on: date,
    language: str | None = None,
    others: Mapping[str, Text] = NOBODY,
) -> ApplicationSummary:
    """The document's contents, people in the order given. Raises KeyError for somebody the assessment lacks.

    ``language`` stands beside the Swedish; where none is named, it is the first adult's. ``others`` says what those are
    called, by the law's id, who are no part of the application though a fact or a condition points at them.
    """
    writer = _Writer(household, assessment, people, others)
    sections = tuple(writer.section(person) for person in people)
    adults = [person for person in sections if person.is_adult is not False]
    informed = {number for given in information for number in given.numbers}
    return ApplicationSummary(
        reference=reference,
        municipality=municipality,
        issued_on=issued_on,
        applied_on=applied_on,
        judged_on=assessment.on,
        language=beside(language or (adults[0].language if adults else SOURCE.code)),
        edition=assessment.edition,
        wording=assessment.wording,
        verified_through=assessment.verified_through,
        warnings=tuple(warning.text for warning in writer.result.warnings),
        people=sections,
        couples=tuple(
            Couple(one=writer.own_names[one], other=writer.own_names[other]) for one, other in household.couples
        ),
        conditions=tuple(writer.conditions()),
        requested=writer.requested(),
        leaving=tuple(Statement(text=note.text, citation=writer.cite(note.citation)) for note in writer.result.leaving),
        reservations=writer.reservations(),
        enclosures=writer.enclosures(sections),
        provisions=writer.provisions(),
        information=tuple(information),
        uninformed=tuple(adult.number for adult in adults if adult.number not in informed),
        signatories=tuple(adult.name for adult in adults),
    )


class _Writer:
    """Holds what every part of the document needs: names by id, and the assessment in words."""

    def __init__(
        self, household: Household, assessment: Assessment, people: Sequence[PersonDetails], others: Mapping[str, Text]
    ) -> None:
        self.household, self.assessment = household, assessment
        self.people = people
        self.others = frozenset(map(str, others.values()))
        self.own_names = {person.id: person.name for person in people}
        self.names: Mapping[str, Text] = {**others, **self.own_names}
        self.numbers = {person.id: number for number, person in enumerate(people, start=1)}
        self.result: Result = present(assessment, household, self.names)
        self.adult_age = figures(assessment.on)["adult_age"].number
        self.application = _first(p.citation for p in assessment.consequences.duties if p.code == "tell_on_honour")

    def cite(self, citation: Citation | None) -> str:
        """A provision; of the document's own ordinance, without its number."""
        return str(citation).removeprefix(f"{self.assessment.edition} ") if citation else ""

    def numbers_of(self, ids: Iterable[str]) -> tuple[int, ...]:
        """These people's numbers in the household; nothing for everyone."""
        told = tuple(self.numbers[id] for id in ids)
        return () if len(told) == len(self.numbers) else told

    def section(self, details: PersonDetails) -> PersonSection:
        person = self.household.person(details.id)
        view = next(view for view in self.result.persons if view.id == details.id)
        return PersonSection(
            number=self.numbers[details.id],
            name=details.name,
            identity_number=details.identity_number,
            born=person.born,
            is_adult=self.is_adult(details.id),
            language=details.language,
            outcome=view.headline,
        )

    def is_adult(self, id: str) -> bool | None:
        born = self.household.person(id).born
        return None if born is None else has_reached(self.adult_age, born, self.assessment.on)

    def conditions(self) -> Iterable[Condition]:
        """Every condition of the ordinance, with those for whom it stands alike."""
        views = {view.id: view.findings for view in self.result.persons}
        people = [self.household.person(person.id) for person in self.people]
        found = [(person, self.assessment.person(person.id).findings, views[person.id]) for person in people]
        return (self._condition(standing) for standing in standings(found))

    def _condition(self, standing: Standing) -> Condition:
        view, first = standing.view, standing.persons[0]
        met = view.outcome is Outcome.MET
        return Condition(
            code=view.condition,
            state=view.state.css,
            word=view.state.word,
            sign=view.state.sign,
            label="" if met and len(standing.facts) == 1 else view.label,  # the fact says it all
            explanation="" if met and standing.facts else view.text,
            facts=tuple(told(first, fact, self.names) for fact in standing.facts),
            decided_by=tuple(self._deciders(standing)),
            is_unknown=view.is_unknown,
            numbers=self.numbers_of(person.id for person in standing.persons),
            citation=self.cite(view.citation),
        )

    def _deciders(self, standing: Standing) -> Iterable[Decider]:
        """Whose facts decided it; what was told about somebody who does not apply is not for this document."""
        numbers = {self.own_names[id]: number for id, number in self.numbers.items()}
        for owner, facts in groupby(standing.decided_by, key=lambda fact: str(fact.owner)):
            if owner in self.others:
                continue
            yield Decider(number=numbers.get(owner), labels=tuple(fact.label for fact in facts))

    def requested(self) -> Requested | None:
        amount = self.result.amount
        if amount is None:
            return None
        return Requested(
            sums=(*self._nothing_yet(amount), *(self._sum(counting) for counting in amount.countings)),
            paid_of=amount.paid_of,
            payments=tuple(
                AmountPayment(
                    percent=payment.percent,
                    amount=payment.amount,
                    when=payment.when,
                    citation=self.cite(payment.citation),
                )
                for payment in amount.payments
            ),
        )

    def _nothing_yet(self, amount: AmountView) -> Iterable[Sum]:
        """That nothing is granted as it stands: a counting has no steps to nothing, yet it must be said first."""
        if not amount.min:
            yield Sum(meaning=TOTALS[Bound.MIN], amount=0, steps=())

    def _sum(self, counting: Counting) -> Sum:
        return Sum(meaning=counting.text, amount=counting.total, steps=tuple(self._steps(counting.bound)))

    def _steps(self, bound: Bound) -> Iterable[AmountStep]:
        """The steps to one sum; the same thing added for several people after each other is one step."""
        own = [step for step in self.assessment.grant.steps if step.bound is bound]
        for _, alike in groupby(own, key=lambda step: (step.code, step.citation)):
            yield self._step(tuple(alike))

    def _step(self, alike: tuple[Step, ...]) -> AmountStep:
        first, last = alike[0], alike[-1]
        return AmountStep(
            text=STEPS[first.code],
            numbers=self.numbers_of(id for step in alike for id in step.persons),
            before=first.before,
            after=last.after,
            citation=self.cite(first.citation),
        )

    def reservations(self) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                text=note.text,
                citation=self.cite(note.citation),
                numbers=self.numbers_of(reservation.persons),
            )
            for note, reservation in zip(self.result.reservations, self.assessment.reservations, strict=True)
        )

    def enclosures(self, sections: Sequence[PersonSection]) -> tuple[Enclosure, ...]:
        """Each kind of document once, for everybody who needs it."""
        wanted: dict[str, list[tuple[PersonSection, Needed]]] = {}
        for details, section in zip(self.people, sections, strict=True):
            assessed, person = self.assessment.person(details.id), self.household.person(details.id)
            for needed in needed_by(person, assessed, section.is_adult, self.application):
                wanted.setdefault(needed.code, []).append((section, needed))
        return tuple(self._enclosure(needed) for needed in wanted.values())

    def _enclosure(self, wanted: Sequence[tuple[PersonSection, Needed]]) -> Enclosure:
        _section, needed = wanted[0]
        citations = dict.fromkeys(self.cite(each.citation) for _, each in wanted)
        return Enclosure(
            document=needed.document,
            reason=needed.reason,
            citation=", ".join(filter(None, citations)),
            names=tuple(section.name for section, _ in wanted),
            numbers=tuple(section.number for section, _ in wanted),
        )

    def provisions(self) -> Provisions:
        follows = self.assessment.consequences
        refusal = _first(a.citation for a in follows.appeals if a.decision == "grant_refused" and not a.allowed)
        changes = _first(p.citation for p in follows.duties if p.code == "report_changes")
        return Provisions(
            no_appeal=str(refusal or ""),
            application=self.cite(self.application),
            report_changes=self.cite(changes),
        )


def _first(citations: Iterable[Citation]) -> Citation | None:
    return next(iter(citations), None)
