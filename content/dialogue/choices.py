"""The closed sets of this area."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Way(models.TextChoices):
    """How somebody was in touch."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Telephone")
    VIDEO = "video", _("Video meeting")
    VISIT = "visit", _("Meeting in person")
    LETTER = "letter", _("Letter")
    OTHER = "other", _("Another way")


class QuestionState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a question", "open")
    LOOKED_INTO = "looked_into", pgettext_lazy("a question", "being looked into")
    ANSWERED = "answered", pgettext_lazy("a question", "answered")
    PUBLISHED = "published", pgettext_lazy("a question", "published as question and answer")
    CLOSED = "closed", pgettext_lazy("a question", "closed without an answer")


UNANSWERED = (QuestionState.OPEN, QuestionState.LOOKED_INTO)


class OfWhom(models.TextChoices):
    """Whom the office talked with: a function, since people are named in no list of ours."""

    SOCIAL_WORK = "social_work", _("Social workers")
    HEAD = "head", _("Head of unit")
    MANAGEMENT = "management", _("Management of social services")
    INTEGRATION = "integration", _("Integration or labour market unit")
    SCHOOL = "school", _("School and preschool")
    LAW = "law", _("Legal or archives function")
    POLITICS = "politics", _("Elected representatives")
    COMMUNICATION = "communication", _("Communication function")
    SEVERAL = "several", _("Several functions")
    OTHER = "other", _("Another function")


class ForWhom(models.TextChoices):
    """Whom an event is for."""

    RESIDENTS = "residents", _("Residents")
    STAFF = "staff", _("Municipal staff")
    ALL = "all", _("Residents and municipal staff")


class Audience(models.TextChoices):
    """Who meets a notice."""

    EVERYBODY = "everybody", _("Everybody")
    RESIDENTS = "residents", _("Readers of the public pages")
    STAFF = "staff", _("Municipal staff, in the rooms where they work")
    EDITORS = "editors", _("Editors and coordinators")


class Severity(models.TextChoices):
    """What sort of notice it is. A word, then a sign, then a colour."""

    INFORMATION = "information", pgettext_lazy("a notice", "Information")
    CHANGE = "change", pgettext_lazy("a notice", "A change")
    PROBLEM = "problem", pgettext_lazy("a notice", "Something is not working")

    @property
    def sign(self) -> str:
        return {"information": "i", "change": "→", "problem": "!"}[self.value]
