"""Closed sets: what is chosen instead of written needs no translator for each municipality."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.settings.languages import ALL, SOURCE


class TakesPart(models.TextChoices):
    """How a municipality takes part, without praise or blame."""

    CONTACTS = "contacts", _("Has contacts for questions about repatriation")
    ON_REQUEST = "on_request", _("Gives information on request only")
    NO_PART = "no_part", _("Takes no part in this")
    NOT_TOLD = "not_told", _("We have not been told")


class Told(models.TextChoices):
    YES = "yes", pgettext_lazy("answer", "Yes")
    NO = "no", pgettext_lazy("answer", "No")
    NOT_TOLD = "not_told", _("Not told")


class Function(models.TextChoices):
    """Who answers: a function, never a person."""

    CONTACT_CENTRE = "contact_centre", _("Contact centre")
    REPATRIATION = "repatriation", _("Contact for questions about repatriation")
    SOCIAL_SERVICES = "social_services", _("Social services, reception")
    INTEGRATION = "integration", _("Integration and introduction")
    DEBT_ADVICE = "debt_advice", _("Budget and debt advice")
    ADVICE = "advice", _("Advice")
    LEGAL = "legal", _("Legal advice")
    OTHER = "other", pgettext_lazy("a function at an office", "Another function")


class HoursFor(models.TextChoices):
    VISITS = "visits", _("Visits")
    TELEPHONE = "telephone", _("Telephone")


class WhyOther(models.TextChoices):
    HOLIDAY = "holiday", _("Public holiday")
    SUMMER = "summer", _("Summer hours")
    STAFF = "staff", _("Staff are elsewhere")
    MOVING = "moving", _("Moving or building work")
    OTHER = "other", pgettext_lazy("why opening hours differ", "Another reason")


class HelpsWith(models.TextChoices):
    """What an independent organisation helps with."""

    LAW = "law", _("Legal advice on residence permits and asylum")
    REPATRIATION = "repatriation", _("Advice on moving to another country, and on staying")
    DEBTS = "debts", _("Money and debts")
    DOCUMENTS = "documents", _("Documents and contacts with authorities")
    TALK = "talk", _("Somebody to talk to")
    VIOLENCE = "violence", _("Violence, threats and oppression")
    CHILDREN = "children", _("Children and young people")
    FAMILY = "family", _("Finding family members")
    HEALTH = "health", _("Health and care")
    DISCRIMINATION = "discrimination", _("Discrimination")


class Cost(models.TextChoices):
    FREE = "free", _("Free of charge")
    PARTLY = "partly", _("Some of it costs money")
    PAID = "paid", _("Costs money")
    NOT_TOLD = "not_told", _("We have not been told what it costs")


class Secrecy(models.TextChoices):
    BY_LAW = "by_law", _("The staff are bound to secrecy by law")
    PROMISED = "promised", _("The staff have promised not to pass on what you say")
    NONE = "none", _("The organisation has not promised secrecy")
    NOT_TOLD = "not_told", _("We have not been told whether what you say stays there")


class PaidBy(models.TextChoices):
    """Who pays an organisation: what makes it independent, or does not."""

    MEMBERS = "members", _("Members and gifts")
    STATE = "state", _("The state")
    MIGRATION_AGENCY = "migration_agency", _("The Swedish Migration Agency")
    MUNICIPALITY = "municipality", _("A municipality or region")
    EU = "eu", _("The European Union")
    OTHER_STATE = "other_state", _("Another state, or an international organisation")
    CHURCH = "church", _("A faith community")
    COMPANY = "company", _("Companies")
    CLIENTS = "clients", _("Those who seek its help")


class Topic(models.TextChoices):
    """What a country card tells of, in the order in which it is read."""

    SAFETY = "safety", pgettext_lazy("topic of a country card", "Safety")
    DOCUMENTS = "documents", pgettext_lazy("topic of a country card", "Documents and embassy")
    REGISTRATION = "registration", pgettext_lazy("topic of a country card", "Civil registration")
    RECEPTION = "reception", pgettext_lazy("topic of a country card", "How those who come are received")
    HOUSING = "housing", pgettext_lazy("topic of a country card", "Housing")
    PROPERTY = "property", pgettext_lazy("topic of a country card", "Property and land")
    WORK = "work", pgettext_lazy("topic of a country card", "Work")
    SCHOOL = "school", pgettext_lazy("topic of a country card", "School")
    CARE = "care", pgettext_lazy("topic of a country card", "Health care")
    TRAVEL = "travel", pgettext_lazy("topic of a country card", "Travel")


# Languages that staff may speak besides the portal's own, by the name that those who speak them look for.
_MORE_LANGUAGES = {
    "am": "አማርኛ",
    "de": "Deutsch",
    "es": "Español",
    "fi": "Suomi",
    "fr": "Français",
    "hy": "Հայերեն",
    "pl": "Polski",
    "ro": "Română",
    "sq": "Shqip",
    "sr": "Српски",
    "sw": "Kiswahili",
    "th": "ไทย",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "中文",
    "swl": "Svenskt teckenspråk",
}
_RIGHT_TO_LEFT = {"ur"}


def spoken_languages() -> list[tuple[str, str]]:
    """Code and own name of each language that staff may speak besides Swedish."""
    ours = [(language.code, language.own_name) for language in ALL if language.lang != SOURCE.lang]
    return sorted([*ours, *_MORE_LANGUAGES.items()], key=lambda pair: pair[1].casefold())


def direction_of(code: str) -> str:
    own = next((language for language in ALL if language.code == code), None)
    return own.direction if own else ("rtl" if code in _RIGHT_TO_LEFT else "ltr")
