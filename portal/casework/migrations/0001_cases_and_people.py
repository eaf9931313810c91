"""Cases, people, journal, documents and events.

From this first migration on, the primary key of each table and every unique index begin with the municipality, and
references between the tables carry the municipality with them; the next one closes them by row-level security.
"""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import portal.casework.models.case
import portal.casework.models.document
from portal.database.row_security import key_by_municipality, refer_within_municipality

TABLES = (
    "casework_case",
    "casework_assignment",
    "casework_person",
    "casework_note",
    "casework_informationgiven",
    "casework_issueddocument",
    "casework_event",
)

# table, columns after municipality_id, parent, its columns after municipality_id. Ties and couples stay in one case, and
# corrections with one person. An event's person has no reference: the event outlives a person removed as a mistake.
REFERENCES = (
    ("casework_assignment", ("case_id",), "casework_case", ("id",)),
    ("casework_person", ("case_id",), "casework_case", ("id",)),
    ("casework_person", ("case_id", "partner_id"), "casework_person", ("case_id", "id")),
    ("casework_person", ("case_id", "ties_to_id"), "casework_person", ("case_id", "id")),
    ("casework_note", ("person_id",), "casework_person", ("id",)),
    ("casework_note", ("person_id", "corrects_id"), "casework_note", ("person_id", "id")),
    ("casework_informationgiven", ("person_id",), "casework_person", ("id",)),
    ("casework_issueddocument", ("case_id",), "casework_case", ("id",)),
    ("casework_event", ("case_id",), "casework_case", ("id",)),
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_all_municipalities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "reference",
                    models.CharField(default=portal.casework.models.case.new_reference, editable=False, max_length=7),
                ),
                (
                    "status",
                    models.CharField(choices=[("open", "open"), ("closed", "closed")], default="open", max_length=10),
                ),
                ("applied_on", models.DateField()),
                ("household_unclear", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closing_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("document_given", "The client has received the document"),
                            ("clients_wish", "The client asked us to close the case"),
                            ("moved", "The client has moved to another municipality"),
                            ("by_mistake", "The case was opened by mistake"),
                            ("other", "Another reason"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateTimeField(null=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="casework.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IssuedDocument",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("pdf_sealed", models.BinaryField(null=True)),
                ("sha256", models.CharField(max_length=64)),
                ("edition", models.CharField(max_length=10)),
                ("wording", models.CharField(max_length=10)),
                ("applied_on", models.DateField()),
                ("language", models.CharField(default="sv", max_length=8)),
                ("amount_min", models.PositiveIntegerField()),
                ("amount_max", models.PositiveIntegerField()),
                ("issued_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("forget_after", models.DateTimeField(default=portal.casework.models.document.week_from_now)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="casework.case",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("order", models.PositiveSmallIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("name_sealed", models.BinaryField()),
                ("identity_digits_sealed", models.BinaryField(null=True)),
                ("identity_kind", models.CharField(default="none", max_length=12)),
                ("identity_blind", models.BinaryField(null=True)),
                ("language", models.CharField(default="sv", max_length=8)),
                ("household", models.CharField(default="home", max_length=20)),
                ("born", models.DateField(null=True)),
                ("swedish_citizen", models.BooleanField(null=True)),
                ("permit_status", models.CharField(max_length=30, null=True)),
                ("permit_ground", models.CharField(max_length=40, null=True)),
                ("permit_since", models.DateField(null=True)),
                ("permit_unbroken", models.BooleanField(null=True)),
                ("ties_through_partner", models.BooleanField(null=True)),
                ("resident", models.BooleanField(null=True)),
                ("settle_permanently", models.BooleanField(null=True)),
                ("destination", models.CharField(max_length=2, null=True)),
                ("received_there", models.BooleanField(null=True)),
                ("previous_grant", models.BooleanField(null=True)),
                ("csn_debt", models.BooleanField(null=True)),
                ("enforcement_debt", models.BooleanField(null=True)),
                ("criminal_matter", models.BooleanField(null=True)),
                ("keep_permit_notice", models.BooleanField(null=True)),
                ("lacks_means", models.BooleanField(null=True)),
                ("relation", models.CharField(max_length=20, null=True)),
                ("travel_cost", models.PositiveIntegerField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="casework.case",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="casework.person",
                    ),
                ),
                (
                    "ties_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="casework.person",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("text_sealed", models.BinaryField()),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="casework.note",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="casework.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-written_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InformationGiven",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("voluntary", "That repatriation is voluntary and that saying no changes nothing"),
                            ("conditions", "The conditions of the grant and how it is paid"),
                            ("leaving", "What one gives up, and what can go wrong"),
                            ("repayment", "When the grant can be stopped or must be paid back"),
                            ("decision", "That the Swedish Migration Agency decides, and what can be appealed"),
                            ("children", "What it means for the children"),
                            ("secrecy", "What is written down, who may read it and for how long it is kept"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("language", models.CharField(max_length=8)),
                ("given_on", models.DateField()),
                (
                    "manner",
                    models.CharField(
                        choices=[
                            ("meeting", "In a meeting"),
                            ("interpreter", "In a meeting with an interpreter"),
                            ("phone", "By telephone"),
                            ("paper", "On paper"),
                            ("portal", "On the portal's pages, read together"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="information",
                        to="casework.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-given_on", "topic"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("case_opened", "opened the case"),
                            ("case_changed", "changed what the case asks about"),
                            ("case_closed", "closed the case"),
                            ("case_reopened", "opened the case again"),
                            ("case_assigned", "gave a colleague access to the case"),
                            ("assignment_ended", "ended a colleague's access to the case"),
                            ("person_added", "added a person"),
                            ("person_changed", "changed facts about a person"),
                            ("person_removed", "removed a person who was added by mistake"),
                            ("person_read", "read about a person"),
                            ("couple_paired", "noted that two persons are a couple"),
                            ("couple_unpaired", "noted that two persons are not a couple"),
                            ("note_written", "wrote a note"),
                            ("notes_read", "read the notes about a person"),
                            ("information_given", "noted that information was given"),
                            ("document_issued", "issued a document"),
                            ("document_fetched", "fetched a document"),
                            ("events_read", "looked at who has read"),
                        ],
                        max_length=20,
                    ),
                ),
                ("fields", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="casework.case",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="casework.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("municipality", "request_key"), name="case_made_once"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("municipality", "reference"), name="case_reference"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closing_reason", ""), ("status", "open")),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("status", "closed"),
                        models.Q(("closing_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="case_closed_with_day_and_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("municipality", "case", "user"),
                name="assignment_live_once",
            ),
        ),
        migrations.AddIndex(
            model_name="issueddocument",
            index=models.Index(fields=["municipality", "forget_after"], name="document_forgotten_after"),
        ),
        migrations.AddConstraint(
            model_name="issueddocument",
            constraint=models.UniqueConstraint(fields=("municipality", "request_key"), name="issueddocument_made_once"),
        ),
        migrations.AddConstraint(
            model_name="issueddocument",
            constraint=models.UniqueConstraint(fields=("municipality", "case", "number"), name="document_number"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["municipality", "identity_blind"], name="person_by_identity"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("municipality", "request_key"), name="person_made_once"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("municipality", "case", "id"), name="person_in_case"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("municipality", "case", "order"), name="person_order"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                fields=("municipality", "case", "identity_blind"), name="person_once_in_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("municipality", "partner"), name="person_in_one_couple"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("partner", models.F("id")), _negated=True), name="person_not_own_partner"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("ties_to", models.F("id")), _negated=True), name="person_no_ties_to_oneself"
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.UniqueConstraint(fields=("municipality", "request_key"), name="note_made_once"),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.UniqueConstraint(fields=("municipality", "person", "id"), name="note_of_person"),
        ),
        migrations.AddConstraint(
            model_name="informationgiven",
            constraint=models.UniqueConstraint(
                fields=("municipality", "request_key"), name="informationgiven_made_once"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["municipality", "case", "at"], name="event_by_case"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["municipality", "person", "at"], name="event_by_person"),
        ),
        *(key_by_municipality(table) for table in TABLES),
        *(refer_within_municipality(*reference) for reference in REFERENCES),
    ]
