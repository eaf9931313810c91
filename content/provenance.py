"""Who wrote, translated and checked a page, in honest words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslatedBy(models.TextChoices):
    SOURCE = "source", _("Written in this language")
    MACHINE = "machine", _("Machine")
    PERSON = "person", _("Person")
