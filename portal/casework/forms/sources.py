"""How something is known, asked once for what is changed now, and beside each fact that was told before."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.casework.deeds.sources import Known, source_field
from portal.casework.models import Source, SourceKind

from .ground import OurForm, PastDayField

NOT_NOTED = pgettext_lazy("source", "not noted")


def day_field(fact: str) -> str:
    """What the day of a fact's source is called in the form."""
    return f"source_on-{fact}"


def source_choice(label: Any, **kwargs: Any) -> forms.ChoiceField:
    """All sources, under what is said, seen and in registers."""
    grouped = [
        (kind.label, [(source.value, source.label) for source in Source if source.kind is kind]) for kind in SourceKind
    ]
    return forms.ChoiceField(label=label, choices=[("", NOT_NOTED), *grouped], required=False, **kwargs)


class KnownForm(OurForm):
    """Asks how what is changed now is known. Never required."""

    known_source = source_choice(_("How do you know what you fill in now?"))
    known_on = PastDayField(label=_("Said or seen on"), required=False, initial=timezone.localdate)

    @property
    def known(self) -> Known | None:
        """The source of what is changed; the day is today where none was written."""
        return self.known_as("known_source", "known_on")

    def known_as(self, source: str, day: str) -> Known | None:
        """What two of our fields say together."""
        chosen = self.cleaned_data.get(source)
        on: date = self.cleaned_data.get(day) or timezone.localdate()
        return Known(source=Source(chosen), on=on) if chosen else None

    def ask_for_source(self, fact: str, label: Any, saved: Known | None) -> None:
        """Two more fields, for one fact that was told before."""
        self.fields[source_field(fact)] = source_choice(
            _("Source: %(fact)s") % {"fact": label}, initial=saved.source.value if saved else ""
        )
        self.fields[day_field(fact)] = PastDayField(
            label=_("Said or seen on"), required=False, initial=saved.on if saved else None
        )

    def chosen_sources(self, saved: dict[str, Known]) -> dict[str, Known | None]:
        """The sources that differ from the saved ones, by fact."""
        asked = [name.removeprefix(source_field("")) for name in self.fields if name.startswith(source_field(""))]
        chosen = {fact: self.known_as(source_field(fact), day_field(fact)) for fact in asked}
        return {fact: known for fact, known in chosen.items() if known != saved.get(fact)}
