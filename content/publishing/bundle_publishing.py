"""A bundle is published whole or not at all, by hand or when its moment comes, and taken back as a new one."""

import logging
from collections.abc import Collection, Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import TranslationLog, TranslationSource

from content.finding.models import ChangeNote
from content.publishing.bundles import Refused, items_of, locked, only, put_in, unlock_all_of
from content.publishing.models import Bundle, BundleItem, BundleState
from content.publishing.readiness import not_ready, readiness_of, translated_since
from content.publishing.things import fresh, title_of
from eligibility.verification import record_verification
from portal.accounts.models import User
from portal.settings.languages import SOURCE

log = logging.getLogger(__name__)


def publish_bundle(*, by: User | None, bundle: Bundle) -> None:
    """Publish everything, or nothing: whatever goes wrong, readers have what they had. Raises Refused."""
    try:
        with transaction.atomic():
            _publish(by, locked(bundle, BundleState.APPROVED))
    except Exception as error:
        Bundle.objects.filter(pk=bundle.pk).update(failure=_told(error))
        if isinstance(error, ValidationError):
            raise Refused(error.messages) from error
        log.exception("A bundle could not be published, and nothing of it was: %s", bundle.pk)
        raise Refused(_told(error)) from error


def due(now: datetime) -> Iterator[Bundle]:
    """The approved bundles whose moment has come."""
    return Bundle.objects.filter(state=BundleState.APPROVED, planned_for__lte=now).order_by("planned_for").iterator()


@transaction.atomic
def take_back(*, by: User, bundle: Bundle) -> Bundle:
    """A new bundle with the texts that readers had before; it is asked about and approved like any other."""
    only(bundle, BundleState.PUBLISHED)
    name = _("Taking back: %(name)s") % {"name": bundle.name}
    new = Bundle.objects.create(name=name[:120], made_by=by, takes_back=bundle)
    for item in items_of(bundle):
        if item.before is None:  # was new: it has no former text, and is taken down by hand
            continue
        former = item.before.as_object()
        former.save_revision(user=by, previous_revision=item.before, clean=False)
        put_in(bundle=new, thing=fresh(item.thing), must_be_ready=item.must_be_ready)
    return new


def _publish(by: User | None, bundle: Bundle) -> None:
    items = items_of(bundle)
    changed = {item.pk: translated_since(item, bundle.approved_at) for item in items}
    for item in items:
        thing = item.thing
        if not _is_as_asked(item) or changed[item.pk].intersection(item.must_be_ready):
            raise Refused(_("“%(page)s” was changed after it was approved.") % {"page": title_of(thing)})
        item.before_id = thing.live_revision_id if thing.live else None
        item.save(update_fields=["before"])
    unlock_all_of(bundle)
    for item in items:
        if item.revision:
            _without_moment_of_its_own(item.revision)
            item.revision.publish(user=by, skip_permission_checks=True)
    for item in items:
        _publish_translations(by, item, changed[item.pk])
    if bundle.edition and bundle.read_by and bundle.read_through:
        record_verification(
            by=bundle.read_by, wording=bundle.edition, through=bundle.read_through, reason=bundle.read_reason
        )
    _tell_readers(bundle, items)
    bundle.state, bundle.published_at, bundle.failure = BundleState.PUBLISHED, timezone.now(), ""
    bundle.save()


def _without_moment_of_its_own(revision: Revision) -> None:
    """The bundle has one moment for all: a text that was to wait longer would be left behind by its translations."""
    if revision.content.get("go_live_at"):
        revision.content["go_live_at"] = None
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _is_as_asked(item: BundleItem) -> bool:
    """Whether it is the very text that was asked about; its writer can have written over it, too."""
    revision, asked_at = item.revision, item.bundle.asked_at
    if revision is None or asked_at is None or item.thing.latest_revision_id != revision.pk:
        return False
    return bool(revision.created_at <= asked_at)


def _publish_translations(by: User | None, item: BundleItem, changed: Collection[str]) -> None:
    """Every language that is whole, and as it was approved; the rest has followed in shape, with marks."""
    source = TranslationSource.objects.filter(
        object_id=item.thing.translation_key, locale__language_code=SOURCE.code
    ).first()
    if source is None:
        return
    if late := not_ready(item):
        names = ", ".join(one.language.swedish_name for one in late)
        told = {"page": title_of(item.thing), "languages": names}
        raise Refused(_("“%(page)s” is not whole in: %(languages)s.") % told)
    for one in readiness_of(item):
        if one.is_ready and one.language.code not in changed:
            _publish_in(source, Locale.objects.get(language_code=one.language.code), by)


def _publish_in(source: TranslationSource, locale: Locale, by: User | None) -> None:
    """As wagtail-localize does it, but now: it would publish after the transaction."""
    source.create_or_update_translation(locale, user=by, publish=False, copy_parent_pages=True, fallback=True)
    page = source.get_translated_instance(locale)
    revision = page.get_latest_revision()
    revision.publish(user=by, skip_permission_checks=True)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)


def _tell_readers(bundle: Bundle, items: list[BundleItem]) -> None:
    if bundle.note:
        locale = Locale.objects.get(language_code=SOURCE.code)
        only_one = items[0].thing if len(items) == 1 else None
        page = only_one if isinstance(only_one, Page) else None
        ChangeNote.objects.create(locale=locale, kind=bundle.note_kind, text=bundle.note, page=page)


def _told(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return _("Something went wrong on the way. Nothing was published.")
