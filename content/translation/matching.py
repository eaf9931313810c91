"""Whether a translation can stand in the place of its Swedish wording: figures, links and markup."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue

from content.tokens import check_tokens, tokens_in

_LINK = re.compile(r'<a id="([^"]*)">')
_TAG = re.compile(r"<(/?[a-z0-9]+)", re.IGNORECASE)
# What is read is cut into tags by a parser that takes its time for a long text, and gives up on a deep one.
MOST_TIMES_AS_LONG, AND_SIGNS = 5, 500
DEEPEST = 20


def must_match(swedish: str, text: str) -> None:
    """Raise ValidationError that says in one sentence what does not fit."""
    if not text.strip():
        raise ValidationError(_("There is no translation here."))
    if "\x00" in text:
        raise ValidationError(_("There is a sign here that no text can have."))
    if len(text) > (most := MOST_TIMES_AS_LONG * len(swedish) + AND_SIGNS):
        raise ValidationError(
            _("The translation is much longer than the Swedish text: at most %(most)s signs.") % {"most": most}
        )
    if not _is_closed(text):
        raise ValidationError(_("A tag is not closed."))
    try:
        StringValue.from_translated_html(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error
    check_tokens(text)
    if sorted(tokens_in(swedish)) != sorted(tokens_in(text)):
        raise ValidationError(
            _("The figures differ. The Swedish text has: %(tokens)s.")
            % {"tokens": " ".join(f"{{{name}}}" for name in tokens_in(swedish)) or "–"}
        )
    if sorted(_LINK.findall(swedish)) != sorted(_LINK.findall(text)) or _links(swedish) != _links(text):
        raise ValidationError(
            _("The links differ. The Swedish text has: %(links)s.")
            % {"links": " ".join(f'<a id="{name}">' for name in _LINK.findall(swedish)) or "–"}
        )


def _links(text: str) -> int:
    return len(re.findall(r"<a\b", text))


def _is_closed(text: str) -> bool:
    open_tags: list[str] = []
    for tag in map(str.lower, _TAG.findall(text)):
        if tag == "br":
            continue
        if not tag.startswith("/"):
            open_tags.append(tag)
            if len(open_tags) > DEEPEST:
                return False
        elif not open_tags or open_tags.pop() != tag[1:]:
            return False
    return not open_tags
