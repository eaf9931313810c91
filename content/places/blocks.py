"""What a country card is made of: statements that carry their source and their last day, and what nobody knows."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import CharBlockComparison
from wagtail.blocks import ChoiceBlock, DateBlock, FieldBlock, IntegerBlock, StreamBlock, StructBlock, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from content.places.choices import Topic
from content.places.contact_ways import check_web_address
from content.places.counting import counts_without_whole
from portal.settings.languages import ALL

# Nothing we read about a country holds longer than a year.
LONGEST_LIFE = timedelta(days=366)
LONGEST_TEXT = 1200
COUNT_FIELDS = ("counted", "of_how_many", "counted_by")


class NameBlock(FieldBlock):
    """A title or a name that is the same in every language. No CharBlock, which would be cut up for translators."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        self.field: forms.Field = forms.CharField(required=required, max_length=250)
        super().__init__(**kwargs)


class AddressBlock(FieldBlock):
    """An address as the source has it, to which a reader's browser may be sent."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        self.field: forms.Field = forms.URLField(
            required=required, max_length=500, assume_scheme="https", validators=[check_web_address]
        )
        super().__init__(**kwargs)

    def get_comparison_class(self) -> type[CharBlockComparison]:
        return CharBlockComparison  # an address is no HTML


def _source_languages() -> list[tuple[str, str]]:
    return [(language.code, language.own_name) for language in ALL if language.code != "lattlast"]


class StatementBlock(StructBlock):
    """One thing that is known."""

    topic = ChoiceBlock(choices=Topic.choices, label=_("Topic"))
    known = TextBlock(
        label=_("What is known"),
        max_length=LONGEST_TEXT,
        help_text=_("Plain sentences. Numbers of people go in the fields below, with the whole that they are part of."),
    )
    counted = IntegerBlock(label=_("How many"), required=False, min_value=0)
    of_how_many = IntegerBlock(label=_("Of how many"), required=False, min_value=1)
    counted_by = NameBlock(label=_("Who counted, and when"), required=False)
    source = NameBlock(label=_("Source"))
    source_language = ChoiceBlock(choices=_source_languages, default="sv", label=_("Language of the source"))
    source_url = AddressBlock(label=_("Address of the source"))
    source_date = DateBlock(label=_("Date of the source"))
    read_on = DateBlock(label=_("Read on"))
    otherwise = TextBlock(label=_("What others say"), required=False, default="", max_length=LONGEST_TEXT)
    otherwise_source = NameBlock(label=_("Who says so"), required=False)
    otherwise_url = AddressBlock(label=_("Where they say so"), required=False)
    expires_on = DateBlock(
        label=_("Disappears after"),
        help_text=_("The last day on which readers see it: at most a year after it was read."),
    )

    class Meta:
        icon = "doc-full"
        label = _("What is known")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        problems = {**_problems_of_days(cleaned), **_problems_of_counts(cleaned), **_problems_of_others(cleaned)}
        if problems:
            raise StructBlockValidationError({name: ValidationError(text) for name, text in problems.items()})
        return cleaned


class NotKnownBlock(StructBlock):
    """One thing that nobody could tell us."""

    topic = ChoiceBlock(choices=Topic.choices, label=_("Topic"))
    text = TextBlock(label=_("What is not known"), max_length=LONGEST_TEXT)

    class Meta:
        icon = "help"
        label = _("What is not known")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if counts_without_whole(cleaned["text"]):
            raise StructBlockValidationError({"text": ValidationError(NO_WHOLE)})
        return cleaned


class CardBlocks(StreamBlock):
    statement = StatementBlock()
    not_known = NotKnownBlock()


NO_WHOLE = _(
    "This counts people, or calls something a success, without saying of how many. "
    "Write how many, of how many and who counted in the fields for it, or leave it out."
)


def _problems_of_days(value: Mapping[str, Any]) -> dict[str, Any]:
    if not all(value.get(name) for name in ("read_on", "source_date", "expires_on")):
        return {}  # a draft may lack them
    read_on: date = value["read_on"]
    problems: dict[str, Any] = {}
    if read_on > timezone.localdate():
        problems["read_on"] = _("This day has not come yet.")
    if value["source_date"] > read_on:
        problems["source_date"] = _("The source cannot be younger than the day on which it was read.")
    if not timedelta(0) < value["expires_on"] - read_on <= LONGEST_LIFE:
        problems["expires_on"] = _("Choose a day after the day on which it was read, and at most a year later.")
    return problems


def _problems_of_counts(value: Mapping[str, Any]) -> dict[str, Any]:
    told = [name for name in COUNT_FIELDS if value.get(name) not in (None, "")]
    if not told:
        texts = {"known": value["known"], "otherwise": value.get("otherwise") or ""}
        return {name: NO_WHOLE for name, text in texts.items() if counts_without_whole(text)}
    if len(told) < len(COUNT_FIELDS):
        missing = next(name for name in COUNT_FIELDS if name not in told)
        return {missing: _("Fill in how many, of how many and who counted, or none of them.")}
    if value["counted"] > value["of_how_many"]:
        return {"counted": _("A part cannot be larger than the whole.")}
    return {}


def _problems_of_others(value: Mapping[str, Any]) -> dict[str, Any]:
    if value.get("otherwise") and not value.get("otherwise_source"):
        return {"otherwise_source": _("Say who says so.")}
    if value.get("otherwise_source") and not value.get("otherwise"):
        return {"otherwise": _("Write what they say, or leave out who says so.")}
    return {}
