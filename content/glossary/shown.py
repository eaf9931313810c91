"""Which words readers have: in their language where the words are of today's Swedish explanation."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from content.glossary.models import Term
from portal.settings.languages import SOURCE


def words_shown(language: str) -> QuerySet[Term]:
    """The words that are explained in exactly this language, and say what the Swedish text says now.

    Each knows its Swedish word as `swedish_word`.
    """
    swedish = Term.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=SOURCE.code,
        live=True,
        text_version=OuterRef("text_version"),
    )
    rows = Term.objects.filter(Exists(swedish), locale__language_code=language, live=True)
    return rows.annotate(swedish_word=Subquery(swedish.values("word")[:1]))
