"""Documents of several kinds, each for the household or for one person; and why an incomplete one was made."""

import django.db.models.deletion
from django.db import migrations, models

from portal.database.row_security import refer_within_municipality

HOUSEHOLDS = ("application", "handover_sheet", "agency_form")
EITHERS = ("consequences",)
KINDS = (
    "application",
    "own_summary",
    "checklist",
    "consequences",
    "information_receipt",
    "power_of_attorney",
    "handover_sheet",
    "letter",
    "agency_form",
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0013_voice_moment")]

    operations = [
        migrations.AddField(
            "issueddocument",
            "kind",
            models.CharField(choices=[(kind, kind) for kind in KINDS], default="application", max_length=24),
        ),
        migrations.AddField(
            "issueddocument",
            "person",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="casework.person",
            ),
        ),
        migrations.AddField("issueddocument", "which", models.CharField(blank=True, default="", max_length=64), False),
        migrations.AddField(
            "issueddocument",
            "why_incomplete",
            models.CharField(
                blank=True,
                choices=[
                    ("to_read", "it is only for reading through"),
                    ("later", "what is missing is sent in later"),
                    ("not_to_be_had", "what is missing cannot be had"),
                    ("client_wishes", "the client wants to hand it in as it is"),
                ],
                default="",
                max_length=16,
            ),
            False,
        ),
        migrations.AddField("issueddocument", "fetched_at", models.DateTimeField(null=True)),
        migrations.AddField("issueddocument", "incomplete_words_sealed", models.BinaryField(null=True)),
        migrations.RemoveConstraint("issueddocument", "document_number"),
        migrations.AddConstraint(
            "issueddocument",
            models.UniqueConstraint(
                fields=("municipality", "case", "person", "number"), nulls_distinct=False, name="document_number"
            ),
        ),
        migrations.AddConstraint(
            "issueddocument",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", HOUSEHOLDS), ("person", None)),
                    ("kind__in", EITHERS),
                    models.Q(
                        models.Q(("kind__in", (*HOUSEHOLDS, *EITHERS)), _negated=True), ("person__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="document_is_somebodys",
            ),
        ),
        migrations.AddConstraint(
            "issueddocument",
            models.CheckConstraint(
                condition=models.Q(
                    ("why_incomplete", ""), ("kind__in", ("application", "agency_form")), _connector="OR"
                ),
                name="document_may_be_incomplete",
            ),
        ),
        refer_within_municipality(
            "casework_issueddocument", ("case_id", "person_id"), "casework_person", ("case_id", "id")
        ),
    ]
