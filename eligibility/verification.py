"""Up to which day somebody has read each ordinance: recorded by name, with a reason, and taken back the same way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eligibility.law import Assessment, Figure, figures
from eligibility.law.editions import Edition, edition_on
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.models import LEAST_REASON, Verification
from portal.formatting import long_date

_ONE_AT_A_TIME = 2026_285
"""The advisory lock of those who record: the application role may not lock rows that it may not change."""

TOO_SHORT = gettext_lazy(
    "Write at least %(limit_value)s characters, so that somebody else can follow what was read and where."
)


class Refused(ValidationError):
    """A reading that cannot be recorded, by field, in the reader's language."""


@dataclass(frozen=True, kw_only=True)
class ReadEdition:
    """An edition, the day up to which it is known to hold, and what was recorded of it, newest first."""

    edition: Edition
    records: tuple[Verification, ...]

    @property
    def through(self) -> date:
        """The day that holds: the newest recorded, but never before the edition's own."""
        own = self.edition.verified_through
        return max(own, self.records[0].through) if self.records else own

    @property
    def standing(self) -> Verification | None:
        """The record that holds, if any: the newest that is neither taken back nor takes another back."""
        taken_back = {record.takes_back_id for record in self.records}
        return next((r for r in self.records if r.takes_back_id is None and r.pk not in taken_back), None)

    @property
    def last_day(self) -> date:
        """The latest day that can be recorded now: today, or the last on which the edition held."""
        today = timezone.localdate()
        return min(today, self.edition.in_force_until or today)

    @property
    def can_be_moved(self) -> bool:
        """Whether there is a later day to record."""
        return self.through < self.last_day


def verified_through(on: date) -> date | None:
    """The day recorded for the edition in force that day, None where nothing is. Raises NoEditionInForce."""
    recorded = Verification.objects.filter(edition=edition_on(on, EDITIONS).wording).order_by("-pk")
    return recorded.values_list("through", flat=True).first()


def as_read(assessment: Assessment) -> Assessment:
    """The assessment as far as the law has been read by now: a later day where one is recorded."""
    through = verified_through(assessment.on)
    if through is None or through <= assessment.verified_through:
        return assessment
    warnings = (code for code in assessment.warnings if code != "after_verified_through" or assessment.on > through)
    return replace(assessment, verified_through=through, warnings=tuple(warnings))


def figures_as_read(on: date) -> Mapping[str, Figure]:
    """The numbers of the law that day, by name, with the day up to which it has been read by now."""
    known = figures(on)
    own, through = known["verified_through"], verified_through(on)
    if through is None or through <= own.day:
        return known
    return {**known, "verified_through": replace(own, value=through)}


def read_editions() -> tuple[ReadEdition, ...]:
    """Every edition, the newest first, with its records."""
    recorded = list(Verification.objects.select_related("by").order_by("-pk"))
    return tuple(_read(edition, recorded) for edition in reversed(EDITIONS))


def read_edition(wording: str) -> ReadEdition:
    """One edition. Raises LookupError for a wording that none has."""
    for edition in EDITIONS:
        if edition.wording == wording:
            return _read(edition, Verification.objects.filter(edition=wording).select_related("by").order_by("-pk"))
    raise LookupError(wording)


def _read(edition: Edition, recorded: Iterable[Verification]) -> ReadEdition:
    return ReadEdition(edition=edition, records=tuple(r for r in recorded if r.edition == edition.wording))


@transaction.atomic
def record_verification(*, by: AbstractBaseUser, wording: str, through: date, reason: str) -> Verification:
    """Say that the ordinance has been read as it stood on a day, and that the edition still says the same.

    Raises Refused for a day that has not come, is not after what holds, or is after the edition's last; LookupError.
    """
    _wait_for_others()
    held = read_edition(wording)
    if through > timezone.localdate():
        raise Refused({"through": _("This day has not come yet.")})
    if through > held.last_day:
        raise Refused({"through": _("This edition stopped applying on %(day)s.") % {"day": long_date(held.last_day)}})
    if through <= held.through:
        message = _("It has already been read through %(day)s. Choose a later day.")
        raise Refused({"through": message % {"day": long_date(held.through)}})
    return Verification.objects.create(edition=wording, through=through, reason=_sound(reason), by_id=by.pk)


@transaction.atomic
def take_back_verification(*, by: AbstractBaseUser, wording: str, reason: str) -> Verification:
    """Take back the record that holds, so that the day before it holds again. Raises Refused, LookupError."""
    _wait_for_others()
    held = read_edition(wording)
    if held.standing is None:
        raise Refused(_("There is nothing to take back."))
    before = replace(held, records=tuple(r for r in held.records if r.pk < held.standing.pk))
    return Verification.objects.create(
        edition=wording, through=before.through, reason=_sound(reason), by_id=by.pk, takes_back=held.standing
    )


def _wait_for_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])


def _sound(reason: str) -> str:
    said = reason.strip()
    if len(said) < LEAST_REASON:
        raise Refused({"reason": TOO_SHORT % {"limit_value": LEAST_REASON}})
    return said
