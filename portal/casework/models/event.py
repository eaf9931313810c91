"""What was done, by whom, when: each deed and each reading of a person."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User

from .ground import OfMunicipality, within


class Deed(models.TextChoices):
    CASE_OPENED = "case_opened", _("opened the case")
    CASE_CHANGED = "case_changed", _("changed what the case asks about")
    CASE_CLOSED = "case_closed", _("closed the case")
    CASE_REOPENED = "case_reopened", _("opened the case again")
    CASE_ASSIGNED = "case_assigned", _("gave a colleague access to the case")
    ASSIGNMENT_ENDED = "assignment_ended", _("ended a colleague's access to the case")
    PERSON_ADDED = "person_added", _("added a person")
    PERSON_CHANGED = "person_changed", _("changed facts about a person")
    PERSON_REMOVED = "person_removed", _("removed a person who was added by mistake")
    PERSON_READ = "person_read", _("read about a person")
    COUPLE_PAIRED = "couple_paired", _("noted that two persons are a couple")
    COUPLE_UNPAIRED = "couple_unpaired", _("noted that two persons are not a couple")
    NOTE_WRITTEN = "note_written", _("wrote a note")
    NOTES_READ = "notes_read", _("read the notes about a person")
    INFORMATION_GIVEN = "information_given", _("noted that information was given")
    DOCUMENT_ISSUED = "document_issued", _("issued a document")
    DOCUMENT_FETCHED = "document_fetched", _("fetched a document")
    EVENTS_READ = "events_read", _("looked at who has read")


READINGS = frozenset({Deed.PERSON_READ, Deed.NOTES_READ, Deed.DOCUMENT_FETCHED, Deed.EVENTS_READ})


class Event(OfMunicipality):
    """One deed. Holds names of fields, never their values, and is never changed.

    Kept for five years, then deleted by period by the tables' owner. `person` has no constraint in the database:
    the event outlives a person who was added by mistake and removed.
    """

    append_only = True

    case = within("casework.Case", on_delete=models.PROTECT, related_name="events")
    person = within("casework.Person", on_delete=models.DO_NOTHING, related_name="events", null=True)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=20, choices=Deed.choices)
    fields = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "case", "at"], name="event_by_case"),
            models.Index(fields=["municipality", "person", "at"], name="event_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.at:%Y-%m-%d %H:%M}"

    @property
    def field_names(self) -> list[str]:
        """The names of what was changed."""
        return self.fields.split()
