"""The form in which a municipality or an organisation tells of an example: five short parts, ten minutes."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.forms import BoundField
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.plain_text import without_controls
from content.practice.models import WRITTEN_IN, Practice
from content.practice.personal_data import Found, find_personal_data
from content.practice.wording import Evidence, LegalSituation, MethodKind, TargetGroup, Transferable

EARLIEST_YEAR = 1950
TRAP = "website"
SITUATIONS = [choice for choice in LegalSituation.choices if choice[0] != LegalSituation.SEVERAL]
LEVELS = [(level.value, f"{level.label}") for level in Evidence]
PARTS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("1. What it is about"), ("title", "written_in", "legal_situation", "target_groups", "methods")),
    (_("2. What you did"), ("actor", "year_from", "year_to", "method")),
    (_("3. What came of it"), ("stated_result", "evaluated_by", "evidence", "after")),
    (_("4. What others should know"), ("cautions", "is_counter_example", "transferable")),
    (
        _("5. Source and sender"),
        ("source_title", "source_url", "organisation", "email", "earlier_reference", "no_client", "looked_again", TRAP),
    ),
)
MULTIPLE = ("target_groups", "methods")
NOT_ABOUT_THE_EXAMPLE = {"email", "earlier_reference", "source_url", TRAP}
_OPTIONAL = _("You can leave it empty.")
LOOKS_LIKE_A_PERSONS = _(
    "This looks like a number or an address of a person. Take it out, or say at the end that it is not."
)


class AtMostWords:
    """A text of at most so many words."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, text: str) -> None:
        if (words := len(text.split())) > self.most:
            problem = _("This is %(words)s words. At most %(most)s fit.")
            raise ValidationError(problem, params={"words": words, "most": self.most})


class _Readable(forms.CharField):
    """A text without signs that no reader sees; where it is one line, it stays one."""

    def to_python(self, value: Any) -> str:
        text = without_controls(super().to_python(value) or "")
        return text if isinstance(self.widget, forms.Textarea) else " ".join(text.split())


class _Help:
    """Whole sentences one after the other, each in the language of the one who reads."""

    def __init__(self, *sentences: Any, words: int) -> None:
        self.sentences = sentences
        self.words = words

    def __str__(self) -> str:
        limit = _("At most %(most)s words.") % {"most": self.words}
        return " ".join(str(sentence) for sentence in (*self.sentences, limit))


def _text(label: Any, help_text: Any, *, words: int, rows: int = 6, required: bool = True) -> forms.CharField:
    sentences = [help_text] if required else [help_text, _OPTIONAL]
    return _Readable(
        label=label,
        help_text=_Help(*sentences, words=words),  # type: ignore[arg-type]  # made a string when it is shown
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        validators=[AtMostWords(words)],
    )


def _radio(label: Any, choices: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, help_text=help_text, widget=forms.RadioSelect)


def _boxes(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, help_text=_("Choose one or more.")
    )


def _line(label: Any, *, most: int, help_text: Any = "", required: bool = True) -> forms.CharField:
    return _Readable(label=label, max_length=most, help_text=help_text, required=required)


def _year(label: Any, help_text: Any = "", *, required: bool = True) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "year"})
    return forms.IntegerField(label=label, help_text=help_text, required=required, widget=widget)


class TellForm(forms.Form):
    """What the sender tells. Named as the fields of Practice, and of the source and the sender."""

    title = _line(_("A title that says what you did"), most=150)
    written_in = _radio(_("The language you write in"), WRITTEN_IN)
    legal_situation = _radio(
        _("Whom is it about?"),
        SITUATIONS,
        _("This stands first on the page, since to return after a refusal is not to repatriate."),
    )
    target_groups = _boxes(_("Target group"), TargetGroup.choices)
    methods = _boxes(_("Kind of method"), MethodKind.choices)

    actor = _line(
        _("Who did it"), most=300, help_text=_("Municipalities, agencies and organisations. No names of persons.")
    )
    year_from = _year(_("From which year"))
    year_to = _year(_("Until which year"), _("Leave it empty if it goes on."), required=False)
    method = _text(_("What did you do?"), _("So that somebody else could do it too."), words=250, rows=9)

    stated_result = _text(
        _("What came of it?"),
        _("With numbers if you have them, and out of how many. Write “not followed up” if that is so."),
        words=150,
    )
    evaluated_by = _line(
        _("Who has evaluated it?"), most=300, help_text=_("For example ourselves, a university, or nobody.")
    )
    evidence = _radio(_("What does the result rest on?"), LEVELS)
    after = _text(
        _("What happened after?"), _("For example whether it goes on, and who pays."), words=100, rows=4, required=False
    )

    cautions = _text(
        _("What should others be careful about?"), _("What went wrong, and for whom it does not fit."), words=150
    )
    is_counter_example = forms.BooleanField(
        label=_("This did not work, and we tell of it so that others need not do the same"), required=False
    )
    transferable = _radio(_("Can the method be used in work with repatriation?"), Transferable.choices)

    source_title = _line(
        _("Where can one read more?"),
        most=300,
        help_text=_("A report or a page. You can leave it empty."),
        required=False,
    )
    source_url = forms.URLField(
        label=_("Its web address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_OPTIONAL,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    organisation = _line(_("Your municipality or organisation"), most=200)
    email = forms.EmailField(
        label=_("Your e-mail address at work"),
        max_length=254,
        help_text=_(
            "So that the coordinator’s office can ask you. "
            "It is never published, and is forgotten 12 months after the review."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    earlier_reference = _line(
        _("Reference of what you sent before"),
        most=40,
        required=False,
        help_text=_("If we asked you to send it again."),
    )
    no_client = forms.BooleanField(
        label=_("No client and no other private person can be recognised in what I have written")
    )
    looked_again = forms.BooleanField(
        label=_("I have looked again: what looks like a number or an address belongs to no person"), required=False
    )
    website = forms.CharField(label=_("Leave this field empty"), required=False, max_length=200)

    error_css_class = "wrong"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.asks_to_look_again = bool(self.initial.get("looked_again"))

    def parts(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """Each part with its fields; the trap, and what is asked only when something was found, where they belong."""
        hidden = set() if self.asks_to_look_again else {"looked_again"}
        for title, names in PARTS:
            yield title, [self[name] for name in names if name not in hidden]

    def clean_year_from(self) -> int:
        return self._known_year("year_from") or 0

    def clean_year_to(self) -> int | None:
        return self._known_year("year_to")

    def clean_website(self) -> str:
        if self.cleaned_data[TRAP]:
            raise ValidationError(_("A program seems to have filled this in. Empty it and send again."))
        return ""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("year_from") and told.get("year_to") and told["year_to"] < told["year_from"]:
            self.add_error("year_to", _("The last year is before the first one."))
        self._look_for_personal_data(told)
        return told

    def about(self) -> dict[str, Any]:
        """What was told, for the deed."""
        kept = set(self.fields) - {"no_client", "looked_again", TRAP}
        return {name: value for name, value in self.cleaned_data.items() if name in kept}

    def as_example(self) -> Practice:
        """The example as readers would see it, saved nowhere."""
        fields = {field.name for field in Practice._meta.get_fields()}
        told = {name: value for name, value in self.about().items() if name in fields}
        return Practice(**told, countries=["SE"], stated_in=timezone.localdate().year)

    def _known_year(self, name: str) -> int | None:
        year: int | None = self.cleaned_data[name]
        if year is not None and not EARLIEST_YEAR <= year <= timezone.localdate().year:
            raise ValidationError(_("Write a year with four figures, not later than this one."))
        return year

    def _look_for_personal_data(self, told: Mapping[str, Any]) -> None:
        texts = {n: v for n, v in told.items() if isinstance(v, str) and n not in NOT_ABOUT_THE_EXAMPLE}
        found = {name: kinds for name, text in texts.items() if (kinds := find_personal_data(text))}
        doubtful = [name for name, kinds in found.items() if kinds != {Found.IDENTITY_NUMBER}]
        for name, kinds in found.items():
            if Found.IDENTITY_NUMBER in kinds:
                self.add_error(name, _("There is a personal identity number in the text. Take it out."))
        if doubtful:
            self.asks_to_look_again = True
        for name in doubtful if not told.get("looked_again") else ():
            self.add_error(name, LOOKS_LIKE_A_PERSONS)
