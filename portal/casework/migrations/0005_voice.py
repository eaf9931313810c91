"""Each adult's own voice: talks, confirmations, the part in the application, safety records, and the child's sheet."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from portal.database.row_security import (
    NameReaders,
    ProtectByPerson,
    ProtectBySafetyRecord,
    ProtectSafetyAccess,
    ProtectSafetyRecords,
    key_by_municipality,
    refer_within_municipality,
)

TABLES = (
    "casework_talk",
    "casework_nexttalk",
    "casework_confirmation",
    "casework_safetyrecord",
    "casework_safetyaccess",
    "casework_safetyevent",
    "casework_childworksheet",
)

# table, columns after municipality_id, parent, its columns after municipality_id. A correction stays with one person.
REFERENCES = (
    ("casework_talk", ("person_id",), "casework_person", ("id",)),
    ("casework_talk", ("person_id", "corrects_id"), "casework_talk", ("person_id", "id")),
    ("casework_nexttalk", ("person_id",), "casework_person", ("id",)),
    ("casework_confirmation", ("person_id",), "casework_person", ("id",)),
    ("casework_safetyrecord", ("person_id",), "casework_person", ("id",)),
    ("casework_safetyaccess", ("person_id",), "casework_person", ("id",)),
    ("casework_safetyaccess", ("person_id", "record_id"), "casework_safetyrecord", ("person_id", "id")),
    ("casework_safetyevent", ("record_id",), "casework_safetyrecord", ("id",)),
    ("casework_childworksheet", ("person_id",), "casework_person", ("id",)),
)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0004_people"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="part",
            field=models.CharField(
                choices=[("in", "is part of this application"), ("not_in", "is not part of this application")],
                default="in",
                max_length=8,
            ),
        ),
        migrations.AddField(model_name="person", name="voice_from", field=models.DateField(null=True)),
        migrations.AddField(model_name="issueddocument", name="taken_back_at", field=models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="Talk",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("held_on", models.DateField()),
                ("language", models.CharField(max_length=8)),
                (
                    "interpreter",
                    models.CharField(
                        choices=[
                            ("not_needed", "None needed: we share a language"),
                            ("present", "In the room"),
                            ("phone", "By telephone"),
                            ("video", "By video"),
                            ("refused", "The person did not want an interpreter"),
                            ("not_available", "There was none, although one was needed"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "meeting",
                    models.CharField(
                        choices=[("in_person", "In the same room"), ("phone", "By telephone"), ("video", "By video")],
                        max_length=12,
                    ),
                ),
                ("alone", models.BooleanField()),
                ("teach_back", models.BooleanField()),
                ("booking_reference", models.CharField(blank=True, max_length=40)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="casework.talk",
                    ),
                ),
                (
                    "held_by",
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
                    "noted_by",
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
                        related_name="talks",
                        to="casework.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-noted_at"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "request_key"), name="talk_made_once"),
                    models.UniqueConstraint(fields=("municipality", "person", "id"), name="talk_of_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NextTalk",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("planned_on", models.DateField()),
                (
                    "meeting",
                    models.CharField(
                        choices=[("in_person", "In the same room"), ("phone", "By telephone"), ("video", "By video")],
                        max_length=12,
                    ),
                ),
                ("interpreter_needed", models.BooleanField()),
                ("booking_reference", models.CharField(blank=True, max_length=40)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="next_talks",
                        to="casework.person",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("municipality", "person"), name="next_talk_once")]
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("given_on", models.DateField()),
                ("language", models.CharField(max_length=8)),
                (
                    "manner",
                    models.CharField(
                        choices=[("signed", "I have seen the person sign"), ("said", "The person said so in the talk")],
                        max_length=8,
                    ),
                ),
                ("facts", models.CharField(max_length=64)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("withdrawn_at", models.DateTimeField(null=True)),
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
                    "noted_by",
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
                        related_name="confirmations",
                        to="casework.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-noted_at"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "request_key"), name="confirmation_made_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("answer_sealed", models.BinaryField(null=True)),
                ("contact_way_sealed", models.BinaryField(null=True)),
                ("safe_times_sealed", models.BinaryField(null=True)),
                ("note_sealed", models.BinaryField(null=True)),
                ("no_letters", models.BooleanField(default=False)),
                ("talk_alone", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                        related_name="safety_records",
                        to="casework.person",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["written_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "person", "written_by"), name="safety_record_of_writer"
                    ),
                    models.UniqueConstraint(fields=("municipality", "person", "id"), name="safety_record_of_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyAccess",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "given_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.person",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access",
                        to="casework.safetyrecord",
                    ),
                ),
            ],
            options={
                "ordering": ["since"],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "record", "user"), name="safety_access_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyEvent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("read", "read"),
                            ("written", "wrote"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "actor",
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
                    "record",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="casework.safetyrecord",
                    ),
                ),
            ],
            options={"ordering": ["-at"]},
        ),
        migrations.CreateModel(
            name="ChildWorksheet",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("asked_on", models.DateField(null=True)),
                ("how_asked_sealed", models.BinaryField(null=True)),
                ("own_view_sealed", models.BinaryField(null=True)),
                ("best_for_sealed", models.BinaryField(null=True)),
                ("best_against_sealed", models.BinaryField(null=True)),
                ("everyday_sealed", models.BinaryField(null=True)),
                ("ties_sealed", models.BinaryField(null=True)),
                ("custodians_sealed", models.BinaryField(null=True)),
                ("unknown_sealed", models.BinaryField(null=True)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                        related_name="worksheets",
                        to="casework.person",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("municipality", "person"), name="worksheet_of_child")]
            },
        ),
        *(key_by_municipality(table) for table in TABLES),
        *(refer_within_municipality(*reference) for reference in REFERENCES),
        ProtectByPerson("casework_talk"),
        ProtectByPerson("casework_nexttalk"),
        ProtectByPerson("casework_confirmation"),
        NameReaders("casework_safetyaccess"),
        ProtectSafetyRecords("casework_safetyrecord", access="casework_safetyaccess"),
        ProtectSafetyAccess("casework_safetyaccess", records="casework_safetyrecord"),
        ProtectBySafetyRecord("casework_safetyevent", records="casework_safetyrecord"),
        ProtectByPerson("casework_childworksheet"),
    ]
