"""Texts as a reader of one language meets them: in that language where its words are of today's Swedish text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from wagtail_localize.models import StringTranslation

from content.provenance import TranslatedBy
from content.translated import TranslatedTexts
from portal.settings.languages import SOURCE, Language, described

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
