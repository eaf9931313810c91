"""The guidance as case work may see it: which pages there are, in which language and version."""

from collections.abc import Sequence

from django.conf import settings

from content import reading
from content.models import GuidancePage
from content.published import PublishedPages
from content.tokens import fill_text, todays_figures
from portal.guidance import OfferedPage
from portal.settings.languages import SOURCE
from portal.settings.surfaces import Surface


def offered_pages() -> Sequence[OfferedPage]:
    """Every published page but the start pages, in the order of the guidance. Two questions to the database."""
    pages, figures = PublishedPages.fetch(), todays_figures()
    is_here = Surface.PUBLIC in settings.SURFACES
    rows = GuidancePage.objects.live().select_related("locale").filter(last_published_at__isnull=False).order_by("path")
    found = ((row, pages.find(row.pk)) for row in rows)
    return [
        OfferedPage(
            id=page.translation_key,
            key=page.key,
            language=page.language,
            title=fill_text(row.title, figures),
            url=page.url if is_here else reading.absolute(page.url),
            published_at=row.last_published_at,
            is_checked=_is_checked(row),
        )
        for row, page in found
        if page is not None
    ]


def _is_checked(row: GuidancePage) -> bool:
    if row.locale.language_code == SOURCE.code:
        return bool(row.checked_on)
    return bool(row.translation_checked_on) and not row.translation_changed_since_check
