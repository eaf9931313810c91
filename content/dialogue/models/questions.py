"""What municipalities have asked, and what everybody may read of the answers."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content.dialogue.choices import UNANSWERED, QuestionState, Way
from content.drafted import DraftedTexts
from content.drafted_forms import DraftedForm
from content.tokens import check_tokens
from portal.accounts.access import EDITING_ROLES
from portal.accounts.models import Municipality

ANSWER_WITHIN = timedelta(days=14)
REVIEW_AFTER = timedelta(days=182)
LONGEST_QUESTION = 200


def in_two_weeks() -> date:
    return timezone.localdate() + ANSWER_WITHIN


def in_half_a_year() -> date:
    return timezone.localdate() + REVIEW_AFTER


class Faq(DraftedTexts):
    """A question and its answer for everybody, once it is live. Texts may hold {tokens} of the law."""

    TEXTS = ("question", "answer")
    base_form_class = DraftedForm

    question = models.CharField(_("question"), max_length=LONGEST_QUESTION)
    answer = models.TextField(
        _("answer"), max_length=3000, help_text=_("Plain words. An empty line begins a paragraph.")
    )
    source = models.TextField(
        _("sources"), max_length=1000, help_text=_("Where the answer comes from, one source on each line.")
    )
    checked_on = models.DateField(_("checked on"), default=timezone.localdate)
    next_check_on = models.DateField(_("next check by"), default=in_half_a_year)
    place = models.PositiveSmallIntegerField(
        _("place in the list"), default=100, help_text=_("Small numbers stand first.")
    )

    translatable_fields: ClassVar[list[Any]] = [
        *(TranslatableField(name) for name in TEXTS),
        *(SynchronizedField(name, overridable=False) for name in ("source", "checked_on", "next_check_on", "place")),
    ]

    class Meta(DraftedTexts.Meta):
        abstract = False
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")
        ordering: ClassVar[list[str]] = ["place", "pk"]

    def __str__(self) -> str:
        return self.question

    def clean(self) -> None:
        super().clean()
        problems: dict[str, ValidationError] = {}
        for name in (*self.TEXTS, "source"):
            try:
                check_tokens(getattr(self, name))
            except ValidationError as error:
                problems[name] = error
        if problems:
            raise ValidationError(problems)

    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> None:
        super().publish(revision, user=user, **kwargs)
        Question.objects.filter(faq_id=self.pk, state=QuestionState.ANSWERED).update(state=QuestionState.PUBLISHED)

    @property
    def sources(self) -> list[str]:
        return [line.strip() for line in self.source.splitlines() if line.strip()]


class Question(models.Model):
    """Something that a municipality has asked, who sees to it, and what was answered. Never about a client."""

    text = models.TextField(
        _("question"),
        max_length=2000,
        help_text=_("As it was asked, without anything of a client or of the person who asked."),
    )
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("municipality"),
        help_text=_("Leave it empty when somebody else asked."),
    )
    way = models.CharField(_("how it came"), max_length=10, choices=Way.choices, default=Way.EMAIL)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("who sees to it"),
        limit_choices_to={"is_active": True, "memberships__role__in": EDITING_ROLES},
    )
    due_on = models.DateField(_("answer by"), default=in_two_weeks)
    state = models.CharField(_("state"), max_length=12, choices=QuestionState.choices, default=QuestionState.OPEN)
    answer = models.TextField(_("answer"), max_length=3000, blank=True)
    sources = models.TextField(
        _("sources"),
        max_length=1000,
        blank=True,
        help_text=_("Where the answer comes from, one source on each line."),
    )
    closed_why = models.CharField(_("why it is closed without an answer"), max_length=300, blank=True)

    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, editable=False
    )
    answered_on = models.DateField(null=True, editable=False)
    faq = models.ForeignKey(Faq, on_delete=models.SET_NULL, related_name="+", null=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("question from a municipality")
        verbose_name_plural = _("questions from municipalities")
        ordering: ClassVar[list[Any]] = [F("due_on").asc(), "pk"]

    def __str__(self) -> str:
        return f"{self.asked_on:%Y-%m-%d} {self.text[:60]}"

    @property
    def is_answered(self) -> bool:
        return self.state == QuestionState.ANSWERED

    @property
    def is_unanswered(self) -> bool:
        return self.state in UNANSWERED

    @property
    def is_late(self) -> bool:
        return self.is_unanswered and self.due_on < timezone.localdate()

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        if self.state in (QuestionState.ANSWERED, QuestionState.PUBLISHED):
            missing = _("An answer has a text and at least one source.")
            problems |= {name: missing for name in ("answer", "sources") if not getattr(self, name).strip()}
        if self.state == QuestionState.CLOSED and not self.closed_why.strip():
            problems["closed_why"] = _("Say why it is closed without an answer.")
        if self.asked_on and self.asked_on > timezone.localdate():
            problems["asked_on"] = _("This day has not come yet.")
        if self.state == QuestionState.PUBLISHED and self.faq_id is None:
            problems["state"] = _("It is published with the button “Publish for everybody”, when it is answered.")
        if problems:
            raise ValidationError(problems)
