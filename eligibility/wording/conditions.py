"""What each condition is called, how it stands in words, what can change that and who can change it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eligibility.law.findings import Finding, Kind, Outcome
from eligibility.wording.saying import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Worded:
    """One condition in words. Numbers of the law are named and filled in from the edition.

    ``other_kinds`` holds the sentence of a condition that is not met in another way than ``not_met`` says.
    ``changes_alone`` says that one not covered for this reason alone can be, with everything else as it is.
    """

    label: Text
    met: Text
    not_met: Text
    unknown: Text
    for_the_agency: Text = ""
    other_kinds: tuple[tuple[Kind, Text], ...] = ()
    change: Text = ""
    who: Text = ""
    changes_alone: bool = False


_AGENCY: Text = _("The Migration Agency decides this in the individual case.")
_THE_AGENCY: Text = _("The Migration Agency")
_EACH_ADULT: Text = _("Each adult decides for himself or herself")
_THE_COUNTRY: Text = _(
    "The authority of that country that issues passports and permits. If you fear persecution, talk to a lawyer "
    "before any contact with the country or its embassy"
)
_DEBT_GONE: Text = _(
    "It is gone when the whole debt is paid, or withdrawn by the one who claims it. Debts can sometimes be paid "
    "in parts."
)
_THROUGH_FAMILY: Text = _("It depends on how the person stands whom the family ties are to.")

CONDITIONS: dict[str, Worded] = {
    "not_swedish_citizen": Worded(
        label=_("Citizenship."),
        met=_("Not a Swedish citizen."),
        not_met=_("A Swedish citizen is not covered, also when there is another citizenship."),
        unknown=_("It has not been told whether this person is a Swedish citizen."),
    ),
    "has_permit": Worded(
        label=_("Residence permit."),
        met=_("There is a residence permit."),
        not_met=_("There is no valid residence permit. The grant is for people who have one."),
        other_kinds=(
            (
                Kind.OTHER_SCHEME,
                _("A person who has been refused a permit is not covered by this grant. Other rules may apply."),
            ),
        ),
        unknown=_("It has not been told how it stands with the residence permit."),
        for_the_agency=_("The ordinance does not say what applies to a permit in this state."),
        change=_("If a residence permit is granted, the question can be asked anew."),
        who=_THE_AGENCY,
    ),
    "qualifying_ground": Worded(
        label=_("Ground of the permit."),
        met=_("The residence permit has a ground that the ordinance covers."),
        not_met=_("The ordinance lists which grounds are covered. This ground is not one of them."),
        unknown=_("The ground has not been told. It is in the decision from the Migration Agency."),
        for_the_agency=_("The ordinance does not say whether this ground is covered. An earlier ground may count."),
    ),
    "permit_since_cutoff": Worded(
        label=_("Permit since %(cutoff_date)s or earlier."),
        met=_("There has been a residence permit the whole time since that day."),
        not_met=_("The first residence permit came after that day."),
        unknown=_(
            "It has not been told since when there has been a permit. The decisions from the Migration Agency say it."
        ),
        for_the_agency=_(
            "The ordinance does not say what applies here: a time without a permit, or a ground without a set day."
        ),
    ),
    "ties_to_listed_person": Worded(
        label=_("Whom the family ties are to."),
        met=_(
            "The ties are to a person with a ground that is covered, or to that person’s spouse or cohabiting partner."
        ),
        not_met=_("The ties are not to a person with a ground that is covered."),
        unknown=_("It has not been told whom the ties are to, or on what ground that person has a permit."),
        for_the_agency=_AGENCY,
    ),
    "tied_person_entitled": Worded(
        label=_("How the family member stands."),
        met=_("The person whom the ties are to fulfils the conditions."),
        not_met=_(
            "The person whom the ties are to cannot get the grant. Then the family members cannot get it through "
            "that person."
        ),
        other_kinds=(
            (Kind.BLOCKED_NOW, _("There is an obstacle now for the person whom the ties are to. It applies here too.")),
            (Kind.OTHER_SCHEME, _("The person whom the ties are to has been refused a permit. Other rules may apply.")),
        ),
        unknown=_("How the person stands whom the ties are to is not settled yet."),
        for_the_agency=_("How the person stands whom the ties are to is for the Migration Agency."),
        change=_THROUGH_FAMILY,
        who=_("The person whom the ties are to. The way is the same as for that person’s own obstacle."),
    ),
    "same_household": Worded(
        label=_("Same household."),
        met=_("The family members live in the same household."),
        not_met=_("The family members do not live in the same household."),
        unknown=_(
            "It has not been told whether the family members live together, or did before one of them left Sweden."
        ),
        for_the_agency=_(
            "The ordinance does not say what a household is. Having lived together just before one of them left "
            "can be enough."
        ),
    ),
    "resident_in_sweden": Worded(
        label=_("Lives in Sweden."),
        met=_("Lives in Sweden now. It has to be shown in the application."),
        not_met=_("The grant is for a person who lives in Sweden."),
        unknown=_("It has not been told whether this person lives in Sweden now."),
    ),
    "settles_permanently": Worded(
        label=_("Settles permanently."),
        met=_("Means to leave Sweden and settle permanently in another country."),
        not_met=_("The grant is not for a visit, a season or a trial."),
        unknown=_("It has not been told. Nobody has to decide this here."),
        change=_("Only the person knows. Nobody needs to want this."),
        who=_EACH_ADULT,
        changes_alone=True,
    ),
    "received_in_destination": Worded(
        label=_("Will be received in the country."),
        met=_(
            "Can show that the country will receive the person. The Migration Agency decides whether the proof "
            "is enough."
        ),
        not_met=_("It cannot be shown now that the country will receive the person."),
        unknown=_("It has not been told whether this can be shown."),
        change=_(
            "It can be met when it can be shown, for example with a passport of that country or a permit to live there."
        ),
        who=_THE_COUNTRY,
        changes_alone=True,
    ),
    "destination_allowed": Worded(
        label=_("Country to settle in."),
        met=_("The country is not one of those that are excluded."),
        not_met=_(
            "No grant is given for settling in another EU country, Norway, Iceland, Liechtenstein or Switzerland."
        ),
        unknown=_("It has not been told which country it is."),
        for_the_agency=_("The ordinance does not say whether this territory counts as part of the excluded country."),
        change=_("This holds for the country asked about. For another country the question can be asked anew."),
        who=_EACH_ADULT,
        changes_alone=True,
    ),
    "no_previous_grant": Worded(
        label=_("Earlier grant."),
        met=_("Has not been granted a repatriation grant before."),
        not_met=_("The grant is given only once to each person, and has been granted before."),
        unknown=_("It has not been told whether a grant has been given before. The Migration Agency can tell."),
    ),
    "no_csn_debt": Worded(
        label=_("Debt to CSN."),
        met=_("There is no debt to CSN."),
        not_met=_("There is a debt to CSN. As long as it exists no grant is given, however small it is."),
        unknown=_("It has not been told. CSN can tell what is owed, also in “Mina sidor” on csn.se."),
        change=_DEBT_GONE,
        who=_("CSN. The municipality’s budget and debt adviser helps free of charge."),
    ),
    "no_enforcement_debt": Worded(
        label=_("Debt at Kronofogden."),
        met=_("There is no debt handed to Kronofogden, the Enforcement Authority."),
        not_met=_(
            "There is a debt at Kronofogden, the Enforcement Authority. As long as it exists no grant is given, "
            "however small it is."
        ),
        unknown=_("It has not been told. Kronofogden can tell what is registered."),
        change=_DEBT_GONE,
        who=_(
            "Kronofogden, or the one who claims the debt. The municipality’s budget and debt adviser helps free "
            "of charge."
        ),
    ),
    "no_criminal_matter": Worded(
        label=_("Sentence, prosecution or investigation."),
        met=_("There is no unserved sentence, prosecution or criminal investigation."),
        not_met=_(
            "No grant is given while a sentence is not served, a prosecution is not finally tried or an "
            "investigation is open."
        ),
        unknown=_("It has not been told. Nobody has to answer this here."),
        change=_(
            "It is gone when the sentence has been served, the prosecution finally tried or dropped, or the "
            "investigation dropped or closed without prosecution."
        ),
        who=_("The authority that has the matter. A lawyer can explain where it stands."),
    ),
    "family_of_entitled": Worded(
        label=_("Family of a person who can get the grant."),
        met=_("A spouse, or a child under 18, of a person who fulfils the conditions."),
        not_met=_("Not family, in the sense of the ordinance, of a person who can get the grant."),
        other_kinds=(
            (Kind.BLOCKED_NOW, _("There is an obstacle now for the person whom this depends on.")),
            (Kind.OTHER_SCHEME, _("The person whom this depends on has been refused a permit. Other rules may apply.")),
        ),
        unknown=_(
            "It has not been told how this person is related, or how the other person stands is not settled yet."
        ),
        for_the_agency=_(
            "Other relatives and cohabiting partners in the household can be covered for special reasons."
        ),
        change=_THROUGH_FAMILY,
        who=_THE_AGENCY,
    ),
    "lacks_means": Worded(
        label=_("Means to pay for the journey."),
        met=_("Lacks money to pay for the journey."),
        not_met=_("The grant was only for people who could not pay for the journey themselves."),
        unknown=_("It has not been told whether there is money to pay for the journey."),
    ),
    "age": Worded(
        label=_("Age, for the amount."),
        met=_("It is clear which amount applies."),
        not_met="",
        unknown=_(
            "The age has not been told. The lowest sum counts with the amount for a child, the highest with that "
            "for an adult."
        ),
        for_the_agency=_(
            "Turns %(adult_age)s within a year. The ordinance does not say which day counts: "
            "the amount may be %(child_amount)s or %(adult_amount)s."
        ),
    ),
}


def worded(condition: str) -> Worded:
    """The words of a condition. Raises KeyError for a code the law does not have."""
    return CONDITIONS[condition]


def may_change_alone(finding: Finding) -> bool:
    """Whether what is not met can come to be met while everything else stays as it is: an obstacle now, or a choice."""
    if finding.kind is Kind.BLOCKED_NOW:
        return True
    return finding.kind is Kind.NOT_COVERED and worded(finding.condition).changes_alone


def sentence(finding: Finding) -> Text:
    """How the condition stands, as one or two sentences; numbers of the law are still named, not filled in."""
    words = worded(finding.condition)
    match finding.outcome:
        case Outcome.MET:
            return words.met
        case Outcome.UNKNOWN:
            return words.unknown
        case Outcome.FOR_THE_AGENCY:
            return words.for_the_agency or _AGENCY
        case Outcome.NOT_MET:
            return dict(words.other_kinds).get(finding.kind, words.not_met) if finding.kind else words.not_met
