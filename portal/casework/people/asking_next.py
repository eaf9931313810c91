"""What the agency will ask for next, from how each condition stands. No ordinance lists papers: this is our reading.

The ordinance says of a few conditions that the applicant has to show them; of all the others only that the agency is to
be given what it needs. Which of the two it is, is said with each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eligibility.law import Citation, Finding, Outcome, PersonAssessment, PersonOutcome
from eligibility.wording import Text
from portal.casework.deeds.sources import Known
from portal.casework.models import SourceKind

_PERMIT: Text = _("The decisions on residence permits, with the ground and the days, and the permit card.")
_TIES: Text = _("The permit decision that says whom the family ties are to, and a certificate of marriage or birth.")

EVIDENCE: dict[str, Text] = {
    "not_swedish_citizen": _("Passport, or an extract from the population register that shows the citizenship."),
    "has_permit": _("The permit card, or the receipt of an application for extension."),
    "qualifying_ground": _PERMIT,
    "permit_since_cutoff": _("Every permit decision since the first one, so that a time without a permit can be seen."),
    "ties_to_listed_person": _TIES,
    "tied_person_entitled": _("The application of the person whom the ties are to, at the same time."),
    "same_household": _("An extract from the population register that shows who live at the same address."),
    "resident_in_sweden": _("An extract from the population register."),
    "settles_permanently": _(
        "The person’s own written statement, and what shows it, for example a notice to the landlord."
    ),
    "received_in_destination": _("A passport of that country, or a permit to live there."),
    "destination_allowed": _(
        "The name of the country and, for a territory of another state, a question to the agency."
    ),
    "no_previous_grant": _(
        "Nothing from the person: the agency has its own records. Say if there was an earlier grant."
    ),
    "no_csn_debt": _("A statement from CSN, for example printed from “Mina sidor”."),
    "no_enforcement_debt": _("An extract from the Kronofogden register."),
    "no_criminal_matter": _(
        "The agency asks other authorities by itself. Do not ask anybody for an extract from the criminal records."
    ),
    "family_of_entitled": _TIES,
    "lacks_means": _("Account statements and decisions on benefits that show what there is to live on."),
    "age": _("Passport, or an extract from the population register that shows the date of birth."),
}
"""By condition: the papers the agency will likely want. A test holds it against the conditions of every edition."""

TO_BE_SHOWN = frozenset({"resident_in_sweden", "settles_permanently", "received_in_destination"})
"""2025:970 6 §: the applicant shows it, also where there is no doubt. A statement alone is then not enough."""

_OPEN = {Outcome.UNKNOWN, Outcome.FOR_THE_AGENCY}
_OUTSIDE = {PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME}


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing the agency will likely want. `is_in_the_ordinance` says that the ordinance asks for it to be shown."""

    condition: str
    evidence: Text
    citation: Citation
    is_in_the_ordinance: bool


def asked_next(assessed: PersonAssessment, sources: Mapping[str, Known]) -> tuple[Ask, ...]:
    """What to bring for one person, in the order of the ordinance; nothing where the grant is not for the person."""
    if assessed.outcome in _OUTSIDE:
        return ()
    asks = [_ask(finding) for finding in assessed.findings if _is_asked(finding, sources)]
    return tuple({str(ask.evidence): ask for ask in reversed(asks)}.values())[::-1]


def _ask(finding: Finding) -> Ask:
    return Ask(
        condition=finding.condition,
        evidence=EVIDENCE[finding.condition],
        citation=finding.citation,
        is_in_the_ordinance=_must_be_shown(finding),
    )


def _is_asked(finding: Finding, sources: Mapping[str, Known]) -> bool:
    return finding.outcome in _OPEN or (_must_be_shown(finding) and not _is_seen(finding.reads, sources))


def _must_be_shown(finding: Finding) -> bool:
    return finding.condition in TO_BE_SHOWN and finding.citation.ordinance == "2025:970"


def _is_seen(facts: Sequence[str], sources: Mapping[str, Known]) -> bool:
    """Whether each fact has been seen in a paper or a register."""
    return all(fact in sources and sources[fact].source.kind is not SourceKind.STATEMENT for fact in facts)
