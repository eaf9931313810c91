"""How the translations stand: by page and language, counted in parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from content.published import PublishedPage, PublishedPages
from content.translation.models import ShownSegment
from portal.settings.languages import PUBLISHED, SOURCE, Language

TRANSLATED_LANGUAGES = tuple(language for language in PUBLISHED if language != SOURCE)


@dataclass(frozen=True, kw_only=True)
class PageState:
    """One page or snippet in one language, in parts. `page_id` is None where it is not translated at all."""

    translation_key: UUID
    title: str
    language: Language
    source_id: int | None
    page_id: int | None
    total: int = 0
    behind: int = 0
    missing: int = 0
    unchecked: int = 0
    waiting: int = 0  # translated, and not published

    @property
    def is_whole(self) -> bool:
        """Every part is a translation of today's Swedish text."""
        return self.page_id is not None and not self.behind and not self.missing


@dataclass(frozen=True, kw_only=True)
class LanguageState:
    """All pages in one language."""

    language: Language
    pages: tuple[PageState, ...]

    @property
    def whole(self) -> int:
        return sum(page.is_whole for page in self.pages)

    @property
    def not_translated(self) -> int:
        return sum(page.page_id is None for page in self.pages)

    @property
    def total(self) -> int:
        return sum(page.total for page in self.pages)

    @property
    def behind(self) -> int:
        return sum(page.behind for page in self.pages)

    @property
    def missing(self) -> int:
        return sum(page.missing for page in self.pages)

    @property
    def unchecked(self) -> int:
        return sum(page.unchecked for page in self.pages)

    @property
    def waiting(self) -> int:
        return sum(page.waiting for page in self.pages)


def behind(languages: Iterable[Language] = TRANSLATED_LANGUAGES) -> list[LanguageState]:
    """How every published Swedish page stands in each language. Four questions to the database, however many there are.

    For the editors' overview, and for the coordinator's dashboard: `state.behind` is the number of parts whose Swedish
    has changed since they were translated, `state.missing` of parts that stand there in Swedish, `state.unchecked` of
    those that nobody has vouched for, `state.waiting` of sentences saved and not published, `state.not_translated` of
    pages that readers of the language find in Swedish only.
    """
    pages = PublishedPages.fetch()
    counts, waiting = _counts(), _waiting()
    sources = dict(TranslationSource.objects.filter(locale__language_code=SOURCE.code).values_list("object_id", "pk"))
    swedish = [*pages.starts_in(SOURCE.code), *pages.in_language(SOURCE.code)]
    return [
        LanguageState(
            language=language,
            pages=tuple(_state(page, language, pages, sources, counts, waiting) for page in swedish),
        )
        for language in languages
    ]


Counts = dict[tuple[UUID, str], dict[str, int]]


def _state(
    swedish: PublishedPage,
    language: Language,
    pages: PublishedPages,
    sources: dict[UUID, int],
    counts: Counts,
    waiting: dict[tuple[UUID, str], int],
) -> PageState:
    key = swedish.translation_key
    translated = pages.translation(key, language.code)
    return PageState(
        translation_key=key,
        title=swedish.title,
        language=language,
        source_id=sources.get(key),
        page_id=translated.id if translated else None,
        waiting=waiting.get((key, language.code), 0),
        **(counts.get((key, language.code), {}) if translated else {}),
    )


def _counts() -> Counts:
    is_missing = Q(matches__isnull=True)
    rows = ShownSegment.objects.values_list("context__object_id", "locale__language_code").annotate(
        total=Count("pk"),
        behind=Count("pk", filter=~is_missing & ~Q(matches=F("swedish"))),
        missing=Count("pk", filter=is_missing),
        unchecked=Count("pk", filter=~is_missing & Q(checked_on__isnull=True)),
    )
    names = ("total", "behind", "missing", "unchecked")
    return {(key, code): dict(zip(names, numbers, strict=True)) for key, code, *numbers in rows.order_by()}


def _waiting() -> dict[tuple[UUID, str], int]:
    is_asked_for = StringSegment.objects.filter(
        context_id=OuterRef("context_id"), string_id=OuterRef("translation_of_id")
    )
    is_shown = ShownSegment.objects.filter(
        context_id=OuterRef("context_id"), locale_id=OuterRef("locale_id"), data=OuterRef("data")
    )
    rows = (
        StringTranslation.objects.filter(Exists(is_asked_for), ~Exists(is_shown), context__isnull=False)
        .values_list("context__object_id", "locale__language_code")
        .annotate(number=Count("pk"))
        .order_by()
    )
    return {(key, code): number for key, code, number in rows}
