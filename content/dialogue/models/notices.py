"""What everybody, or some, are to know for a time."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content.dialogue.choices import Audience, Severity
from content.forms import ExplainedForm
from content.translated import TranslatedTexts


class Notice(TranslatedTexts):
    """A sentence or two on top of the pages of those whom it is for, from its start to its end."""

    TEXTS = ("text",)
    base_form_class = ExplainedForm

    text = models.TextField(
        _("text"), max_length=300, help_text=_("One or two plain sentences that tell, and urge nobody to anything.")
    )
    severity = models.CharField(
        _("what sort of notice"), max_length=12, choices=Severity.choices, default=Severity.INFORMATION
    )
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience.choices)
    starts_at = models.DateTimeField(_("shown from"), default=timezone.now)
    ends_at = models.DateTimeField(_("shown until"))

    translatable_fields: ClassVar[list[Any]] = [
        *(TranslatableField(name) for name in TEXTS),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("severity", "audience", "starts_at", "ends_at", "text_version")
        ),
    ]

    class Meta(TranslatedTexts.Meta):
        abstract = False
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering: ClassVar[list[str]] = ["-starts_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="notice_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def kind(self) -> Severity:
        return Severity(self.severity)

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It ends after it has begun.")})
