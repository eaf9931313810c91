"""Documents planner and the days after a decision. Lead times are the municipality's; the rest is the case's."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

from portal.database.row_security import (
    ProtectByCase,
    ProtectByMunicipality,
    ProtectByPerson,
    key_by_municipality,
    refer_within_municipality,
)

TABLES = ("casework_planneddocument", "casework_leadtime", "casework_agencydecision", "casework_grantedperson")
REFERENCES = (
    ("casework_planneddocument", ("person_id",), "casework_person", ("id",)),
    ("casework_agencydecision", ("case_id",), "casework_case", ("id",)),
    ("casework_grantedperson", ("decision_id",), "casework_agencydecision", ("id",)),
    ("casework_grantedperson", ("person_id",), "casework_person", ("id",)),
)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0006_tasks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="wished_departure",
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name="AgencyDecision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("decided_on", models.DateField()),
                ("known_on", models.DateField(null=True)),
                (
                    "ordinance",
                    models.CharField(
                        choices=[("1984:890", "1984:890, repealed"), ("2025:970", "2025:970")], max_length=10
                    ),
                ),
                ("amount", models.PositiveIntegerField(null=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("letter", "The client has shown the decision"),
                            ("client", "The client has told about it"),
                        ],
                        max_length=8,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agency_decisions",
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
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["decided_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GrantedPerson",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("departed_on", models.DateField(null=True)),
                ("arrived_on", models.DateField(null=True)),
                ("second_asked_on", models.DateField(null=True)),
                ("permit_ended_on", models.DateField(null=True)),
                ("third_asked_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="granted",
                        to="casework.agencydecision",
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
                        related_name="granted",
                        to="casework.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LeadTime",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("days_from", models.PositiveSmallIntegerField()),
                ("days_to", models.PositiveSmallIntegerField()),
                ("source", models.CharField(max_length=200)),
                ("as_of", models.DateField()),
                ("noted_at", models.DateTimeField(db_default=Now())),
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
            ],
            options={
                "ordering": ["kind", "country"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlannedDocument",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("needed", "needed"),
                            ("asked", "asked for"),
                            ("coming", "promised for a day"),
                            ("held", "with an authority"),
                            ("in_place", "in place"),
                            ("not_applicable", "not needed, because …"),
                        ],
                        default="needed",
                        max_length=14,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_concerned", "it does not concern this person"),
                            ("other_document", "another document shows the same"),
                            ("not_asked_for", "the authority has said it is not needed"),
                            ("cannot_be_had", "it does not exist or cannot be had"),
                            ("own_choice", "the person does not want to ask for it"),
                        ],
                        max_length=14,
                    ),
                ),
                ("asked_on", models.DateField(null=True)),
                ("expected_by", models.DateField(null=True)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seen", "seen by us"),
                            ("client", "the client’s own words"),
                            ("register", "an authority’s word or extract"),
                        ],
                        max_length=8,
                    ),
                ),
                ("seen_on", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        related_name="planned_documents",
                        to="casework.person",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="agencydecision",
            constraint=models.UniqueConstraint(fields=("municipality", "request_key"), name="agencydecision_made_once"),
        ),
        migrations.AddConstraint(
            model_name="grantedperson",
            constraint=models.UniqueConstraint(fields=("municipality", "decision", "person"), name="granted_once"),
        ),
        migrations.AddConstraint(
            model_name="leadtime",
            constraint=models.UniqueConstraint(fields=("municipality", "request_key"), name="leadtime_made_once"),
        ),
        migrations.AddConstraint(
            model_name="leadtime",
            constraint=models.UniqueConstraint(fields=("municipality", "kind", "country"), name="lead_time_once"),
        ),
        migrations.AddConstraint(
            model_name="leadtime",
            constraint=models.CheckConstraint(
                condition=models.Q(("days_from__lte", models.F("days_to"))), name="lead_time_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="planneddocument",
            constraint=models.UniqueConstraint(fields=("municipality", "person", "kind"), name="planned_document_once"),
        ),
        migrations.AddConstraint(
            model_name="planneddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "not_applicable"), ("reason", ""), _connector="XOR"),
                name="planned_document_left_out_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="planneddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "asked"), _negated=True), ("asked_on__isnull", False), _connector="OR"
                ),
                name="planned_document_asked_when",
            ),
        ),
        *[key_by_municipality(table) for table in TABLES],
        *[refer_within_municipality(*reference) for reference in REFERENCES],
        ProtectByPerson("casework_planneddocument"),
        ProtectByMunicipality("casework_leadtime"),
        ProtectByCase("casework_agencydecision"),
        ProtectByPerson("casework_grantedperson"),
    ]
