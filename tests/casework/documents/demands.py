"""Everything that is demanded of a document, by one question: `faults(drawn, html)`."""

import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import page
import pikepdf.pdfa
from page import ValidationProfile

from tests.casework.documents import placing, structure, written
from tests.casework.documents.drawn import Drawn
from tests.casework.documents.structure import Finding

Check = Callable[[Drawn], Iterator[Finding]]
ALLOWED = ("pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid", "expected 'B'")
"""What pikepdf does not know, and PDF/A allows: how PDF/UA is declared in a PDF/A file, and level a."""
FEW = 5


def breaks_pdf_ua(drawn: Drawn) -> Iterator[Finding]:
    """An independent validator finds no rule of PDF/UA-1 broken."""
    return _failures(drawn, ValidationProfile.PDF_UA_1)


def breaks_pdf_a(drawn: Drawn) -> Iterator[Finding]:
    """The same validator finds no rule of PDF/A-3a broken."""
    return _failures(drawn, ValidationProfile.PDF_A_3A)


def _failures(drawn: Drawn, profile: ValidationProfile) -> Iterator[Finding]:
    report = page.validate_pdf_bytes(drawn.bytes, profile=profile)
    if not report.is_compliant:
        for failure in report.failures:
            yield Finding(page=0, words=f"{failure.rule_id}: {failure.message}")


def not_known_to_be_pdf_a(drawn: Drawn) -> Iterator[Finding]:
    """Another validator, which lets through only what it knows (level b; the tags are for the first one)."""
    report = pikepdf.pdfa.validate_written(io.BytesIO(drawn.bytes), "3b")
    for finding in report.findings:
        if not any(name in str(finding) for name in ALLOWED):
            yield Finding(page=0, words=str(finding))


CHECKS: tuple[Check, ...] = (
    structure.text_outside_tags,
    structure.headings_out_of_order,
    structure.tables_without_headers,
    structure.labels_without_values,
    structure.letters_in_another_language,
    structure.title_not_shown,
    structure.pictures_without_words,
    placing.bookmarks_astray,
    placing.read_in_another_order,
    placing.text_over_the_edge,
    placing.text_over_text,
    placing.text_over_its_cell,
    placing.fonts_left_behind,
    placing.signs_without_letters,
    placing.letters_without_signs,
    breaks_pdf_ua,
    breaks_pdf_a,
)
SLOWER: tuple[Check, ...] = (
    not_known_to_be_pdf_a,
)  # as long as all the others together; of the file, not of its words


def faults(drawn: Drawn, html: str) -> str:
    """What is wrong with a document that was drawn from this HTML, a line for each thing; empty where all is well."""
    both: Mapping[str, Check] = {
        check.__name__: partial(check, html=html)
        for check in (written.languages_not_as_written, written.words_lost, written.left_in_swedish)
    }
    found = {name: list(check(drawn)) for name, check in {**{c.__name__: c for c in CHECKS}, **both}.items()}
    return "\n".join(
        f"{name}, page {finding.page}: {finding.words}" for name, those in found.items() for finding in those[:FEW]
    )
