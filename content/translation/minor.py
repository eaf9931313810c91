"""What a change of the Swedish text touches, and saying that it changes no meaning."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from wagtail_localize.models import String

from content.models import Guidance
from content.pieces import plain
from content.tokens import tokens_in
from content.translation.following import follow_source
from content.translation.models import MinorEdit, ShownSegment
from portal.accounts.models import User
from portal.settings.languages import PUBLISHED


@dataclass(frozen=True, kw_only=True)
class Touched:
    """One Swedish wording that has replaced another, and the languages whose translation is of the former."""

    context_id: int
    before: String
    after: String
    languages: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.context_id}-{self.before.pk}-{self.after.pk}"

    @property
    def can_be_minor(self) -> bool:
        """Figures and links that differ would differ in every language."""
        return _skeleton(self.before.data) == _skeleton(self.after.data)


def touched_by_changes(page: Guidance) -> list[Touched]:
    """The parts of a published Swedish page whose translations are of a former wording."""
    rows = (
        ShownSegment.objects.filter(context__object_id=page.translation_key, matches__isnull=False)
        .exclude(matches=F("swedish"))
        .filter(locale__language_code__in=[language.code for language in PUBLISHED])
        .select_related("swedish", "matches", "locale")
        .order_by("order")
    )
    found: dict[tuple[int, int, int], list[ShownSegment]] = defaultdict(list)
    for row in rows:
        found[row.context_id, row.matches_id or 0, row.swedish_id].append(row)
    return [
        Touched(
            context_id=context_id,
            before=same[0].matches,
            after=same[0].swedish,
            languages=tuple(row.locale.language_code for row in same),
        )
        for (context_id, _, _), same in found.items()
    ]


@transaction.atomic
def declare_minor_edit(*, by: User, page: Guidance, names: Collection[str]) -> int:
    """Let the translations of these changed parts hold for the new wording. Gives how many parts.

    A part whose figures or links have changed is passed over: its translations would lack them.
    """
    chosen = [one for one in touched_by_changes(page) if one.name in names and one.can_be_minor]
    for one in chosen:
        MinorEdit.objects.get_or_create(
            context_id=one.context_id, before=one.before, after=one.after, defaults={"declared_by": by}
        )
    if chosen:
        follow_source(page, by=by)
    return len(chosen)


def _skeleton(data: str) -> tuple[list[str], int]:
    return sorted(tokens_in(plain(data))), data.count("<a ")
