"""The whole way across agencies, one step after the other. What a page of the guidance says is not said again here."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.published import PublishedPage, PublishedPages


class Who(Enum):
    """Who does what has to be done in a step."""

    YOU = _("You")
    MUNICIPALITY = _("The municipality, if it takes part and you want it to")
    ADVISER = _("A lawyer or an organisation that gives independent advice")
    OTHER_STATE = _("The authorities of the other country")
    AGENCY = _("The Swedish Migration Agency")


class Stopping(Enum):
    """What it means to go no further."""

    FREELY = _("You can stop here. You need not say why, and no other support is affected.")
    PAYING_BACK = _("You can stop here too. What has been paid of the grant may then have to be paid back.")
    AFTERWARDS = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: who, what, what can stop it, whether one can stop, and the pages that say more by their key."""

    title: str | Promise
    who: tuple[Who, ...]
    text: str | Promise
    obstacle: str | Promise = ""
    stopping: Stopping = Stopping.FREELY
    pages: tuple[str, ...] = ()
    asks: bool = False  # whether the questions of the wizard belong to it


STEPS = (
    Step(
        title=_("Think and ask"),
        who=(Who.YOU,),
        text=_("Read, and talk with people you trust. To stay, to move and to decide later are equally good choices."),
        pages=("what-repatriation-is", "what-you-give-up", "coming-back"),
    ),
    Step(
        title=_("See where you stand"),
        who=(Who.YOU,),
        text=_("Answer the questions here. It costs nothing, and nothing that you answer is kept."),
        obstacle=_("Some things can be in the way, for example the kind of permit, or debts. The result says which."),
        pages=("the-grant",),
        asks=True,
    ),
    Step(
        title=_("Talk it over"),
        who=(Who.YOU, Who.MUNICIPALITY, Who.ADVISER),
        text=_("Somebody can go through your questions with you. Ask a lawyer first what the advice costs."),
        obstacle=_("If you fear persecution, talk with a lawyer before you apply, travel or contact an embassy."),
        pages=("who-does-what", "independent-advice"),
    ),
    Step(
        title=_("Gather documents"),
        who=(Who.YOU, Who.OTHER_STATE),
        text=_(
            "Find out who issues what is missing, what it costs and how long it takes. That differs so much between "
            "countries that we give no times."
        ),
        obstacle=_("Some documents cannot be had, and some are not safe to ask for."),
        pages=("documents",),
    ),
    Step(
        title=_("Apply"),
        who=(Who.YOU, Who.MUNICIPALITY),
        text=_(
            "Each adult decides alone whether to apply. The application goes to the Swedish Migration Agency. "
            "The municipality can help you to prepare it."
        ),
        obstacle=_("Where a child has two custodians, both need to be part of the decision."),
        pages=("the-grant", "children"),
    ),
    Step(
        title=_("The decision"),
        who=(Who.AGENCY,),
        text=_(
            "The agency decides whether you get the grant. We do not know how long it takes. A refusal cannot be "
            "appealed. If you get the grant, the first part is paid in connection with the decision."
        ),
        obstacle=_("You can be refused although you meet the conditions, for example if the money is used up."),
        stopping=Stopping.PAYING_BACK,
        pages=("the-grant", "complaints"),
    ),
    Step(
        title=_("Before you travel"),
        who=(Who.YOU,),
        text=_(
            "Put your home, work, school, care and money in order. The pages say what ends when you move, and how "
            "long you have."
        ),
        obstacle=_("If something changes that can affect the grant, tell the agency without delay."),
        stopping=Stopping.PAYING_BACK,
        pages=("the-journey", "money-and-contracts", "children", "health"),
    ),
    Step(
        title=_("After you have arrived"),
        who=(Who.YOU,),
        text=_("You can ask the Swedish Migration Agency for the second part of the grant."),
        obstacle=_(
            "Life there may differ from what you were told. If you settle in Sweden again, you may have to pay back."
        ),
        stopping=Stopping.AFTERWARDS,
        pages=("life-there", "coming-back"),
    ),
    Step(
        title=_("The last payment"),
        who=(Who.YOU, Who.AGENCY),
        text=_(
            "You ask for the last part when your residence permit has been revoked or has expired, and not before the "
            "time that the ordinance says."
        ),
        obstacle=_("A payment can be stopped, for example if the conditions are no longer met."),
        stopping=Stopping.AFTERWARDS,
        pages=("the-grant",),
    ),
)


@dataclass(frozen=True, kw_only=True)
class ShownStep:
    step: Step
    pages: tuple[PublishedPage, ...]


def steps_for(pages: PublishedPages, language: str) -> Iterator[ShownStep]:
    """Each step with the pages that there are, in the reader's language or else in Swedish."""
    for step in STEPS:
        found = (pages.by_key(key, language) for key in step.pages)
        yield ShownStep(step=step, pages=tuple(page for page in found if page))
