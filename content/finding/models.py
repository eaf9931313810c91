"""The index that is searched, and the notes on what has changed."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content.forms import ExplainedForm
from content.provenance import TranslatedBy


class VectorField(models.Field):
    """PostgreSQL's tsvector. Written and asked in SQL alone."""

    def db_type(self, connection: Any) -> str:
        return "tsvector"


class EntryQuerySet(models.QuerySet["Entry"]):
    def found_on(self, day: date, language: str) -> "EntryQuerySet":
        """What a reader of the language may find that day: what has ended is gone, whenever the index was made."""
        begun = Q(shown_from=None) | Q(shown_from__lte=day)
        return self.filter(begun, Q(shown_through=None) | Q(shown_through__gte=day), language=language)


class Entry(models.Model):
    """A document as it can be found in one language. Everything here can be made again by ``index_guidance``."""

    language = models.CharField(max_length=10)
    key = models.CharField(max_length=150)
    kind = models.CharField(max_length=30, blank=True)
    url = models.TextField()
    title = models.TextField()
    text = models.TextField()
    also = models.TextField(blank=True)
    shown_from = models.DateField(null=True, blank=True)
    shown_through = models.DateField(null=True, blank=True)
    vector = VectorField(null=True, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["language", "key"], name="one_entry_per_document")
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"


class ChangeKind(models.TextChoices):
    """What sort of change; the words are the reader's."""

    LAW = "law", _("The law has changed")
    FIGURES = "figures", _("Figures have changed")
    CORRECTION = "correction", _("Correction: what stood here was wrong")
    WORDING = "wording", _("Clearer wording, same content")


class ChangeNote(TranslatableMixin, models.Model):
    """What was changed on a page and when, in plain words. A correction stays for good."""

    base_form_class = ExplainedForm

    changed_on = models.DateField(_("changed on"), default=timezone.localdate)
    page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("The Swedish page. Readers are led to the same page in their language."),
    )
    kind = models.CharField(_("what sort of change"), max_length=12, choices=ChangeKind.choices)
    text = models.TextField(
        _("what has changed"), max_length=500, help_text=_("One or two sentences in plain words, for a resident.")
    )
    read_again = models.BooleanField(
        _("matters for somebody who has read the page before"),
        default=False,
        help_text=_("Readers are told that they should read the page again."),
    )
    translated_by = models.CharField(
        _("translated by"),
        max_length=10,
        choices=TranslatedBy.choices,
        default=TranslatedBy.SOURCE,
        editable=False,
    )

    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("text"),
        *(SynchronizedField(name, overridable=False) for name in ("changed_on", "page", "kind", "read_again")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("note on a change")
        verbose_name_plural = _("what has changed")
        ordering: ClassVar[list[str]] = ["-changed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.changed_on:%Y-%m-%d} {self.text[:60]}"

    @property
    def is_correction(self) -> bool:
        return self.kind == ChangeKind.CORRECTION

    def clean(self) -> None:
        super().clean()
        if self._was_correction() and not self.is_correction:
            raise ValidationError({"kind": _("A correction stays a correction.")})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises PermissionDenied for a correction: that something was wrong is not to be forgotten."""
        if self.is_correction or self._was_correction():
            raise PermissionDenied("a correction stays")
        return super().delete(*args, **kwargs)

    def _was_correction(self) -> bool:
        return type(self).objects.filter(pk=self.pk, kind=ChangeKind.CORRECTION).exists() if self.pk else False
