"""What editors write here is about matters, never about a person: each form looks, and asks them to look."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Locale

from content.dialogue.choices import QuestionState
from content.dialogue.models import Faq, Question, Talk
from content.forms import MendedOrExplained
from content.practice.personal_data import Found, find_personal_data
from portal.settings.languages import SOURCE

LOOK_AGAIN = _("This looks like a number or an address of a person. Take it out, or tick at the end that it is not.")
IDENTITY_NUMBER = _("There is a personal identity number in the text. Take it out.")


class LooksForPersonalData(forms.BaseForm):
    """An identity number stops the form. What only looks like a person's has to be looked at once more."""

    looked_at: ClassVar[tuple[str, ...]] = ()

    def look(self, told: dict[str, Any]) -> None:
        found = {name: find_personal_data(str(told.get(name) or "")) for name in self.looked_at}
        for name, kinds in found.items():
            if Found.IDENTITY_NUMBER in kinds:
                self.add_error(name, IDENTITY_NUMBER)
            elif kinds and not told.get("looked_again"):
                self.add_error(name, ValidationError(LOOK_AGAIN, code="look_again"))


def looked_again_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("I have looked again: what looks like a number or an address belongs to no person"), required=False
    )


class QuestionForm(LooksForPersonalData, WagtailAdminModelForm):
    looked_at = ("text", "answer", "sources", "closed_why")
    looked_again = looked_again_field()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        self.look(told)
        if self.instance.faq_id and told.get("state") not in (None, QuestionState.PUBLISHED):
            self.add_error("state", _("It is published for everybody, and stays so here."))
        return told

    class Meta:
        model = Question
        fields = "__all__"


class TalkForm(LooksForPersonalData, WagtailAdminModelForm):
    looked_at = ("summary", "follow_up")
    looked_again = looked_again_field()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        self.look(told)
        return told

    class Meta:
        model = Talk
        fields = "__all__"


class PublishFaqForm(LooksForPersonalData, MendedOrExplained, forms.ModelForm):
    """The question and the answer as everybody is to read them."""

    looked_at = ("question", "answer")
    later = frozenset({"no-easy-swedish"})  # translators get it when it is published
    looked_again = looked_again_field()
    sure = forms.BooleanField(
        label=_("I have read it to the end. It says nothing of a single person, and persuades nobody to anything.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.instance.locale = Locale.objects.get(language_code=SOURCE.code)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        self.look(told)
        return told

    class Meta:
        model = Faq
        fields = ("question", "answer", "source", "checked_on", "next_check_on")
        widgets: ClassVar[dict[str, Any]] = {
            "checked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "next_check_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
