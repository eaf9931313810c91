"""What happens to an example on its way. Each deed writes who did it and when, in the same transaction."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.practice import letters
from content.practice.models import MAY_PUBLISH, Practice, PracticeEvent, PracticeSource, Submission
from content.practice.slugs import free_slug
from content.practice.wording import State
from portal.accounts.models import User

Kind = PracticeEvent.Kind
WAITING: Final = (State.SUBMITTED, State.UNDER_REVIEW)
CHANGED_MEANWHILE: Final = gettext_lazy("Somebody has changed it since you looked at it. Look again.")
HOUR: Final = timedelta(hours=1)
FORGOTTEN_AFTER_REVIEW: Final = timedelta(days=365)
FORGOTTEN_ANYWAY: Final = timedelta(days=730)
LEADS_TO: Final[Mapping[State, frozenset[State]]] = {
    State.SUBMITTED: frozenset({State.UNDER_REVIEW, State.PUBLISHED, State.RETURNED, State.WITHDRAWN}),
    State.UNDER_REVIEW: frozenset({State.PUBLISHED, State.RETURNED, State.WITHDRAWN}),
    State.RETURNED: frozenset({State.UNDER_REVIEW, State.WITHDRAWN}),
    State.PUBLISHED: frozenset({State.WITHDRAWN}),
    State.WITHDRAWN: frozenset({State.UNDER_REVIEW}),
}
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that sounds or looks like another
_SENDERS = ("organisation", "email", "earlier_reference", "source_title", "source_url")


class Refused(Exception):
    """A deed that cannot be done now, in the reader's language."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


class TooMany(Exception):
    """So many examples have come in from everybody during this hour that no more is taken in."""


# Two examples that come at the same moment could be given the same address; sent twice at once, one is two.
_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtext('content.practice'))"


@transaction.atomic
def submit(*, told: Mapping[str, Any], once: str, language: str) -> Submission:
    """Take an example in. The same one sent twice is one: `once` tells it, or the text. Raises TooMany."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME)
    about = {name: value for name, value in told.items() if name not in _SENDERS}
    if earlier := Submission.objects.filter(Q(once=once) | _same_text(about, told)).first():
        return earlier
    _refuse_a_flood()
    practice = Practice(**about, state=State.SUBMITTED, slug=free_slug(told["title"]))
    practice.stated_in = timezone.localdate().year
    practice.countries = ["SE"]
    if told["source_title"] or told["source_url"]:
        title = told["source_title"] or told["source_url"]
        practice.sources.set([PracticeSource(title=title, url=told["source_url"])])
    practice.save()
    PracticeEvent.objects.create(practice=practice, kind=Kind.SUBMITTED)
    return Submission.objects.create(
        practice=practice,
        reference=_new_reference(),
        once=once,
        organisation=told["organisation"],
        email=told["email"],
        earlier_reference=told["earlier_reference"],
        language=language,
    )


@transaction.atomic
def begin_review(*, by: User, practice: Practice) -> None:
    """Somebody of the office takes it up. Raises Refused, and PermissionDenied for who may not edit."""
    if not by.has_perm("practice.change_practice"):
        raise PermissionDenied
    _move(practice, State.UNDER_REVIEW, by=by, kind=Kind.REVIEW_BEGUN)


@transaction.atomic
def publish(*, by: User, practice: Practice, seen: str) -> None:
    """Let everybody read it. Raises Refused, also where the text is another than the one that was `seen`."""
    require_may_publish(by)
    now = held(practice)
    if version_of(now) != seen:
        raise Refused(CHANGED_MEANWHILE)
    try:
        now.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None
    _move(practice, State.PUBLISHED, by=by, kind=Kind.PUBLISHED)
    Practice.objects.filter(pk=practice.pk, published_at=None).update(published_at=timezone.now())
    _note_reviewed(practice)


@transaction.atomic
def return_to_sender(*, by: User, practice: Practice, message: str) -> None:
    """Send it back with a message, by e-mail. Raises Refused where nobody is left to write to."""
    require_may_publish(by)
    submission = Submission.objects.filter(practice=practice).first()
    if submission is None or not submission.email:
        raise Refused(_("There is no address to write to."))
    _move(practice, State.RETURNED, by=by, kind=Kind.RETURNED, message=message)
    _note_reviewed(practice)
    transaction.on_commit(lambda: letters.return_letter(practice, submission, message), robust=True)


@transaction.atomic
def withdraw(*, by: User, practice: Practice, reason: str) -> None:
    """Let nobody read it any more; it stays with the office. Raises Refused."""
    require_may_publish(by)
    _move(practice, State.WITHDRAWN, by=by, kind=Kind.WITHDRAWN, message=reason)
    _note_reviewed(practice)


@transaction.atomic
def forget_submitters(now: datetime, *, dry_run: bool = False) -> int:
    """Forget who sent what was reviewed 12 months ago, or was sent two years ago whatever came of it; how many."""
    is_old = Q(reviewed_at__lte=now - FORGOTTEN_AFTER_REVIEW) | Q(sent_at__lte=now - FORGOTTEN_ANYWAY)
    old = Submission.objects.select_for_update().filter(is_old, forgotten_at=None)
    if dry_run:
        return len(old)
    for submission in old:
        submission.organisation = submission.email = submission.earlier_reference = ""
        submission.forgotten_at = now
        submission.save()
        PracticeEvent.objects.create(practice=submission.practice, kind=Kind.SENDER_FORGOTTEN)
    return len(old)


def waiting_for_review() -> QuerySet[Practice]:
    """The examples that somebody is to look at, the oldest first."""
    return Practice.objects.filter(state__in=WAITING).select_related("submission").order_by("pk")


def version_of(practice: Practice) -> str:
    """Which text somebody looked at."""
    return practice.changed_at.isoformat()


def require_may_publish(user: User) -> None:
    """Raises PermissionDenied for who only edits."""
    if not user.has_perm(MAY_PUBLISH):
        raise PermissionDenied


def _same_text(about: Mapping[str, Any], told: Mapping[str, Any]) -> Q:
    """Everything that was told, the source and the sender too: what differs in anything is another example."""
    source = {"title": told["source_title"] or told["source_url"], "url": told["source_url"]}
    has_source = {f"practice__sources__{name}": value for name, value in source.items()}
    return Q(
        **{f"practice__{name}": value for name, value in about.items()},
        **(has_source if source["title"] else {"practice__sources": None}),
        **{name: told[name] for name in ("organisation", "email", "earlier_reference")},
    )


def _refuse_a_flood() -> None:
    """Every process asks the same table. The lock is held, so that no two take the last place."""
    most = settings.PRACTICE_SUBMISSIONS_AN_HOUR
    if most and Submission.objects.filter(sent_at__gt=timezone.now() - HOUR).count() >= most:
        raise TooMany


def held(practice: Practice) -> Practice:
    """The example as it is now, for this transaction alone. Raises Refused where it has been erased."""
    found = Practice.objects.select_for_update().filter(pk=practice.pk).first()
    if found is None:
        raise Refused(CHANGED_MEANWHILE)
    return found


def _move(practice: Practice, state: State, *, by: User, kind: Kind, message: str = "") -> None:
    now = held(practice)
    if state not in LEADS_TO[State(now.state)]:
        raise Refused(_("Somebody has done something else with it since you looked. Look again."))
    Practice.objects.filter(pk=now.pk).update(state=state)
    practice.state = state
    PracticeEvent.objects.create(practice=now, kind=kind, by=by, message=message)


def _note_reviewed(practice: Practice) -> None:
    Submission.objects.filter(practice=practice).update(reviewed_at=timezone.now())


def _new_reference() -> str:
    """Short enough to be said on the telephone, and long enough that nobody guesses another's."""
    letters = "".join(secrets.choice(_LETTERS) for _letter in range(10))
    return f"GP-{letters[:5]}-{letters[5:]}"
