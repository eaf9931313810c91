"""The same page in each language, and the languages that staff speak."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from content.places.choices import direction_of, spoken_languages
from content.places.models import AdviceOrganisation, MunicipalityEntry
from content.places.paths import Pages, addresses
from content.reading import absolute, alternates
from portal.formatting import locale_of
from portal.settings.languages import BY_CODE


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A language as those who speak it write it, and as the reader calls it."""

    code: str
    own_name: str
    name: str
    direction: str


def in_every_language(pages: Pages, which: str = "", query: QueryDict | None = None) -> dict[str, Any]:
    """What the head of the page needs; a search is asked again in the other language."""
    found = addresses(pages, which)
    if query:
        return {"translations": [(code, f"{url}?{query.urlencode()}") for code, url in found]}
    here = dict(found).get(get_language() or "", "")
    return {"translations": found, "alternates": alternates(found), "canonical": absolute(here) if here else ""}


def spoken(entry: MunicipalityEntry | AdviceOrganisation) -> list[Spoken]:
    """The languages of an entry, in the order of their own names."""
    return [
        Spoken(code=code, own_name=own_name, name=_name(code), direction=direction_of(code))
        for code, own_name in spoken_languages()
        if code in entry.languages
    ]


def _name(code: str) -> str:
    """What the reader calls a language; nothing where Babel has no word for it."""
    names = locale_of().languages
    ours = BY_CODE.get(code)
    return names.get(code) or (names.get(ours.babel, "") if ours else "")
