"""Search and references are written once for each page of a loading, not at each of its many savings."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch.backends import get_search_backends
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def indexed_at_the_end(*models: type[Page]) -> Iterator[None]:
    """Leave the indexes alone; `index_pages` comes after. For commands: it holds for the whole process."""
    senders = [model for model in (Page, *models) if post_save.disconnect(post_save_signal_handler, sender=model)]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in senders:
            post_save.connect(post_save_signal_handler, sender=model)


def index_pages(model: type[Page], ids: Collection[int]) -> None:
    pages = list(model.objects.filter(pk__in=ids))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, pages)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
