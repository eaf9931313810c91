"""What somebody chooses before a paper is made."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.casework.deeds.applying import Reason
from portal.casework.documents.kinds import Kind
from portal.casework.documents.power_of_attorney import ASKED, ERRANDS, Asked, Errand
from portal.casework.making import NOTHING, Making, Told
from portal.casework.models import Case, IssuedDocument, Person, WhyIncomplete
from portal.casework.people.ages import is_child
from portal.casework.planning.letters import letters_for
from portal.settings.languages import ON_PAPER, SOURCE, Language, described

from .ground import DayField, KeyedForm

A_MONTH = timedelta(days=30)


class PaperForm(KeyedForm):
    """Which language stands beside the Swedish: the first that is spoken and that papers exist in."""

    language = forms.ChoiceField(label=_("Language beside the Swedish"))

    def __init__(self, *args: Any, readers: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = [described(person.language) for person in readers]
        # Easy Swedish has no column of its own beside the Swedish.
        self.field("language").choices = [
            (one.code, _("Swedish alone") if one == SOURCE else one.swedish_name)
            for one in ON_PAPER
            if one == SOURCE or one.lang != SOURCE.lang
        ]
        available = dict(self.field("language").choices)
        self.initial.setdefault("language", next((o.code for o in spoken if o != SOURCE and o.code in available), "sv"))
        self.not_on_paper = _without_paper(spoken)

    @property
    def beside(self) -> str:
        """The language that was chosen, once the form is valid."""
        return str(self.cleaned_data.get("language", SOURCE.code))

    @property
    def told(self) -> Told:
        """What else the kind must be told, once the form is valid."""
        return NOTHING


def _without_paper(spoken: Iterable[Language]) -> tuple[str, ...]:
    """The spoken languages that no paper exists in yet, each once."""
    return tuple(dict.fromkeys(one.swedish_name for one in spoken if not one.on_paper and one.lang != SOURCE.lang))


class ApplicationForm(PaperForm):
    """The application. An incomplete one is made for a reason."""

    why_incomplete = forms.ChoiceField(
        label=_("Why it is made although something is missing"),
        choices=WhyIncomplete.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why, or add what is missing first.")},
    )
    words = forms.CharField(
        label=_("More about why, if it is needed"),
        help_text=_("It stays in the case and does not stand in the document."),
        required=False,
        max_length=IssuedDocument.LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, is_complete: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_complete:
            del self.fields["why_incomplete"], self.fields["words"]

    @property
    def reason(self) -> Reason | None:
        """Why, where something is missing."""
        if "why_incomplete" not in self.fields:
            return None
        why = WhyIncomplete(self.cleaned_data["why_incomplete"])
        return Reason(why=why, words=self.cleaned_data["words"])


class LetterForm(PaperForm):
    """Which letter, and whether the name stands in it or is left to write by hand."""

    code = forms.ChoiceField(label=_("Which letter"), error_messages={"required": _("Choose a letter.")})
    named = forms.BooleanField(label=_("The person’s name stands in the letter"), required=False)

    def __init__(self, *args: Any, case: Case, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, readers=[person], **kwargs)
        child = is_child(person, case.applied_on)
        offered = letters_for(person, on_child=child, protected=case.has_protected or person.is_protected)
        letters = [(one.letter.code, one.letter.title) for one in offered if not one.withheld]
        self.field("code").choices = [("", "–"), *letters]
        if person.is_protected:
            del self.fields["named"]
        self.order_fields(["request_key", "code", "language", "named"])

    @property
    def told(self) -> Told:
        return {"code": self.cleaned_data["code"], "named": self.cleaned_data.get("named", False)}


class PowerOfAttorneyForm(PaperForm):
    """Who may ask whom about what, and until when."""

    receiver = forms.CharField(
        label=_("Who may ask"),
        max_length=200,
        help_text=_("The name of the one who gets the power of attorney."),
        error_messages={"required": _("Write a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    is_worker = forms.BooleanField(label=_("The one who may ask works at the municipality"), required=False)
    asked = forms.ChoiceField(
        label=_("Whom the questions are put to"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whom the questions are put to.")},
    )
    asked_name = forms.CharField(
        label=_("Which embassy or authority"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    errands = forms.MultipleChoiceField(
        label=_("What may be asked for"),
        choices=[(one.value, text) for one, text in ERRANDS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one thing.")},
    )
    last_day = DayField(label=_("Last day it is valid"))
    warned = forms.BooleanField(
        label=_("I have read this and talked with the person about it"),
        error_messages={"required": _("Read about protected identity first, and say that you have.")},
    )

    def __init__(self, *args: Any, case: Case, person: Person, receiver: str, **kwargs: Any) -> None:
        begun = {"receiver": receiver, "is_worker": True, "last_day": timezone.localdate() + A_MONTH}
        super().__init__(*args, readers=[person], initial=begun, **kwargs)
        self.is_protected = case.has_protected or person.is_protected
        whom = {one: text for one, text in ASKED.items() if not (self.is_protected and one is Asked.EMBASSY)}
        self.field("asked").choices = [(one.value, text) for one, text in whom.items()]
        if not self.is_protected:
            del self.fields["warned"]

    def clean_receiver(self) -> str:
        name = str(self.cleaned_data["receiver"])
        if not any(letter.isalpha() for letter in name):  # signs that nobody sees are no name
            raise forms.ValidationError(self.field("receiver").error_messages["required"], code="required")
        return name

    def clean_last_day(self) -> Any:
        day = self.cleaned_data["last_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("The last day has been already."), code="over")
        return day

    @property
    def told(self) -> Told:
        told = self.cleaned_data
        return {
            **{name: told[name] for name in ("receiver", "is_worker", "asked_name", "last_day")},
            "asked": Asked(told["asked"]),
            "errands": [Errand(one) for one in told["errands"]],
            "warned": told.get("warned", False),
        }


def form_for(
    making: Making,
    data: Mapping[str, Any] | None,
    *,
    case: Case,
    people: list[Person],
    person: Person | None = None,
    receiver: str = "",
    letter: str = "",
) -> PaperForm:
    """The form of a kind that is not the application. `letter` is the one to begin with, `receiver` who may ask."""
    if person is not None and making.kind is Kind.LETTER:
        return LetterForm(data, case=case, person=person, initial={"code": letter})
    if person is not None and making.kind is Kind.POWER_OF_ATTORNEY:
        return PowerOfAttorneyForm(data, case=case, person=person, receiver=receiver)
    form = PaperForm(data, readers=people)
    if making.swedish_alone:
        del form.fields["language"]
    return form
