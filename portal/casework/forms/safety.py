"""Forms for what is said alone, and for what keeps a person safe. Neither is ever kept as a draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User
from portal.casework.deeds.private import Outward
from portal.casework.models import OwnAnswer, SafetyRecord

from .ground import OurForm
from .voices import CHOOSE_ONE


def text_field(label: Any, help_text: Any = "", *, rows: int = 3) -> forms.CharField:
    attrs = {"rows": rows, "autocomplete": "off", "spellcheck": "false"}
    widget = forms.Textarea(attrs=attrs)
    return forms.CharField(
        label=label, help_text=help_text, max_length=SafetyRecord.LONGEST, required=False, widget=widget
    )


class OwnAnswerForm(OurForm):
    """What the person says alone, and what others may notice."""

    answer = forms.ChoiceField(
        label=_("What the person says"), choices=OwnAnswer.choices, widget=forms.RadioSelect, error_messages=CHOOSE_ONE
    )
    outward = forms.ChoiceField(
        label=_("What others can notice"),
        help_text=_("Choose together with the person. You can come back and choose anew."),
        choices=[
            (
                str(Outward.AS_BEFORE),
                pgettext_lazy(
                    "own answer",
                    "Nothing. It looks as if the person has not confirmed yet, "
                    "and no application is made with the person in it.",
                ),
            ),
            (
                str(Outward.LEFT_OUT),
                pgettext_lazy(
                    "own answer",
                    "The person is not part of this application, as others who are not. The others can go on, "
                    "and see that they apply without the person.",
                ),
            ),
        ],
        initial=str(Outward.AS_BEFORE),
        widget=forms.RadioSelect,
    )


class SafetyForm(OurForm):
    """How the person can be reached without danger."""

    contact_way = text_field(
        _("A way to reach the person that nobody else reads or hears"),
        _("For example a telephone of a friend, a workplace, the school’s counsellor. Ask what is safe; do not guess."),
    )
    safe_times = text_field(_("Times that are safe"), rows=2)
    no_letters = forms.BooleanField(label=_("Send no letters, messages or e-mail"), required=False)
    talk_alone = forms.BooleanField(label=_("Talk with the person only alone"), required=False)
    note = text_field(
        _("What else a colleague must know before making contact"),
        _("Only what is needed to keep the person safe. What has happened belongs in your own file, by your routine."),
        rows=5,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class ReaderForm(OurForm):
    """A colleague who needs to know."""

    colleague = forms.ModelChoiceField(
        label=_("A colleague with access to the case"),
        queryset=User.objects.none(),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose a colleague.")},
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field("colleague").queryset = colleagues
