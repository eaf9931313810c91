"""What translators have saved and readers do not have: it waits for a colleague, whatever else is published."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail_localize.models import SegmentOverride, StringTranslation
from wagtail_localize.segments import OverridableSegmentValue


@dataclass(frozen=True, kw_only=True)
class Unpublished:
    """Sentences, and links that are to lead elsewhere than the Swedish ones."""

    sentences: Collection[int] = ()
    links: Collection[int] = ()
    paths: Collection[str] = ()

    def left_out_of(self, segments: Iterable[Any]) -> Iterator[Any]:
        """The segments without such links."""
        for segment in segments:
            if not (isinstance(segment, OverridableSegmentValue) and segment.path in self.paths):
                yield segment

    def still_wait(self) -> None:
        """Whoever saved them is still their author, now that the rest is published."""
        now = timezone.now()
        StringTranslation.objects.filter(pk__in=self.sentences).update(updated_at=now)
        SegmentOverride.objects.filter(pk__in=self.links).update(updated_at=now)


def unpublished_of(target: Any, *, without: Collection[str]) -> Unpublished:
    """What has been saved since the translation was last published, but for the sentences that readers get now."""
    if target.last_published_at is None:
        return Unpublished()
    here = {
        "context__object_id": target.translation_key,
        "locale_id": target.locale_id,
        "updated_at__gt": target.last_published_at,
    }
    sentences = StringTranslation.objects.filter(**here).exclude(data__in=without)
    links = dict(SegmentOverride.objects.filter(**here).values_list("pk", "context__path"))
    return Unpublished(
        sentences=list(sentences.values_list("pk", flat=True)), links=list(links), paths=set(links.values())
    )
