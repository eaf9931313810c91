"""Everything that is generated: a page of docs/law is one line here."""

from collections.abc import Mapping

from eligibility.documenting import case_data, coverage, flow, questions, readability

PAGES = (coverage.documents, questions.documents, flow.documents, readability.documents)
"""Each gives texts by their names under docs/law."""
DATA = (case_data.files,)
"""Each gives texts by their paths from the top of the repository."""


def generated_files() -> Mapping[str, str]:
    """Every generated file, by its path from the top of the repository."""
    made = {f"docs/law/{name}": text for documents in PAGES for name, text in documents().items()}
    for files in DATA:
        made |= files()
    return made
