"""Texts of an editor in several languages, of which none is shown that is older than its Swedish one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.models import StringTranslation

from content.provenance import TranslatedBy
from portal.settings.languages import SOURCE, Language, described

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
            if before and any(getattr(self, name) != before[name] for name in self.TEXTS):
                self.text_version = before["text_version"] + 1
        super().save(*args, **kwargs)

    def is_translation_of(self, swedish: "TranslatedTexts") -> bool:
        """Whether this says what the Swedish text says now, and all of it."""
        if self.text_version != swedish.text_version:
            return False
        pairs = [(getattr(self, name), getattr(swedish, name)) for name in self.TEXTS]
        return all(len(ours.split()) <= FEW_WORDS or ours != theirs for ours, theirs in pairs)


Row = TypeVar("Row", bound=TranslatedTexts)


@dataclass(frozen=True, kw_only=True)
class Shown(Generic[Row]):
    """A thing as a reader of one language meets it: `row` bears the words, `swedish` everything else."""

    swedish: Row
    row: Row
    language: Language
    is_foreign: bool
    is_machine_made: bool


def shown_in(language: str, rows: QuerySet[Row]) -> list[Shown[Row]]:
    """Every row, in the reader's language or else in Swedish. One question to the database; `rows` are ordered."""
    made_by_machine = StringTranslation.objects.filter(
        context__object_id=OuterRef("translation_key"),
        locale_id=OuterRef("locale_id"),
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
    wanted = rows.filter(locale__language_code__in={language, SOURCE.code}).select_related("locale")
    found = list(wanted.annotate(by_machine=Exists(made_by_machine)))
    translations = {row.translation_key: row for row in found if row.locale.language_code == language}
    return [_shown(row, translations.get(row.translation_key), language) for row in _swedish(found)]


def _swedish(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.locale.language_code == SOURCE.code]


def _shown(swedish: Row, translation: Row | None, language: str) -> Shown[Row]:
    if language == SOURCE.code:
        return Shown(swedish=swedish, row=swedish, language=SOURCE, is_foreign=False, is_machine_made=False)
    if translation is None or not translation.is_translation_of(swedish):
        return Shown(swedish=swedish, row=swedish, language=SOURCE, is_foreign=True, is_machine_made=False)
    by_machine = translation.translated_by == TranslatedBy.MACHINE or getattr(translation, "by_machine", False)
    return Shown(
        swedish=swedish,
        row=translation,
        language=described(language),
        is_foreign=False,
        is_machine_made=by_machine,
    )
