"""Where a reader can turn: municipalities, and organisations that give independent advice. And country cards."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content.drafted import Drafted
from content.fields import BlocksField
from content.places import choices
from content.places.blocks import CardBlocks
from content.places.contact_ways import Checked, ContactWay
from content.places.fields import SeveralField
from content.places.names import name_of_country
from content.places.register import counties
from content.places.wordings import made_from, saved_translations
from portal.accounts.models import Municipality
from portal.settings.languages import SOURCE

LONGEST_SPAN = timedelta(days=366)


class MunicipalityEntry(RevisionMixin, Checked, ClusterableModel):  # type: ignore[django-manager-missing]  # modelcluster's own
    """What one municipality has told of itself, or that it has told nothing."""

    municipality = models.OneToOneField(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    takes_part = models.CharField(
        _("How the municipality takes part"),
        max_length=20,
        choices=choices.TakesPart.choices,
        default=choices.TakesPart.NOT_TOLD,
    )
    visiting_address = models.TextField(_("Visiting address"), max_length=300, blank=True)
    postal_address = models.TextField(_("Postal address"), max_length=300, blank=True)
    languages = SeveralField(
        options=choices.spoken_languages, blank=True, verbose_name=_("languages the staff speak besides Swedish")
    )
    interpreter = models.CharField(
        _("an interpreter can be booked"), max_length=10, choices=choices.Told.choices, default=choices.Told.NOT_TOLD
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering: ClassVar[list[str]] = ["municipality__name"]

    def __str__(self) -> str:
        return self.municipality.name

    @property
    def has_told(self) -> bool:
        return self.takes_part != choices.TakesPart.NOT_TOLD or self.confirmed_on is not None

    @property
    def county_name(self) -> str:
        found = counties().get(self.municipality.county_code)
        return found.name if found else self.municipality.county_code


class MunicipalityContact(ContactWay):
    entry = ParentalKey(MunicipalityEntry, on_delete=models.CASCADE, related_name="contacts")


class Hours(models.Model):
    """Between which times it is open. Two rows for one day leave the time between them closed, as at lunch."""

    hours_for = models.CharField(
        _("for"), max_length=10, choices=choices.HoursFor.choices, default=choices.HoursFor.VISITS
    )

    class Meta:
        abstract = True


class OpeningHours(Hours):
    entry = ParentalKey(MunicipalityEntry, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=list(WEEKDAYS.items()))
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        verbose_name = _("Opening hours")
        verbose_name_plural = _("Opening hours")
        ordering: ClassVar[list[str]] = ["hours_for", "weekday", "opens"]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self) -> None:
        super().clean()
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("It closes after it has opened.")})


class OtherHours(Hours):
    """Days on which the week does not hold."""

    entry = ParentalKey(MunicipalityEntry, on_delete=models.CASCADE, related_name="other_hours")
    first_day = models.DateField(_("from and including"))
    last_day = models.DateField(_("to and including"), null=True, blank=True, help_text=_("Leave empty for one day."))
    why = models.CharField(_("why"), max_length=10, choices=choices.WhyOther.choices)
    opens = models.TimeField(_("opens"), null=True, blank=True, help_text=_("Leave both times empty for closed."))
    closes = models.TimeField(_("closes"), null=True, blank=True)

    class Meta:
        verbose_name = _("Other opening hours")
        verbose_name_plural = _("Other opening hours")
        ordering: ClassVar[list[str]] = ["first_day", "hours_for"]

    def __str__(self) -> str:
        return f"{self.first_day} {self.get_why_display()}"

    @property
    def through(self) -> date:
        return self.last_day or self.first_day

    @property
    def is_closed(self) -> bool:
        return self.opens is None

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        if self.first_day and self.last_day and not timedelta(0) <= self.last_day - self.first_day <= LONGEST_SPAN:
            problems["last_day"] = _("The last day comes after the first, and at most a year later.")
        if (self.opens is None) != (self.closes is None):
            problems["closes"] = _("Write both times, or none when it is closed.")
        elif self.opens and self.closes and self.closes <= self.opens:
            problems["closes"] = _("It closes after it has opened.")
        if problems:
            raise ValidationError(problems)


def county_choices() -> list[tuple[str, str]]:
    return [(county.code, county.name) for county in counties().values()]


class AdviceOrganisation(RevisionMixin, Checked, ClusterableModel):  # type: ignore[django-manager-missing]  # modelcluster's own
    """Somebody outside municipality and agency whom a reader can ask. Who pays is always said."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("address on the web site"), max_length=60, unique=True)
    is_shown = models.BooleanField(_("readers see it"), default=False)
    helps_with = SeveralField(options=lambda: choices.HelpsWith.choices, verbose_name=_("Helps with"))
    languages = SeveralField(
        options=choices.spoken_languages, blank=True, verbose_name=_("languages the staff speak besides Swedish")
    )
    interpreter = models.CharField(
        _("an interpreter can be booked"), max_length=10, choices=choices.Told.choices, default=choices.Told.NOT_TOLD
    )
    cost = models.CharField(
        _("What it costs you"), max_length=10, choices=choices.Cost.choices, default=choices.Cost.NOT_TOLD
    )
    secrecy = models.CharField(
        _("Secrecy"), max_length=10, choices=choices.Secrecy.choices, default=choices.Secrecy.NOT_TOLD
    )
    paid_by = SeveralField(
        options=lambda: choices.PaidBy.choices,
        blank=True,
        verbose_name=_("Who pays for it"),
        help_text=_("Always shown. Where nothing is ticked, readers are told that we have not been told."),
    )
    counties = SeveralField(
        options=county_choices,
        blank=True,
        verbose_name=_("Counties"),
        help_text=_("Where it gives advice. Leave empty for the whole country."),
    )

    class Meta:
        verbose_name = _("organisation that gives advice")
        verbose_name_plural = _("organisations that give advice")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class OrganisationContact(ContactWay):
    organisation = ParentalKey(AdviceOrganisation, on_delete=models.CASCADE, related_name="contacts")


class CountryCard(Drafted, TranslatableMixin, models.Model):
    """What is known of one country, each statement with its source and its last day.

    The Swedish card says which statements there are, and their dates and sources; a translation holds words only.
    """

    code = models.CharField(_("Country"), max_length=2)
    body = BlocksField(CardBlocks(), verbose_name=_("what is known, and what is not"), blank=True)
    made_from = models.JSONField(default=dict, blank=True, editable=False)  # of a translation: see wordings.py
    updated_at = models.DateTimeField(auto_now=True)

    KEPT = ("made_from",)
    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("body"),
        SynchronizedField("code", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("country card")
        verbose_name_plural = _("Country cards")
        ordering: ClassVar[list[str]] = ["code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["code", "locale"], name="one_card_per_country_and_language")
        ]

    def __str__(self) -> str:
        return name_of_country(self.code, SOURCE.code)

    @transaction.atomic
    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> None:
        super().publish(revision, user=user, **kwargs)
        rows = CountryCard.objects.filter(translation_key=self.translation_key)
        swedish, card = rows.filter(locale__language_code=SOURCE.code).first(), rows.get(pk=self.pk)
        if swedish and swedish != card:
            told = made_from(card.body.raw_data, swedish.body.raw_data, saved_translations(card), card.made_from)
            rows.filter(pk=self.pk).update(made_from=told)
