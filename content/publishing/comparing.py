"""What a draft changes, field by field, as Wagtail's own comparison shows it."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.compare import FieldComparison
from wagtail.models import Page, Revision

from content.publishing.things import draft_of, specific


def changes(request: HttpRequest, thing: Any, revision: Revision | None) -> list[FieldComparison]:
    """The fields that differ between what readers have and the revision, or the draft where none is given."""
    live = specific(thing)
    draft = revision.as_object() if revision else draft_of(thing)
    kept = type(live) if isinstance(thing, Page) else type(live).snippet_viewset
    handler = kept.get_edit_handler()
    panel = handler.get_bound_panel(instance=live, request=request, form=None)
    compared = (comparison(live, draft) for comparison in panel.get_comparison())
    return [one for one in compared if one.has_changed()]
