"""What a country is called; one that is no country stands for the invented one of the demo."""

from django.utils import translation
from django.utils.translation import gettext as _

from portal.formatting import countries, country_name

# ISO 3166 leaves ZZ to whoever needs a code that is nobody's.
INVENTED = "ZZ"


def name_of_country(code: str, language: str | None = None) -> str:
    """The name in the language, or in the one in force."""
    if code != INVENTED:
        return country_name(code, language)
    if language is None:
        return _("Example country (invented)")
    with translation.override(language):
        return _("Example country (invented)")


def country_choices() -> list[tuple[str, str]]:
    """The countries that an editor may write a card on: real ones."""
    return countries()
