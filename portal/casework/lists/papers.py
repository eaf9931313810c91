"""The papers that were made from a case, as a page lists them: the household's, or one person's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from eligibility.wording import Text
from portal.blanks.released import names_of
from portal.casework.documents.kinds import TITLES, Kind
from portal.casework.making import MAKINGS
from portal.casework.models import Case, Event, IssuedDocument, Person, WhyIncomplete
from portal.casework.models.document import AGENCY_FORM
from portal.casework.models.event import IN_THE_DOCUMENT
from portal.casework.planning.letter_texts import LETTERS
from portal.settings.languages import SOURCE, Language, described

AGENCY_FORM_TITLE: Text = _("The agency’s own form, filled in")


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper. `is_old` says that something has been changed since, and never what.

    `form` is what the agency calls a form of its own.
    """

    document: IssuedDocument
    is_old: bool
    form: str = ""

    @property
    def title(self) -> Text:
        """What it is; of a letter or an agency's form, which one."""
        if self.document.kind == AGENCY_FORM:
            return self.form or AGENCY_FORM_TITLE
        letter = LETTERS.get(self.document.which) if self.document.kind == Kind.LETTER else None
        return letter.title if letter else TITLES[Kind(self.document.kind)]

    @property
    def language(self) -> Language | None:
        """What stands beside the Swedish."""
        return None if self.document.language == SOURCE.code else described(self.document.language)

    @property
    def can_be_fetched(self) -> bool:
        return self.document.can_be_fetched

    @property
    def is_fresh(self) -> bool:
        """Whether it waits to be fetched for the first time, and says what the case says."""
        return self.can_be_fetched and not self.is_old and self.document.fetched_at is None

    @property
    def has_languages(self) -> bool:
        """Whether the same can be made in another language."""
        return self.document.kind != AGENCY_FORM and not MAKINGS[Kind(self.document.kind)].swedish_alone

    @property
    def slug(self) -> str:
        """Where the same is made again; empty where it is not made from a page of its own."""
        return "" if self.document.kind in (AGENCY_FORM, Kind.APPLICATION) else MAKINGS[Kind(self.document.kind)].slug


@dataclass(frozen=True, kw_only=True)
class Papers:
    """Those that can be fetched and those that are no longer kept, newest first. `fresh` is the one to fetch now."""

    kept: Sequence[Paper]
    gone: Sequence[Paper]

    @property
    def fresh(self) -> Paper | None:
        newest = next(iter(self.kept), None)
        return newest if newest is not None and newest.is_fresh else None


def called(words: Sequence[str]) -> str:
    """What the log says of a document, in words: its kind and number, and why it was made incomplete."""
    kind, number, *why = words
    title = AGENCY_FORM_TITLE if kind == AGENCY_FORM else TITLES[Kind(kind)]
    named = _("%(title)s, no. %(number)s") % {"title": title, "number": number}
    return ": ".join([str(named), *(str(WhyIncomplete(one).label) for one in why)])


def papers_of(case: Case, person: Person | None = None) -> Papers:
    """The household's papers, or one person's own; of hers, only what concerns her can have made them old."""
    made = IssuedDocument.objects.filter(case=case, person=person).select_related("issued_by").defer("pdf_sealed")
    documents = list(made.order_by("-issued_at"))
    changes = Event.objects.filter(case=case, deed__in=IN_THE_DOCUMENT)
    if person is not None:
        changes = changes.filter(Q(person=person.pk) | Q(person=None))
    changed = changes.aggregate(last=Max("at"))["last"]
    forms = names_of(document.which for document in documents if document.kind == AGENCY_FORM)
    papers = [
        Paper(
            document=document,
            form=forms.get(document.which, ""),
            is_old=document.taken_back_at is not None or (changed is not None and changed > document.issued_at),
        )
        for document in documents
    ]
    return Papers(
        kept=[paper for paper in papers if paper.can_be_fetched],
        gone=[paper for paper in papers if not paper.can_be_fetched],
    )
