"""People as they would be with what is typed in a form and not saved."""

from collections.abc import Sequence
from copy import copy

from portal.casework.forms.people import PersonForm
from portal.casework.models import FACTS, Person


def supposed(form: PersonForm, people: Sequence[Person], person: Person) -> list[Person]:
    """Everybody in the case, with one person as typed. What is typed wrong is read as it is saved."""
    one = copy(person)
    for name in (*FACTS, "household_role"):
        if name in form.cleaned_data:
            setattr(one, name, form.cleaned_data[name])
    return [one if other.pk == person.pk else other for other in people]
