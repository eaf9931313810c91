"""What goes through two people's hands, and into bundles: pages of the guidance, and the drafted texts beside them."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.utils import get_latest_str
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.settings.languages import SOURCE


def reference(thing: Any) -> dict[str, Any]:
    """How a generic foreign key points to it; to a page always as a page, of whatever kind it is."""
    return {"content_type": thing.get_base_content_type(), "object_id": thing.pk}


def specific(thing: Any) -> Any:
    return thing.specific if isinstance(thing, Page) else thing


def fresh(thing: Any, *, held: bool = False) -> Any:
    """As it stands in the database; `held` until the transaction ends."""
    model = specific(thing).__class__
    rows = model._base_manager.select_for_update() if held else model._base_manager
    return rows.get(pk=thing.pk)


def draft_of(thing: Any) -> Any:
    """As it was last saved."""
    return specific(thing).get_latest_revision_as_object()


def title_of(thing: Any) -> str:
    return str(thing.draft_title if isinstance(thing, Page) else get_latest_str(thing))


def siblings(thing: Any) -> models.QuerySet[Any]:
    """The same in every language."""
    model = Page if isinstance(thing, Page) else type(thing)
    rows: models.QuerySet[Any] = model._base_manager.filter(translation_key=thing.translation_key)
    return rows


def is_swedish(thing: Any) -> bool:
    return bool(thing.locale.language_code == SOURCE.code)


def is_complete(draft: Any) -> bool:
    """Whether nothing is lacking: a draft may be saved with gaps, and is asked about without them."""
    try:
        draft.full_clean()
        for field in draft._meta.get_fields():
            if isinstance(field, StreamField):
                field.stream_block.clean(getattr(draft, field.name))
    except ValidationError:
        return False
    return True


def lock(things: Iterable[Any]) -> None:
    """Against everybody."""
    for rows in _rows(things):
        rows.update(locked=True, locked_by=None, locked_at=timezone.now())


def unlock(things: Iterable[Any]) -> None:
    """What nobody has locked for themselves."""
    for rows in _rows(things):
        rows.filter(locked_by__isnull=True).update(locked=False, locked_at=None)


def _rows(things: Iterable[Any]) -> Iterable[models.QuerySet[Any]]:
    for thing in things:
        model = Page if isinstance(thing, Page) else type(thing)
        yield model._base_manager.filter(pk=thing.pk)
