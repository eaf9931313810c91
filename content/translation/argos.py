"""Argos Translate, which runs on this machine and asks nobody. It is no dependency: install it where it is wanted.

    MACHINE_TRANSLATOR=content.translation.argos.Argos

Its language packages are installed beside it, by hand; Swedish goes by way of English where it has no direct way.
"""

from collections.abc import Sequence
from typing import Any


class Argos:
    name = "Argos Translate"

    def __init__(self) -> None:
        import argostranslate.translate  # type: ignore[import-not-found]  # only where it is wanted

        self._argos: Any = argostranslate.translate

    def languages(self) -> set[tuple[str, str]]:
        installed = {language.code for language in self._argos.get_installed_languages()}
        return {
            (source, target)
            for source in installed
            for target in installed
            if source != target and self._can(source, target)
        }

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        return [self._argos.translate(text, source, target) for text in texts]

    def _can(self, source: str, target: str) -> bool:
        return self._argos.get_translation_from_codes(source, target) is not None
