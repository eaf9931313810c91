"""Putting a bundle together, asking a colleague, approving it or sending it back."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.drafted import Drafted, revision_of_readers
from content.publishing.asking import has_translated, may_approve
from content.publishing.models import Bundle, BundleItem, BundleState
from content.publishing.readiness import give_back, not_ready, take_up
from content.publishing.texts_checked import open_findings
from content.publishing.things import draft_of, is_complete, is_swedish, lock, reference, title_of, unlock
from portal.accounts.models import User


class Refused(ValidationError):
    """What a bundle lacks, in the reader's language."""


@transaction.atomic
def put_in(*, bundle: Bundle, thing: Any, must_be_ready: Collection[str]) -> BundleItem:
    """Put a Swedish text into the bundle, and its draft before those who translate. Raises Refused."""
    only(bundle, BundleState.DRAFT)
    if not is_swedish(thing):
        raise Refused(_("Choose the Swedish text. It brings its translations."))
    open_elsewhere = BundleItem.objects.filter(
        **reference(thing), bundle__state__in=(BundleState.DRAFT, BundleState.ASKED, BundleState.APPROVED)
    )
    if other := open_elsewhere.exclude(bundle=bundle).select_related("bundle").first():
        raise Refused(_("It is in the bundle “%(name)s” already.") % {"name": other.bundle.name})
    if isinstance(thing, Drafted):
        revision_of_readers(thing)
    item, _is_new = BundleItem.objects.update_or_create(
        bundle=bundle, **reference(thing), defaults={"must_be_ready": sorted(must_be_ready)}
    )
    take_up(item)
    return item


@transaction.atomic
def take_out(*, bundle: Bundle, item: BundleItem) -> None:
    only(bundle, BundleState.DRAFT)
    give_back(item)
    item.delete()


@transaction.atomic
def ask(*, by: User, bundle: Bundle) -> None:
    """Ask a colleague. From here on the texts are locked. Raises Refused with everything that is lacking."""
    bundle = locked(bundle, BundleState.DRAFT)
    items = items_of(bundle)
    if not items and not bundle.edition:
        raise Refused(_("There is nothing in the bundle."))
    for item in items:
        take_up(item)
    if lacking := [words for item in items for words in _lacking(item)]:
        raise Refused(lacking)
    for item in items:
        item.revision_id = item.thing.latest_revision_id
        item.save(update_fields=["revision"])
    lock(item.thing for item in items)
    bundle.state, bundle.asked_by, bundle.asked_at = BundleState.ASKED, by, timezone.now()
    bundle.comment = bundle.failure = ""
    bundle.save()


def may_approve_bundle(user: User, bundle: Bundle) -> bool:
    """Whether this person may be the second one for every text and for the law edition."""
    if user.pk in (bundle.asked_by_id, bundle.read_by_id if bundle.edition else None):
        return False
    items = items_of(bundle)
    if any(has_translated(user, item.thing) for item in items):
        return False
    return all(may_approve(user, item.thing, asked_by=bundle.asked_by_id) for item in items)


@transaction.atomic
def approve(*, by: User, bundle: Bundle) -> None:
    """Approve the bundle as a whole. Raises PermissionDenied for who may not."""
    bundle = locked(bundle, BundleState.ASKED)
    if not may_approve_bundle(by, bundle):
        raise PermissionDenied
    bundle.state, bundle.approved_by, bundle.approved_at = BundleState.APPROVED, by, timezone.now()
    bundle.save()


@transaction.atomic
def send_back(*, by: User, bundle: Bundle, comment: str) -> None:
    """Open the bundle again, with what is to be changed. Whoever asked may take the question back the same way."""
    bundle = locked(bundle, BundleState.ASKED, BundleState.APPROVED)
    unlock_all_of(bundle)
    bundle.state, bundle.comment = BundleState.DRAFT, comment
    bundle.asked_by = bundle.asked_at = bundle.approved_by = bundle.approved_at = None
    bundle.save()


@transaction.atomic
def give_up(*, bundle: Bundle) -> None:
    """Publish nothing of it. The drafts stay where they are."""
    bundle = locked(bundle, BundleState.DRAFT)
    for item in items_of(bundle):
        give_back(item)
    bundle.state = BundleState.GIVEN_UP
    bundle.save()


def _lacking(item: BundleItem) -> Iterator[str]:
    draft, title = draft_of(item.thing), title_of(item.thing)
    if item.thing.workflow_in_progress:
        yield _("“%(page)s” waits for a colleague by itself already.") % {"page": title}
    if not is_complete(draft):
        yield _("“%(page)s” lacks something. Open it, and ask there: the form says what.") % {"page": title}
    if number := len(open_findings(draft)):
        yield ngettext(
            "“%(page)s”: the checks have found %(number)s thing to mend or give a reason for.",
            "“%(page)s”: the checks have found %(number)s things to mend or give a reason for.",
            number,
        ) % {"page": title, "number": number}
    if late := not_ready(item):
        names = ", ".join(one.language.swedish_name for one in late)
        yield _("“%(page)s” is not whole in: %(languages)s.") % {"page": title, "languages": names}


def items_of(bundle: Bundle) -> list[BundleItem]:
    """What is in it, but for what has been deleted since."""
    items = bundle.items.select_related("revision", "before").prefetch_related("thing", "thing__locale")
    return [item for item in items if item.thing is not None]


def locked(bundle: Bundle, *states: BundleState) -> Bundle:
    fresh = Bundle.objects.select_for_update().get(pk=bundle.pk)
    only(fresh, *states)
    return fresh


def only(bundle: Bundle, *states: BundleState) -> None:
    if bundle.state not in states:
        raise Refused(_("The bundle has moved on. See where it is now."))


def unlock_all_of(bundle: Bundle) -> None:
    unlock(item.thing for item in items_of(bundle))
