"""Meetings that somebody can come to."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content.dialogue.choices import ForWhom
from content.forms import ExplainedForm
from content.places.choices import Told, spoken_languages
from content.places.contact_ways import check_web_address
from content.places.fields import SeveralField
from content.translated import TranslatedTexts

SHARED = (
    "starts_at",
    "ends_at",
    "where",
    "online",
    "for_whom",
    "languages",
    "interpreter",
    "register_page",
    "register_email",
    "is_shown",
    "is_cancelled",
    "sequence",
    "text_version",
)


class Event(TranslatedTexts):
    """One meeting. Its times, places and addresses are the same in every language; the words are translated."""

    TEXTS = ("title", "description")
    base_form_class = ExplainedForm

    title = models.CharField(_("title"), max_length=150)
    description = models.TextField(
        _("what it is about"), max_length=1500, help_text=_("Plain words. An empty line begins a paragraph.")
    )
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    where = models.CharField(_("place"), max_length=200, blank=True, help_text=_("Address and room."))
    online = models.URLField(_("address of the online meeting"), blank=True, validators=[check_web_address])
    for_whom = models.CharField(_("for whom"), max_length=10, choices=ForWhom.choices)
    languages = SeveralField(
        options=spoken_languages, blank=True, verbose_name=_("languages spoken there besides Swedish")
    )
    interpreter = models.CharField(
        _("an interpreter can be booked"), max_length=10, choices=Told.choices, default=Told.NOT_TOLD
    )
    register_page = models.URLField(_("page to register on"), blank=True, validators=[check_web_address])
    register_email = models.EmailField(
        _("e-mail address to register with"), blank=True, help_text=_("A shared address, not a person’s own.")
    )
    is_shown = models.BooleanField(_("readers see it"), default=False)
    is_cancelled = models.BooleanField(
        _("cancelled"), default=False, help_text=_("It stays in the calendar, and says so, until its time has passed.")
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)  # which version of it a calendar has
    changed_at = models.DateTimeField(auto_now=True)

    translatable_fields: ClassVar[list[Any]] = [
        *(TranslatableField(name) for name in TEXTS),
        *(SynchronizedField(name, overridable=False) for name in SHARED),
    ]

    class Meta(TranslatedTexts.Meta):
        abstract = False
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="event_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d} {self.title}"

    @property
    def first_day(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def last_day(self) -> date:
        return timezone.localdate(self.ends_at)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Each change is a new version to the calendars that have the event already."""
        if self.pk:
            self.sequence += 1
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            problems["ends_at"] = _("It ends after it has begun.")
        if not self.where and not self.online:
            problems["where"] = _("Say where it is: a place, or the address of an online meeting.")
        if problems:
            raise ValidationError(problems)
