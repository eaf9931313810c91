"""Forms for handing a case over."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.casework.handover.signing import NotSigned
from portal.casework.handover.taking_over import Incoming, incoming_of
from portal.casework.handover.zipping import LARGEST_PACKAGE, NotAPackage, OfAnotherVersion, unzipped
from portal.casework.models import Purpose
from portal.casework.models.handover import ninety_days_on

from .ground import DayField, KeyedForm, OurForm, PastDayField

LONGEST = timedelta(days=366)


class ReleaseForm(KeyedForm):
    """What one person has said that may be handed on, to whom and until when."""

    recipient = forms.CharField(
        label=_("To whom"),
        max_length=200,
        help_text=_("For example the other municipality’s social services. No name of a person."),
        error_messages={"required": _("Write who may have it.")},
    )
    purpose = forms.ChoiceField(
        label=_("What for"), choices=Purpose.choices, widget=forms.RadioSelect, initial=Purpose.GO_ON
    )
    given_on = PastDayField(label=_("The person said so on"), initial=timezone.localdate)
    until = DayField(
        label=_("Holds until"), initial=ninety_days_on, help_text=_("Ninety days, if nothing else is said.")
    )

    def clean(self) -> None:
        given, until = self.cleaned_data.get("given_on"), self.cleaned_data.get("until")
        if given and until and not given <= until <= given + LONGEST:
            self.add_error("until", _("Choose a day within a year from when it was said."))


class PackForm(OurForm):
    """Where the file goes, and that whoever takes it knows what it is."""

    OWN, ANOTHER = "own", "another"
    target = forms.ChoiceField(
        label=_("Where the file goes"),
        choices=[
            (OWN, _("To our own municipality’s case system or archive")),
            (ANOTHER, _("To another municipality, which goes on with the case")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where the file goes.")},
    )
    understood = forms.BooleanField(
        label=_("I send the file only by a way that is made for secret information, never by ordinary e-mail"),
        error_messages={"required": _("Tick the box when you know how the file will be sent.")},
    )

    def __init__(self, *args: Any, leaves_nothing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if leaves_nothing:
            self.fields["erase"] = forms.BooleanField(
                label=_("I know that the case is erased here at once, and that nothing can bring it back"),
                error_messages={"required": _("Tick the box if the case is to be erased.")},
            )


class PackageForm(OurForm):
    """The file that another municipality has made."""

    package = forms.FileField(
        label=_("The file (ZIP)"),
        error_messages={
            "required": _("Choose the file."),
            "empty": _("The file is empty."),
            "invalid": _("Choose the file."),
            "missing": _("Choose the file."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,application/zip"}),
    )
    incoming: Incoming

    def clean_package(self) -> bytes:
        file = self.cleaned_data["package"]
        if file.size > LARGEST_PACKAGE:
            raise ValidationError(_("The file is too large to be a case."), code="size")
        content: bytes = file.read()
        self.incoming = read_package(content)
        return content


def read_package(content: bytes) -> Incoming:
    """What a file would fill in. Raises ValidationError for one that cannot be taken over."""
    try:
        return incoming_of(unzipped(content))
    except OfAnotherVersion:
        text = _("The file was made by a version of Vägval that this one cannot read.")
        raise ValidationError(text, code="version") from None
    except NotSigned:
        text = _("The signature does not hold: the file has been changed, or comes from somebody we do not know.")
        raise ValidationError(text, code="signature") from None
    except NotAPackage:
        raise ValidationError(_("This is not a case from Vägval, or the file is damaged."), code="package") from None


class TakeOverForm(KeyedForm):
    """That the draft has been looked through together with the client."""

    client_knows = forms.BooleanField(
        label=_("The client knows that the case goes on here and has seen what is filled in"),
        error_messages={"required": _("Look through it together with the client, and tick the box.")},
    )


class ChoicesForm(OurForm):
    leaves_nothing = forms.BooleanField(
        label=_("Leave nothing: a case is erased as soon as its file has been fetched"), required=False
    )
