"""Numbers of the law in running text: {adult_amount} is written by an editor and read as today's figure.

No text in any language holds an amount, a date or a section of its own, so none of them can show an old one.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eligibility.law import Figure, FigureKind, figures
from eligibility.verification import figures_as_read
from portal.formatting import kronor, long_date, number, percent
from portal.settings.languages import described

# A name between braces; tags may stand inside it, since an editor may make half a token bold.
_TOKEN = re.compile(r"\{((?:[a-z0-9_]|<[^<>]*>)+)\}")
_TAG = re.compile(r"<[^<>]*>")
_CITE = SafeString('<span class="cite" dir="ltr" lang="sv">')
# What looks as if it was meant to be a token, however it is spelled.
_MEANT_AS_TOKEN = re.compile(r"\{([^{}]*)\}|[{}]")

LEFT_TO_RIGHT, END = "\u2066", "\u2069"
# A telephone number, or a day in figures: with a hyphen or spaces in it, its parts would change places in a line that
# runs from right to left. A few figures are a span, which is to be read in the line's direction, as one with a dash is.
_IN_GROUPS = re.compile(r"(?<![\w-])(\u2066?)(\+\d[\d \u00a0-]*\d|\d[\d \u00a0]*-[\d \u00a0-]*\d)")
_FIGURES_OF_A_NUMBER = 6


def todays_figures() -> Mapping[str, Figure]:
    """The figures of the edition in force today, by token."""
    return figures_as_read(timezone.localdate())


def words_for(figure: Figure, language: str | None = None) -> str:
    """The figure as words in the language, without markup."""
    value = figure.value
    match figure.kind:
        case FigureKind.KRONOR:
            return kronor(figure.number)
        case FigureKind.PERCENT:
            return percent(figure.number)
        case FigureKind.SECTION:
            return f"{value}\u00a0§"
        case _ if isinstance(value, date):
            return long_date(value, language)
        case _ if isinstance(value, Fraction):
            return f"{value.numerator}/{value.denominator}"
        case _ if isinstance(value, int):
            return number(value)
        case _:
            return str(value)


def as_html(figure: Figure) -> SafeString:
    """The figure in the reader's language, kept together and from left to right where it must be."""
    words = words_for(figure)
    match figure.kind:
        case FigureKind.DAY | FigureKind.MONTHS | FigureKind.YEARS:
            return conditional_escape(words)
        case FigureKind.SECTION | FigureKind.ORDINANCE:
            return format_html("{}{}</span>", _CITE, words)
        case _:
            return format_html('<span class="kr">{}</span>', words)


def as_plain_text(figure: Figure) -> str:
    """The figure for a title or an attribute, where there is no markup to keep it from left to right."""
    words = words_for(figure)
    isolated = figure.kind not in (FigureKind.DAY, FigureKind.MONTHS, FigureKind.YEARS)
    return f"{LEFT_TO_RIGHT}{words}{END}" if isolated and described(get_language() or "").right_to_left else words


def _replace(text: str, known: Mapping[str, Figure], write: Callable[[Figure], str]) -> str:
    def one(match: re.Match[str]) -> str:
        inside = match.group(1)
        figure = known.get(_TAG.sub("", inside))
        # Tags that stood inside the token come after it, in their order: what was well formed stays so.
        return match.group() if figure is None else write(figure) + "".join(_TAG.findall(inside))

    return _TOKEN.sub(one, text)


def fill_html(html: str, known: Mapping[str, Figure]) -> SafeString:
    """Clean HTML with its tokens replaced; a token that is not known stays as it is."""
    pieces = re.split(f"({_TAG.pattern})", html)
    kept = "".join(piece if piece.startswith("<") else _numbers_kept(piece) for piece in pieces)
    filled = _replace(kept, known, as_html)
    # "{section_appeal} {ordinance}" is one citation, which Arabic must not turn around at the space.
    return mark_safe(filled.replace(f"</span> {_CITE}", " "))  # noqa: S308  cleaned by the caller, figures escaped


def fill_text(text: str, known: Mapping[str, Figure]) -> str:
    """Plain text with its tokens replaced."""
    return _replace(_numbers_kept(text), known, as_plain_text)


def _numbers_kept(text: str) -> str:
    """Text for the language in force, with the order of its telephone numbers kept, whoever typed them."""
    if not described(get_language() or "").right_to_left:
        return text

    def kept(match: re.Match[str]) -> str:
        is_short = sum(sign.isdigit() for sign in match[2]) < _FIGURES_OF_A_NUMBER
        return match[0] if match[1] or is_short else f"{LEFT_TO_RIGHT}{match[2]}{END}"

    return _IN_GROUPS.sub(kept, text)


def tokens_in(text: str) -> list[str]:
    """The names between braces, in order, whether known or not; a lone brace counts as one without a name."""
    return [(match.group(1) or "").strip() for match in _MEANT_AS_TOKEN.finditer(_TAG.sub("", text))]


def unknown_tokens(texts: Iterable[str], known: Mapping[str, Figure] | None = None) -> list[str]:
    """What stands between braces in the texts and is no figure of today's law."""
    names = {name for text in texts for name in tokens_in(text)}
    return sorted(names - set(figures(timezone.localdate()) if known is None else known)) if names else []


def check_tokens(*texts: str) -> None:
    """Raise ValidationError that names each token the law does not know."""
    if unknown := unknown_tokens(texts):
        raise ValidationError(
            _("There is no figure called %(tokens)s. The list of figures is under “Figures in texts” in the menu.")
            % {"tokens": ", ".join(f"{{{name}}}" for name in unknown)},
            code="unknown_token",
        )
