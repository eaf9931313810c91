"""From what an assessment turns on to what is shown of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eligibility.law import Alternative, Assessment, Finding, Hinge, Outcome, WhatIf, figures
from eligibility.showing.presented import State
from eligibility.showing.presented_what_if import HingeView, Shift, SumRange, Way, WhatIfView
from eligibility.showing.states import MET, STATE_OF_PERSON, state_of
from eligibility.showing.tracing import Names
from eligibility.wording import what_if as words
from eligibility.wording.conditions import sentence, worded
from eligibility.wording.saying import Text, figure_texts, filled, listed


def present_what_if(found: WhatIf, names: Names) -> WhatIfView | None:
    """What is shown; None where nothing would change anything.

    Where the grant is for nobody as it stands, no sum is shown: one would be the only sum on the page, alone.
    """
    writer = _Writer(
        found=found,
        names=names,
        numbers=figure_texts(figures(found.now.on)),
        with_sums=found.now.grant.if_unblocked > 0,
    )
    hinges = tuple(writer.hinges())
    return WhatIfView(hinges=hinges) if hinges else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Writer:
    found: WhatIf
    names: Names
    numbers: Mapping[str, Text]
    with_sums: bool

    def hinges(self) -> Iterable[HingeView]:
        for hinge in self.found.hinges:
            if hinge.finding.outcome is Outcome.NOT_MET or self._matters(hinge):
                yield self._hinge(hinge)
        if self.found.unblocked:
            yield self._all_gone(self.found.unblocked)

    def _matters(self, hinge: Hinge) -> bool:
        now = _seen(self.found.now)
        return any(_seen(alternative.assessment) != now for alternative in hinge.alternatives)

    def _hinge(self, hinge: Hinge) -> HingeView:
        wording = worded(hinge.condition)
        obstacle = hinge.finding.outcome is Outcome.NOT_MET
        return HingeView(
            label=filled(wording.label, self.numbers),
            names=listed(self.names[id] for id in hinge.persons) if len(self.names) > 1 else "",
            change=wording.change if obstacle else "",
            who=wording.who if obstacle else "",
            citation=hinge.finding.citation,
            ways=tuple(self._ways(hinge)),
            shifts=tuple(self._shifts(hinge.alternatives)),
            sums=self._sums(hinge.alternatives),
        )

    def _ways(self, hinge: Hinge) -> Iterable[Way]:
        for place, alternative in enumerate(hinge.alternatives):
            finding = _finding(hinge, alternative)
            of_amount = len(hinge.alternatives) > 1 and all(a.stands is Outcome.MET for a in hinge.alternatives)
            if of_amount:  # met either way: what differs is how much
                yield Way(
                    state=MET,
                    word=(words.IF_MOST, words.IF_LEAST)[place],
                    text=(words.IF_AN_ADULT, words.IF_A_CHILD)[place],
                )
            else:
                yield Way(state=state_of(finding), text=filled(sentence(finding), self.numbers))

    def _all_gone(self, unblocked: Alternative) -> HingeView:
        return HingeView(
            label=words.ALL_OBSTACLES,
            names="",
            change=words.ALL_GONE,
            who=words.WHO_OF_EACH,
            citation=None,
            ways=(Way(state=MET, text=words.ALL_GONE),),
            shifts=tuple(self._shifts((unblocked,))),
            sums=self._sums((unblocked,)),
        )

    def _shifts(self, alternatives: Sequence[Alternative]) -> Iterable[Shift]:
        """Those who would stand otherwise in any of the ways; who stand alike together."""
        alike: dict[tuple[State, tuple[State, ...]], list[Text]] = {}
        for person in self.found.now.persons:
            if any(person.id in alternative.touched for alternative in alternatives):
                then = tuple(STATE_OF_PERSON[a.assessment.person(person.id).outcome] for a in alternatives)
                alike.setdefault((STATE_OF_PERSON[person.outcome], then), []).append(self.names[person.id])
        seen = ((now, then, names) for (now, then), names in alike.items() if set(then) != {now})
        return (Shift(names=listed(names), now=now, then=then) for now, then, names in seen)

    def _sums(self, alternatives: Sequence[Alternative]) -> tuple[SumRange, ...]:
        if not self.with_sums:
            return ()
        found = (self.found.now, *(alternative.assessment for alternative in alternatives))
        sums = tuple(SumRange(assessment.grant.min, assessment.grant.max) for assessment in found)
        return sums if len(set(sums)) > 1 else ()


def _seen(assessment: Assessment) -> tuple[object, ...]:
    """What is shown of an assessment here."""
    stands = ((id, STATE_OF_PERSON[outcome]) for id, outcome in assessment.outcomes().items())
    return (*stands, assessment.grant.min, assessment.grant.max)


def _finding(hinge: Hinge, alternative: Alternative) -> Finding:
    findings = alternative.assessment.person(hinge.persons[0]).findings
    return next((f for f in findings if f.condition == hinge.condition), hinge.finding)
