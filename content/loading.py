"""Puts the starter texts into the page tree, and never over what an editor has done since."""

import hashlib
import json
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from django.db import transaction
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation, TranslationSource

from content import starter_files
from content.indexing import index_pages, indexed_at_the_end
from content.models import Guidance, GuidancePage, StarterRecord, StartPage
from content.starter_files import KEYS, StarterFileError, StarterText
from content.translating import NotAligned, following_later, source_changed, translate_from
from portal.settings.languages import PUBLISHED, SOURCE

# In the menu on top; the others are found from the start page and the foot.
IN_MENU = {"what-repatriation-is", "the-grant", "what-you-give-up", "documents", "who-does-what"}
_BLOCK_IDS = uuid.UUID("5f0dc8a3-2d7e-4d0c-9a43-3a1f6d0a8e51")


class Done(Enum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT_ALONE = "left alone"


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What became of one text."""

    key: str
    language: str
    done: Done


@transaction.atomic
def load_starter() -> list[Loaded]:
    """Create or update every starter page in every published language.

    Raises StarterFileError, with nothing loaded, when a file cannot become a page.
    """
    with indexed_at_the_end(StartPage, GuidancePage), following_later():
        results = _load_all()
    changed = {(loaded.key, loaded.language) for loaded in results if loaded.done in (Done.CREATED, Done.UPDATED)}
    _index(changed)
    left = {loaded.key for loaded in results if loaded.done is Done.LEFT_ALONE}
    for page in _pages_of({(key, SOURCE.code) for key, language in changed if language == SOURCE.code and key in left}):
        source_changed.send(load_starter, instance=page)
    return results


def _load_all() -> list[Loaded]:
    locales = {language.code: Locale.objects.get_or_create(language_code=language.code)[0] for language in PUBLISHED}
    source_locale = locales.pop(SOURCE.code)
    _make_room()
    made = {key: page for key in KEYS if (page := _page_for(key, source_locale))}
    # Read again: the start page has children now, and saving what was in memory would say that it has none.
    pages = {key: type(page).objects.get(pk=page.pk) for key, page in made.items()}
    results = [_load_source(page, pages) for page in pages.values()]
    _serve_from(pages.get(KEYS[0]))
    sources: dict[str, TranslationSource] = {}
    for locale in locales.values():
        results += [_load_translation(page, pages, locale, sources) for page in pages.values()]
    return results


def _index(changed: Collection[tuple[str, str]]) -> None:
    ids = {page.pk for page in _pages_of(changed)}
    for model in (StartPage, GuidancePage) if ids else ():
        index_pages(model, ids)


def _pages_of(loaded: Collection[tuple[str, str]]) -> list[Guidance]:
    pages: list[Guidance] = [
        *StartPage.objects.select_related("locale"),
        *GuidancePage.objects.select_related("locale"),
    ]
    return [page for page in pages if (page.key, page.locale.language_code) in loaded]


def _make_room() -> None:
    """Take away the page that Wagtail's own migrations put in every new tree."""
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page", locale__language_code=SOURCE.code)
    if not StarterRecord.objects.exists() and (page := welcome.first()):
        Site.objects.filter(root_page=page).update(root_page=page.get_parent())
        page.delete()


def _serve_from(start: Guidance | None) -> None:
    if start is None:
        return
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    if site.root_page_id is None or not StartPage.objects.filter(pk=site.root_page_id).exists():
        site.root_page = start
        site.site_name = "Vägval"
        site.save()


def _page_for(key: str, locale: Locale) -> Guidance | None:
    """The page that this key was loaded into, or a new and empty one in its place; None where it was deleted."""
    record = StarterRecord.objects.filter(key=key, language=SOURCE.code).select_related("page").first()
    if record:
        return record.page.specific if record.page else None
    text = starter_files.read_starter(key, SOURCE.code)
    model = StartPage if key == KEYS[0] else GuidancePage
    page = model(key=key, locale=locale, title=text.title, slug=text.slug, menu_title=text.menu_title, live=False)
    page.intro, page.show_in_menus = text.intro, key in IN_MENU
    parent = Page.get_first_root_node() if model is StartPage else StartPage.objects.filter(locale=locale).first()
    return parent.add_child(instance=page) if parent else None


def _load_source(page: Guidance, pages: dict[str, Guidance]) -> Loaded:
    key = page.key
    sha256 = _digest(key, SOURCE.code)
    record = StarterRecord.objects.filter(key=key, language=SOURCE.code).first()
    done = _decide(record, sha256)
    if done in (Done.CREATED, Done.UPDATED):
        _fill(page, _read(key, SOURCE.code, pages))
        page.save_revision(changed=False).publish()
        _remember(page, SOURCE.code, sha256)
    return Loaded(key=key, language=SOURCE.code, done=done)


def _load_translation(
    page: Guidance, pages: dict[str, Guidance], locale: Locale, sources: dict[str, TranslationSource]
) -> Loaded:
    key, language = page.key, locale.language_code
    sha256 = _digest(key, SOURCE.code, language)
    record = StarterRecord.objects.filter(key=key, language=language).first()
    done = _decide(record, sha256)
    if done in (Done.CREATED, Done.UPDATED) and _touched(StarterRecord.objects.get(key=key, language=SOURCE.code)):
        # The Swedish page has gone its own way; this translation would be of another text.
        done = Done.LEFT_ALONE
    if done in (Done.CREATED, Done.UPDATED):
        if key not in sources:
            sources[key], _ = TranslationSource.update_or_create_from_instance(type(page).objects.get(pk=page.pk))
        page = _translate(page, sources[key], _read(key, language, pages), locale)
        _remember(page, language, sha256)
    return Loaded(key=key, language=language, done=done)


def _translate(page: Guidance, source: TranslationSource, text: StarterText, locale: Locale) -> Guidance:
    translated = type(page)(locale=locale, translation_key=page.translation_key)
    _fill(translated, text)
    try:
        return translate_from(source, locale, translated)
    except NotAligned as error:
        raise StarterFileError(f"{text.language}/{text.key}.md: {error}") from error


def _decide(record: StarterRecord | None, sha256: str) -> Done:
    if record is None:
        return Done.CREATED
    if _touched(record):
        return Done.LEFT_ALONE
    return Done.UNCHANGED if record.sha256 == sha256 else Done.UPDATED


def _touched(record: StarterRecord) -> bool:
    """Whether somebody has saved the page, or one translated sentence of it, since it was loaded."""
    if record.page is None or record.page.latest_revision_id != record.revision_id:
        return True
    touched: bool = StringTranslation.objects.filter(
        context__object_id=record.page.translation_key,
        locale__language_code=record.language,
        last_translated_by__isnull=False,
        updated_at__gt=record.loaded_at,
    ).exists()
    return touched


def _remember(page: Guidance, language: str, sha256: str) -> None:
    StarterRecord.objects.update_or_create(
        key=page.key,
        language=language,
        defaults={"sha256": sha256, "page_id": page.pk, "revision_id": page.latest_revision_id},
    )


def _read(key: str, language: str, pages: dict[str, Guidance]) -> StarterText:
    """The text with its links leading to the Swedish pages; a reader's language is found when the page is shown."""

    def page_link(target: str) -> dict[str, str | int | float]:
        if target not in KEYS:
            raise StarterFileError(f"a link leads to page:{target}")
        # A link to a page that an editor has deleted is shown as plain text.
        return {"linktype": "page", "id": pages[target].pk if target in pages else 0}

    return starter_files.read_starter(key, language, page_link=page_link)


def _fill(page: Guidance, text: StarterText) -> None:
    page.title = page.draft_title = text.title
    page.slug, page.menu_title = text.slug, text.menu_title
    page.search_description, page.intro = text.description, text.intro
    page.body = page._meta.get_field("body").to_python(json.dumps(list(_stored_blocks(text))))


def _stored_blocks(text: StarterText) -> Iterator[dict[str, object]]:
    """Blocks as Wagtail stores them, each with the same id in every language and at every loading."""
    for place, (kind, value) in enumerate(text.blocks):
        id = _block_id(text.key, kind, place)
        if isinstance(value, list):
            steps = [
                {"type": "item", "value": step, "id": _block_id(text.key, kind, place, number)}
                for number, step in enumerate(value)
            ]
            yield {"type": kind, "value": steps, "id": id}
        else:
            yield {"type": kind, "value": value, "id": id}


def _block_id(*parts: object) -> str:
    return str(uuid.uuid5(_BLOCK_IDS, "/".join(map(str, parts))))


def _digest(key: str, *languages: str) -> str:
    texts = (starter_files.path_of(key, language).read_bytes() for language in languages)
    return hashlib.sha256(b"\0".join(texts)).hexdigest()
