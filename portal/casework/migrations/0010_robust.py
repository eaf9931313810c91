"""Drafts: what somebody typed and has not saved, seen by nobody else."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import portal.casework.models.draft
from portal.database.row_security import ProtectByUserAndCase, key_by_municipality, refer_within_municipality


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0009_handover"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("path", models.CharField(max_length=200)),
                ("fields_sealed", models.BinaryField()),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("forget_after", models.DateTimeField(default=portal.casework.models.draft.week_from_now)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
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
                    "user",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-saved_at"],
                "indexes": [models.Index(fields=["municipality", "forget_after"], name="draft_forgotten_after")],
                "constraints": [models.UniqueConstraint(fields=("municipality", "user", "path"), name="draft_once")],
            },
        ),
        key_by_municipality("casework_draft"),
        refer_within_municipality("casework_draft", ("case_id",), "casework_case", ("id",)),
        ProtectByUserAndCase("casework_draft"),
    ]
