"""The states of a case and each change of them, steps that were skipped, and what the list of cases is read by."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q

from portal.database.row_security import (
    ProtectByCase,
    enter_municipality,
    key_by_municipality,
    refer_within_municipality,
)

STATUSES = [
    ("draft", "being prepared"),
    ("waiting_client", "waiting for the client"),
    ("waiting_document", "waiting for a document"),
    ("ready", "ready to be handed in"),
    ("submitted", "handed in"),
    ("decision_known", "the agency’s decision is known"),
    ("closed", "closed"),
]
STEPS = [
    ("couples", "Who are a couple"),
    ("custody", "Who has custody"),
    ("facts", "Facts"),
    ("information", "Information given"),
    ("talk", "A talk of one’s own"),
    ("documents", "Papers to get"),
    ("confirmation", "A confirmation of one’s own"),
    ("document", "The document (PDF)"),
    ("submitted", "Handed in to the Swedish Migration Agency"),
    ("decision", "The agency’s decision and what follows"),
]
REASONS = [
    ("declines", "the client does not want this step"),
    ("not_needed", "not needed"),
    ("no_time", "no time"),
    ("no_interpreter", "no interpreter"),
]

# Run by the tables' owner: whoever gives access to a case does not always see it herself. The owner sees one
# municipality at a time, the one that is entered.
KEEP_IN_STEP = """
    CREATE FUNCTION casework_assignment_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    BEGIN
        SELECT c.status, c.touched_at INTO NEW.case_status, NEW.case_touched_at FROM casework_case c
        WHERE c.municipality_id = NEW.municipality_id AND c.id = NEW.case_id;
        RETURN NEW;
    END $$;
    REVOKE ALL ON FUNCTION casework_assignment_begins() FROM PUBLIC;
    CREATE TRIGGER casework_assignment_listed BEFORE INSERT ON casework_assignment
        FOR EACH ROW EXECUTE FUNCTION casework_assignment_begins();

    CREATE FUNCTION casework_case_is_listed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    BEGIN
        UPDATE casework_assignment a SET case_status = NEW.status, case_touched_at = NEW.touched_at
        WHERE a.municipality_id = NEW.municipality_id AND a.case_id = NEW.id;
        RETURN NULL;
    END $$;
    REVOKE ALL ON FUNCTION casework_case_is_listed() FROM PUBLIC;
    CREATE TRIGGER casework_case_listed AFTER UPDATE OF status, touched_at ON casework_case
        FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.touched_at <> NEW.touched_at)
        EXECUTE FUNCTION casework_case_is_listed();
"""
NO_LONGER = """
    DROP TRIGGER casework_case_listed ON casework_case;
    DROP FUNCTION casework_case_is_listed();
    DROP TRIGGER casework_assignment_listed ON casework_assignment;
    DROP FUNCTION casework_assignment_begins();
"""


def each_municipality(apps: StateApps, editor: BaseDatabaseSchemaEditor, statement: str) -> None:
    """Run a statement where each municipality's rows are seen: the owner is held by row-level security too."""
    for municipality in apps.get_model("accounts", "Municipality").objects.values_list("pk", flat=True):
        enter_municipality(municipality)
        editor.execute(statement)
    enter_municipality(None)


def to_seven_states(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    each_municipality(
        apps,
        editor,
        "UPDATE casework_case c SET status = CASE status WHEN 'open' THEN 'draft' ELSE status END, touched_at = "
        "COALESCE((SELECT max(e.at) FROM casework_event e WHERE e.municipality_id = c.municipality_id "
        "AND e.case_id = c.id AND right(e.deed, 5) <> '_read' AND e.deed <> 'document_fetched'), c.opened_at)",
    )


def to_two_states(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    each_municipality(apps, editor, "UPDATE casework_case SET status = 'open' WHERE status <> 'closed'")


def a_case(related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        db_constraint=False,
        editable=False,
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to="casework.case",
    )


def a_colleague(*, null: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        null=null, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


def a_municipality() -> models.ForeignKey:
    return models.ForeignKey(
        editable=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="accounts.municipality",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0005_voice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("case", "case_closed_with_day_and_reason"),
        migrations.AlterField("case", "status", models.CharField(choices=STATUSES, default="draft", max_length=16)),
        migrations.AddField("case", "touched_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField("case", "submitted_on", models.DateField(null=True)),
        migrations.RunPython(to_seven_states, to_two_states),
        migrations.AddConstraint(
            "case",
            models.CheckConstraint(
                condition=(~Q(status="closed") & Q(closed_at=None, closing_reason=""))
                | (Q(status="closed", closed_at__isnull=False) & ~Q(closing_reason="")),
                name="case_closed_with_day_and_reason",
            ),
        ),
        migrations.AddConstraint(
            "case",
            models.CheckConstraint(
                condition=Q(submitted_on__isnull=False) | ~Q(status="submitted"), name="case_submitted_on_a_day"
            ),
        ),
        migrations.AddField(
            "assignment",
            "case_status",
            models.CharField(choices=STATUSES, default="draft", editable=False, max_length=16),
        ),
        migrations.AddField(
            "assignment",
            "case_touched_at",
            models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.RunPython(
            lambda apps, editor: each_municipality(
                apps,
                editor,
                "UPDATE casework_assignment a SET case_status = c.status, case_touched_at = c.touched_at "
                "FROM casework_case c WHERE c.municipality_id = a.municipality_id AND c.id = a.case_id",
            ),
            migrations.RunPython.noop,
        ),
        migrations.RunSQL(KEEP_IN_STEP, NO_LONGER),
        migrations.AddIndex(
            "assignment", models.Index(fields=["municipality", "case", "user"], name="assignment_of_case")
        ),
        migrations.AddIndex(
            "assignment",
            models.Index(
                condition=~Q(case_status="closed"),
                fields=["municipality", "user", "-case_touched_at", "-case"],
                name="assignment_open_listed",
            ),
        ),
        migrations.AddIndex(
            "assignment",
            models.Index(
                fields=["municipality", "user", "case_status", "-case_touched_at", "-case"], name="assignment_listed"
            ),
        ),
        migrations.CreateModel(
            name="SkippedStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("step", models.CharField(choices=STEPS, max_length=16)),
                ("reason", models.CharField(choices=REASONS, max_length=16)),
                ("skipped_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                ("case", a_case("skipped_steps")),
                ("ended_by", a_colleague(null=True)),
                ("municipality", a_municipality()),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="skipped_steps",
                        to="casework.person",
                    ),
                ),
                ("skipped_by", a_colleague()),
            ],
            options={
                "ordering": ["skipped_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(ended_at=None),
                        fields=("municipality", "case", "person", "step"),
                        name="step_skipped_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                        name="step_taken_up_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StateChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("before", models.CharField(blank=True, choices=STATUSES, max_length=16)),
                ("after", models.CharField(choices=STATUSES, max_length=16)),
                ("turn", models.CharField(max_length=20)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by", a_colleague()),
                ("case", a_case("state_changes")),
                ("municipality", a_municipality()),
            ],
            options={
                "ordering": ["at"],
                "indexes": [models.Index(fields=["municipality", "case", "at"], name="state_change_by_case")],
            },
        ),
        key_by_municipality("casework_skippedstep"),
        key_by_municipality("casework_statechange"),
        refer_within_municipality("casework_skippedstep", ("case_id",), "casework_case", ("id",)),
        refer_within_municipality(
            "casework_skippedstep", ("case_id", "person_id"), "casework_person", ("case_id", "id")
        ),
        refer_within_municipality("casework_statechange", ("case_id",), "casework_case", ("id",)),
        ProtectByCase("casework_skippedstep"),
        ProtectByCase("casework_statechange"),
    ]
