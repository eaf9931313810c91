"""What the wizard asks in words: to you alone, to several persons, why, and where to look."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """One question in words. ``each`` is asked where each person has an own answer; ``short`` names it in a list.

    ``%(cutoff_date)s`` and other numbers of the law are filled in from the edition.
    """

    short: Text
    alone: Text
    each: Text
    why: Text
    help: Text = ""


ASKINGS: dict[str, Asking] = {
    "household": Asking(
        short=_("Who would move"),
        alone=_("Who would move?"),
        each=_("Who would move?"),
        why=_("The conditions are tried for each person, and the amount depends on how many you are."),
        help=_("You are only asking. Nothing you answer is kept, and nobody is told that you asked."),
    ),
    "swedish_citizen": Asking(
        short=_("Swedish citizen"),
        alone=_("Are you a Swedish citizen?"),
        each=_("Who is a Swedish citizen?"),
        why=_(
            "The grant is for people who are not Swedish citizens. A Swedish citizen who also has another citizenship "
            "counts as a Swedish citizen."
        ),
    ),
    "permit_status": Asking(
        short=_("Residence permit"),
        alone=_("How does it stand with your residence permit in Sweden?"),
        each=_("How does it stand with each person’s residence permit in Sweden?"),
        why=_("The grant is for people who have a residence permit and choose to move."),
    ),
    "permit_ground": Asking(
        short=_("Ground of the permit"),
        alone=_("On what ground did you get your residence permit?"),
        each=_("On what ground did each person get the residence permit?"),
        why=_("The grant is only given to people with certain grounds. Not all permits are covered."),
        help=_(
            "The ground is in the decision from the Migration Agency, and often on the residence permit card. "
            "If the permit has been extended, answer with the ground of the first one."
        ),
    ),
    "ties": Asking(
        short=_("Whom the family ties are to"),
        alone=_("To whom are the family ties that gave you the permit?"),
        each=_("To whom are the family ties that gave each person the permit?"),
        why=_("A person with a permit through family ties is covered together with the person the ties are to."),
        help=_("The decision from the Migration Agency names the person."),
    ),
    "permit_since": Asking(
        short=_("For how long there has been a permit"),
        alone=_("Have you had a residence permit in Sweden since %(cutoff_date)s or earlier?"),
        each=_("Who has had a residence permit in Sweden since %(cutoff_date)s or earlier?"),
        why=_("For most grounds the ordinance requires it. It can be several permits, one after another."),
        help=_(
            "Look at the first decision from the Migration Agency. Time as an asylum seeker is not time with a permit."
        ),
    ),
    "destination": Asking(
        short=_("Country to settle in"),
        alone=_("In which country would you settle?"),
        each=_("In which country would each person settle?"),
        why=_("No grant is given for settling in some countries in Europe."),
        help=_("If you have not decided, answer that you don’t know. You are told what that means."),
    ),
    "previous_grant": Asking(
        short=_("Earlier repatriation grant"),
        alone=_("Have you been granted a repatriation grant from Sweden before?"),
        each=_("Who has been granted a repatriation grant from Sweden before?"),
        why=_("The grant is given only once to each person. The older grant for travel costs counts too."),
    ),
    "debts": Asking(
        short=_("Debts to CSN or at Kronofogden"),
        alone=_("Do you have a debt to CSN, or a debt at Kronofogden?"),
        each=_("Who has a debt to CSN, or a debt at Kronofogden?"),
        why=_(
            "No grant is given as long as such a debt exists, however small. The obstacle is gone when the debt "
            "is paid."
        ),
        help=_(
            "CSN is the student finance board: study loans, home equipment loans and repayment claims. "
            "Kronofogden is the Enforcement Authority. Other debts do not matter here."
        ),
    ),
    "criminal_matter": Asking(
        short=_("Sentence, prosecution or investigation"),
        alone=_("Do you have an unserved prison sentence, a prosecution or an open criminal investigation?"),
        each=_("Who has an unserved prison sentence, a prosecution or an open criminal investigation?"),
        why=_("No grant is given while it lasts. A sentence that has been served is no obstacle under this section."),
        help=_(
            "One yes covers all of them: a prison sentence or security detention that is not yet served, a prosecution "
            "not yet finally tried, or an investigation of an offence that can lead to prison. You need not say which."
        ),
    ),
    "resident": Asking(
        short=_("Lives in Sweden"),
        alone=_("Do you live in Sweden now?"),
        each=_("Who lives in Sweden now?"),
        why=_("The person who applies must show that he or she is resident in Sweden."),
        help=_("Being registered in the population register is one way to show it."),
    ),
    "settle_permanently": Asking(
        short=_("Settling permanently"),
        alone=_("Would you leave Sweden to settle permanently in another country?"),
        each=_("Who would leave Sweden to settle permanently in another country?"),
        why=_("The grant is for settling permanently. It is not for a visit or for trying it out."),
        help=_("You are not promising anything. You may answer as you think today, or that you don’t know."),
    ),
    "received_there": Asking(
        short=_("Will be received there"),
        alone=_("Can you show that the country will receive you?"),
        each=_("Who can show that the country will receive him or her?"),
        why=_("The person who applies must show it. The Migration Agency decides what is enough."),
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
        why=_("There is a highest amount for a household. The ordinance does not say what a household is."),
        help=_("Think of how you live today: whether you share a home and everyday costs."),
    ),
    "other_couple": Asking(
        short=_("Couple among the other adults"),
        alone=_("Are two of the other adults married or cohabiting partners?"),
        each=_("Are two of the other adults married or cohabiting partners?"),
        why=_("There is a highest amount for two people who are a couple."),
    ),
    "age": Asking(
        short=_("Age"),
        alone=_("How old are you?"),
        each=_("How old is each child?"),
        why=_(
            "The amount is different for children and adults. Somebody who soon turns 18 is left to the "
            "Migration Agency."
        ),
    ),
}

ROSTER_LEGENDS: dict[str, Text] = {
    "partner": _("You, and perhaps a partner"),
    "children": _("How many children under 18 would move with you?"),
    "other_adults": _("How many other adults in your home would move with you?"),
}
