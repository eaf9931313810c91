"""HTML in, a tagged and archivable PDF out. Runs in a sealed child, where alone WeasyPrint and pikepdf are imported."""

import re
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from portal.drawing.archive import archived
from portal.drawing.attachment import Attachment
from portal.drawing.breaking import break_well
from portal.drawing.languages import mark_languages
from portal.drawing.packing import packed
from portal.drawing.quicker import make_quicker
from portal.drawing.tagging import mark_headers_and_margins

STYLESHEET = Path(__file__).with_name("document.css")
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
REPLACED = "\ufffd"


class SealBroken(Exception):
    """The document asked for something outside itself."""


class NoSuchLetter(Exception):
    """The machine's faces lack a letter of the document, or the sign that stands for one."""


def drawn(html: str, attachments: tuple[Attachment, ...]) -> bytes:
    """The PDF of an HTML document with these files inside. A letter that no face has is shown as U+FFFD.

    PDF/A allows no empty box for a missing letter, and drawing again is rare enough to be dear.
    """
    html = NOT_TEXT.sub(REPLACED, html)
    pdf, missing = _written(html, attachments)
    if missing:
        pdf, missing = _written(html.translate(dict.fromkeys(missing, REPLACED)), attachments)
    if missing:
        raise NoSuchLetter
    return packed(pdf)


def _written(html: str, attachments: tuple[Attachment, ...]) -> tuple[bytes, set[int]]:
    """The PDF, not yet packed, and the letters that no face has."""
    weasyprint, css, fonts = tools()
    try:
        source = weasyprint.HTML(string=html, url_fetcher=_fetcher())
        document = source.render(stylesheets=[css], font_config=fonts)
        pdf: bytes = document.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=False,  # made when it is packed
            uncompressed_pdf=True,
            finisher=lambda document, pdf: archived(pdf, document.metadata, attachments),
        )
    except _fatal() as error:
        raise SealBroken("the document asked for an address") from error
    return pdf, {letter for font in document.fonts.values() for letter in font.missing}


@cache
def tools() -> tuple[Any, Any, Any]:
    """WeasyPrint, the stylesheet parsed once, and the font configuration it belongs to."""
    import pikepdf  # noqa: F401  loaded now, used by every document
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    mark_languages()
    mark_headers_and_margins()
    break_well()
    make_quicker()
    fonts = FontConfiguration()
    css = weasyprint.CSS(string=STYLESHEET.read_text(), font_config=fonts, url_fetcher=_fetcher())
    return weasyprint, css, fonts


def _fatal() -> type[BaseException]:
    from weasyprint.urls import FatalURLFetchingError

    return FatalURLFetchingError


def _fetcher() -> Any:
    """A fetcher that fetches nothing and stops the whole document at the first try."""
    from weasyprint.urls import URLFetcher

    class Refusal(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> NoReturn:
            raise _fatal()("addresses are refused")

    return Refusal()
