"""What wagtail-localize does not remember: what readers have, who has checked it, which wordings say the same."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.provenance import TranslatedBy


class ShownSegment(models.Model):
    """One part of a translation as readers have it now.

    A sentence saved in the translation editor is not read before it is published, and a changed Swedish sentence
    leaves its former translation standing: so this is kept apart from wagtail-localize's StringTranslation.
    `matches` is the Swedish wording that the text translates; None where the Swedish itself stands there.
    """

    context = models.ForeignKey("wagtail_localize.TranslationContext", on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    order = models.PositiveIntegerField()
    swedish = models.ForeignKey("wagtail_localize.String", on_delete=models.CASCADE, related_name="+")
    data = models.TextField()
    attrs = models.TextField(blank=True)  # where its links lead, as wagtail-localize writes it
    matches = models.ForeignKey("wagtail_localize.String", on_delete=models.CASCADE, null=True, related_name="+")
    made_by = models.CharField(max_length=10, choices=TranslatedBy.choices)
    tool = models.CharField(max_length=255, blank=True)
    translated_on = models.DateField(null=True)
    swedish_of = models.DateField(null=True)
    checked_by = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["context", "locale", "order"], name="a_part_is_shown_once")
        ]

    def __str__(self) -> str:
        return f"{self.context_id}/{self.order} ({self.locale_id})"

    @property
    def is_missing(self) -> bool:
        return self.matches_id is None

    @property
    def is_behind(self) -> bool:
        return not self.is_missing and self.matches_id != self.swedish_id


class SegmentCheck(models.Model):
    """A person has read one part beside its Swedish wording. It counts for this text of this wording alone."""

    context = models.ForeignKey("wagtail_localize.TranslationContext", on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    swedish = models.ForeignKey("wagtail_localize.String", on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    checked_by = models.CharField(_("checked by"), max_length=200)
    checked_on = models.DateField(_("checked on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["context", "locale"], name="check_of_a_part")]

    def __str__(self) -> str:
        return f"{self.context_id} ({self.locale_id}): {self.checked_by}, {self.checked_on}"


class MinorEdit(models.Model):
    """A person has said that a new Swedish wording says the same as the one before: its translations still hold."""

    context = models.ForeignKey("wagtail_localize.TranslationContext", on_delete=models.CASCADE, related_name="+")
    before = models.ForeignKey("wagtail_localize.String", on_delete=models.CASCADE, related_name="+")
    after = models.ForeignKey("wagtail_localize.String", on_delete=models.CASCADE, related_name="+")
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    declared_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["context", "before", "after"], name="one_word_on_each_pair_of_wordings")
        ]

    def __str__(self) -> str:
        return f"{self.context_id}: {self.before_id} = {self.after_id}"
