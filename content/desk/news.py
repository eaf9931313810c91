"""What is new for one person: in the guidance, the notices, the meetings, and the answers to her municipality."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from content.dialogue.addresses import EVENTS, address
from content.dialogue.choices import Audience, ForWhom, QuestionState
from content.dialogue.models import Event, Notice, Question
from content.finding.models import ChangeNote
from content.reading import absolute
from content.tokens import fill_text, todays_figures
from portal.accounts.access import case_work_membership, may_edit
from portal.accounts.models import Municipality, User
from portal.formatting import long_date
from portal.settings.languages import SOURCE

FOR_STAFF = (ForWhom.STAFF, ForWhom.ALL)
ANSWERED = (QuestionState.ANSWERED, QuestionState.PUBLISHED)


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days that a letter tells of: from the first through the day before today."""

    since: date
    today: date


def for_person(user: User, days: Days) -> Iterator[str]:
    """What is for everybody who works here, and for whom this person is among them; each a paragraph."""
    yield from _changes(days)
    membership = case_work_membership(user)
    audiences = [Audience.EVERYBODY]
    if may_edit(user):
        audiences.append(Audience.EDITORS)
    if membership:
        audiences.append(Audience.STAFF)
    yield from _notices(audiences, days)
    if membership and membership.municipality:
        yield from _events(days)
        yield from _answers(membership.municipality, days)


def _changes(days: Days) -> Iterator[str]:
    notes = ChangeNote.objects.filter(
        locale__language_code=SOURCE.code, changed_on__gte=days.since, changed_on__lt=days.today
    ).order_by("changed_on", "pk")
    for note in notes:
        yield f"{long_date(note.changed_on)}: {note.text}"


def _notices(audiences: list[Audience], days: Days) -> Iterator[str]:
    """Those that began on these days and hold still."""
    notices = Notice.objects.filter(
        locale__language_code=SOURCE.code,
        audience__in=audiences,
        starts_at__date__gte=days.since,
        starts_at__date__lt=days.today,
        ends_at__gt=timezone.now(),
    ).order_by("starts_at", "pk")
    for notice in notices:
        yield f"{notice.kind.label}: {notice.text}"


def _events(days: Days) -> Iterator[str]:
    """Meetings for municipal staff that are new, or have changed, and are not over."""
    events = Event.objects.filter(
        locale__language_code=SOURCE.code,
        is_shown=True,
        for_whom__in=FOR_STAFF,
        changed_at__date__gte=days.since,
        changed_at__date__lt=days.today,
        ends_at__gt=timezone.now(),
    ).order_by("starts_at", "pk")
    for event in events:
        begins = timezone.localtime(event.starts_at)
        told = {"title": event.title, "day": long_date(begins.date()), "time": f"{begins:%H:%M}"}
        if event.is_cancelled:
            words = _("Cancelled: %(title)s, %(day)s at %(time)s") % told
        else:
            words = _("Meeting: %(title)s, %(day)s at %(time)s") % told
        yield f"{words}\n{absolute(address(EVENTS, SOURCE.code))}#event-{event.translation_key}"


def _answers(municipality: Municipality, days: Days) -> Iterator[str]:
    """What the municipality has asked and was answered. Neither says anything of a client: the office's form looks."""
    answered = Question.objects.filter(
        municipality=municipality, state__in=ANSWERED, answered_on__gte=days.since, answered_on__lt=days.today
    ).order_by("answered_on", "pk")
    figures = todays_figures() if answered else {}
    for question in answered:
        answer, sources = (fill_text(text, figures).strip() for text in (question.answer, question.sources))
        yield "\n\n".join(
            (
                _("Your municipality has asked: %(question)s") % {"question": question.text.strip()},
                _("Answer from the coordinator’s office: %(answer)s") % {"answer": answer},
                sources,
            )
        )
