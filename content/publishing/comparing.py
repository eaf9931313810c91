"""What a draft changes, field by field, as Wagtail's own comparison shows it."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.compare import FieldComparison
from wagtail.models import Page, Revision


def changes(request: HttpRequest, page: Page, revision: Revision | None) -> list[FieldComparison]:
    """The fields that differ between what readers have and the revision, or the draft where none is given."""
    live: Any = page.specific
    draft = revision.as_object() if revision else live.get_latest_revision_as_object()
    handler = type(live).get_edit_handler() if hasattr(type(live), "get_edit_handler") else None
    if handler is None:
        return []
    panel = handler.get_bound_panel(instance=live, request=request, form=None)
    compared = (comparison(live, draft) for comparison in panel.get_comparison())
    return [one for one in compared if one.has_changed()]
