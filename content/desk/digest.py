"""A plain letter to each of the staff who have asked for one. It says nothing about people or cases.

A letter tells of whole days that are over, each once: what happens after this morning's letter stands in the next one.
Nobody is written to twice for one day or week, and nobody when there is nothing to tell.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.desk import approvals, news, waiting
from content.desk.matter import Waiting, list_address
from content.desk.news import Days
from content.dialogue.deeds import unanswered
from content.dialogue.digest.choosing import works_here
from content.dialogue.models import Subscription
from content.dialogue.models.digest import HowOften
from content.reading import absolute
from portal.accounts.access import may_edit
from portal.formatting import long_date
from portal.settings.languages import SOURCE

logger = logging.getLogger(__name__)
SALT: Final = "content.desk.digest"
UNSUBSCRIBE: Final = "/avsluta-utskick/"
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """How many letters went, how many had nothing to tell, and how many could not be sent."""

    letters: int = 0
    empty: int = 0
    failed: int = 0


def send_digests(today: date) -> Sent:
    """Write to everybody whose day it is. Run it as often as you like."""
    letters = empty = failed = 0
    for pk in Subscription.objects.filter(user__is_active=True).order_by("pk").values_list("pk", flat=True):
        try:
            was_sent = _send(pk, today)
        except OSError:  # the next run tries again
            logger.exception("a letter to staff could not be sent")
            failed += 1
        else:
            letters += was_sent is True
            empty += was_sent is False
    return Sent(letters=letters, empty=empty, failed=failed)


@transaction.atomic
def _send(pk: int, today: date) -> bool | None:
    """Whether there was something to tell; None where it is not the day, or somebody has just left."""
    subscription = Subscription.objects.select_for_update(of=("self",)).select_related("user").filter(pk=pk).first()
    if subscription is None or not is_due(subscription, today):
        return None
    with translation.override(SOURCE.code):
        parts = list(parts_for(subscription, _since(subscription, today), today))
        if parts:
            _letter(subscription, parts, today).send()
    Subscription.objects.filter(pk=pk).update(told_through=today)
    return bool(parts)


def is_due(subscription: Subscription, today: date) -> bool:
    """Once for each day, or once for each week from its Monday on."""
    told = subscription.told_through
    first_day = today if subscription.how_often == HowOften.DAILY else today - timedelta(days=today.weekday())
    return told is None or told < first_day


def parts_for(subscription: Subscription, since: date, today: date) -> Iterator[str]:
    """What there is to tell of the days from `since` until today, each a paragraph; to who has no role, nothing."""
    user, days = subscription.user, Days(since=since, today=today)
    if not works_here(user):
        return
    if subscription.changes:
        yield from news.for_person(user, days)
    if not may_edit(user):
        return
    if subscription.questions:
        yield from _questions(user.pk, days)
    if subscription.approvals:
        yield from map(_told, approvals.told_in_letters(user))
    if subscription.links and (links := waiting.links_that_died()):
        yield _told(links)


def _questions(user: int, days: Days) -> Iterator[str]:
    """How many of one's own have changed or are due; not what they say."""
    changed = Q(changed_at__date__gte=days.since, changed_at__date__lt=days.today)
    mine = unanswered().filter(changed | Q(due_on__lte=days.today), owner=user)
    due = list(mine.values_list("due_on", flat=True))
    if due:
        words = ngettext(
            "%(count)s question that you see to waits for an answer.",
            "%(count)s questions that you see to wait for an answer.",
            len(due),
        ) % {"count": len(due)}
        first = _("First to be answered by %(day)s") % {"day": long_date(due[0])}
        yield f"{words}\n{first}\n{absolute(list_address('dialogue', 'question'))}"


def _told(matter: Waiting) -> str:
    return "\n".join(filter(None, (matter.words, matter.said_of_day, absolute(matter.url))))


def _letter(subscription: Subscription, parts: list[str], today: date) -> EmailMessage:
    stop = absolute(f"{UNSUBSCRIBE}{token_of(subscription)}/")
    because = _("You get this letter because you have asked for it. It says nothing about people or cases.")
    no_more = _("No more letters")
    return EmailMessage(
        subject=_("Vägval: what is new, %(day)s") % {"day": long_date(today)},
        body="\n\n".join([*parts, because, f"{no_more}:\n{stop}"]) + "\n",
        to=[subscription.user.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def token_of(subscription: Subscription) -> str:
    return signing.dumps(subscription.user_id, salt=SALT)


def unsubscribe(token: str) -> None:
    """Forget the choice of whoever got this token. Raises BadSignature for one that we have not given."""
    Subscription.objects.filter(user_id=signing.loads(token, salt=SALT)).delete()


def is_ours(token: str) -> bool:
    try:
        signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return False
    return True


def _since(subscription: Subscription, today: date) -> date:
    return subscription.told_through or today - (DAY if subscription.how_often == HowOften.DAILY else WEEK)
