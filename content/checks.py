"""What must be true of the texts that come with the portal."""

from typing import Any

from django.core.checks import Error, register

from content.starter_files import KEYS, StarterFileError, read_starter
from content.tokens import unknown_tokens
from portal.settings.languages import PUBLISHED


@register("content", deploy=True)
def starter_texts_can_be_shown(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Every starter text can be read, and every token in it is a figure of today's law."""
    return [error for language in PUBLISHED for key in KEYS for error in _problems(key, language.code)]


def _problems(key: str, language: str) -> list[Error]:
    try:
        text = read_starter(key, language)
    except StarterFileError as problem:
        return [Error(str(problem), id="content.E001")]
    return [
        Error(f"{language}/{key}.md: the law has no figure called {{{token}}}.", id="content.E002")
        for token in unknown_tokens(text.texts)
    ]
