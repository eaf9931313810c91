"""What was done, by whom, when: each deed and each reading of a person."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import Role, User

from .ground import OfMunicipality, within


class Deed(models.TextChoices):
    CASE_OPENED = "case_opened", _("opened the case")
    CASE_CHANGED = "case_changed", _("changed what the case asks about")
    CASE_CLOSED = "case_closed", _("closed the case")
    CASE_REOPENED = "case_reopened", _("opened the case again")
    CASE_ASSIGNED = "case_assigned", _("gave a colleague access to the case")
    ASSIGNMENT_ENDED = "assignment_ended", _("ended a colleague's access to the case")
    # who works with it
    EMERGENCY_TAKEN = "emergency_taken", _("opened the case in an emergency")
    CASE_PROTECTED = "case_protected", _("noted that somebody in the case has protected identity")
    CASE_UNPROTECTED = "case_unprotected", _("noted that nobody in the case has protected identity any longer")
    STAFF_NAMED = "staff_named", _("named a colleague for the case with protected identity")
    STAFF_UNNAMED = "staff_unnamed", _("ended that a colleague is named for the case with protected identity")
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
    # people
    COUPLES_TOLD = "couples_told", _("noted that nobody else is a couple")
    COUPLES_NOT_TOLD = "couples_not_told", _("noted that it is not told who else is a couple")
    CUSTODY_NOTED = "custody_noted", _("noted who has custody of a child")
    # the log itself
    FIELD_REVEALED = "field_revealed", _("showed a masked fact in full")
    READERS_GIVEN = "readers_given", _("gave the client the list of who has read")
    LOG_READ = "log_read", _("looked through the readings of a month")
    READING_REVIEWED = "reading_reviewed", _("reviewed a colleague’s readings")
    LOG_CUT_OFF = "log_cut_off", _("removed the oldest part of the log, which had been kept long enough")
    # documents planner, letters, and what the agency has decided
    DOCUMENTS_PLANNED = "documents_planned", _("put documents on the plan")
    DOCUMENTS_CHANGED = "documents_changed", _("noted where documents stand")
    LETTER_SHOWN = "letter_shown", _("showed a letter for the client to sign")
    DECISION_WRITTEN = "decision_written", _("wrote down what the Migration Agency has decided")
    DECISION_CHANGED = "decision_changed", _("changed what is noted about the Migration Agency’s decision")
    # steps and states
    CASE_WAITS = "case_waits", _("noted that the work waits")
    CASE_GOES_ON = "case_goes_on", _("went on with the work")
    CASE_SUBMITTED = "case_submitted", _("noted that the client has handed in the application")
    SUBMISSION_UNDONE = "submission_undone", _("took back that the application was handed in")
    STEP_SKIPPED = "step_skipped", _("skipped a step")
    STEP_TAKEN_UP = "step_taken_up", _("took up a skipped step")
    # a separate voice: one name for the talk, the confirmation, the part, the own answer and the safety record alike
    OWN_PAGES_READ = "own_pages_read", _("opened a page about a person’s own talk")
    OWN_PAGES_WRITTEN = "own_pages_written", _("wrote on a page about a person’s own talk")
    WORKSHEET_READ = "worksheet_read", _("read the worksheet about a child")
    WORKSHEET_WRITTEN = "worksheet_written", _("wrote on the worksheet about a child")
    # handing over
    RELEASE_NOTED = "release_noted", _("noted that a person lets the case be handed on")
    RELEASE_WITHDRAWN = "release_withdrawn", _("noted that a person takes the release back")
    HANDOVER_READ = "handover_read", _("read the hand-over page")
    LEAVE_NOTHING_CHOSEN = "leave_nothing_chosen", _("chose whether cases are erased when their file is fetched")
    CASE_PACKED = "case_packed", _("took the whole case out as a file")
    PACKAGE_READ = "package_read", _("looked at another municipality’s file")
    CASE_TAKEN_OVER = "case_taken_over", _("opened the case from another municipality’s file")
    # what was told, and the notes on paper
    INFORMATION_TAKEN_BACK = "information_taken_back", _("noted that information was not given after all")
    NOTES_PRINTED = "notes_printed", _("made a print of the notes about a person")
    # forgetting
    CASE_KEPT_LONGER = "case_kept_longer", _("noted that the case must be kept longer")
    LONGER_KEEPING_ENDED = "longer_keeping_ended", _("noted that the case need not be kept longer")
    CASE_FORGOTTEN = "case_forgotten", _("erased the case, because its time was over")
    ADVICE_DECIDED = "advice_decided", _("noted the municipality’s decision about advice without a file")
    ADVICE_DECISION_ENDED = "advice_decision_ended", _("noted that the decision about advice no longer holds")
    # documents
    INCOMPLETE_ISSUED = "incomplete_issued", _("issued a document although something was missing")


READINGS = frozenset(
    {
        Deed.PERSON_READ,
        Deed.NOTES_READ,
        Deed.DOCUMENT_FETCHED,
        Deed.EVENTS_READ,
        Deed.FIELD_REVEALED,
        Deed.READERS_GIVEN,
        Deed.LOG_READ,
        Deed.READING_REVIEWED,
        Deed.OWN_PAGES_READ,
        Deed.WORKSHEET_READ,
        Deed.LETTER_SHOWN,
        Deed.HANDOVER_READ,
        Deed.CASE_PACKED,
        Deed.PACKAGE_READ,
        Deed.NOTES_PRINTED,
    }
)
"""After these deeds a case says what it said before."""

IN_THE_DOCUMENT = frozenset(
    {
        Deed.CASE_CHANGED,
        Deed.PERSON_ADDED,
        Deed.PERSON_CHANGED,
        Deed.PERSON_REMOVED,
        Deed.COUPLE_PAIRED,
        Deed.COUPLE_UNPAIRED,
        Deed.COUPLES_TOLD,
        Deed.COUPLES_NOT_TOLD,
        Deed.CUSTODY_NOTED,
        Deed.INFORMATION_GIVEN,
        Deed.INFORMATION_TAKEN_BACK,
    }
)
"""After these deeds a document says something else."""


class Why(models.TextChoices):
    """With what right somebody did it. The database writes it, from the assignment that was live at that moment."""

    RESPONSIBLE = "responsible", pgettext_lazy("why", "is responsible for the case")
    CO_WORKER = "co_worker", pgettext_lazy("why", "works with the case")
    STAND_IN = "stand_in", pgettext_lazy("why", "stands in for a colleague")
    BREAK_GLASS = "break_glass", pgettext_lazy("why", "emergency access")
    HEAD_OF_UNIT = "head_of_unit", pgettext_lazy("why", "leads the unit")
    JOB = "job", pgettext_lazy("why", "the portal’s own work")
    NOT_ASSIGNED = "not_assigned", pgettext_lazy("why", "without an assignment to the case")


class Event(OfMunicipality):
    """One deed. Holds names of fields, never their values; written by the database's own function, and never changed.

    The events of a municipality are a chain: numbered, each with the hash of the one before (see
    portal.casework.log.chain). `unit` is the role in the municipality at that moment, `page` where it was done,
    `assignment` what gave the right.
    Where nobody acted, but the portal did by itself, there is no actor.

    Kept for five years, then cut off by period by the tables' owner. `case` and `person` have no constraint in the
    database: the event outlives both, and says with `reference` which case it was.
    """

    append_only = True
    written_by_function = True

    sequence = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    unit = models.CharField(max_length=20, choices=Role.choices, blank=True)
    case = within("casework.Case", on_delete=models.DO_NOTHING, related_name="events", null=True)
    reference = models.CharField(max_length=7, blank=True)
    person = within("casework.Person", on_delete=models.DO_NOTHING, related_name="events", null=True)
    deed = models.CharField(max_length=30, choices=Deed.choices)
    fields = models.TextField(blank=True)
    why = models.CharField(max_length=30, choices=Why.choices, blank=True)
    assignment = models.UUIDField(null=True)
    page = models.CharField(max_length=60, blank=True)
    protected = models.BooleanField(default=False)
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-sequence"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "sequence"], name="event_in_chain")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "case", "at"], name="event_by_case"),
            models.Index(fields=["municipality", "person", "at"], name="event_by_person"),
            models.Index(fields=["municipality", "at"], name="event_by_time"),
            models.Index(fields=["municipality", "actor", "at"], include=["case"], name="event_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.sequence}"

    @property
    def field_names(self) -> list[str]:
        """The names of what was changed."""
        return self.fields.split()


class LogHead(OfMunicipality):
    """Where the chain of one municipality ends, and after which event it now begins. Only the log's functions write it.

    Kept for good; holds no person.
    """

    append_only = True
    written_by_function = True

    sequence = models.BigIntegerField(default=0)
    hash = models.BinaryField()
    at = models.DateTimeField()
    cut_sequence = models.BigIntegerField(default=0)
    cut_hash = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality"], name="one_head_of_log")
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.sequence}"
