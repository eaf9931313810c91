"""Who are a couple."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.casework.models import CoupleKind, Person

from .ground import OurForm
from .told_fields import OneOfField


class PairForm(OurForm):
    """Choose two people of the case who are in no couple."""

    one = forms.ChoiceField(label=_("One of them"), error_messages={"required": _("Choose a person.")})
    other = forms.ChoiceField(label=_("The other"), error_messages={"required": _("Choose a person.")})
    kind = OneOfField(CoupleKind.choices, label=_("They are"))

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        choices = [("", _("Choose a person")), *((pk, person.label) for pk, person in self.people.items())]
        for name in ("one", "other"):
            self.field(name).choices = choices
        if len(people) == 2:  # there is only one way to choose
            self.initial = {"one": str(people[0].pk), "other": str(people[1].pk), **self.initial}

    def clean(self) -> None:
        chosen = [self.cleaned_data.get(name) for name in ("one", "other")]
        if all(chosen) and chosen[0] == chosen[1]:
            self.add_error("other", _("Choose two different persons."))

    @property
    def couple(self) -> tuple[Person, Person]:
        """The two who were chosen."""
        return self.people[self.cleaned_data["one"]], self.people[self.cleaned_data["other"]]
