"""Forms about one person's notes and what she has been told."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.casework.models import InformationGiven, InformationManner, InformationTopic, InterpreterUse, Note
from portal.casework.people.identity_numbers import looks_like_contact_or_identity

from .ground import KeyedForm, OurForm, PastDayField, language_field


class NoteForm(KeyedForm):
    """A note. Numbers that identify or reach somebody are asked about once, then saved if that is meant."""

    text = forms.CharField(
        label=pgettext_lazy("case note", "Note"),
        max_length=Note.LONGEST,
        error_messages={"required": _("Write the note first.")},
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("About this person only. A note cannot be changed afterwards; a correction is a new note."),
    )
    save_anyway = forms.BooleanField(label=_("Save the note with the number in it"), required=False)
    corrects = forms.ModelChoiceField(queryset=Note.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, notes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field("corrects").queryset = notes
        self.asks_about_numbers = False

    def clean(self) -> None:
        found = looks_like_contact_or_identity(self.cleaned_data.get("text", ""))
        self.asks_about_numbers = found
        if found and not self.cleaned_data.get("save_anyway"):
            self.add_error(
                "text",
                _("This looks like an identity number or a telephone number. Take it out, or save it anyway."),
            )


class InformationForm(KeyedForm):
    """What one person was told, on one occasion."""

    topics = forms.MultipleChoiceField(
        label=_("What the person was told about"),
        choices=InformationTopic.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    language = language_field(_("In which language"))
    given_on = PastDayField(label=_("Which day"), initial=timezone.localdate)
    manner = forms.ChoiceField(label=_("How"), choices=InformationManner.choices)


class PageForm(KeyedForm):
    """A page of the guidance that was gone through today: how, and by the button which page in which language."""

    language = language_field(_("In which language it was told"))
    manner = forms.ChoiceField(label=_("How"), choices=InformationManner.choices)
    interpreter = forms.ChoiceField(
        label=_("Interpreter"), choices=[("", _("Not told")), *InterpreterUse.choices], required=False
    )
    page = forms.UUIDField(widget=forms.HiddenInput)
    page_language = forms.CharField(max_length=8, widget=forms.HiddenInput)


class TakeBackForm(OurForm):
    """What was noted by mistake: the rows of one time."""

    given = forms.ModelMultipleChoiceField(queryset=InformationGiven.objects.none(), widget=forms.MultipleHiddenInput)

    def __init__(self, *args: Any, given: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field("given").queryset = given


class SearchNotesForm(OurForm):
    """A word to look for. It is sent as a form and not in the address, where it would stay in logs and histories."""

    find = forms.CharField(label=_("Find in these notes"), max_length=100)
