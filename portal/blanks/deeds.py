"""What the coordinator does with blanks. Each deed writes its event in the same transaction."""

import hashlib
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.blanks.errors import CannotBeFilled
from portal.blanks.filling import fill, fingerprint_of
from portal.blanks.models import Blank, BlankEvent, BlankVersion, State
from portal.blanks.rules import Rule, Slot, as_json, fields_as_json, read_fields, read_mapping, slots_of
from portal.blanks.samples import SAMPLES
from portal.blanks.wording import refusal_in_words
from portal.drawing.errors import DocumentFailed
from portal.drawing.forms import inspecting
from portal.drawing.forms.shapes import Inspected, Refusal
from portal.drawing.pool import in_child


class Refused(Exception):
    """A deed that cannot be done now, in the reader's language."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def look_into(content: bytes) -> Inspected:
    """The form in a file, cleaned, in a sealed child. Raises Refused."""
    try:
        found: Inspected | Refusal = in_child(inspecting.inspect, content, strangers=True)
    except DocumentFailed:
        found = Refusal.DAMAGED
    if isinstance(found, Refusal):
        raise Refused(refusal_in_words(found))
    return found


@transaction.atomic
def upload_version(*, by: User, blank: Blank, content: bytes, found: Inspected, source: str) -> BlankVersion:
    """A new version of a blank, as a draft. Raises Refused for the very file that a version still in use has."""
    known = hashlib.sha256(content).hexdigest()
    if blank.pk is None:
        blank.save()
    versions = list(
        BlankVersion.objects.filter(blank=blank).defer("original", "cleaned").select_for_update().order_by("-number")
    )
    for version in versions:
        if version.original_sha256 == known and version.state not in (State.WITHDRAWN, State.REPLACED):
            raise Refused(_("This very file is version %(number)s already.") % {"number": version.number})
    made = BlankVersion.objects.create(
        blank=blank,
        number=versions[0].number + 1 if versions else 1,
        source=source,
        more_people=versions[0].more_people if versions else BlankVersion._meta.get_field("more_people").default,
        original=content,
        original_sha256=known,
        cleaned=found.cleaned,
        cleaned_sha256=hashlib.sha256(found.cleaned).hexdigest(),
        fields=fields_as_json(found.fields),
        pages=found.pages,
        removed=found.removed,
        is_tagged=found.is_tagged,
        mapping=[],
    )
    _record(made, BlankEvent.Kind.UPLOADED, by)
    return made


@transaction.atomic
def save_rules(
    *, by: User, version: BlankVersion, changed: Mapping[Slot, Rule | None], more_people: str | None = None
) -> None:
    """Set, or with None take away, the rules of some slots. What was tried is to be tried again. Raises Refused."""
    version = _held(version)
    if not version.can_be_changed:
        raise Refused(_("This version can no longer be changed. Upload the file again as a new version."))
    before = fingerprint_of(version)
    rules = read_mapping(version.mapping) | {slot: rule for slot, rule in changed.items() if rule is not None}
    version.mapping = as_json({slot: rule for slot, rule in rules.items() if changed.get(slot, rule) is not None})
    version.more_people = more_people or version.more_people
    if fingerprint_of(version) != before:
        version.state = State.DRAFT
        version.save(update_fields=["mapping", "more_people", "state"])
        _record(version, BlankEvent.Kind.MAPPED, by)


@transaction.atomic
def note_tried(*, by: User, version: BlankVersion, seen: str) -> None:
    """Somebody has looked at the previews and found them right. Raises Refused where none could have been made.

    `seen` is the fingerprint of what was looked at.
    """
    version = _held(version)
    if not version.can_be_changed:
        raise Refused(_("This version can no longer be changed. Upload the file again as a new version."))
    _require_seen(version, seen)
    if undecided(version):
        raise Refused(_("Some fields are not decided yet. Every field needs a value, a text, or “by hand”."))
    try:
        fill(version, SAMPLES["one"].data)
    except CannotBeFilled as error:
        raise Refused(" ".join(lack.message for lack in error.lacks)) from None
    version.state = State.TRIED
    version.save(update_fields=["state"])
    _record(version, BlankEvent.Kind.TRIED, by)


@transaction.atomic
def release(*, by: User, version: BlankVersion, seen: str) -> None:
    """Let social workers fill it in; the version released before is replaced. Raises Refused.

    `seen` is the fingerprint of what was looked at before saying yes.
    """
    version = _held(version)
    if version.state != State.TRIED:
        raise Refused(_("Only a version that has been tried can be released."))
    _require_seen(version, seen)
    for older in BlankVersion.objects.filter(blank=version.blank_id, state=State.RELEASED).select_for_update():
        older.state = State.REPLACED
        older.save(update_fields=["state"])
        _record(older, BlankEvent.Kind.REPLACED, by)
    version.state = State.RELEASED
    version.save(update_fields=["state"])
    _record(version, BlankEvent.Kind.RELEASED, by)


@transaction.atomic
def withdraw(*, by: User, version: BlankVersion, reason: str) -> None:
    """Let nobody fill it in any more. Raises Refused where that has happened already."""
    version = _held(version)
    if version.state in (State.WITHDRAWN, State.REPLACED):
        raise Refused(_("It is no longer in use."))
    version.state = State.WITHDRAWN
    version.save(update_fields=["state"])
    _record(version, BlankEvent.Kind.WITHDRAWN, by, reason)


def undecided(version: BlankVersion) -> list[Slot]:
    """The slots that have no rule yet."""
    rules = read_mapping(version.mapping)
    return [slot for slot in slots_of(read_fields(version.fields)) if slot not in rules]


def _held(version: BlankVersion) -> BlankVersion:
    """The version as it is now, held until the transaction ends."""
    return BlankVersion.objects.select_for_update(of=("self",)).select_related("blank").get(pk=version.pk)


def _require_seen(version: BlankVersion, seen: str) -> None:
    if seen != fingerprint_of(version):
        raise Refused(_("Somebody has changed it since you looked at it. Look again."))


def _record(version: BlankVersion, kind: BlankEvent.Kind, by: User, reason: str = "") -> None:
    BlankEvent.objects.create(version=version, kind=kind, by=by, fingerprint=fingerprint_of(version), reason=reason)
