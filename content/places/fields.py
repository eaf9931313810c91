"""Several choices of a closed set in one column."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

Options = Callable[[], Sequence[tuple[str, Any]]]


class SeveralField(ArrayField):
    """Ticked boxes. The options stay out of migrations, since a new one changes no column."""

    def __init__(self, base_field: models.Field | None = None, *, options: Options = list, **kwargs: Any) -> None:
        self.options = options
        kwargs.setdefault("default", list)
        super().__init__(base_field or models.CharField(max_length=30), **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "content.places.fields.SeveralField", args, kwargs

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if unknown := set(value or ()) - {code for code, _ in self.options()}:
            raise ValidationError(f"{', '.join(sorted(unknown))}?", code="unknown")

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=self.options,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )
