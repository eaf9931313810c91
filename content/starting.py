"""All that comes with the portal, put in place: the guidance, the words, the examples, a page for each municipality."""

from collections.abc import Sequence
from dataclasses import dataclass

from content import loading
from content.finding import indexing
from content.glossary import loading as glossary
from content.loading import Loaded
from content.places import loading as places
from content.practice import loading as practice


@dataclass(frozen=True, kw_only=True)
class Started:
    """What became of it all: text by text, and how many words and municipal pages were new or changed."""

    guidance: Sequence[Loaded]
    library: Sequence[Loaded]
    words: int
    municipalities: int


def start() -> Started:
    """Load what is new or changed, leave what an editor has changed, and make everything findable.

    Safe to run again. Raises StarterFileError, with nothing loaded, when a file cannot become a page.
    """
    guidance = loading.load_starter()
    started = Started(guidance=guidance, library=practice.load(), words=glossary.load(), municipalities=places.load())
    indexing.index_everything()
    return started
