"""The editors' pages on outside readers: who may read a draft, until when, how often it was opened."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from content.drafted import Drafted
from content.models import Guidance
from content.publishing.addresses import draft_address
from content.publishing.forms import OutsideReaderForm
from content.publishing.models import Bundle, OutsideReader
from content.publishing.outside import invite, revoke
from content.publishing.places_of_checks import SORTS, may_edit
from content.publishing.things import is_swedish, title_of
from content.publishing.views.shown import editor_of, show
from content.reading import absolute
from portal.settings.languages import SOURCE

ICON = "view"


def outside_readers(request: HttpRequest) -> HttpResponse:
    """Everybody outside who has or had a link."""
    editor_of(request)
    rows = OutsideReader.objects.select_related("bundle", "asked_by").prefetch_related("thing")
    readers = [(row, _called(row)) for row in rows]
    return show(request, "outside_readers", {"readers": readers}, _("Outside readers"), icon=ICON)


def _called(reader: OutsideReader) -> str:
    if reader.bundle:
        return reader.bundle.name
    return title_of(reader.thing) if reader.thing is not None else "–"


def show_page_outside(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, Guidance):
        raise Http404
    return _show_text_outside(request, page)


def show_text_outside(request: HttpRequest, sort: str, pk: int) -> HttpResponse:
    """The same of a text that is no page."""
    if sort not in SORTS or not issubclass(SORTS[sort], Drafted):
        raise Http404
    return _show_text_outside(request, get_object_or_404(SORTS[sort], pk=pk))


def _show_text_outside(request: HttpRequest, thing: Any) -> HttpResponse:
    if not is_swedish(thing):
        raise Http404
    if not may_edit(editor_of(request), thing):
        raise PermissionDenied
    return _invite(request, thing=thing, bundle=None, called=title_of(thing))


def show_bundle_outside(request: HttpRequest, bundle_id: int) -> HttpResponse:
    editor_of(request)
    bundle = get_object_or_404(Bundle, pk=bundle_id)
    return _invite(request, thing=None, bundle=bundle, called=bundle.name)


@require_POST
def close_link(request: HttpRequest, public_id: str) -> HttpResponse:
    """The link opens nothing from now on."""
    editor_of(request)
    revoke(get_object_or_404(OutsideReader, public_id=public_id))
    messages.success(request, _("The link opens nothing any more."))
    return redirect("publishing_admin:outside_readers")


@sensitive_variables("token", "address")
def _invite(request: HttpRequest, *, thing: Any, bundle: Bundle | None, called: str) -> HttpResponse:
    user = editor_of(request)
    form = OutsideReaderForm(request.POST if request.method == "POST" else None)
    title = _("Show the draft to somebody outside")
    if not form.is_valid():
        return show(request, "show_outside", {"form": form}, title, called, icon=ICON)
    reader, token = invite(by=user, thing=thing, bundle=bundle, **form.cleaned_data)
    address = absolute(draft_address(SOURCE.code, token))
    return show(request, "link_made", {"reader": reader, "address": address}, title, called, icon=ICON)
