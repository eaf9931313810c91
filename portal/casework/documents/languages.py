"""Which language can stand beside the Swedish on paper."""

from portal.settings.languages import BY_CODE, SOURCE


def beside(code: str) -> str | None:
    """The language to print beside the Swedish, or None for Swedish and for one without the documents' texts."""
    language = BY_CODE.get(code)
    return code if language and language.on_paper and language.lang != SOURCE.lang else None
