"""The editorial checks on a page: what is told of it, what was found, and what somebody has given a reason for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.models import Page

from content.forms import Problem
from content.models import Guidance, StartPage
from content.publishing.checks import CheckedText, Finding, Passage, findings
from content.publishing.models import Override
from content.publishing.wording import HOW, WHY, words_for
from content.tokens import todays_figures
from eligibility.law import FigureKind
from portal.accounts.models import User
from portal.settings.languages import SOURCE

# The legal terms are long, and are explained where they stand: they are not what makes a text hard.
KNOWN_WORDS = (
    "återvandring",
    "bidrag",
    "förordning",
    "kommun",
    "migrationsverk",
    "uppehållstillstånd",
)
CEILING, CEILING_OF_THE_START = 35, 30
EASY = "lattlast"


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


def text_of(page: Guidance) -> CheckedText:
    """What the checks need to know of a Swedish page, as it stands in memory."""
    passages = tuple(_passages(page))
    return CheckedText(
        passages=passages,
        money=_money(),
        ceiling=CEILING_OF_THE_START if isinstance(page, StartPage) else CEILING,
        known_words=KNOWN_WORDS,
        needs_source=not isinstance(page, StartPage),
        has_source=any(one.kind == "sources" and one.text.strip() for one in passages),
        needs_review_date=True,
        review_on=page.next_check_on,
        needs_easy_swedish=True,
        has_easy_swedish=_is_in_easy_swedish(page),
    )


def findings_of(page: Guidance) -> list[Told]:
    """What the checks find on a page. A translation is checked against its Swedish text, not here."""
    if page.locale.language_code != SOURCE.code:
        return []
    reasons = {one.fingerprint: one for one in Override.objects.filter(page_id=page.pk).select_related("by")}
    return [_told(finding, reasons.get(finding.fingerprint)) for finding in findings(text_of(page))]


def open_findings(page: Guidance) -> list[Told]:
    """What has to be mended, or given a reason for."""
    return [told for told in findings_of(page) if told.is_open]


def what_must_be_mended(page: Any) -> Iterator[Problem]:
    """For the page's form, when somebody asks for approval."""
    if not isinstance(page, Guidance):
        return
    for told in open_findings(page):
        named = f"{told.title}: ”{told.finding.found}”." if told.finding.found else f"{told.title}."
        words = f"{named} {told.how}"
        yield Problem(field=told.finding.field, number=told.finding.number, words=words)


@transaction.atomic
def override(*, by: User, page: Page, finding: Finding, reason: str) -> Override:
    """Keep the reason for publishing in spite of the finding. It holds until the text changes."""
    told = {"check_name": finding.check, "found": finding.found, "reason": reason, "by": by}
    kept, _is_new = Override.objects.update_or_create(
        page_id=page.pk, fingerprint=finding.fingerprint, defaults={**told}
    )
    return kept


def _told(finding: Finding, given: Override | None) -> Told:
    return Told(
        finding=finding,
        title=words_for(finding.check),
        why=finding.why or str(WHY[finding.check]),
        how=finding.instead or str(HOW[finding.check]),
        override=given,
    )


def _passages(page: Guidance) -> Iterator[Passage]:
    for name in ("title", "menu_title", "search_description", "intro"):
        yield Passage(field=name, html=getattr(page, name) or "")
    for number, block in enumerate(page.body or ()):
        values = block.value if block.block_type == "steps" else [block.value]
        html = "".join(value.source for value in values if hasattr(value, "source"))
        yield Passage(field="body", html=html, number=number, kind=block.block_type)


def _money() -> frozenset[str]:
    return frozenset(name for name, figure in todays_figures().items() if figure.kind is FigureKind.KRONOR)


def _is_in_easy_swedish(page: Guidance) -> bool:
    easy = Page.objects.filter(translation_key=page.translation_key, locale__language_code=EASY)
    return bool(easy.exists())


def is_checked(page: Any) -> bool:
    return isinstance(page, Guidance) and page.locale.language_code == SOURCE.code
