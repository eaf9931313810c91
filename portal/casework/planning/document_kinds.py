"""The papers a move may need, by name, and what can be known of each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.wording import Text

READ_ON = date(2026, 11, 20)


class DocumentKind(models.TextChoices):
    """What it is called."""

    PASSPORT = "passport", _("Passport or another travel document")
    OTHER_IDENTITY = "other_identity", _("Another identity document")
    BIRTH = "birth", _("Birth certificate")
    CIVIL_STATUS = "civil_status", _("Certificate of marriage, divorce or widowhood")
    POPULATION_EXTRACT = "population_extract", _("Extract from the Swedish population register")
    PERMIT = "permit", _("Residence permit card and the decision that granted the permit")
    RECEPTION = "reception", _("Proof that the country will receive the person")
    MEANS = "means", _("Something that shows that there is no money for the journey")
    JOURNEY_PRICE = "journey_price", _("What the journey costs, in writing")
    CUSTODY_CONSENT = "custody_consent", _("Consent of both custodians, signed by each of them")
    CUSTODY_DECISION = "custody_decision", _("Decision on custody")
    CSN = "csn", _("Statement from CSN about debts")
    ENFORCEMENT = "enforcement", _("Extract from Kronofogden about debts")
    VISA = "visa", _("Transit visa")
    SCHOOL = "school", _("School reports and certificates")
    EDUCATION_WORK = "education_work", _("Certificates of education and work")
    HEALTH = "health", _("Copy of medical records and list of medicines")
    VACCINATION = "vaccination", _("Vaccination certificate")
    DRIVING_LICENCE = "driving_licence", _("Driving licence")
    POWER_OF_ATTORNEY = "power_of_attorney", _("Power of attorney, or written consent to contact an authority")
    HOUSING_NOTICE = "housing_notice", _("Notice to the landlord")
    DEREGISTRATION = "deregistration", _("Proof of having left the Swedish population register")
    JOURNEY_PROOF = "journey_proof", _("Tickets and boarding passes")
    ARRIVAL_PROOF = "arrival_proof", _("Something that shows the day of arrival")
    PERMIT_ENDED = "permit_ended", _("Proof that the residence permit has ended")


class Concerns(StrEnum):
    """Whom a document is about."""

    EACH = "each"
    ADULT = "adult"
    CHILD = "child"
    COUPLE = "couple"


class Standing(models.TextChoices):
    """What a document is for."""

    APPLICATION = "application", pgettext_lazy("a document is", "for the application")
    GOOD_TO_HAVE = "good_to_have", pgettext_lazy("a document is", "good to have")
    AFTER_DECISION = "after_decision", pgettext_lazy("a document is", "after a decision")


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a claim rests on, and when we read it."""

    name: Text
    read_on: date = READ_ON
    url: str = ""


ORDINANCE = Source(
    name=_("The ordinance. It has no list of documents; the Migration Agency says which it needs."),
    url="https://rkrattsbaser.gov.se/sfst?bet=2025:970",
)
OLD_ORDINANCE = Source(
    name=_("The ordinance of 1984"),
    url="https://rkrattsbaser.gov.se/sfst?bet=1984:890",
)
OLD_PAGE = Source(
    name=_("The Migration Agency’s page from before 2026, about the older ordinance. Ask what applies now."),
    url="https://www.migrationsverket.se/Privatpersoner/Lamna-Sverige/Atervandring.html",
)
PARENTS_CODE = Source(
    name=_("Our reading of the Children and Parents Code. The ordinance does not say how consent is to be shown."),
)
REGISTRATION_ACT = Source(
    name=_("The Population Registration Act (1991:481), Section 20: who moves abroad for at least a year."),
    url="https://rkrattsbaser.gov.se/sfst?bet=1991:481",
)
GUIDANCE = Source(name=_("Our guidance page about documents. No rule asks for it."))


@dataclass(frozen=True, kw_only=True)
class About:
    """What we know of one kind of document.

    `rests_on` names a condition or a figure of the edition, whose citation is shown. `expires` says that it has a last
    day of validity. `travels` says that the journey itself needs it, whatever becomes of an application. `under` is
    the only ordinance that has use for it. `suggested` is False for what somebody must think of for herself.
    """

    concerns: Concerns
    standing: Standing
    why: Text
    where: Text
    source: Source
    rests_on: str = ""
    expires: bool = False
    travels: bool = False
    under: str = ""
    suggested: bool = True
