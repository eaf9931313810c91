"""Opening a case in an emergency, without having been given access: with a reason, for four hours; heads are told."""

import logging
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.models import Role, User
from portal.casework.log.events import record
from portal.casework.log.noticing import raise_notice
from portal.casework.models import Assignment, AssignmentRole, Case, Deed, EmergencyAttempt, NoticeKind

logger = logging.getLogger(__name__)

LASTS = timedelta(hours=4)
WRONG_REFERENCES = 5
WITHIN = timedelta(hours=1)


class NoSuchCase(Exception):
    """No case can be opened by this reference: there is none here, or only those who are named may open it."""


class TooManyAttempts(Exception):
    """Too many references were wrong lately."""


def open_in_emergency(*, by: User, municipality_id: int, reference: str, reason: str) -> tuple[Case, bool]:
    """The case with this reference, open to `by` for four hours; and whether that began now, or she had it already.

    Does not prolong: until the four hours are over it gives the same, afterwards it takes a new reason.
    Raises NoSuchCase and TooManyAttempts; the transaction goes on, since the wrong references are counted in it.
    """
    _one_attempt_at_a_time(by)
    if _wrong_lately(by) >= WRONG_REFERENCES:
        raise TooManyAttempts
    case_id = _find(reference)
    if case_id is None:
        EmergencyAttempt.objects.create(municipality_id=municipality_id, user=by)
        raise NoSuchCase
    if (case := Case.objects.visible_to(by).filter(pk=case_id).first()) is not None:
        return case, False
    return _open(case_id, by=by, municipality_id=municipality_id, reason=reason), True


@transaction.atomic
def _open(case_id: UUID, *, by: User, municipality_id: int, reason: str) -> Case:
    taken = Assignment(
        municipality_id=municipality_id, case_id=case_id, user=by, given_by=by, role=AssignmentRole.BREAK_GLASS
    )
    taken.until = Now() + LASTS
    taken.reason = reason
    taken.save(force_insert=True)
    case = Case.objects.visible_to(by).get(pk=case_id)
    record(Deed.EMERGENCY_TAKEN, by=by, case=case)
    raise_notice(NoticeKind.BREAK_GLASS, about=by, case=case, once=str(taken.pk))
    heads = User.objects.filter(
        is_active=True, memberships__role=Role.HEAD_OF_UNIT, memberships__municipality=municipality_id
    )
    addresses = list(heads.exclude(pk=by.pk).values_list("email", flat=True))
    transaction.on_commit(lambda: _write_to(addresses), robust=True)
    return case


def _write_to(addresses: list[str]) -> None:
    """A letter that says nothing of who or which case: it goes the way of all e-mail."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Somebody has used emergency access")
        text = _("Somebody has used emergency access to a case in Vägval. Sign in to see it.")
    for address in addresses:
        try:
            send_mail(subject, text, None, [address])
        except OSError:  # the notice waits on the head's page all the same
            logger.exception("a letter to a head about emergency access could not be sent")


def _find(reference: str) -> UUID | None:
    """A case of the municipality by its reference, held for the transaction; none with protected identity."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT casework_find_case(%s)", [reference])
        [found] = cursor.fetchone()
    return found


def _one_attempt_at_a_time(user: User) -> None:
    """Until the transaction ends: attempts sent at the same moment would not see one another, and not be counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('emergency'), %s)", [user.pk])


def _wrong_lately(user: User) -> int:
    return EmergencyAttempt.objects.filter(user=user, at__gt=Now() - WITHIN).count()
