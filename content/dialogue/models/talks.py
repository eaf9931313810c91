"""The log of what the office and the municipalities have talked about."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.dialogue.choices import OfWhom, Way
from portal.accounts.models import Municipality


class Talk(models.Model):
    """One contact with a municipality. Functions, never names; nothing of a client."""

    held_on = models.DateField(_("date"), default=timezone.localdate)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    way = models.CharField(_("in which way"), max_length=10, choices=Way.choices)
    of_whom = models.CharField(_("with which function"), max_length=16, choices=OfWhom.choices)
    summary = models.TextField(
        _("summary"), max_length=2000, help_text=_("What was said and agreed. No names, and nothing of a client.")
    )
    follow_up = models.CharField(_("to follow up"), max_length=300, blank=True)
    follow_up_by = models.DateField(_("follow up by"), null=True, blank=True)
    follow_up_done_on = models.DateField(_("followed up on"), null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, editable=False
    )

    class Meta:
        verbose_name = _("talk with a municipality")
        verbose_name_plural = _("talks with municipalities")
        ordering: ClassVar[list[str]] = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.held_on:%Y-%m-%d} {self.municipality}"

    @property
    def is_to_follow_up(self) -> bool:
        return self.follow_up_by is not None and self.follow_up_done_on is None

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        if self.held_on and self.held_on > timezone.localdate():
            problems["held_on"] = _("This day has not come yet.")
        if self.follow_up and not self.follow_up_by:
            problems["follow_up_by"] = _("Say by when it is to be followed up.")
        if self.follow_up_by and not self.follow_up:
            problems["follow_up"] = _("Say what is to be followed up.")
        if self.follow_up_done_on and not self.follow_up_by:
            problems["follow_up_done_on"] = _("There was nothing to follow up.")
        elif self.follow_up_done_on and self.follow_up_done_on > timezone.localdate():
            problems["follow_up_done_on"] = _("This day has not come yet.")
        if problems:
            raise ValidationError(problems)
