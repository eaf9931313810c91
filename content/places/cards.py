"""Country cards as readers see them: what has grown too old is gone at once, and no old translation stands in for it.

Which statements there are, and their dates, sources and numbers, is read from the Swedish card alone. A translated
sentence is shown only where it translates the Swedish sentence as it is now; else the Swedish one is shown, and said
to be Swedish.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from wagtail_localize.strings import StringValue

from content.places.choices import Topic
from content.places.models import CountryCard
from content.places.names import name_of_country
from content.places.words import Current, Published, current_translations, published_words
from content.provenance import Part, provenance_of
from portal.settings.languages import SOURCE, Language, described


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text and the language that it is really in."""

    text: str
    language: Language
    is_foreign: bool = False


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One thing that is known, as it is shown. `value` is what the Swedish card holds: dates, numbers, addresses."""

    topic: Topic
    known: Words
    otherwise: Words | None
    value: Mapping[str, Any]
    days: Mapping[str, date]

    @property
    def is_counted(self) -> bool:
        return self.value.get("of_how_many") is not None

    @property
    def source_language(self) -> Language:
        return described(self.value.get("source_language") or SOURCE.code)


@dataclass(frozen=True, kw_only=True)
class NotKnown:
    topic: Topic
    words: Words


@dataclass(frozen=True, kw_only=True)
class Card:
    """A country as a reader of one language sees it today."""

    code: str
    statements: tuple[Statement, ...] = ()
    not_known: tuple[NotKnown, ...] = ()
    something_expired: bool = False
    partly_foreign: bool = False
    machine_made: bool = False
    translated: bool = False
    made: Part | None = None  # what holds of most of the translation, where it is known
    read_last: date | None = None

    @property
    def is_empty(self) -> bool:
        return not self.statements

    @property
    def name(self) -> str:
        return name_of_country(self.code)


@dataclass(frozen=True, kw_only=True)
class Expiring:
    """A statement that readers will soon not see any more, for those who keep the cards."""

    card: CountryCard
    topic: Topic
    expires_on: date


def live_cards(on: date | None = None) -> list[CountryCard]:
    """The Swedish cards that readers see something of today. One question to the database."""
    day = on or timezone.localdate()
    return [card for card in _shown_cards() if any(expires_on(block) >= day for block in statements_of(card))]


def about_to_expire(days: int, on: date | None = None) -> list[Expiring]:
    """What readers see today and will not see in so many days, the first to go first."""
    today = on or timezone.localdate()
    last = today + timedelta(days=days)
    found = [
        Expiring(card=card, topic=Topic(block["value"]["topic"]), expires_on=expires_on(block))
        for card in _shown_cards()
        for block in statements_of(card)
        if today <= expires_on(block) <= last
    ]
    return sorted(found, key=lambda expiring: (expiring.expires_on, expiring.card.code))


def read_card(code: str, language: str, on: date | None = None) -> Card:
    """The card on a country for a reader of the language; an empty one where we have none."""
    card = next(iter(_read(_shown_cards().filter(code=code), language, on)), Card(code=code))
    if not card.translated:
        return card
    return replace(card, made=provenance_of(_translated(code, language)).usual)


def read_cards(language: str, on: date | None = None) -> list[Card]:
    """Every card that holds something today. Three questions to the database."""
    return [card for card in _read(_shown_cards(), language, on) if not card.is_empty]


def readers_of_cards(language: str) -> list["CardReader"]:
    """Every card that is shown, to be read on any day. Three questions to the database."""
    return _readers(_shown_cards(), language)


def _read(rows: Iterable[CountryCard], language: str, on: date | None) -> list[Card]:
    day = on or timezone.localdate()
    return [reader.read(day) for reader in _readers(rows, language)]


def _readers(rows: Iterable[CountryCard], language: str) -> list["CardReader"]:
    cards, reader = list(rows), described(language)
    keys = [card.translation_key for card in cards] if reader != SOURCE else []
    published, current = published_words(keys, reader.code), current_translations(keys, reader.code)
    return [
        CardReader(card, reader, published.get(card.translation_key, {}), current.get(card.translation_key, {}))
        for card in cards
    ]


def statements_of(card: CountryCard) -> list[Mapping[str, Any]]:
    return [block for block in card.body.raw_data if block["type"] == "statement"]


def expires_on(block: Mapping[str, Any]) -> date:
    return date.fromisoformat(block["value"]["expires_on"])


def _translated(code: str, language: str) -> CountryCard:
    return CountryCard.objects.select_related("locale").get(code=code, locale__language_code=language)


def _shown_cards() -> Any:
    return CountryCard.objects.filter(locale__language_code=SOURCE.code, live=True).order_by("code")


_ORDER = {topic: place for place, topic in enumerate(Topic)}


class CardReader:
    """Puts the words of one language into the Swedish card."""

    def __init__(self, card: CountryCard, language: Language, published: Published, current: Current) -> None:
        self._card = card
        self._language = language
        self._published = published
        self._current = current

    def last_days(self) -> list[date]:
        """The days after which something of it is gone."""
        return sorted({expires_on(block) for block in statements_of(self._card)})

    def read(self, day: date) -> Card:
        self._foreign = self._machine = self._translated = False
        blocks = statements_of(self._card)
        live = [block for block in blocks if expires_on(block) >= day]
        if not live:
            return Card(code=self._card.code, something_expired=bool(blocks))
        statements = sorted((self._statement(block) for block in live), key=lambda s: _ORDER[s.topic])
        not_known = tuple(self._gaps())
        return Card(
            code=self._card.code,
            statements=tuple(statements),
            not_known=not_known,
            something_expired=len(live) < len(blocks),
            partly_foreign=self._foreign,
            machine_made=self._machine,
            translated=self._translated,
            read_last=max(statement.days["read_on"] for statement in statements),
        )

    def _statement(self, block: Mapping[str, Any]) -> Statement:
        value = block["value"]
        days = {name: date.fromisoformat(value[name]) for name in ("source_date", "read_on", "expires_on")}
        return Statement(
            topic=Topic(value["topic"]),
            known=self._words(block, "known"),
            otherwise=self._words(block, "otherwise") if value.get("otherwise") else None,
            value=value,
            days=days,
        )

    def _gaps(self) -> Iterator[NotKnown]:
        for block in self._card.body.raw_data:
            if block["type"] == "not_known":
                yield NotKnown(topic=Topic(block["value"]["topic"]), words=self._words(block, "text"))

    def _words(self, block: Mapping[str, Any], name: str) -> Words:
        swedish = block["value"][name]
        if self._language == SOURCE:
            return Words(text=swedish, language=SOURCE)
        text, (original, is_machine) = self._published.get((block["id"], name), ("", ("", False)))
        if original != swedish:
            current, is_machine = self._current.get(StringValue.from_plaintext(swedish).data, ("", False))
            text = text if text == current else ""
        if not text:
            self._foreign = True
            return Words(text=swedish, language=SOURCE, is_foreign=self._language.lang != SOURCE.lang)
        self._machine, self._translated = self._machine or is_machine, True
        return Words(text=text, language=self._language)
