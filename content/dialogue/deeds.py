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
from portal.accounts.models import User
from portal.settings.languages import SOURCE

MAY_EDIT = "dialogue.change_question"
MAY_PUBLISH = "dialogue.add_faq"


class Refused(Exception):
    """A deed that cannot be done now, in the reader's language."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def note_who_answers(*, by: User, question: Question) -> None:
    """Remember who wrote an answer that is new or another than before, and when. The caller saves the question."""
    before = Question.objects.filter(pk=question.pk).values_list("answer", flat=True).first()
    if question.answer.strip() and question.answer != before:
        question.answered_by, question.answered_on = by, timezone.localdate()


@transaction.atomic
def publish_as_faq(*, by: User, question: Question, told: Mapping[str, Any]) -> Faq:
    """Let everybody read the answer. Raises Refused, and PermissionDenied for who may not."""
    if not by.has_perm(MAY_PUBLISH):
        raise PermissionDenied
    held = Question.objects.select_for_update().get(pk=question.pk)
    if held.state != QuestionState.ANSWERED:
        raise Refused(_("Only a question that is answered can be published."))
    if held.answered_by_id == by.pk:
        raise Refused(_("You have written the answer yourself. Somebody else has to read and publish it."))
    faq = Faq(**told, is_shown=True, locale=Locale.objects.get(language_code=SOURCE.code))
    faq.full_clean()
    faq.save()
    held.faq, held.state = faq, QuestionState.PUBLISHED
    held.save()
    return faq


def unanswered() -> QuerySet[Question]:
    """What somebody waits for an answer to, the first day first."""
    return Question.objects.filter(state__in=UNANSWERED).order_by("due_on", "pk")


def to_follow_up() -> QuerySet[Talk]:
    """What was promised to a municipality and has not been done, the first day first."""
    return Talk.objects.filter(~Q(follow_up_by=None), follow_up_done_on=None).order_by("follow_up_by", "pk")
