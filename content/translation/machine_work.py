"""The machine translates what nobody has translated."""

from collections import defaultdict

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from content.provenance import TranslatedBy
from content.translation.machines import machine_translator, translate_safely
from content.translation.po import store_translation
from portal.accounts.models import User
from portal.settings.languages import SOURCE


@transaction.atomic
def translate_what_is_missing(*, by: User, locale: Locale) -> tuple[int, int]:
    """Store a machine's translation of every part without one. Gives how many, and how many it could not keep whole.

    Nothing is published by it. Raises ValueError where there is no machine.
    """
    machine = machine_translator()
    if machine is None:
        raise ValueError("this installation has no machine translator")
    places = _untranslated(locale)
    texts = list(places)
    made = translate_safely(texts, source=SOURCE.code, target=locale.language_code, by=machine)
    stored = 0
    for swedish, text in zip(texts, made, strict=True):
        for segment in places[swedish] if text is not None else ():
            store_translation(
                by=by, segment=segment, locale=locale, text=text or "", made_by=TranslatedBy.MACHINE, tool=machine.name
            )
            stored += 1
    return stored, sum(text is None for text in made)


def _untranslated(locale: Locale) -> dict[str, list[StringSegment]]:
    """The places of each Swedish wording that has no translation there, but for addresses."""
    begun = TranslationSource.objects.filter(translations__target_locale=locale, locale__language_code=SOURCE.code)
    segments = StringSegment.objects.filter(source__in=begun).exclude(context__path="slug")
    made = set(
        StringTranslation.objects.filter(locale=locale, has_error=False).values_list("context_id", "translation_of_id")
    )
    found: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in segments.select_related("context", "string"):
        if (segment.context_id, segment.string_id) not in made:
            found[segment.string.data].append(segment)
    return found
