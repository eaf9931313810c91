"""How many were helped by a page in a month, and how many were not."""

from typing import ClassVar

from django.db import models


class Count(models.Model):
    """A number, and nothing that a person could be found by: neither the day nor which answers came together.

    ``page`` is the page's translation key, the same in every language.
    """

    page = models.UUIDField()
    language = models.CharField(max_length=10)
    month = models.DateField()  # its first day
    helped = models.PositiveIntegerField(default=0)
    did_not_help = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "language", "month"], name="one_count_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.language} {self.month:%Y-%m}"
