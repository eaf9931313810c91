"""{% load documents %}: the same words in Swedish and beside them in another language, and what people typed."""

import unicodedata
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from portal.casework.documents.application.carried import DrawnPicture, drawn_picture
from portal.casework.documents.application.summary import Carried
from portal.casework.documents.numbers import from_the_left
from portal.formatting import locale_of
from portal.settings.languages import BY_CODE, SOURCE, Language, described

register = template.Library()

RIGHT_TO_LEFT = {"R", "AL"}
STRONG = {"L", *RIGHT_TO_LEFT}
LATIN = SOURCE.script
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
LONGEST_WORD = 16  # a longer one may be broken anywhere, which takes time to lay out
LAST_OF_THE_BASIC_PLANE, REPLACED = 0xFFFF, "\ufffd"
JOINERS = "\u200c\u200d"  # they shape Persian and other scripts; the other format characters only turn and hide


ELEMENTS = {
    "span": ("span", "span"),
    "p": ("p", "p"),
    "div": ("div", "div"),
    "cell": ("td", "td"),
    "head": ('th scope="col"', 'th scope="col"'),
    "row": ('th scope="row"', "td"),
}
"""What {% both %} may put its two versions in: the Swedish one and the one beside it."""


class BothNode(template.Node):
    """Renders its contents once for each of the document's languages, each in an element that says which it is."""

    def __init__(self, contents: NodeList, elements: tuple[str, str]) -> None:
        self.contents = contents
        self.elements = elements

    def render(self, context: template.Context) -> SafeString:
        first, *others = context["languages"]
        versions = [self._version(context, first, self.elements[0], "swedish")]
        versions += [self._version(context, other, self.elements[1], "beside") for other in others]
        return mark_safe("".join(versions))  # noqa: S308  each was escaped where it was made

    def _version(self, context: template.Context, language: Language, element: str, name: str) -> str:
        with override(language.code):
            words = self.contents.render(context).strip()
        if language.right_to_left:
            words = from_the_left(words)
        tag = element.partition(" ")[0]
        return f'<{element} class="{name}" lang="{language.lang}" dir="{language.direction}">{words}</{tag}>'


@register.tag
def both(parser: Parser, token: Token) -> BothNode:
    """{% both %}…{% endboth %}: whatever stands between, in Swedish and in the document's other language.

    Inside it every translated text, date and country is said in that language. {% both row %} makes table cells; see
    ELEMENTS. Needs ``languages`` in the context.
    """
    element = (token.split_contents()[1:] or ["span"])[0]
    if element not in ELEMENTS:
        raise template.TemplateSyntaxError(f"both: {element} is none of {', '.join(ELEMENTS)}")
    contents = parser.parse(("endboth",))
    parser.delete_first_token()
    return BothNode(contents, ELEMENTS[element])


@register.filter
def typed(text: str) -> SafeString:
    """What a person typed: escaped, without invisible control characters, kept from turning the text around it.

    In a language with other letters than it has, it is in no language that we know.
    """
    shown = visible(text)
    first = next((kind for letter in shown if (kind := unicodedata.bidirectional(letter)) in STRONG), "L")
    name = "typed long" if any(len(word) > LONGEST_WORD for word in shown.split()) else "typed"
    if first in RIGHT_TO_LEFT:
        return format_html('<span class="{}" lang="und" dir="rtl">{}</span>', name, shown)
    if described(get_language() or SOURCE.code).script != LATIN:
        return format_html('<span class="{}" lang="und" dir="ltr">{}</span>', name, shown)
    return format_html('<span class="{}" dir="ltr">{}</span>', name, shown)


@register.filter
def visible(text: str) -> str:
    """A text without invisible control characters, for a title or an attribute."""
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if ord(letter) > LAST_OF_THE_BASIC_PLANE and unicodedata.category(letter) == "So":
        return REPLACED  # a picture that the letter's faces lack, and no screen reader could name
    if letter in JOINERS or unicodedata.category(letter) not in INVISIBLE:
        return letter
    return " " if letter.isspace() else ""


@register.filter
def words(text: Any) -> SafeString:
    """A sentence of ours; what a person typed as ``typed`` shows it."""
    return typed(text) if isinstance(text, str) else conditional_escape(text)


@register.filter
def language_name(code: str) -> str:
    """What a language is called in the language in force."""
    if code in BY_CODE and get_language() == SOURCE.code:
        return BY_CODE[code].swedish_name
    names = locale_of().languages
    return names.get(code) or (code in BY_CODE and names.get(BY_CODE[code].babel)) or described(code).own_name


@register.filter
def cited(citation: Any) -> SafeString | str:
    """A provision, in Swedish and from left to right wherever it stands. Nothing for an empty one."""
    return format_html('<span class="cite" lang="sv" dir="ltr">{}</span>', str(citation)) if citation else ""


@register.filter
def pictures(carried: Carried) -> list[DrawnPicture]:
    """The QR pictures of what a document carries, with their size on paper."""
    return [drawn_picture(text) for text in carried.texts]
