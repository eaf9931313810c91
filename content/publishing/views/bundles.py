"""The editors' pages on bundles."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from content.publishing import bundle_publishing, bundles
from content.publishing.comparing import changes
from content.publishing.forms import BundleForm, CommentForm, TextForm
from content.publishing.models import Bundle, BundleItem, BundleState, OutsideReader
from content.publishing.places_of_checks import checks_address, edit_address
from content.publishing.readiness import readiness_of
from content.publishing.texts_checked import findings_of
from content.publishing.things import draft_of
from content.publishing.views.shown import editor_of, show

ICON = "copy"


def bundles_list(request: HttpRequest) -> HttpResponse:
    """Every bundle, the newest first."""
    editor_of(request)
    rows = Bundle.objects.select_related("made_by", "asked_by", "approved_by").prefetch_related("items")
    return show(request, "bundles", {"bundles": rows}, _("Bundles"), icon=ICON)


def new_bundle(request: HttpRequest) -> HttpResponse:
    return _write(request, Bundle(made_by=editor_of(request)), _("New bundle"))


def edit_bundle(request: HttpRequest, bundle_id: int) -> HttpResponse:
    bundle = _bundle(request, bundle_id)
    if not bundle.can_be_changed:
        return redirect("publishing_admin:bundle", bundle.pk)
    return _write(request, bundle, _("Change the bundle"))


def bundle_page(request: HttpRequest, bundle_id: int) -> HttpResponse:
    """Where the bundle is: its texts, their languages, what they change, and what can be done now."""
    bundle = _bundle(request, bundle_id)
    form = TextForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            bundles.put_in(bundle=bundle, thing=told["thing"], must_be_ready=told["must_be_ready"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("It is in the bundle, and its draft is open to those who translate."))
            return redirect("publishing_admin:bundle", bundle.pk)
    return _shown(request, bundle, form, CommentForm())


def _shown(request: HttpRequest, bundle: Bundle, form: TextForm, comment: CommentForm) -> HttpResponse:
    user = editor_of(request)
    context = {
        "bundle": bundle,
        "states": BundleState,
        "rows": [_row(request, item) for item in bundles.items_of(bundle)],
        "form": form,
        "comment": comment,
        "may_approve": bundle.state == BundleState.ASKED and bundles.may_approve_bundle(user, bundle),
        "outside": OutsideReader.objects.filter(bundle=bundle).count(),
    }
    return show(request, "bundle", context, _("Bundle"), bundle.name, icon=ICON)


@require_POST
def take_out(request: HttpRequest, bundle_id: int, item_id: int) -> HttpResponse:
    bundle = _bundle(request, bundle_id)
    item = get_object_or_404(BundleItem, pk=item_id, bundle=bundle)
    return _do(request, bundle, lambda: bundles.take_out(bundle=bundle, item=item), _("It is taken out."))


@require_POST
def ask(request: HttpRequest, bundle_id: int) -> HttpResponse:
    user, bundle = editor_of(request), _bundle(request, bundle_id)
    done = _("A colleague is asked. The texts are locked until somebody has decided.")
    return _do(request, bundle, lambda: bundles.ask(by=user, bundle=bundle), done)


@require_POST
def approve(request: HttpRequest, bundle_id: int) -> HttpResponse:
    user, bundle = editor_of(request), _bundle(request, bundle_id)
    return _do(request, bundle, lambda: bundles.approve(by=user, bundle=bundle), _("The bundle is approved."))


@require_POST
def send_back(request: HttpRequest, bundle_id: int) -> HttpResponse:
    user, bundle = editor_of(request), _bundle(request, bundle_id)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _shown(request, bundle, TextForm(), form)
    told = form.cleaned_data["comment"]
    done = _("The bundle is open again, with your comment.")
    return _do(request, bundle, lambda: bundles.send_back(by=user, bundle=bundle, comment=told), done)


@require_POST
def publish(request: HttpRequest, bundle_id: int) -> HttpResponse:
    user, bundle = editor_of(request), _bundle(request, bundle_id)
    done = _("The whole bundle is published.")
    return _do(request, bundle, lambda: bundle_publishing.publish_bundle(by=user, bundle=bundle), done)


@require_POST
def give_up(request: HttpRequest, bundle_id: int) -> HttpResponse:
    bundle = _bundle(request, bundle_id)
    return _do(request, bundle, lambda: bundles.give_up(bundle=bundle), _("Nothing of the bundle is published."))


@require_POST
def take_back(request: HttpRequest, bundle_id: int) -> HttpResponse:
    """The former texts as a new bundle, to be asked about and approved."""
    user, bundle = editor_of(request), _bundle(request, bundle_id)
    try:
        new = bundle_publishing.take_back(by=user, bundle=bundle)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("publishing_admin:bundle", bundle.pk)
    messages.success(request, _("Here are the former texts. Ask a colleague, and they are published again."))
    return redirect("publishing_admin:bundle", new.pk)


def _row(request: HttpRequest, item: BundleItem) -> dict[str, Any]:
    draft = draft_of(item.thing)
    return {
        "item": item,
        "sort": item.thing._meta.verbose_name,
        "title": str(draft),
        "address": _draft_address(item.thing),
        "checks": checks_address(item.thing),
        "languages": readiness_of(item),
        "changes": changes(request, item.thing, item.revision),
        "findings": findings_of(draft),
    }


def _draft_address(thing: Any) -> str:
    return reverse("wagtailadmin_pages:view_draft", args=[thing.pk]) if isinstance(thing, Page) else edit_address(thing)


def _write(request: HttpRequest, bundle: Bundle, title: str) -> HttpResponse:
    user = editor_of(request)
    form = BundleForm(request.POST if request.method == "POST" else None, instance=bundle)
    if form.is_valid():
        bundle = form.save(commit=False)
        bundle.read_by = user if bundle.edition else None
        bundle.save()
        messages.success(request, _("Saved."))
        return redirect("publishing_admin:bundle", bundle.pk)
    return show(request, "write_bundle", {"form": form}, title, bundle.name, icon=ICON)


def _do(request: HttpRequest, bundle: Bundle, deed: Callable[[], object], done: str) -> HttpResponse:
    try:
        deed()
    except ValidationError as refused:
        for words in refused.messages:
            messages.error(request, words)
    else:
        messages.success(request, done)
    return redirect("publishing_admin:bundle", bundle.pk)


def _bundle(request: HttpRequest, bundle_id: int) -> Bundle:
    editor_of(request)
    return get_object_or_404(Bundle, pk=bundle_id)
