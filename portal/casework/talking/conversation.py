"""The conversation guide: eleven parts, none of them required, in which the client leads and nobody is persuaded."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import pgettext_lazy

from eligibility.wording import Text
from portal.casework.models import GuidePart, Person, TalkPart
from portal.casework.talking.conversation_texts import PARTS, PartOfGuide

GUIDE: Mapping[GuidePart, PartOfGuide] = {one.part: one for one in PARTS}
BY_SLUG: Mapping[str, PartOfGuide] = {one.slug: one for one in PARTS}

STATE_DONE: Text = pgettext_lazy("part of the talk", "gone through")


@dataclass(frozen=True, kw_only=True)
class PartFor:
    """A part of the guide as it stands with one person."""

    guide: PartOfGuide
    number: int
    noted: TalkPart | None

    @property
    def state(self) -> Text:
        """Gone through, or why it was left out, or nothing."""
        if self.noted is None:
            return ""
        return self.noted.get_skipped_display() or STATE_DONE


def guide_for(person: Person) -> list[PartFor]:
    """The whole guide with what is noted for one person: one question."""
    noted = {row.part: row for row in TalkPart.objects.filter(person=person)}
    return guide_with(noted)


def guide_with(noted: Mapping[str, TalkPart]) -> list[PartFor]:
    """The whole guide with what is noted."""
    return [
        PartFor(guide=guide, number=number, noted=noted.get(part))
        for number, (part, guide) in enumerate(GUIDE.items(), start=1)
    ]
