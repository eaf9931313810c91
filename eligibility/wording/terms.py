"""Legal words, and what they mean in plain ones. Shown beside the question that uses them."""

from typing import TypeAlias

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text

Term: TypeAlias = tuple[Text, Text]
"""A word, with the Swedish one that stands on a decision, and what it means."""

COHABITING: Term = (
    _("Cohabiting partner (sambo)"),
    _("You live together as a couple without being married."),
)
HOUSEHOLD: Term = (
    _("Household (hushåll)"),
    _("Those who share a home and everyday costs. The ordinance does not say exactly who counts."),
)
RESIDENCE_PERMIT: Term = (
    _("Residence permit (uppehållstillstånd)"),
    _("A decision that you may live in Sweden. A visa or a card for asylum seekers (LMA) is no such permit."),
)
REFUSED: Term = (
    _("Refused (avslag)"),
    _("The Migration Agency or a court has said no to a permit. Then other rules can apply."),
)
FOR_GOOD: Term = (
    _("For good (bosätta sig permanent)"),
    _("You move to live there and do not plan to come back to Sweden to live."),
)
EXCLUDED_COUNTRIES: Term = (
    _("Countries that do not count"),
    _("The other EU countries, Norway, Iceland, Liechtenstein and Switzerland. Choose your country all the same."),
)
CSN: Term = (
    _("CSN, the student finance board"),
    _("The authority for student grants and loans. Home equipment loans and repayment claims count too."),
)
KRONOFOGDEN: Term = (
    _("Kronofogden, the Enforcement Authority"),
    _("The authority that collects debts which were not paid in time."),
)
PROSECUTION: Term = (
    _("Prosecution (åtal)"),
    _("A prosecutor has asked a court to try whether you have committed a crime."),
)
INVESTIGATION: Term = (
    _("Investigation (förundersökning)"),
    _("The police or a prosecutor is finding out whether you have committed a crime."),
)
SECURITY_DETENTION: Term = (
    _("Security detention (säkerhetsförvaring)"),
    _("A sentence without a set end, for serious crimes."),
)
GROUNDS: tuple[Term, ...] = (
    (
        _("Refugee (flykting)"),
        _("You risk persecution in your country, for example for your religion, opinions or origin."),
    ),
    (
        _("Subsidiary protection (alternativt skyddsbehövande)"),
        _("You risk the death penalty, torture or violence in a war, but do not count as a refugee."),
    ),
    (
        _("Quota refugee (kvotflykting)"),
        _("You were chosen abroad, often with the help of UNHCR, and brought to Sweden."),
    ),
    (
        _("Exceptionally distressing circumstances (synnerligen ömmande omständigheter)"),
        _("You got to stay for example because of a serious illness. Older decisions say humanitarian grounds."),
    ),
    (
        _("The temporary act (tillfälliga lagen)"),
        _("The act of 2016 with stricter rules. It held until July 2021."),
    ),
    (
        _("The upper secondary school act (gymnasielagen)"),
        _("The act of 2017 for young people who studied at upper secondary school."),
    ),
    (
        _("Family ties (anknytning)"),
        _("You got the permit to live with a family member in Sweden."),
    ),
    (
        _("Long-term resident (varaktigt bosatt)"),
        _("A status you can apply for after five years in an EU country. It is not the same as a permanent permit."),
    ),
)
