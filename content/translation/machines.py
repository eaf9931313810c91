"""A machine translator behind one interface, if this installation has one; what it makes is marked as made by it.

MACHINE_TRANSLATOR names the class. None is needed, and none is asked over the network by this code.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from content.translation.matching import must_match

_KEPT = re.compile(r"\{[^{}]*\}|</?[a-z][^<>]*>")
_PLACE = re.compile(r"\u27e6\s*(\d+)\s*\u27e7")


class MachineTranslator(Protocol):
    """Translates plain sentences. What stands between \u27e6 and \u27e7 must come back as it is."""

    name: str

    def languages(self) -> set[tuple[str, str]]:
        """The pairs it can do, by our language codes: source and target."""
        ...

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]: ...


def machine_translator() -> MachineTranslator | None:
    """The translator of this installation, or None."""
    path: str = settings.MACHINE_TRANSLATOR
    if not path:
        return None
    made: MachineTranslator = import_string(path)()
    return made


def translate_safely(texts: Sequence[str], *, source: str, target: str, by: MachineTranslator) -> list[str | None]:
    """Each text in the other language; None where a figure, a link or a tag did not survive."""
    kept = [_KEPT.findall(text) for text in texts]
    made = by.translate([_hidden(text) for text in texts], source, target)
    if len(made) != len(texts):
        raise ValueError(f"{len(texts)} texts went to the machine, {len(made)} came back")
    return [_shown(translated, parts, text) for text, translated, parts in zip(texts, made, kept, strict=True)]


def _hidden(text: str) -> str:
    places = iter(range(len(text)))
    return _KEPT.sub(lambda _: f"\u27e6{next(places)}\u27e7", text)


def _shown(translated: str, parts: list[str], swedish: str) -> str | None:
    if sorted(map(int, _PLACE.findall(translated))) != list(range(len(parts))):
        return None
    text = _PLACE.sub(lambda match: parts[int(match.group(1))], translated)
    try:
        must_match(swedish, text)
    except ValidationError:
        return None
    return text


class ForWagtailLocalize(BaseMachineTranslator):
    """Our translator as wagtail-localize asks for one: its editor then has a button with the name of the tool."""

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self._machine = machine_translator()

    @property
    def display_name(self) -> str:
        return self._machine.name if self._machine else ""

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        pair = (source_locale.language_code, target_locale.language_code)
        return self._machine is not None and pair in self._machine.languages()

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        if self._machine is None:
            return {}
        asked = list(strings)
        source, target = source_locale.language_code, target_locale.language_code
        made = translate_safely([one.data for one in asked], source=source, target=target, by=self._machine)
        return {one: StringValue(text) for one, text in zip(asked, made, strict=True) if text is not None}
