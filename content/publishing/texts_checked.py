"""The editorial checks on a text: what was found in it, and what somebody has given a reason for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from content.forms import Problem
from content.publishing.checks import CheckedText, Finding, findings
from content.publishing.models import Override
from content.publishing.tellers import is_known, text_of
from content.publishing.wording import how_to_mend, why_it_matters, words_for
from portal.accounts.models import User
from portal.settings.languages import SOURCE


@dataclass(frozen=True, kw_only=True)
class Told:
    """A finding as the editor reads it, with the reason that somebody has given."""

    finding: Finding
    title: str
    why: str
    how: str
    override: Override | None = None

    @property
    def is_open(self) -> bool:
        return self.override is None

    @property
    def in_short(self) -> str:
        """For the place in the form where it has to be mended."""
        named = f"{self.title}: ”{self.finding.found}”." if self.finding.found else f"{self.title}."
        return f"{named} {self.how}"


def is_checked(thing: Any) -> bool:
    """Whether it is a Swedish text that the checks know. A translation is checked against its Swedish text."""
    return is_known(thing) and thing.locale_id is not None and thing.locale.language_code == SOURCE.code


def findings_of(thing: Any) -> list[Told]:
    """What the checks find in a page of the guidance, or in another text that editors write for readers."""
    if not is_checked(thing):
        return []
    text = text_of(thing)
    reasons = {one.fingerprint: one for one in reasons_for(thing).select_related("by")}
    return [_told(one, reasons.get(one.fingerprint), text, is_page=isinstance(thing, Page)) for one in findings(text)]


def open_findings(thing: Any) -> list[Told]:
    """What has to be mended, or given a reason for."""
    return [told for told in findings_of(thing) if told.is_open]


def what_must_be_mended(thing: Any) -> Iterator[Problem]:
    """For the form in which it is written."""
    for told in open_findings(thing):
        one = told.finding
        yield Problem(
            field=one.field,
            number=one.number,
            words=told.in_short,
            part=one.part,
            key=one.fingerprint,
            check=one.check,
        )


@transaction.atomic
def override(*, by: User, thing: Any, finding: Finding, reason: str) -> Override:
    """Keep the reason for publishing in spite of the finding. The first holds, until the text changes."""
    told = {"check_name": finding.check, "found": finding.found, "reason": reason, "by": by}
    kept, _is_new = Override.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(thing),
        object_id=thing.pk,
        fingerprint=finding.fingerprint,
        defaults=told,
    )
    return kept


@transaction.atomic
def keep_reason(*, by: User, thing: Any, keys: Collection[str], reason: str) -> None:
    """For the form in which it is written: one reason for everything that the form has shown."""
    for told in open_findings(thing):
        if told.finding.fingerprint in keys:
            override(by=by, thing=thing, finding=told.finding, reason=reason)


def reasons_for(thing: Any) -> QuerySet[Override]:
    """Every reason that was given for this text, also those that hold no longer."""
    return Override.objects.filter(content_type=ContentType.objects.get_for_model(thing), object_id=thing.pk)


def _told(finding: Finding, given: Override | None, text: CheckedText, *, is_page: bool) -> Told:
    return Told(
        finding=finding,
        title=words_for(finding.check),
        why=finding.why or why_it_matters(finding.check),
        how=finding.instead or how_to_mend(finding.check, is_page=is_page, holds_figures=text.holds_figures),
        override=given,
    )
