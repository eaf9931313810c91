"""What becomes of a question. Who answered is not the one who publishes."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale

from content.dialogue.choices import UNANSWERED, QuestionState
from content.dialogue.models import Faq, Question, Talk
from content.dialogue.models.questions import LONGEST_QUESTION
from portal.accounts.models import User
from portal.settings.languages import SOURCE

_WRITTEN = ("text", "answer", "sources")
MAY_EDIT = "dialogue.change_question"
MAY_PUBLISH = "dialogue.add_faq"


class Refused(Exception):
    """A deed that cannot be done now, in the reader's language."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def note_who_answers(*, by: User, question: Question) -> None:
    """Remember who wrote an answer that is new or another than before, and when. The caller saves the question.

    What somebody has drafted counts from the day on which it is called answered: then the municipality is told.
    """
    known = (*_WRITTEN, "state")
    before = Question.objects.filter(pk=question.pk).values(*known).first() or dict.fromkeys(known, "")
    changed = [name for name in _WRITTEN if getattr(question, name) != before[name]]
    if changed and question.answer.strip():
        question.answered_by = by  # of all of it: whoever has changed a word of it does not publish it alone
        if "answer" in changed:
            question.answered_on = timezone.localdate()
    if question.is_answered and before["state"] in UNANSWERED:
        question.answered_on = timezone.localdate()


@transaction.atomic
def publish_as_faq(*, by: User, question: Question, told: Mapping[str, Any]) -> Faq:
    """Let everybody read the answer: as it was written by somebody else at once, with other words once a colleague has
    approved them. Raises Refused, and PermissionDenied for who may not.
    """
    if not by.has_perm(MAY_PUBLISH):
        raise PermissionDenied
    held = Question.objects.select_for_update().get(pk=question.pk)
    if held.state != QuestionState.ANSWERED:
        raise Refused(_("Only a question that is answered can be published."))
    if held.faq_id:
        raise Refused(_("It waits for a colleague already."))
    if held.answered_by_id == by.pk:
        raise Refused(_("You have written the answer yourself. Somebody else has to read and publish it."))
    faq = Faq(**told, live=False, locale=Locale.objects.get(language_code=SOURCE.code))
    faq.full_clean()
    faq.save()
    held.faq = faq
    held.save(update_fields=["faq"])
    if all(told[name].split() == text.split() for name, text in as_asked_and_answered(held).items()):
        faq.save_revision(user=held.answered_by).publish(user=by, skip_permission_checks=True)
    else:
        faq.save_revision(user=by)
        faq.get_workflow().start(faq, by)
    return Faq.objects.get(pk=faq.pk)


def as_asked_and_answered(question: Question) -> dict[str, str]:
    """What the board holds, as the texts of a question and answer for everybody."""
    return {
        "question": " ".join(question.text.split())[:LONGEST_QUESTION],
        "answer": question.answer,
        "source": question.sources,
    }


def unanswered() -> QuerySet[Question]:
    """What somebody waits for an answer to, the first day first."""
    return Question.objects.filter(state__in=UNANSWERED).order_by("due_on", "pk")


def to_follow_up() -> QuerySet[Talk]:
    """What was promised to a municipality and has not been done, the first day first."""
    return Talk.objects.filter(~Q(follow_up_by=None), follow_up_done_on=None).order_by("follow_up_by", "pk")
