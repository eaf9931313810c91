"""Several choices of a closed set in one column, ticked in a form."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst

from portal import formatting

Options = Sequence[tuple[str, Any]]


def countries_by_name() -> Options:
    """Every country, in the language of the one who asks."""
    return formatting.countries()


class SeveralField(ArrayField):
    """Codes of a closed set. The set stays out of migrations; a list of more than thirty is a list to choose from."""

    MANY = 30

    def __init__(self, *args: Any, options: Options | Callable[[], Options] = (), **kwargs: Any) -> None:
        self.options = options
        kwargs.setdefault("base_field", models.CharField(max_length=20))
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if unknown := set(value or ()) - {code for code, _label in self._known()}:
            raise ValidationError(f"{', '.join(sorted(unknown))}?", code="unknown")

    def formfield(self, **kwargs: Any) -> Any:
        is_long = len(self._known()) > self.MANY
        return forms.MultipleChoiceField(
            choices=self.options,
            widget=forms.SelectMultiple(attrs={"size": 6}) if is_long else forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )

    def _known(self) -> Options:
        return self.options() if callable(self.options) else self.options
