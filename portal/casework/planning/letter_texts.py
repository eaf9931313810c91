"""The words of the letters. Short sentences, nothing but what the recipient needs, and no reason for the move."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.wording import Text
from portal.casework.planning.document_kinds import Concerns, DocumentKind


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One letter. `to` is who gets it; `lines` are its paragraphs, with room for what is written by hand (blank).

    `cautions` are values of letters.Caution; `about` is the paper that it asks for.
    """

    code: str
    title: Text
    to: Text
    subject: Text
    lines: tuple[Text, ...]
    concerns: Concerns = Concerns.EACH
    cautions: tuple[str, ...] = ()
    about: DocumentKind | None = None


NAME_LINE: tuple[Text, ...] = (
    pgettext_lazy("letter", "Name: %(signer)s"),
    pgettext_lazy("letter", "Date of birth or identity number: %(blank)s"),
    pgettext_lazy("letter", "How you can reach me: %(blank)s"),
)
CHILD_LINE: Text = pgettext_lazy("letter", "This concerns my child: %(name)s")
SIGNATURE: tuple[Text, ...] = (
    pgettext_lazy("letter", "Place and day: %(blank)s"),
    pgettext_lazy("letter", "Signature: %(blank)s"),
)
_ANSWER: Text = pgettext_lazy("letter", "Please tell me what it costs and how long it takes.")
_COPY: Text = pgettext_lazy("letter", "Please tell me if you need anything more from me.")

_ALL = (
    Letter(
        code="embassy-passport",
        title=_("Ask the embassy for an appointment about a passport"),
        to=pgettext_lazy("letter to", "The embassy"),
        subject=pgettext_lazy("letter", "I ask for an appointment about a passport"),
        lines=(
            pgettext_lazy("letter", "I would like to apply for a passport, or have mine renewed."),
            pgettext_lazy(
                "letter", "Please tell me when I can come, and which documents and photographs I must bring."
            ),
            _ANSWER,
        ),
        cautions=("embassy",),
        about=DocumentKind.PASSPORT,
    ),
    Letter(
        code="passport-back",
        title=_("Ask the Migration Agency for a passport that was handed in"),
        to=pgettext_lazy("letter to", "The Swedish Migration Agency"),
        subject=pgettext_lazy("letter", "I ask to have my passport back"),
        lines=(
            pgettext_lazy("letter", "You have my passport or another identity document of mine."),
            pgettext_lazy("letter", "My case number with you: %(blank)s"),
            pgettext_lazy("letter", "I ask to have it back. Please tell me how, where and when I can fetch it."),
            pgettext_lazy("letter", "If I cannot have it back now, please tell me why, and when I can."),
        ),
    ),
    Letter(
        code="population-register",
        title=_("Ask the Tax Agency for an extract from the population register"),
        to=pgettext_lazy("letter to", "The Swedish Tax Agency"),
        subject=pgettext_lazy("letter", "I ask for an extract from the population register"),
        lines=(
            pgettext_lazy(
                "letter", "I need an extract that shows my name, my address, my family and since when I live in Sweden."
            ),
            pgettext_lazy(
                "letter", "It will be shown to an authority. I also ask for a version in English, if there is one."
            ),
            _COPY,
        ),
        about=DocumentKind.POPULATION_EXTRACT,
    ),
    Letter(
        code="debts-enforcement",
        title=_("Ask Kronofogden for an extract about debts"),
        to=pgettext_lazy("letter to", "The Enforcement Authority (Kronofogden)"),
        subject=pgettext_lazy("letter", "I ask for an extract about my debts"),
        lines=(
            pgettext_lazy("letter", "I need an extract that shows whether I have debts with you."),
            pgettext_lazy("letter", "If there are any, please tell me which, how much is left and how I can pay."),
        ),
        concerns=Concerns.ADULT,
        about=DocumentKind.ENFORCEMENT,
    ),
    Letter(
        code="debts-csn",
        title=_("Ask CSN for a statement about debts"),
        to=pgettext_lazy("letter to", "CSN"),
        subject=pgettext_lazy("letter", "I ask for a statement about my debts"),
        lines=(
            pgettext_lazy("letter", "I need a statement that shows whether I have debts to CSN."),
            pgettext_lazy("letter", "If there are any, please tell me which, how much is left and how I can pay."),
        ),
        concerns=Concerns.ADULT,
        about=DocumentKind.CSN,
    ),
    Letter(
        code="school",
        title=_("Ask the school for reports and certificates"),
        to=pgettext_lazy("letter to", "The school"),
        subject=pgettext_lazy("letter", "I ask for school reports and certificates"),
        lines=(
            pgettext_lazy("letter", "I am a custodian of %(name)s, who goes to your school."),
            pgettext_lazy(
                "letter", "Please give me copies of school reports, certificates and the written plan of development."
            ),
            pgettext_lazy("letter", "I also ask for a version in English, if there is one."),
            _COPY,
        ),
        concerns=Concerns.CHILD,
        about=DocumentKind.SCHOOL,
    ),
    Letter(
        code="health",
        title=_("Ask the health care for copies"),
        to=pgettext_lazy("letter to", "The health care provider"),
        subject=pgettext_lazy("letter", "I ask for copies of medical records"),
        lines=(
            pgettext_lazy(
                "letter",
                "Please give me copies of the medical records, a list of medicines and a vaccination certificate.",
            ),
            pgettext_lazy("letter", "It concerns %(name)s. I fetch the copies myself."),
            _ANSWER,
        ),
        about=DocumentKind.HEALTH,
    ),
    Letter(
        code="employer",
        title=_("Ask an employer for a certificate"),
        to=pgettext_lazy("letter to", "The employer"),
        subject=pgettext_lazy("letter", "I ask for a certificate of employment"),
        lines=(
            pgettext_lazy(
                "letter",
                "Please give me a certificate that says from when to when I have worked with you and with what.",
            ),
            pgettext_lazy("letter", "I also ask for a version in English, if there is one."),
        ),
        concerns=Concerns.ADULT,
        about=DocumentKind.EDUCATION_WORK,
    ),
    Letter(
        code="other-custodian",
        title=_("Ask the other custodian for consent"),
        to=pgettext_lazy("letter to", "The child’s other custodian"),
        subject=pgettext_lazy("letter", "I ask what you think about a move"),
        lines=(
            pgettext_lazy(
                "letter", "You and I decide together for %(name)s. I am thinking about a move to another country."
            ),
            pgettext_lazy(
                "letter", "The child can move only if we both agree. You can say yes or no, and you can take your time."
            ),
            pgettext_lazy(
                "letter",
                "If you say yes, I need it in writing: both names, the country, the day and your signature.",
            ),
            pgettext_lazy(
                "letter", "If you want to talk with somebody first, your municipality’s family law unit can help."
            ),
        ),
        concerns=Concerns.CHILD,
        cautions=("custodian",),
        about=DocumentKind.CUSTODY_CONSENT,
    ),
    Letter(
        code="landlord",
        title=_("Give notice to the landlord"),
        to=pgettext_lazy("letter to", "The landlord"),
        subject=pgettext_lazy("letter", "I give notice to end my lease"),
        lines=(
            pgettext_lazy("letter", "I give notice to end the lease of this home: %(blank)s"),
            pgettext_lazy(
                "letter", "Please confirm that you have received this, and tell me the last day of the lease."
            ),
        ),
        concerns=Concerns.ADULT,
        cautions=("housing",),
        about=DocumentKind.HOUSING_NOTICE,
    ),
)
LETTERS: Mapping[str, Letter] = {letter.code: letter for letter in _ALL}
