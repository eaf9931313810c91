"""Which guidance carries a figure of the law, as a token or typed by hand: published pages and starter files."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from content.models import Guidance, GuidancePage, StartPage
from content.published import PublishedPages
from content.starter_files import FOLDER, KEYS, path_of
from content.tokens import tokens_in
from eligibility.law import Figure
from eligibility.typed_figures import Typed, typed_figures
from portal.settings.languages import PUBLISHED


@dataclass(frozen=True, kw_only=True)
class Carrier:
    """A page or a file in one language: where it is, how often it names each figure, and what seems typed by hand."""

    language: str
    where: str
    title: str
    tokens: Mapping[str, int]
    typed: tuple[Typed, ...] = ()
    page_id: int | None = None


def published_pages_with(names: Collection[str], old: Mapping[str, Figure] | None = None) -> list[Carrier]:
    """The pages that readers see now. `old` are figures to look for as typed by hand."""
    pages: list[Guidance] = [*StartPage.objects.live(), *GuidancePage.objects.live()]
    pages.sort(key=lambda page: page.path)
    published = PublishedPages.fetch()
    addresses = {page.pk: found.url for page in pages if (found := published.find(page.pk))}
    carriers = (_of_page(page, addresses.get(page.pk) or page.url_path or "", names, old or {}) for page in pages)
    return [carrier for carrier in carriers if carrier]


def starter_files_with(names: Collection[str], old: Mapping[str, Figure] | None = None) -> list[Carrier]:
    """The files that load_starter reads, those of every published language."""
    return list(_of_files(names, old or {}))


def _of_page(page: Guidance, address: str, names: Collection[str], old: Mapping[str, Figure]) -> Carrier | None:
    language = page.locale.language_code
    texts = [text for _, texts in page.texts() for text in texts]
    tokens, typed = _found("\n".join(texts), names, old, language)
    if not tokens and not typed:
        return None
    return Carrier(language=language, where=address, title=page.menu_title, tokens=tokens, typed=typed, page_id=page.pk)


def _of_files(names: Collection[str], old: Mapping[str, Figure]) -> Iterator[Carrier]:
    for language in PUBLISHED:
        for path in (path_of(key, language.code) for key in KEYS):
            text = path.read_text(encoding="utf-8")
            tokens, typed = _found(text, names, old, language.code)
            if tokens or typed:
                where = f"content/starter/{path.relative_to(FOLDER)}"
                yield Carrier(language=language.code, where=where, title=path.stem, tokens=tokens, typed=typed)


def _found(
    text: str, names: Collection[str], old: Mapping[str, Figure], language: str
) -> tuple[dict[str, int], tuple[Typed, ...]]:
    named = tokens_in(text)
    return {name: named.count(name) for name in names if name in named}, tuple(typed_figures(text, old, language))
