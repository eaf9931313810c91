"""The form of a drafted text."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content.forms import CheckedForm
from portal.settings.languages import SOURCE


class DraftedForm(CheckedForm):
    """The Swedish text comes first."""

    # What others go by, and which is the same in every language: it stays as it was when it was first saved.
    fixed: ClassVar[str] = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.fixed in self.fields:
            self.fields[self.fixed].disabled = True

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        if self.instance.pk is None and self.instance.locale.language_code != SOURCE.code:
            words = _("Write the text in Swedish first, and translate it from there.")
            raise ValidationError(words, code="not_source")
        return cleaned
