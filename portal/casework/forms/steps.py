"""What the buttons of the task list send, and the day on which the application was handed in."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.casework.models import SkipReason, StepKind
from portal.casework.steps.states import Turn

from .ground import OurForm, PastDayField


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """Which step is to be skipped, whose it is, and why."""

    step: StepKind
    person_id: UUID | None
    reason: SkipReason


class SkipForm(OurForm):
    """One button of the four beside a step: `talk.<person>.no_time`, or `document.no_time`."""

    skip = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def clean_skip(self) -> Skipped:
        step, _dot, rest = self.cleaned_data["skip"].partition(".")
        person, _dot, reason = rest.rpartition(".")
        try:
            whose = UUID(person) if person else None
            return Skipped(step=StepKind(step), person_id=whose, reason=SkipReason(reason))
        except ValueError:
            raise ValidationError("not a step", code="step") from None


class TurnForm(OurForm):
    """One button: what the work waits for, or that it goes on."""

    turn = forms.ChoiceField(
        choices=[(turn, turn) for turn in (Turn.WAIT_FOR_CLIENT, Turn.WAIT_FOR_DOCUMENT, Turn.GO_ON, Turn.UNDO_SUBMIT)],
        widget=forms.HiddenInput,
    )


class SubmittedForm(OurForm):
    submitted_on = PastDayField(
        label=_("Day on which the application was handed in"),
        help_text=_("As the client tells it, or as the receipt says."),
        initial=timezone.localdate,
    )
