"""Puts the words that come with the portal into the glossary, and never over what an editor has done since."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from content.glossary.models import MOST_WORDS, StarterTerm, Term
from content.provenance import TranslatedBy
from content.translating import TOOL, following_later
from portal.settings.languages import PUBLISHED, SOURCE

FOLDER = Path(__file__).parent / "starter"


class GlossaryFileError(ValueError):
    """A file of words has something that no word can hold, or lacks something."""


@dataclass(frozen=True, kw_only=True)
class StarterWord:
    """One word as it stands in a file."""

    key: str
    word: str
    other_forms: str
    explanation: str

    def fields(self) -> dict[str, str]:
        return {"word": self.word, "other_forms": self.other_forms, "explanation": self.explanation}


def read_words(language: str) -> dict[str, StarterWord]:
    """The words of one language by key; none where there is no file. Raises GlossaryFileError."""
    path = FOLDER / f"{language}.toml"
    if not path.exists():
        return {}
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["term"]
        words = [_word(row) for row in rows]
    except (KeyError, TypeError, tomllib.TOMLDecodeError, GlossaryFileError) as error:
        raise GlossaryFileError(f"{path.name}: {error}") from error
    return {word.key: word for word in words}


def read_sources() -> dict[str, str]:
    """The citation of each word that is the law's, from the Swedish file; it is the same in every language."""
    rows = tomllib.loads((FOLDER / f"{SOURCE.code}.toml").read_text(encoding="utf-8"))["term"]
    return {row["key"]: row.get("source", "") for row in rows}


def _word(row: Mapping[str, object]) -> StarterWord:
    forms = row.get("other_forms", [])
    if not isinstance(forms, list):
        raise GlossaryFileError(f"{row['key']}: other_forms is a list")
    explanation = str(row["explanation"])
    if len(explanation.split()) > MOST_WORDS:
        raise GlossaryFileError(f"{row['key']}: more than {MOST_WORDS} words")
    # A word without other forms is its own: an empty piece would never count as translated.
    return StarterWord(
        key=str(row["key"]),
        word=str(row["word"]),
        other_forms=", ".join(map(str, forms)) or str(row["word"]),
        explanation=explanation,
    )


@transaction.atomic
def load() -> int:
    """Create or update the words in every published language that has a file. How many were written."""
    locales = {language.code: Locale.objects.get_or_create(language_code=language.code)[0] for language in PUBLISHED}
    with following_later():
        return _load_all(locales)


def _load_all(locales: Mapping[str, Locale]) -> int:
    written = _load_source(locales[SOURCE.code])
    sources = {term.key: term for term in Term.objects.filter(locale=locales[SOURCE.code])}
    segments = _segments(sources.values())
    for language, locale in locales.items():
        if language != SOURCE.code:
            written += _load_translations(locale, sources, segments)
    return written


def _load_source(locale: Locale) -> int:
    citations = read_sources()
    return sum(_write(word, locale, {"source": citations[word.key]}) for word in read_words(SOURCE.code).values())


def _write(word: StarterWord, locale: Locale, more: Mapping[str, object]) -> bool:
    """Write one word if it is new, or has changed here and not in the editor."""
    record = StarterTerm.objects.filter(key=word.key, language=locale.language_code).select_related("term").first()
    wanted = _digest({**word.fields(), "source": str(more["source"])})
    if record and (record.sha256 == wanted or not _is_as_loaded(record)):
        return False
    if record is None and Term.objects.filter(key=word.key, locale=locale).exists():
        return False  # an editor was here first
    term, _ = Term.objects.update_or_create(key=word.key, locale=locale, defaults={**word.fields(), **more})
    if term.live_revision_id:  # what readers have is kept as a revision from the first draft on
        term.save_revision(clean=False).publish(skip_permission_checks=True)
        Term.objects.filter(pk=term.pk).update(text_version=more.get("text_version", term.text_version))
    StarterTerm.objects.update_or_create(
        key=word.key, language=locale.language_code, defaults={"sha256": wanted, "term": term}
    )
    return True


def _is_as_loaded(record: StarterTerm) -> bool:
    """Whether no editor has changed, drafted, taken down or deleted anything of it."""
    term = record.term
    if term is None or not term.live or term.has_unpublished_changes:
        return False
    return _digest_of(term) == record.sha256


def _load_translations(
    locale: Locale, sources: Mapping[str, Term], segments: Mapping[str, Mapping[str, StringSegment]]
) -> int:
    """A translation is written only of the Swedish text that it was made from."""
    swedish, touched = read_words(SOURCE.code), []
    standing = {term.key: term for term in Term.objects.filter(locale=locale)}
    for key, word in read_words(locale.language_code).items():
        source = sources.get(key)
        if source is None or key not in swedish or _fields_of(source) != swedish[key].fields():
            continue
        more = {
            "translation_key": source.translation_key,
            "source": source.source,
            "translated_by": TranslatedBy.MACHINE,
            "text_version": source.text_version,
        }
        if _write(word, locale, more) or _still_holds(word, standing.get(key), source):
            touched.append(word)
    _store_strings(locale, touched, segments)
    return len(touched)


def _still_holds(word: StarterWord, term: Term | None, source: Term) -> bool:
    """The files may change in Swedish alone: then they say that the translation is one of the new wording too."""
    if term is None or term.text_version == source.text_version or _fields_of(term) != word.fields():
        return False
    Term.objects.filter(pk=term.pk).update(text_version=source.text_version)
    return True


def _segments(terms: Iterable[Term]) -> dict[str, dict[str, StringSegment]]:
    """The pieces that wagtail-localize has of each word, by key and field."""
    keys = {TranslationSource.update_or_create_from_instance(term)[0].pk: term.key for term in terms}
    found: dict[str, dict[str, StringSegment]] = {key: {} for key in keys.values()}
    for segment in StringSegment.objects.filter(source__in=keys).select_related("context"):
        found[keys[segment.source_id]][segment.context.path] = segment
    return found


def _store_strings(
    locale: Locale, words: Iterable[StarterWord], segments: Mapping[str, Mapping[str, StringSegment]]
) -> None:
    """So that an editor goes on in the translation editor from what is here."""
    strings = [
        StringTranslation(
            translation_of_id=segments[word.key][field].string_id,
            context_id=segments[word.key][field].context_id,
            locale=locale,
            data=StringValue.from_plaintext(text).data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
            tool_name=TOOL,
            updated_at=timezone.now(),
        )
        for word in words
        for field, text in word.fields().items()
    ]
    StringTranslation.objects.bulk_create(
        strings,
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type", "tool_name", "updated_at"],
    )
    sources = {segments[word.key]["word"].source_id for word in words}
    Translation.objects.bulk_create(
        (Translation(source_id=source, target_locale=locale) for source in sources), ignore_conflicts=True
    )


def _fields_of(term: Term) -> dict[str, str]:
    return {"word": term.word, "other_forms": term.other_forms, "explanation": term.explanation}


def _digest_of(term: Term) -> str:
    return _digest({**_fields_of(term), "source": term.source})


def _digest(fields: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
