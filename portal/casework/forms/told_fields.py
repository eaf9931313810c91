"""Fields for what can be told, each with "not told" as a choice of its own."""

from enum import StrEnum
from typing import Any

from django import forms

from eligibility.wording.facts import NO, NOT_TOLD, YES, choice_label
from portal.casework.models import AccessNeed


class YesNoField(forms.TypedChoiceField):
    """Yes, no or not told."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [("", NOT_TOLD), ("yes", YES), ("no", NO)]
        super().__init__(
            choices=choices,
            coerce=lambda word: word == "yes",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: object) -> object:
        return {True: "yes", False: "no", None: ""}.get(value, value)  # type: ignore[call-overload]


class WordField(forms.TypedChoiceField):
    """One of the law's words, or not told."""

    def __init__(self, words: type[StrEnum], **kwargs: Any) -> None:
        choices = [("", NOT_TOLD), *((word.value, choice_label(word)) for word in words)]
        super().__init__(choices=choices, coerce=str, empty_value=None, required=False, **kwargs)


class OneOfField(forms.TypedChoiceField):
    """One of our own few words, or not told."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        listed = [("", NOT_TOLD), *choices]
        super().__init__(choices=listed, coerce=str, empty_value="", required=False, **kwargs)


class AccessNeedsField(forms.MultipleChoiceField):
    """Some of the few needs, kept as words with a space between."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=AccessNeed.choices, required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def prepare_value(self, value: object) -> object:
        return value.split() if isinstance(value, str) else value

    def clean(self, value: object) -> Any:
        chosen = super().clean(value)
        return " ".join(need for need in AccessNeed.values if need in chosen)
