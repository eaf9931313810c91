"""The files of a package: the case as data, the household's documents, and a page that says what it all is."""

import json
from collections.abc import Mapping

from portal.casework.models import Case

from .contents import contents_of
from .signing import key_id, public_key
from .zipping import CASE, SCHEMA, zipped

# In Swedish whatever the screen says: it is read in the recipient's archive.
_README = """\
Detta är ett ärende om frivillig återvandring från {municipality}, ärende {reference}.

case.json      hela ärendet som data. Formatet heter {schema} och beskrivs i docs/case-package.md hos Vägval.
documents/     hushållets dokument (PDF) som fanns kvar när filen gjordes. Var och ens egna papper är inte med.
manifest.json  fingeravtryck (SHA-256) av varje fil.
manifest.sig.json  signatur (Ed25519) av manifest.json. Nyckelns namn är {key_id}.

Uppgifterna omfattas av sekretess (26 kap. 1 § offentlighets- och sekretesslagen). Skicka dem aldrig med vanlig e-post.
Migrationsverket beslutar om bidrag. Filen är ingen ansökan.
"""


def packed(case: Case) -> bytes:
    """The package of a case. Whoever calls has recorded that everybody in it is read."""
    told = {"schema": SCHEMA, **contents_of(case)}
    readme = _README.format(
        municipality=case.municipality.name, reference=case.reference, schema=SCHEMA, key_id=key_id(public_key())
    )
    content = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True).encode()
    return zipped({CASE: content, "README.txt": readme.encode(), **_documents(case)})


def _documents(case: Case) -> Mapping[str, bytes]:
    """The household's documents, while their bytes are kept. A person's own papers are hers, and are not in it."""
    kept = [document for document in case.documents.of_household() if document.can_be_fetched]
    return {f"documents/underlag-{document.number}.pdf": pdf for document in kept if (pdf := document.pdf)}
