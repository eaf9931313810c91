"""The log: a chain of events for each municipality, its reviews, and what heads are told of at once.

The functions and triggers are in 0003_log.sql. Events from before this migration are put into their chain by it.
"""

import uuid
from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

from portal.database.row_security import (
    OpenToHeads,
    ProtectByMunicipality,
    ProtectForHeads,
    key_by_municipality,
    refer_within_municipality,
)

ROLES = [
    ("social_worker", "social worker"),
    ("head_of_unit", "head of unit"),
    ("coordinator", "coordinator"),
    ("editor", "editor"),
    ("administrator", "administrator"),
]
WHYS = [
    ("responsible", "is responsible for the case"),
    ("co_worker", "works with the case"),
    ("stand_in", "stands in for a colleague"),
    ("break_glass", "emergency access"),
    ("head_of_unit", "leads the unit"),
    ("job", "the portal’s own work"),
    ("not_assigned", "without an assignment to the case"),
]
KINDS = [
    ("break_glass", "took emergency access to a case"),
    ("own_case", "gave a case to herself or himself"),
    ("many_cases", "opened unusually many cases in a short time"),
]
OUTCOMES = [
    ("in_order", "in order"),
    ("asked", "the colleague has been asked"),
    ("needs_more", "more has to be looked at"),
]

FUNCTIONS = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
DROP_FUNCTIONS = """
    DROP TRIGGER keep_events ON casework_event;
    DROP TRIGGER keep_all_events ON casework_event;
    DROP TRIGGER keep_head ON casework_loghead;
    DROP TRIGGER keep_all_heads ON casework_loghead;
    DROP FUNCTION casework_keep_events(), casework_keep_head(), casework_reach(uuid, interval, text[]),
        casework_same_surname(jsonb), casework_cut_off_log(date), casework_append_events(jsonb), casework_log_origin(),
        casework_event_hash(casework_event);
"""

# Row-level security shows the owner one municipality at a time.
CHAIN_EARLIER_EVENTS = """
    DO $$
    DECLARE
        here bigint;
        number bigint;
        last bytea;
        event casework_event;
        entered CONSTANT text := coalesce(current_setting('app.municipality', true), '');
    BEGIN
        FOR here IN SELECT id FROM accounts_municipality LOOP
            PERFORM set_config('app.municipality', here::text, true);
            number := 0;
            last := decode(repeat('00', 32), 'hex');
            FOR event IN SELECT * FROM casework_event WHERE municipality_id = here ORDER BY at, id LOOP
                number := number + 1;
                event.sequence := number;
                event.reference := coalesce((SELECT c.reference FROM casework_case c
                    WHERE c.municipality_id = here AND c.id = event.case_id), '');
                event.previous := last;
                event.hash := casework_event_hash(event);
                last := event.hash;
                UPDATE casework_event e SET sequence = event.sequence, reference = event.reference,
                    previous = event.previous, hash = event.hash
                WHERE e.municipality_id = here AND e.id = event.id;
            END LOOP;
            IF number > 0 THEN
                INSERT INTO casework_loghead (id, municipality_id, sequence, hash, at, cut_sequence, cut_hash)
                VALUES (gen_random_uuid(), here, number, last, event.at, 0, decode(repeat('00', 32), 'hex'));
            END IF;
        END LOOP;
        PERFORM set_config('app.municipality', entered, true);
    END
    $$
"""
HASH = FUNCTIONS[FUNCTIONS.index("CREATE FUNCTION") : FUNCTIONS.index("-- Nothing precedes")]
THE_REST = FUNCTIONS[FUNCTIONS.index("-- Nothing precedes") :]


def municipality() -> models.ForeignKey:
    return models.ForeignKey(
        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.municipality"
    )


def user(null: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        null=null, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


def key() -> models.UUIDField:
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0002_access"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("person", "surname_blind", models.BinaryField(null=True)),
        migrations.AddIndex(
            "person", models.Index(fields=["municipality", "surname_blind"], name="person_by_surname")
        ),
        # the columns of the chain
        migrations.RunSQL(
            "ALTER TABLE casework_event DROP CONSTRAINT casework_event_case_id_within_municipality",
            "ALTER TABLE casework_event ADD CONSTRAINT casework_event_case_id_within_municipality "
            "FOREIGN KEY (municipality_id, case_id) REFERENCES casework_case (municipality_id, id)",
        ),
        migrations.AlterField("event", "at", models.DateTimeField()),
        migrations.AlterField("event", "actor", user(null=True)),
        migrations.AlterField("event", "deed", models.CharField(max_length=30)),
        migrations.AlterField(
            "event",
            "case",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="casework.case",
            ),
        ),
        migrations.AddField("event", "sequence", models.BigIntegerField(null=True)),
        migrations.AddField("event", "unit", models.CharField(default="", max_length=20)),
        migrations.AddField("event", "reference", models.CharField(default="", max_length=7)),
        migrations.AddField("event", "why", models.CharField(default="", max_length=30)),
        migrations.AddField("event", "assignment", models.UUIDField(null=True)),
        migrations.AddField("event", "page", models.CharField(default="", max_length=60)),
        migrations.AddField("event", "protected", models.BooleanField(default=False)),
        migrations.AddField("event", "previous", models.BinaryField(null=True)),
        migrations.AddField("event", "hash", models.BinaryField(null=True)),
        migrations.CreateModel(
            name="LogHead",
            fields=[
                ("id", key()),
                ("sequence", models.BigIntegerField(default=0)),
                ("hash", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("cut_sequence", models.BigIntegerField(default=0)),
                ("cut_hash", models.BinaryField()),
                ("municipality", municipality()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["municipality"], name="one_head_of_log")],
            },
        ),
        ProtectByMunicipality("casework_loghead"),
        migrations.RunSQL(HASH, migrations.RunSQL.noop),
        migrations.RunSQL(CHAIN_EARLIER_EVENTS, migrations.RunSQL.noop),
        migrations.AlterField("event", "sequence", models.BigIntegerField()),
        migrations.AlterField("event", "previous", models.BinaryField()),
        migrations.AlterField("event", "hash", models.BinaryField()),
        migrations.AlterField("event", "unit", models.CharField(blank=True, choices=ROLES, max_length=20)),
        migrations.AlterField("event", "reference", models.CharField(blank=True, max_length=7)),
        migrations.AlterField("event", "why", models.CharField(blank=True, choices=WHYS, max_length=30)),
        migrations.AlterField("event", "page", models.CharField(blank=True, max_length=60)),
        migrations.AlterModelOptions("event", {"ordering": ["-sequence"]}),
        migrations.AddConstraint(
            "event", models.UniqueConstraint(fields=["municipality", "sequence"], name="event_in_chain")
        ),
        migrations.AddIndex("event", models.Index(fields=["municipality", "at"], name="event_by_time")),
        migrations.AddIndex(
            "event", models.Index(fields=["municipality", "actor", "at"], include=["case"], name="event_by_actor")
        ),
        migrations.RunSQL(THE_REST, DROP_FUNCTIONS),
        OpenToHeads("casework_event"),
        # reviews and notices
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", key()),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("month", models.DateField()),
                ("first_event", models.UUIDField()),
                ("outcome", models.CharField(choices=OUTCOMES, max_length=12)),
                ("comment_sealed", models.BinaryField(null=True)),
                ("at", models.DateTimeField(db_default=Now())),
                ("municipality", municipality()),
                ("reader", user()),
                ("reviewer", user()),
            ],
            options={
                "ordering": ["at"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "request_key"), name="review_made_once"),
                    models.CheckConstraint(condition=~models.Q(reviewer=models.F("reader")), name="review_by_another"),
                ],
                "indexes": [models.Index(fields=["municipality", "month", "first_event"], name="review_of_month")],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", key()),
                ("kind", models.CharField(choices=KINDS, max_length=30)),
                ("reference", models.CharField(blank=True, max_length=7)),
                ("once", models.CharField(max_length=60)),
                ("raised_at", models.DateTimeField(db_default=Now())),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("about", user()),
                ("acknowledged_by", user(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="casework.case",
                    ),
                ),
                ("municipality", municipality()),
            ],
            options={
                "ordering": ["-raised_at"],
                "constraints": [
                    models.UniqueConstraint(fields=["municipality", "kind", "about", "once"], name="notice_once")
                ],
            },
        ),
        *(key_by_municipality(f"casework_{table}") for table in ("loghead", "review", "notice")),
        refer_within_municipality("casework_notice", ("case_id",), "casework_case", ("id",)),
        ProtectForHeads("casework_review"),
        ProtectForHeads("casework_notice"),
    ]
