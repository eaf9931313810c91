"""The four states, each a word, then a sign, then a colour; and which of them an outcome is."""

from collections.abc import Mapping

from eligibility.law import Finding, Kind, Outcome, PersonOutcome
from eligibility.showing.presented import State
from eligibility.wording import outcomes

MET = State("met", "✓", outcomes.MET)
OBSTACLE_NOW = State("stop", "✕", outcomes.OBSTACLE_NOW)
NOT_MET = State("stop", "✕", outcomes.NOT_MET)
NOT_ANSWERED = State("open", "?", outcomes.NOT_ANSWERED)
FOR_THE_AGENCY = State("agency", "§", outcomes.FOR_THE_AGENCY)

STATE_OF_FINDING: Mapping[Outcome, State] = {
    Outcome.MET: MET,
    Outcome.NOT_MET: NOT_MET,
    Outcome.UNKNOWN: NOT_ANSWERED,
    Outcome.FOR_THE_AGENCY: FOR_THE_AGENCY,
}
STATE_OF_PERSON: Mapping[PersonOutcome, State] = {
    PersonOutcome.POSSIBLE: MET,
    PersonOutcome.UNKNOWN: NOT_ANSWERED,
    PersonOutcome.INDIVIDUAL: FOR_THE_AGENCY,
    PersonOutcome.BLOCKED_NOW: OBSTACLE_NOW,
    PersonOutcome.OTHER_SCHEME: NOT_MET,
    PersonOutcome.NOT_COVERED: NOT_MET,
}


def state_of(finding: Finding) -> State:
    """The state a condition is in."""
    return OBSTACLE_NOW if finding.kind is Kind.BLOCKED_NOW else STATE_OF_FINDING[finding.outcome]
