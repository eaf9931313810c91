"""Examples, what is known of them, where they come from; and the literature."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from content.practice.fields import SeveralField, countries_by_name
from content.practice.wording import (
    Evidence,
    LegalSituation,
    MethodKind,
    Reading,
    ResearchKind,
    State,
    TargetGroup,
    Transferable,
)

MAY_PUBLISH = "practice.publish_practice"
HISTORICAL_AFTER = 10  # years
WRITTEN_IN = [("sv", _("Swedish")), ("en", _("English"))]


class FromStarterFile(models.Model):
    """What came with the portal remembers it, so that a later load_starter overwrites nothing that was changed here."""

    starter_key = models.CharField(max_length=60, null=True, blank=True, unique=True, editable=False)
    starter_fingerprint = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True


class Practice(FromStarterFile, ClusterableModel):
    """One example. What came of it is what somebody has stated, never an effect."""

    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.UNDER_REVIEW, editable=False
    )
    slug = models.SlugField(max_length=120, unique=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    title = models.CharField(_("title"), max_length=150)
    written_in = models.CharField(_("language of the text"), max_length=2, choices=WRITTEN_IN, default="sv")
    legal_situation = models.CharField(_("legal situation"), max_length=20, choices=LegalSituation.choices)
    situation_note = models.CharField(
        _("note on the legal situation"),
        max_length=300,
        blank=True,
        help_text=_("Only where the choice above says too little."),
    )
    actor = models.CharField(_("who did it"), max_length=300)
    countries = SeveralField(
        options=countries_by_name,
        verbose_name=_("country of those who did it"),
        blank=True,
        help_text=_("Leave it empty for an international organisation."),
    )
    year_from = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    year_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    stated_in = models.PositiveSmallIntegerField(_("described in the year"), null=True, blank=True)
    period_note = models.CharField(_("the period in the words of the source"), max_length=200, blank=True)
    target_groups = SeveralField(options=TargetGroup.choices, verbose_name=_("target group"), blank=True)
    methods = SeveralField(options=MethodKind.choices, verbose_name=_("kind of method"), blank=True)
    method = models.TextField(_("what was done"))
    stated_result = models.TextField(_("result, as stated"))
    evaluated_by = models.CharField(_("who evaluated it"), max_length=300)
    evidence = models.CharField(_("what the result rests on"), max_length=14, choices=Evidence.choices)
    after = models.TextField(_("what happened after"), blank=True)
    cautions = models.TextField(_("cautions"), blank=True)
    is_counter_example = models.BooleanField(_("counter-example"), default=False)
    transferable = models.CharField(
        _("can the method be used in work with repatriation"),
        max_length=8,
        choices=Transferable.choices,
        default=Transferable.UNKNOWN,
    )
    transfer_note = models.TextField(_("what can be transferred, and what not"), blank=True)

    class Meta:
        verbose_name = _("example of good practice")
        verbose_name_plural = _("examples of good practice")
        ordering: ClassVar[list[str]] = ["title"]
        permissions = (("publish_practice", "Can publish, return and withdraw examples"),)

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.year_from and self.year_to and self.year_to < self.year_from:
            raise ValidationError({"year_to": _("The last year is before the first one.")})
        if not (self.year_from or self.year_to or self.stated_in):
            raise ValidationError({"stated_in": _("Say at least in which year it was described.")})

    @property
    def situation(self) -> LegalSituation:
        return LegalSituation(self.legal_situation)

    @property
    def evidence_level(self) -> Evidence:
        return Evidence(self.evidence)

    @property
    def last_year(self) -> int:
        """The last year that anything is known of it."""
        return max(year for year in (self.year_from, self.year_to, self.stated_in, 0) if year is not None)

    @property
    def first_year(self) -> int:
        return min(year for year in (self.year_from, self.year_to, self.stated_in, 9999) if year is not None)

    def is_historical_on(self, day: date) -> bool:
        """Whether more than ten years have passed."""
        return self.last_year + HISTORICAL_AFTER < day.year

    @property
    def is_historical(self) -> bool:
        return self.is_historical_on(timezone.localdate())


class PracticeSource(models.Model):
    """Where it stands."""

    practice = ParentalKey(Practice, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("title"), max_length=300)
    place = models.CharField(_("page or section"), max_length=200, blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    read_on = models.DateField(_("read on"), null=True, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.title


class Submission(models.Model):
    """Who sent an example. Organisation and address are forgotten 12 months after the review: `forget_submitters`."""

    practice = models.OneToOneField(Practice, on_delete=models.CASCADE, related_name="submission")
    reference = models.CharField(max_length=14, unique=True)
    once = models.CharField(max_length=32, unique=True)  # the same preview sent twice is one example
    organisation = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    earlier_reference = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2)
    sent_at = models.DateTimeField(auto_now_add=True)
    reviewed_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.reference


class PracticeEvent(models.Model):
    """What happened to an example, by whom and when. `by` is nobody for a sender and for what came with the portal."""

    append_only = True

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("sent in")
        CAME_ALONG = "came_along", _("came with the portal")
        REVIEW_BEGUN = "review_begun", _("review begun")
        PUBLISHED = "published", _("published")
        RETURNED = "returned", _("returned to the sender")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SENDER_FORGOTTEN = "forgotten", _("sender forgotten")

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(auto_now_add=True)
    message = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.practice}: {self.kind}"


class ErasedExample(models.Model):
    """That there was an example, written by the database as it erases. `by` is nobody where its time was over."""

    append_only = True
    written_by_function = True

    reference = models.CharField(max_length=14, blank=True)  # empty for what the office wrote itself
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.reference


class Research(FromStarterFile, models.Model):
    """One work of the literature, with its finding in a sentence and what limits it."""

    live = models.BooleanField(_("shown to readers"), default=True)
    title = models.CharField(_("title"), max_length=300)
    authors = models.CharField(_("authors"), max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=14, choices=ResearchKind.choices)
    legal_situation = models.CharField(_("legal situation"), max_length=20, choices=LegalSituation.choices)
    finding = models.TextField(_("finding, in one sentence"))
    method = models.TextField(_("how it was done"), blank=True)
    limits = models.TextField(_("limits"))
    language = models.CharField(
        _("language of the work"), max_length=3, help_text=_("A code such as sv, en or no; und where it is unknown.")
    )
    url = models.URLField(_("web address"), max_length=500, blank=True)
    doi = models.CharField("DOI", max_length=120, blank=True)
    reading = models.CharField(_("how we know it"), max_length=8, choices=Reading.choices)
    known_through = models.CharField(_("known to us through"), max_length=300, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("work of research or literature")
        verbose_name_plural = _("research and literature")
        ordering: ClassVar[list[Any]] = [models.F("year").desc(nulls_last=True), "title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.reading == Reading.THROUGH and not self.known_through:
            raise ValidationError({"known_through": _("Say through which source we know it.")})

    @property
    def situation(self) -> LegalSituation:
        return LegalSituation(self.legal_situation)
