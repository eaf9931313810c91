"""A word, the forms in which it meets a reader, and what it means."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content.drafted import DraftedTexts
from content.drafted_forms import DraftedForm
from content.tokens import check_tokens

MOST_WORDS = 50


def must_be_short(text: str) -> None:
    """Raises ValidationError for an explanation that is longer than fifty words."""
    if len(text.split()) > MOST_WORDS:
        raise ValidationError(_("At most fifty words."))


class TermForm(DraftedForm):
    fixed = "key"


class Term(DraftedTexts):
    """One word of the glossary in one language. Texts may hold {tokens} of the law."""

    TEXTS = ("word", "other_forms", "explanation")
    base_form_class = TermForm

    key = models.CharField(
        _("key"),
        max_length=50,
        validators=[RegexValidator(r"^[a-z0-9-]+\Z", _("Small letters a–z, figures and hyphens."))],
        help_text=_("A short name in English; it stands in addresses and is the same in every language."),
    )
    word = models.CharField(_("word"), max_length=80)
    other_forms = models.TextField(
        _("other forms"),
        blank=True,
        help_text=_(
            "The forms in which the word meets a reader, with commas between. An asterisk at the end stands for any "
            "ending."
        ),
    )
    explanation = models.TextField(_("explanation"), validators=[must_be_short])
    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_(
            "For a word of the law: the section. Use the figures' names, for example {section_purpose} {ordinance}."
        ),
    )

    translatable_fields: ClassVar[list[Any]] = [
        *(TranslatableField(name) for name in TEXTS),
        *(SynchronizedField(name, overridable=False) for name in ("key", "source")),
    ]

    class Meta(DraftedTexts.Meta):
        abstract = False
        verbose_name = _("word")
        verbose_name_plural = _("words explained")
        ordering: ClassVar[list[str]] = ["word"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["locale", "key"], name="one_word_for_each_key")
        ]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        super().clean()
        problems: dict[str, ValidationError] = {}
        for name in ("explanation", "source"):
            try:
                check_tokens(getattr(self, name))
            except ValidationError as error:
                problems[name] = error
        if problems:
            raise ValidationError(problems)

    @property
    def forms(self) -> list[str]:
        """The word and its other forms."""
        return [form for form in (self.word, *(one.strip() for one in self.other_forms.split(","))) if form.strip("*")]


class StarterTerm(models.Model):
    """What ``load`` last put into a word, so that it never overwrites what an editor has done since.

    A record without a word says that the word was taken away, and is not to come back.
    """

    key = models.CharField(max_length=50)
    language = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    term = models.ForeignKey(Term, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "language"], name="one_record_per_starter_term")
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"
