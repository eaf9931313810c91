"""Which documents to enclose, from what was told. A modest list: Migrationsverket says what it needs (10 §)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eligibility.law import Citation, Person, PersonAssessment, PersonOutcome
from eligibility.wording import Text

OUTSIDE = {PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME}

PASSPORT = _("Copy of the passport or another travel document")
PASSPORT_WHY = _("It shows who the person is and which country the person comes from.")
PERMIT = _("Copy of the residence permit card and of the decision that granted the permit")
PERMIT_WHY = _("They show the ground of the permit and since when there has been one.")
RECEPTION = _("Proof that the country will receive the person")
RECEPTION_WHY = _("It has to be shown, for example with a passport of that country or a permit to live there.")
CUSTODIANS = _("Consent of both custodians, signed by each of them")
CUSTODIANS_WHY = _("A child moves only if those who decide for the child agree.")
BIRTH = _("Birth certificate or another proof of who the custodians are")
BIRTH_WHY = _("It shows who may apply for the child.")
CSN = _("Proof that the debt to CSN is paid")
ENFORCEMENT = _("Proof that the debt at Kronofogden is paid or withdrawn")
DEBT_WHY = _("As long as the debt exists no grant is given.")


@dataclass(frozen=True, kw_only=True)
class Needed:
    """One document that one person needs, and the provision it is for. The same ``code`` is the same document."""

    code: str
    document: Text
    reason: Text
    citation: Citation | None


def needed_by(
    person: Person, assessed: PersonAssessment, is_adult: bool | None, application: Citation | None
) -> Sequence[Needed]:
    """What to enclose for a person; nothing for somebody whom the ordinance does not cover."""
    if assessed.outcome in OUTSIDE:
        return ()
    return tuple(_needed(person, assessed, is_adult, application))


def _needed(
    person: Person, assessed: PersonAssessment, is_adult: bool | None, application: Citation | None
) -> Iterator[Needed]:
    rests_on = {finding.condition: finding.citation for finding in assessed.findings}
    yield Needed(code="passport", document=PASSPORT, reason=PASSPORT_WHY, citation=application)
    if "qualifying_ground" in rests_on:
        yield Needed(code="permit", document=PERMIT, reason=PERMIT_WHY, citation=rests_on["qualifying_ground"])
    if "received_in_destination" in rests_on:
        yield Needed(
            code="reception", document=RECEPTION, reason=RECEPTION_WHY, citation=rests_on["received_in_destination"]
        )
    if is_adult is False:
        yield Needed(code="custodians", document=CUSTODIANS, reason=CUSTODIANS_WHY, citation=application)
        yield Needed(code="birth", document=BIRTH, reason=BIRTH_WHY, citation=application)
    if person.csn_debt and "no_csn_debt" in rests_on:
        yield Needed(code="csn", document=CSN, reason=DEBT_WHY, citation=rests_on["no_csn_debt"])
    if person.enforcement_debt and "no_enforcement_debt" in rests_on:
        yield Needed(
            code="enforcement", document=ENFORCEMENT, reason=DEBT_WHY, citation=rests_on["no_enforcement_debt"]
        )
