"""What an application carries when it is issued: its data for programs, and the mark it can be checked by."""

from collections.abc import Iterable
from dataclasses import replace
from secrets import token_hex

from portal.casework.application_data import data_of
from portal.casework.documents.application.carried import carrying
from portal.casework.documents.application.summary import ApplicationSummary
from portal.casework.documents.kinds import Document
from portal.casework.people.household import Situation
from portal.casework.steps.completeness import Lack
from portal.genuine.marks import mark

RANDOM_BYTES = 16


def with_data(made: Document, situation: Situation, lacks: Iterable[Lack]) -> Document:
    """An application with its data in it, under a new random id; any other document as it is."""
    if not isinstance(made, ApplicationSummary):
        return made
    id = token_hex(RANDOM_BYTES)
    data = data_of(situation, id=id, made_on=made.issued_on, language=made.language, lacks=lacks)
    return carrying(replace(made, carried=None, attachments=()), data)


def leave_mark(made: Document) -> None:
    """Let whoever receives the application check that it was made here. Nothing leads from the mark to the case."""
    if isinstance(made, ApplicationSummary) and made.carried:
        mark(
            fingerprint=made.carried.fingerprint,
            made_on=made.issued_on,
            edition=made.edition,
            wording=made.wording,
            form=made.carried.form,
        )
