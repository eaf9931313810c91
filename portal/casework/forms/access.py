"""Forms about who works with a case."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User
from portal.casework.models import AssignmentRole
from portal.casework.models.case import REFERENCE_SIGNS

from .ground import DayField, OurForm

LONGEST_REASON = 500
MOST_AT_ONCE = 200
NO_NAMES = _("Write why, without names: your head of unit and those who review the log read it.")


class ReferenceField(forms.CharField):
    """The reference of a case, however it is typed: 7f3k 22 is 7F3K-22."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "size": 9}
        errors = {"required": _("Write the reference of the case.")}
        super().__init__(max_length=20, widget=forms.TextInput(attrs=attrs), error_messages=errors, **kwargs)

    def clean(self, value: object) -> str:
        signs = "".join(sign for sign in super().clean(value).upper() if sign not in " -–")
        if signs and (len(signs) != 6 or set(signs) - set(REFERENCE_SIGNS)):
            raise ValidationError(_("A reference has six letters and digits, as in 7F3K-22."), code="reference")
        return f"{signs[:4]}-{signs[4:]}" if signs else ""


def reason_field(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why.")},
    )


class FirstDayField(DayField):
    """The day something begins; as a moment, its first. Today is now, and so is no day."""

    def clean(self, value: object) -> datetime | None:
        day = super().clean(value)
        if day is None or day == timezone.localdate():
            return None
        if day < timezone.localdate():
            raise ValidationError(_("The day has been already."), code="past")
        return timezone.make_aware(datetime.combine(day, time.min))


class LastDayField(DayField):
    """The last day of something; as a moment, the end of it."""

    def clean(self, value: object) -> datetime | None:
        day = super().clean(value)
        if day is None:
            return None
        if day < timezone.localdate():
            raise ValidationError(_("The day has been already."), code="past")
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


class ColleagueField(forms.ModelChoiceField):
    """Somebody who does case work in the municipality."""

    def __init__(self, **kwargs: Any) -> None:
        errors = {"required": _("Choose a colleague.")}
        super().__init__(queryset=User.objects.none(), error_messages=errors, **kwargs)

    def label_from_instance(self, obj: User) -> str:
        return obj.name


class GiveAccessForm(OurForm):
    """Let a colleague work with a case, or with several."""

    colleague = ColleagueField(label=_("Colleague"), empty_label=_("Choose a colleague"))
    role = forms.ChoiceField(
        label=_("As what"),
        choices=[choice for choice in AssignmentRole.choices if choice[0] != AssignmentRole.BREAK_GLASS],
        initial=AssignmentRole.CO_WORKER,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    since = FirstDayField(
        label=pgettext_lazy("access", "From"), required=False, help_text=_("Leave it empty if it begins now.")
    )
    until = LastDayField(label=_("Last day"), required=False, help_text=_("Leave it empty if there is none."))
    reason = reason_field(_("Why"), NO_NAMES)
    named = forms.BooleanField(
        label=_("Also where somebody in the case has protected identity"),
        help_text=_("Only those who are named for it open such a case."),
        required=False,
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], protected: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field("colleague").queryset = colleagues
        if not protected:
            del self.fields["named"]

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until <= since:
            self.add_error("until", _("The last day cannot come before the first."))


class HandOverForm(OurForm):
    """Let one colleague go on with what another has."""

    giver = ColleagueField(label=_("Whose cases"), empty_label=_("Choose a colleague"))
    colleague = ColleagueField(
        label=_("Who goes on with them"),
        required=False,
        empty_label=_("Nobody: only end the access where somebody else works with the case"),
    )
    until = LastDayField(
        label=_("Last day"),
        required=False,
        help_text=_("For a time away: the access of the one who goes on ends with this day. Then hand the cases back."),
    )
    reason = reason_field(_("Why"), NO_NAMES)

    def __init__(self, *args: Any, givers: QuerySet[User], colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field("giver").queryset = givers
        self.field("colleague").queryset = colleagues

    def clean(self) -> None:
        giver = self.cleaned_data.get("giver")
        if giver and giver == self.cleaned_data.get("colleague"):
            self.add_error("colleague", _("Choose two different colleagues."))


class EmergencyForm(OurForm):
    """Open a case that one does not work with, by its reference."""

    reference = ReferenceField(label=_("Reference of the case"), help_text=_("Six letters and digits, as in 7F3K-22."))
    reason = reason_field(
        _("Why you need to open it now"),
        _("It is kept with the case. Your head of unit and those who review the log read it."),
    )


class FindForm(forms.Form):
    """What a head looks for among the cases of the unit. From the address, so that it can be kept: no wrong answers."""

    OPEN, CLOSED, WITHOUT = "oppna", "avslutade", "utan"

    referens = ReferenceField(label=_("Reference"), required=False)


def chosen_cases(ids: list[str]) -> list[UUID]:
    """The cases that are ticked. Raises BadRequest for what our own page does not send."""
    try:
        found = list(dict.fromkeys(UUID(text) for text in ids))
    except ValueError:
        raise BadRequest("not the id of a case") from None
    if len(found) > MOST_AT_ONCE:
        raise BadRequest("too many cases at once")
    return found
