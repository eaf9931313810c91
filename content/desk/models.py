"""What is known of each address outside that a text of ours leads to."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

DEAD_AFTER_DAYS = 2  # of failures; one bad day is no death


class Trouble(models.TextChoices):
    """Why an address did not answer as it should."""

    STATUS = "status", _("The page is not there")
    NAME = "name", _("The name of the site is not known")
    CERTIFICATE = "certificate", _("The site cannot prove who it is")
    TIMEOUT = "timeout", _("No answer in time")
    REFUSED = "refused", _("No connection")
    REDIRECTS = "redirects", _("It leads on and on, or to a page that is not protected (https)")
    PRIVATE = "private", _("It leads into an inner network, and was not asked")


class LinkQuerySet(models.QuerySet["Link"]):
    def dead(self) -> "QuerySet[Link]":
        """Those that failed on two different days, and not once between; the longest dead first."""
        return self.filter(failed_days__gte=DEAD_AFTER_DAYS).order_by("failing_since", "url")


class Link(models.Model):
    """One address, where it stands, and what came of asking it last."""

    url = models.CharField(max_length=1000, unique=True)
    found_in = models.JSONField(default=list)  # [title, address in the editors' rooms], as it was at the last check
    checked_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    trouble = models.CharField(max_length=12, choices=Trouble.choices, blank=True)
    failing_since = models.DateField(null=True)
    last_failed_on = models.DateField(null=True)
    failed_days = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = LinkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["url"]

    def __str__(self) -> str:
        return self.url

    @property
    def is_dead(self) -> bool:
        return self.failed_days >= DEAD_AFTER_DAYS
