"""Who has asked to be told by e-mail, of what and how often."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class HowOften(models.TextChoices):
    DAILY = "daily", _("Each day")
    WEEKLY = "weekly", _("Each week, on Mondays")


class Subscription(models.Model):
    """What one member of staff wants to be told. No row, no letter."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    how_often = models.CharField(_("how often"), max_length=6, choices=HowOften.choices, default=HowOften.WEEKLY)
    changes = models.BooleanField(_("changes in the guidance, and notices"), default=True)
    questions = models.BooleanField(_("questions that I see to"), default=False)
    approvals = models.BooleanField(_("what waits for somebody’s approval"), default=False)
    links = models.BooleanField(_("links that no longer work"), default=False)
    told_through = models.DateField(null=True, editable=False)  # the last day that a letter, or its absence, covered

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user} ({self.how_often})"
