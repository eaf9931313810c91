"""What `manage.py forget` does: every rule of retention that the portal keeps, in one municipality after another.

Each case is erased in a transaction of its own, and whether it is due is asked anew then: whatever kills the command,
the next run goes on where it was.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Final

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils import timezone

from portal.accounts.invitations import FORGOTTEN_AFTER, forget_old_invitations
from portal.accounts.models import Invitation, Municipality
from portal.accounts.oidc.back_channel import forget_old_notices
from portal.casework.deeds.forgetting import KeptLonger, NothingToErase, erase_case
from portal.casework.forgetting.due import Due, due_soon
from portal.casework.forgetting.rules import DAYS_OF_WARNING, YEARS_OF_LOG, YEARS_OF_SECURITY, years_after
from portal.casework.keeping import as_keeper, municipalities_holding
from portal.casework.log.keeping import cut_off_log
from portal.casework.models import Case, Event, IssuedDocument
from portal.casework.models.assignment import EmergencyAttempt
from portal.casework.models.forgetting import CaseRule, ForgottenSoon
from portal.casework.models.notice import Notice
from portal.genuine.marks import forget_old_marks

Tell = Callable[[str, int], None]

# How a rule is called in the counts. A case that is kept longer or has not been warned of long enough is not erased.
ERASED, WARNED, KEPT, TOO_EARLY = "erased", "soon", "kept longer", "warned too lately"
# The first has a time as short as the warning; a warning of the second would tell everybody that there is one.
WITHOUT_WARNING: Final = frozenset({CaseRule.TYPED_ONLY, CaseRule.SAFETY})


def forget(
    *, now: datetime | None = None, dry_run: bool = False, tell: Tell = lambda _what, _count: None
) -> Counter[str]:
    """Forget what is due, and warn of what is due soon; how much of each. With `dry_run` nothing is changed.

    `tell` hears of each erased case as it is erased. Raises CommandError for any role but the tables' owner.
    """
    moment = now or timezone.now()
    forgotten: Counter[str] = Counter()
    for municipality in municipalities_holding([Case, Notice, EmergencyAttempt, *models_with_a_last_moment()]):
        forgotten += _forget_in(municipality, moment, dry_run=dry_run, tell=tell)
    return forgotten + _forget_for_all(moment, dry_run=dry_run)


def _forget_in(municipality: Municipality, moment: datetime, *, dry_run: bool, tell: Tell) -> Counter[str]:
    today = timezone.localdate(moment)
    with as_keeper(municipality):
        forgotten = _forget_rows(moment, dry_run=dry_run)
        dues = due_soon(municipality.pk, today=today)
        if not dry_run:
            _warn(municipality, dues, today=today)
        warned = dict(ForgottenSoon.objects.values_list("case_id", "warned_on"))
    for due in dues:
        outcome = _outcome(due, warned.get(due.case_id, today), today=today)
        if outcome == ERASED and not dry_run and not _erase(municipality, due, today=today):
            continue
        forgotten[f"case, {due.rule}, {outcome}"] += 1
        if outcome == ERASED:
            tell(municipality.code, forgotten[f"case, {due.rule}, {outcome}"])
    return forgotten


def _outcome(due: Due, warned_on: date, *, today: date) -> str:
    if due.kept_longer:
        return KEPT
    if due.on > today:
        return WARNED
    if due.rule not in WITHOUT_WARNING and warned_on > today - timedelta(days=DAYS_OF_WARNING):
        return TOO_EARLY
    return ERASED


def _erase(municipality: Municipality, due: Due, *, today: date) -> bool:
    """Whether it was erased: somebody may have worked with it since, or another run have been quicker."""
    try:
        with as_keeper(municipality):
            still = {one.case_id: one.on for one in due_soon(municipality.pk, today=today, only=due.case_id)}
            if still.get(due.case_id, date.max) > today:
                return False
            erase_case(case_id=due.case_id, municipality_id=municipality.pk, rule=due.rule)
    except (NothingToErase, KeptLonger):
        return False
    return True


def _warn(municipality: Municipality, dues: list[Due], *, today: date) -> None:
    """Bring the warnings in step: new ones from today, those that stand keep their day, others go."""
    dues = [due for due in dues if due.rule is not CaseRule.SAFETY]
    ForgottenSoon.objects.filter(municipality=municipality).exclude(case__in=[due.case_id for due in dues]).delete()
    for due in dues:
        ForgottenSoon.objects.update_or_create(
            municipality=municipality,
            case_id=due.case_id,
            defaults={"rule": due.rule, "on": due.on},
            create_defaults={"rule": due.rule, "on": due.on, "warned_on": today},
        )


def _forget_rows(moment: datetime, *, dry_run: bool) -> Counter[str]:
    """Rows with a last moment of their own; and what is kept for security."""
    forgotten: Counter[str] = Counter()
    for model in models_with_a_last_moment():
        due = model._base_manager.filter(forget_after__lte=moment)
        if model is IssuedDocument:
            due = due.filter(pdf_sealed__isnull=False)
            forgotten["documents"] += due.count() if dry_run else due.update(pdf_sealed=None)
        else:
            forgotten[str(model._meta.verbose_name_plural)] += due.count() if dry_run else due.delete()[0]
    before = years_after(timezone.localdate(moment), -YEARS_OF_SECURITY)
    old_notices = Notice.objects.filter(raised_at__date__lt=before)
    for kept in (old_notices, EmergencyAttempt.objects.filter(at__date__lt=before)):
        forgotten["security"] += kept.count() if dry_run else kept.delete()[0]
    return forgotten


def models_with_a_last_moment() -> list[type[Model]]:
    """The tables of case work whose rows say for themselves after which moment they are forgotten."""
    return [model for model in apps.get_app_config("casework").get_models() if _has_last_moment(model)]


def _has_last_moment(model: type[Model]) -> bool:
    try:
        model._meta.get_field("forget_after")
    except FieldDoesNotExist:
        return False
    return True


def _forget_for_all(moment: datetime, *, dry_run: bool) -> Counter[str]:
    """The log, the marks of documents, the invitations and the sessions."""
    marks = forget_old_marks(timezone.localdate(moment), dry_run=dry_run)
    # Whatever day we are told it is: the database goes by its own, and keeps the log for five years.
    before = years_after(min(timezone.localdate(moment), timezone.localdate()), -YEARS_OF_LOG)
    if not dry_run:
        sessions = Session.objects.filter(expire_date__lt=moment).count()
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
        forget_old_notices()
        return Counter(log=cut_off_log(before), marks=marks, invitations=forget_old_invitations(), sessions=sessions)
    return Counter(
        log=_events_before(before),
        marks=marks,
        invitations=Invitation.objects.filter(expires_at__lt=moment - FORGOTTEN_AFTER).count(),
        sessions=Session.objects.filter(expire_date__lt=moment).count(),
    )


def _events_before(day: date) -> int:
    count = 0
    for municipality in municipalities_holding([Event]):
        with as_keeper(municipality):
            count += Event.objects.filter(municipality=municipality, at__date__lt=day).count()
    return count
