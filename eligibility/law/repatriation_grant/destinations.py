"""Countries as 2025:970 7 § 1 groups them, by ISO 3166-1 alpha-2 code."""

from eligibility.law.conditions import Answer, ByFact
from eligibility.law.countries import COUNTRIES
from eligibility.law.findings import Kind, Outcome

# SIM905 wants literals: four times as long, no clearer.
EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905
)
OTHERS_NAMED = frozenset({"NO", "IS", "LI", "CH"})
# Parts of those countries that have a code of their own. Whether settling there is settling in "ett annat EU-land"
# or in Norway, the ordinance does not say.
PARTS = frozenset(
    "AW AX BL BQ BV CW FO GF GL GP MF MQ NC PF PM RE SJ SX TF WF YT".split()  # noqa: SIM905
)


def _judge(destination: str) -> Answer:
    if destination in PARTS:
        return Outcome.FOR_THE_AGENCY
    return Kind.NOT_COVERED if destination in EU or destination in OTHERS_NAMED else Outcome.MET


is_allowed = ByFact("destination", {destination: _judge(destination) for destination in COUNTRIES})
"""Whether the destination is another country than Sweden and none that 7 § 1 names."""
