"""What the wizard asks in words: to you alone, to several persons, why, where to look, and what the words mean."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eligibility.wording import terms
from eligibility.wording.saying import Text
from eligibility.wording.terms import Term


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """One question in words. ``each`` is asked where each person has an own answer; ``short`` names it in a list.

    ``%(cutoff_date)s`` and other numbers of the law are filled in from the edition. ``terms`` are words and what
    they mean.
    """

    short: Text
    alone: Text
    each: Text
    why: Text
    help: Text = ""
    terms: tuple[Term, ...] = ()


_ONLY_ONCE: Text = _("The grant is given only once to each person. The older grant for travel costs counts too.")
_LIST_WHY: Text = _("Each of these can stand in the way of a grant. Some of them can be cleared away.")
_LIST_HELP: Text = _("Tick all that holds. What is left open, we ask about one by one.")

ASKINGS: dict[str, Asking] = {
    "household": Asking(
        short=_("Who would move"),
        alone=_("Who would move?"),
        each=_("Who would move?"),
        why=_("The conditions are tried for each person, and the amount depends on how many you are."),
        help=_("You are only asking. Nothing you answer is kept, and nobody is told that you asked."),
        terms=(terms.COHABITING,),
    ),
    "stay": Asking(
        short=_("Citizenship and residence permit"),
        alone=_("How do you stay in Sweden today?"),
        each=_("How does each person stay in Sweden today?"),
        why=_("The grant is for people who live here with a residence permit and are not Swedish citizens."),
        help=_("A permit can be permanent or for a time. It stands on the residence permit card."),
        terms=(terms.RESIDENCE_PERMIT, terms.REFUSED),
    ),
    "permit_ground": Asking(
        short=_("Ground of the permit"),
        alone=_("On what ground did you get your residence permit?"),
        each=_("On what ground did each person get the residence permit?"),
        why=_("Only some grounds give a right to the grant. With family ties, it matters to whom."),
        help=_(
            "The ground is in the decision from the Migration Agency. If the permit has been extended, answer with "
            "the first ground."
        ),
        terms=terms.GROUNDS,
    ),
    "obstacles": Asking(
        short=_("What can stand in the way"),
        alone=_("Does any of this hold for you?"),
        each=_("Does any of this hold for anybody?"),
        why=_LIST_WHY,
        help=_LIST_HELP,
    ),
    "old_obstacles": Asking(
        short=_("What could stand in the way"),
        alone=_("Did any of this hold for you?"),
        each=_("Did any of this hold for anybody?"),
        why=_LIST_WHY,
        help=_LIST_HELP,
    ),
    "permit_since": Asking(
        short=_("For how long there has been a permit"),
        alone=_("Have you had a residence permit in Sweden since %(cutoff_date)s or earlier?"),
        each=_("Who has had a residence permit in Sweden since %(cutoff_date)s or earlier?"),
        why=_("For most grounds it is required. It can be several permits, one after another."),
        help=_(
            "Look at the first decision from the Migration Agency. Time as an asylum seeker is not time with a permit."
        ),
    ),
    "destination": Asking(
        short=_("Country to settle in"),
        alone=_("In which country would you settle for good?"),
        each=_("In which country would each person settle for good?"),
        why=_("The grant is for settling in another country for good. Some countries in Europe do not count."),
        help=_("You are not promising anything. Answer as you think today, or that you don’t know."),
        terms=(terms.FOR_GOOD, terms.EXCLUDED_COUNTRIES),
    ),
    "previous_grant": Asking(
        short=_("Earlier repatriation grant"),
        alone=_("Have you been granted a repatriation grant from Sweden before?"),
        each=_("Who has been granted a repatriation grant from Sweden before?"),
        why=_ONLY_ONCE,
    ),
    "csn_debt": Asking(
        short=_("Debt to CSN"),
        alone=_("Do you have a debt to CSN?"),
        each=_("Who has a debt to CSN?"),
        why=_("No grant is given while there is such a debt, however small it is. It is gone when it is paid."),
        help=_("You can see it in “Mina sidor” on csn.se, or ask CSN."),
        terms=(terms.CSN,),
    ),
    "enforcement_debt": Asking(
        short=_("Debt at Kronofogden"),
        alone=_("Do you have a debt at Kronofogden?"),
        each=_("Who has a debt at Kronofogden?"),
        why=_("No grant is given while there is such a debt, however small it is. It is gone when it is paid."),
        help=_("Ask Kronofogden what is registered. Other debts do not count here."),
        terms=(terms.KRONOFOGDEN,),
    ),
    "criminal_matter": Asking(
        short=_("Sentence, prosecution or investigation"),
        alone=_("Is there a sentence, a prosecution or an investigation of a crime that is not over?"),
        each=_("Who has a sentence, a prosecution or an investigation of a crime that is not over?"),
        why=_("You need not answer this. No grant is given until it is over; one that is over is no obstacle here."),
        help=_(
            "Answer for all of it at once; you need not say what it is. It is a prison sentence or security detention "
            "that is not served, a prosecution that is not finally tried, or an investigation of a crime that can "
            "give prison."
        ),
        terms=(terms.PROSECUTION, terms.INVESTIGATION, terms.SECURITY_DETENTION),
    ),
    "received_there": Asking(
        short=_("Will be received there"),
        alone=_("Can you show that the country will receive you?"),
        each=_("Who can show that the country will receive him or her?"),
        why=_("Whoever applies must show it. The Migration Agency decides what is enough."),
        help=_("For example a valid passport of that country, or a permit to live there."),
    ),
    "lacks_means": Asking(
        short=_("Means to pay for the journey"),
        alone=_("Do you lack money to pay for the journey yourself?"),
        each=_("Who lacks money to pay for the journey?"),
        why=_("On the day you ask about, the grant was only for people who could not pay for the journey."),
    ),
    "relation": Asking(
        short=_("Relation to you"),
        alone=_("How is the person related to you?"),
        each=_("How is each person related to you?"),
        why=_("On the day you ask about, spouses and children were covered, and others only for special reasons."),
        terms=(terms.COHABITING,),
    ),
    "travel_cost": Asking(
        short=_("Cost of the journey"),
        alone=_("What would the journey cost, in kronor?"),
        each=_("What would the journey cost for each person, in kronor?"),
        why=_("On the day you ask about, reasonable travel costs were paid on top of the other amounts."),
        help=_("Write whole kronor. Leave the field empty if you don’t know."),
    ),
    "shares_household": Asking(
        short=_("In the same household"),
        alone=_("Are you one household with the other adults?"),
        each=_("Who belongs to your household?"),
        why=_("There is a highest amount for a household, and family ties can depend on living together."),
        help=_("Think of how you live today: whether you share a home and everyday costs."),
        terms=(terms.HOUSEHOLD,),
    ),
    "other_couple": Asking(
        short=_("Couple among the other adults"),
        alone=_("Are two of the other adults married or cohabiting partners?"),
        each=_("Are two of the other adults married or cohabiting partners?"),
        why=_("There is a highest amount for two people who are a couple."),
        terms=(terms.COHABITING,),
    ),
    "age": Asking(
        short=_("Age"),
        alone=_("How old are you?"),
        each=_("How old is each child?"),
        why=_("A child gets another amount than an adult. Who soon turns 18 is left to the Migration Agency."),
    ),
}

ROSTER_LEGENDS: dict[str, Text] = {
    "partner": _("You, and perhaps a partner"),
    "children": _("How many children under 18 would move with you?"),
    "other_adults": _("How many other adults in your home would move with you?"),
}
