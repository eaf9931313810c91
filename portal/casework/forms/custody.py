"""Who has custody of each child, and whether those outside the case agree."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.casework.deeds.custody import Outsider, ToldCustody
from portal.casework.models import Consent, Person

from .ground import OurForm, PastDayField

OUTSIDE = "outside"
ALL_ALIKE = "all_alike"


class CustodyForm(forms.Form):
    """One child."""

    custodians = forms.MultipleChoiceField(
        label=_("Who has custody"), required=False, widget=forms.CheckboxSelectMultiple
    )
    consent = forms.ChoiceField(
        label=_("Consent of the custodian outside the case"), choices=Consent.choices, required=False
    )
    seen_on = PastDayField(label=_("Seen in writing on"), required=False)

    def __init__(
        self, data: Any = None, *, prefix: str, child: Person, adults: Sequence[Person], told: ToldCustody
    ) -> None:
        initial = {
            "custodians": [*map(str, told.inside), *([OUTSIDE] if told.outside else [])],
            "consent": told.outside.consent if told.outside else Consent.NOT_ASKED,
            "seen_on": told.outside.seen_on if told.outside else None,
        }
        super().__init__(data, prefix=prefix, initial=initial, use_required_attribute=False)
        self.child = child
        inside = [(str(adult.pk), adult.label) for adult in adults if adult.pk != child.pk]
        choices = [*inside, (OUTSIDE, _("Somebody outside the case"))]
        self.fields["custodians"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> None:
        told = self.cleaned_data
        if OUTSIDE not in told.get("custodians", []):
            return
        if told.get("consent") == Consent.GIVEN and not told.get("seen_on") and "seen_on" not in self.errors:
            self.add_error("seen_on", _("Write the day on which you saw the consent in writing."))

    @property
    def told(self) -> ToldCustody:
        """What was said of this child."""
        chosen = self.cleaned_data["custodians"]
        consent = Consent(self.cleaned_data["consent"] or Consent.NOT_ASKED)
        seen_on = self.cleaned_data["seen_on"] if consent == Consent.GIVEN else None
        return ToldCustody(
            inside=frozenset(UUID(one) for one in chosen if one != OUTSIDE),
            outside=Outsider(consent=consent, seen_on=seen_on) if OUTSIDE in chosen else None,
        )


class CustodiesForm(OurForm):
    """Every child of the case. What is said of the first can be said of all."""

    all_alike = forms.BooleanField(label=_("The same for all children in the case"), required=False)

    def __init__(
        self, data: Any = None, *, children: Sequence[Person], adults: Sequence[Person], told: dict[UUID, ToldCustody]
    ) -> None:
        # Most often it is the same for all; once something is told, each child shows what it is.
        super().__init__(data, initial={"all_alike": not any(one.is_told for one in told.values())})
        self.children = [
            CustodyForm(data, prefix=f"child{place}", child=child, adults=adults, told=told[child.pk])
            for place, child in enumerate(children)
        ]

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        return not any(child.errors for child in self._asked)

    @property
    def _asked(self) -> list[CustodyForm]:
        return self.children[:1] if self.cleaned_data["all_alike"] else self.children

    @property
    def has_mistakes(self) -> bool:
        """Whether something is to be corrected, anywhere on the page."""
        return bool(self.errors) or any(child.errors for child in self._asked)

    @property
    def said(self) -> Iterator[tuple[Person, ToldCustody]]:
        """Each child with what was said."""
        alike = self.children[0].told if self.children and self.cleaned_data["all_alike"] else None
        for form in self.children:
            yield form.child, alike or form.told
