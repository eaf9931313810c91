"""A document becomes a PDF: words by Django's template here, drawing in a sealed child process."""

from django.template.loader import render_to_string
from django.utils.translation import override

from portal.casework.documents.kinds import TITLES, Document
from portal.casework.documents.limits import refuse_too_large
from portal.drawing.pool import draw
from portal.settings.languages import SOURCE, described


def render(document: Document) -> bytes:
    """The document as a tagged PDF. Raises DocumentTooLarge or DocumentFailed; never returns half a document."""
    refuse_too_large(document)
    return draw(as_html(document), attachments=document.attachments)


def as_html(document: Document) -> str:
    """The document's words in Swedish and, beside them, in its other language."""
    languages = (SOURCE,) if document.language is None else (SOURCE, described(document.language))
    context = {"document": document, "title": TITLES[document.kind], "languages": languages}
    with override(SOURCE.code):
        return render_to_string(f"documents/{document.kind}.html", context)
