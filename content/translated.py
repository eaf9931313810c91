"""Texts of an editor in several languages, of which none is shown that is older than its Swedish one."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from content.provenance import TranslatedBy
from portal.settings.languages import SOURCE

# A name of a few words can be the same in two languages; a sentence cannot.
FEW_WORDS = 4


class TranslatedTexts(TranslatableMixin, models.Model):
    """The Swedish row counts its wordings; a translation bears the number of the wording that it is made from."""

    TEXTS: ClassVar[tuple[str, ...]] = ()

    text_version = models.PositiveIntegerField(default=1, editable=False)
    translated_by = models.CharField(
        _("translated by"),
        max_length=10,
        choices=TranslatedBy.choices,
        default=TranslatedBy.SOURCE,
        editable=False,
    )

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and self.locale.language_code == SOURCE.code:
            before = type(self)._base_manager.filter(pk=self.pk).values(*self.TEXTS, "text_version").first()
            if before:  # counted from what stands in the database, whatever an old revision says
                is_changed = any(getattr(self, name) != before[name] for name in self.TEXTS)
                self.text_version = before["text_version"] + is_changed
        super().save(*args, **kwargs)

    def is_translation_of(self, swedish: "TranslatedTexts") -> bool:
        """Whether this says what the Swedish text says now, and all of it."""
        if self.text_version != swedish.text_version:
            return False
        return not any(_is_untranslated(getattr(self, name), getattr(swedish, name)) for name in self.TEXTS)

    def is_made_of_translations_of(self, swedish: "TranslatedTexts") -> bool:
        """Whether each text here is what somebody has saved as the translation of the Swedish text as it is now."""
        saved = {
            (theirs, StringValue(ours).render_text())
            for theirs, ours in StringTranslation.objects.filter(
                context__object_id=self.translation_key, locale_id=self.locale_id, has_error=False
            ).values_list("translation_of__data", "data")
        }
        pairs = [(getattr(self, name), getattr(swedish, name)) for name in self.TEXTS]
        return all(
            (StringValue.from_plaintext(theirs).data, ours) in saved
            or (ours == theirs and not _is_untranslated(ours, theirs))
            for ours, theirs in pairs
        )


def _is_untranslated(ours: str, theirs: str) -> bool:
    return ours == theirs and len(ours.split()) > FEW_WORDS
