"""Forms for a case that begins with a resident's code."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from eligibility.carrying import CannotCarry, Carried, unpack
from eligibility.carrying.wording import what_is_wrong
from portal.casework.carried import Draft

from .ground import KeyedForm, OurForm, language_field, name_field

LONGEST = 1000


class CodeForm(OurForm):
    """The code, as it is typed or as a scanner writes it."""

    code = forms.CharField(
        label=_("The client’s code"),
        max_length=LONGEST,
        help_text=_(
            "Click in the field and scan the picture, or write the code. A whole address with the code in it is fine."
        ),
        error_messages={"required": _("Write the code from the paper.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}
        ),
    )
    carried: Carried

    @sensitive_variables()
    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        try:
            self.carried = unpack(typed)
        except CannotCarry as mistake:
            raise ValidationError(str(what_is_wrong(mistake)), code=type(mistake).__name__) from None
        return typed


class StartFromCodeForm(KeyedForm):
    """A name for everybody, and that the client has seen the draft. The code goes along, and is kept nowhere."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST)
    language = language_field(_("Language the persons want to talk and read in"))
    client_is_here = forms.BooleanField(
        label=_("The client is here and has seen what is filled in"),
        error_messages={"required": _("Look through it together with the client, and tick the box.")},
    )

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        for person in draft.people:
            field = name_field()
            field.label = _("Name: %(person)s") % {"person": person.called}
            field.widget.attrs["placeholder"] = str(person.called)
            self.fields[f"name_{person.id}"] = field
        self.order_fields([name for name in self.fields if name.startswith("name_")])

    def people(self) -> list[tuple[object, forms.BoundField]]:
        """Everybody in the draft, with the field for the name."""
        return [(person, self[f"name_{person.id}"]) for person in self.draft.people]

    @property
    def names(self) -> dict[str, str]:
        """The names, by the draft's ids."""
        return {person.id: self.cleaned_data[f"name_{person.id}"] for person in self.draft.people}
