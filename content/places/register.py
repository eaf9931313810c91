"""The 290 municipalities and 21 counties, in memory: finding one asks the database nothing, and is kept nowhere."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from portal import accounts

MUNICIPALITIES_FILE = Path(accounts.__file__).parent / "municipalities.csv"
COUNTY_NAMES = {
    "01": "Stockholms län",
    "03": "Uppsala län",
    "04": "Södermanlands län",
    "05": "Östergötlands län",
    "06": "Jönköpings län",
    "07": "Kronobergs län",
    "08": "Kalmar län",
    "09": "Gotlands län",
    "10": "Blekinge län",
    "12": "Skåne län",
    "13": "Hallands län",
    "14": "Västra Götalands län",
    "17": "Värmlands län",
    "18": "Örebro län",
    "19": "Västmanlands län",
    "20": "Dalarnas län",
    "21": "Gävleborgs län",
    "22": "Västernorrlands län",
    "23": "Jämtlands län",
    "24": "Västerbottens län",
    "25": "Norrbottens län",
}
# What the largest are called in other languages and scripts, where folding the Swedish name does not lead there.
OTHER_NAMES = {
    "0180": ("ستوكهولم", "استکهلم", "ستۆکهۆڵم", "стокгольм", "štokholm", "ስቶክሆልም"),
    "0380": ("أوبسالا", "اوپسالا", "уппсала", "упсала"),
    "1280": ("مالمو", "مالمۆ", "мальмё", "мальме", "ማልመ"),
    "1480": ("gothenburg", "göteburg", "غوتنبرغ", "يوتوبوري", "گوتنبرگ", "یوتبوری", "гётеборг", "гетеборг", "geteborg"),
}
_DIGRAPHS = (("aa", "a"), ("ae", "a"), ("oe", "o"))
_LAST_WORDS = ("kommun", "kommune", "stad", "municipality", "regionkommun")
LEAST_LIKENESS = 0.75


@dataclass(frozen=True, kw_only=True, slots=True)
class County:
    code: str
    name: str
    slug: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A municipality as a reader looks for it. `folded` are its names without marks."""

    code: str
    name: str
    slug: str
    county: County
    folded: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search led to. `is_guess` says that nothing was written exactly so."""

    places: tuple[Place, ...] = ()
    counties: tuple[County, ...] = ()
    is_guess: bool = False


def fold(text: str) -> str:
    """Letters alone, small, without marks: Gävle, gavle, GAEVLE and "Gävle kommun" are one."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    words = re.findall(r"[^\W_]+", bare.replace("ø", "o").replace("æ", "a"))
    if len(words) > 1 and words[-1] in _LAST_WORDS:
        words.pop()
    folded = "".join(words)
    for written, meant in _DIGRAPHS:
        folded = folded.replace(written, meant)
    return folded


@cache
def counties() -> Mapping[str, County]:
    """By code, in the order of the codes."""
    return {code: County(code=code, name=name, slug=_slug(name)) for code, name in COUNTY_NAMES.items()}


@cache
def places() -> Mapping[str, Place]:
    """By code, in Swedish alphabetical order."""
    with MUNICIPALITIES_FILE.open(encoding="utf-8", newline="") as file:
        rows = [(row["code"], row["name"], counties()[row["county_code"]]) for row in csv.DictReader(file)]
    slugs = [_slug(name) for _, name, _ in rows]
    found = [_place(code, name, county, slugs.count(_slug(name)) > 1) for code, name, county in rows]
    return {place.code: place for place in sorted(found, key=lambda place: _swedish_order(place.name))}


def _place(code: str, name: str, county: County, shares_slug: bool) -> Place:
    # Habo and Håbo are two municipalities.
    slug = f"{_slug(name)}-{county.slug.removesuffix('-lan')}" if shares_slug else _slug(name)
    folded = tuple(fold(text) for text in (name, *OTHER_NAMES.get(code, ())))
    return Place(code=code, name=name, slug=slug, county=county, folded=folded)


@cache
def _by_slug() -> Mapping[str, Place]:
    return {place.slug: place for place in places().values()}


def place_called(slug: str) -> Place | None:
    """The municipality at this address, exactly."""
    return _by_slug().get(slug)


def county_called(slug: str) -> County | None:
    """The county at this address, exactly."""
    return next((county for county in counties().values() if county.slug == slug), None)


def places_in(county: County) -> list[Place]:
    return [place for place in places().values() if place.county == county]


def find(typed: str) -> Found:
    """The municipalities and counties that somebody may mean; guesses only where nothing is written so."""
    asked = fold(typed)
    if typed.strip() in places():
        return Found(places=(places()[typed.strip()],))
    if not asked:
        return Found()
    # "Göteborgs stad" is Göteborg's.
    exact = tuple(place for place in places().values() if {asked, asked.removesuffix("s")} & set(place.folded))
    begins = tuple(place for place in places().values() if _any_begins(place, asked) and place not in exact)
    of_counties = tuple(county for county in counties().values() if fold(county.name).startswith(asked))
    if exact or begins or of_counties:
        return Found(places=exact + begins, counties=of_counties)
    inside = tuple(place for place in places().values() if len(asked) > 2 and any(asked in n for n in place.folded))
    return Found(places=inside) if inside else Found(places=tuple(_like(asked)), is_guess=True)


def _any_begins(place: Place, asked: str) -> bool:
    return any(name.startswith(asked) for name in place.folded)


def _like(asked: str) -> Iterator[Place]:
    names = {name: place for place in places().values() for name in place.folded}
    seen = dict.fromkeys(names[name].code for name in get_close_matches(asked, names, n=5, cutoff=LEAST_LIKENESS))
    yield from (places()[code] for code in seen)


def _slug(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", bare).strip("-")


def _swedish_order(name: str) -> str:
    """Å, Ä and Ö come last, in that order."""
    return name.casefold().translate({ord("å"): "{", ord("ä"): "|", ord("ö"): "}"})
