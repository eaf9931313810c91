"""Every table is closed by row-level security: to other municipalities, and to those who are not assigned to the case.

Access is given by heads of unit. To oneself it is given by opening a case, or taken in an emergency, for four hours.
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

from portal.database.access_rules import OwnersFunction, ProtectAssignments, ProtectEvents
from portal.database.row_security import (
    IN_MUNICIPALITY,
    LEADS_HERE,
    USER_ID,
    WORKS_HERE,
    ProtectByCase,
    ProtectByPerson,
    ProtectByUser,
    ProtectCases,
    key_by_municipality,
)

LIVE = "a.since <= statement_timestamp() AND (a.until IS NULL OR a.until > statement_timestamp())"
# The case that is meant, c, and that the one who asks may work with it now.
MINE = f"""c.id = wanted AND c.{IN_MUNICIPALITY} AND {WORKS_HERE} AND EXISTS (
    SELECT 1 FROM casework_assignment a WHERE a.municipality_id = c.municipality_id AND a.case_id = c.id
    AND a.user_id = {USER_ID} AND {LIVE} AND (NOT c.has_protected OR a.named_for_protected)
)"""

MAY_TAKE = OwnersFunction(
    "casework_may_take(wanted uuid, taken_as text, begins timestamptz, ends timestamptz)",
    "boolean",
    f"""
    SELECT EXISTS (
        SELECT 1 FROM casework_case c WHERE c.id = wanted AND c.{IN_MUNICIPALITY} AND CASE taken_as
            WHEN 'responsible' THEN c.opened_by_id = {USER_ID} AND NOT EXISTS (
                SELECT 1 FROM casework_assignment a WHERE a.municipality_id = c.municipality_id AND a.case_id = c.id)
            WHEN 'break_glass' THEN NOT c.has_protected AND begins <= statement_timestamp()
                AND ends <= statement_timestamp() + interval '4 hours'
            ELSE false
        END
    )
    """,
)

# For a head, who sees no case: the case is held for the transaction, as the deeds of those who work with it hold it.
HOLD = OwnersFunction(
    "casework_hold_case(wanted uuid)",
    "TABLE (reference varchar, status varchar, has_protected boolean)",
    f"""
    SELECT c.reference, c.status, c.has_protected FROM casework_case c
    WHERE c.id = wanted AND c.{IN_MUNICIPALITY} AND {LEADS_HERE} FOR UPDATE OF c
    """,
    stable=False,
)

# For an emergency. A case with protected identity is not found, no more than one of another municipality.
FIND = OwnersFunction(
    "casework_find_case(wanted text)",
    "uuid",
    f"""
    SELECT c.id FROM casework_case c
    WHERE c.reference = wanted AND c.{IN_MUNICIPALITY} AND {WORKS_HERE} AND NOT c.has_protected FOR UPDATE OF c
    """,
    stable=False,
)

# Says neither which case nor whose; and nothing of a case with protected identity.
KNOWN_ELSEWHERE = OwnersFunction(
    "casework_known_elsewhere(blind bytea[], wanted uuid)",
    "boolean",
    f"""
    SELECT EXISTS (SELECT 1 FROM casework_case c WHERE {MINE}) AND EXISTS (
        SELECT 1 FROM casework_person p
        JOIN casework_case c ON c.municipality_id = p.municipality_id AND c.id = p.case_id
        WHERE p.{IN_MUNICIPALITY} AND p.identity_blind = ANY (blind) AND p.case_id <> wanted
        AND c.status <> 'closed' AND NOT c.has_protected
    )
    """,
)

# Whoever marks a case as protected is named for it; all others wait until a head has named them.
PROTECT = OwnersFunction(
    "casework_protect_case(wanted uuid)",
    "boolean",
    f"""
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM casework_case c WHERE {MINE} AND NOT c.has_protected FOR UPDATE OF c) THEN
            RETURN false;
        END IF;
        -- Whoever came in an emergency would be the only one named, and lock the others out.
        IF NOT EXISTS (
            SELECT 1 FROM casework_assignment a WHERE a.{IN_MUNICIPALITY} AND a.case_id = wanted
            AND a.user_id = {USER_ID} AND {LIVE} AND a.role <> 'break_glass'
        ) THEN
            RETURN false;
        END IF;
        UPDATE casework_assignment a SET named_for_protected = true
        WHERE a.{IN_MUNICIPALITY} AND a.case_id = wanted AND a.user_id = {USER_ID} AND {LIVE};
        UPDATE casework_case c SET has_protected = true WHERE c.{IN_MUNICIPALITY} AND c.id = wanted;
        RETURN true;
    END
    """,
    language="plpgsql",
    stable=False,
)

UNPROTECT = OwnersFunction(
    "casework_unprotect_case(wanted uuid)",
    "boolean",
    f"""
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM casework_case c WHERE {MINE} AND c.has_protected FOR UPDATE OF c) THEN
            RETURN false;
        END IF;
        UPDATE casework_case c SET has_protected = false WHERE c.{IN_MUNICIPALITY} AND c.id = wanted;
        UPDATE casework_assignment a SET named_for_protected = false
        WHERE a.{IN_MUNICIPALITY} AND a.case_id = wanted AND a.named_for_protected;
        RETURN true;
    END
    """,
    language="plpgsql",
    stable=False,
)

_AS_OWNER = "current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)"

# An assignment can end, sooner than planned or now: by a head, or by whoever has it. Heads name. Nothing else changes,
# and what has ended is over. Columns that only repeat the case's own are not looked at.
ASSIGNMENT_KEEPS = migrations.RunSQL(
    f"""
    CREATE FUNCTION casework_assignment_keeps() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
    BEGIN
        IF {_AS_OWNER} THEN
            RETURN NEW;
        END IF;
        IF (NEW.id, NEW.municipality_id, NEW.case_id, NEW.user_id, NEW.role, NEW.since, NEW.given_by_id)
            IS DISTINCT FROM
            (OLD.id, OLD.municipality_id, OLD.case_id, OLD.user_id, OLD.role, OLD.since, OLD.given_by_id)
            OR NEW.reason_sealed IS DISTINCT FROM OLD.reason_sealed
        THEN
            RAISE insufficient_privilege USING MESSAGE = 'an assignment can only end';
        END IF;
        IF NEW.until IS DISTINCT FROM OLD.until AND (
            OLD.until <= statement_timestamp() OR NEW.until IS NULL OR NEW.until > OLD.until
            OR NOT (NEW.user_id = {USER_ID} OR {LEADS_HERE})
        ) THEN
            RAISE insufficient_privilege USING MESSAGE = 'an assignment can only end';
        END IF;
        IF NEW.named_for_protected IS DISTINCT FROM OLD.named_for_protected AND NOT {LEADS_HERE} THEN
            RAISE insufficient_privilege USING MESSAGE = 'heads name who may work with protected identity';
        END IF;
        RETURN NEW;
    END
    $body$;
    CREATE TRIGGER keeps BEFORE UPDATE ON casework_assignment
        FOR EACH ROW EXECUTE FUNCTION casework_assignment_keeps();
    """,
    "DROP TRIGGER keeps ON casework_assignment; DROP FUNCTION casework_assignment_keeps();",
)

CASE_STAYS_PROTECTED = migrations.RunSQL(
    f"""
    CREATE FUNCTION casework_case_stays_protected() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $body$
    BEGIN
        IF NOT {_AS_OWNER} THEN
            RAISE insufficient_privilege USING MESSAGE = 'a case is protected by casework_protect_case alone';
        END IF;
        RETURN NEW;
    END
    $body$;
    CREATE TRIGGER stays_protected BEFORE UPDATE ON casework_case FOR EACH ROW
        WHEN (OLD.has_protected IS DISTINCT FROM NEW.has_protected)
        EXECUTE FUNCTION casework_case_stays_protected();
    """,
    "DROP TRIGGER stays_protected ON casework_case; DROP FUNCTION casework_case_stays_protected();",
)

# Whoever comes to a municipality, also for the second time, begins without cases: what she had there when she left
# stays to be handed over, and is never hers again by itself.
BEGINS_WITHOUT_CASES = migrations.RunSQL(
    """
    CREATE FUNCTION casework_begin_without_cases() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $body$
    DECLARE
        entered text := current_setting('app.municipality', true);
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.municipality_id IS NOT DISTINCT FROM NEW.municipality_id
            AND OLD.user_id = NEW.user_id THEN
            RETURN NULL;
        END IF;
        PERFORM set_config('app.municipality', NEW.municipality_id::text, true);
        UPDATE casework_assignment a SET until = greatest(a.since, statement_timestamp())
        WHERE a.municipality_id = NEW.municipality_id AND a.user_id = NEW.user_id
        AND (a.until IS NULL OR a.until > statement_timestamp());
        PERFORM set_config('app.municipality', coalesce(entered, ''), true);
        RETURN NULL;
    END
    $body$;
    REVOKE ALL ON FUNCTION casework_begin_without_cases() FROM PUBLIC;
    CREATE TRIGGER begin_without_cases AFTER INSERT OR UPDATE ON accounts_membership FOR EACH ROW
        WHEN (NEW.municipality_id IS NOT NULL) EXECUTE FUNCTION casework_begin_without_cases();
    """,
    "DROP TRIGGER begin_without_cases ON accounts_membership; DROP FUNCTION casework_begin_without_cases();",
)

# With the rights of its owner, so that a head sees what no assignment shows. Two tables, so that nobody can write to it.
UNIT_CASES = migrations.RunSQL(
    f"""
    CREATE VIEW casework_unitcase AS
    SELECT c.id, c.municipality_id, c.reference, c.status, c.has_protected, c.opened_at,
        CASE WHEN NOT c.has_protected THEN c.applied_on END AS applied_on,
        CASE WHEN NOT c.has_protected THEN (
            SELECT count(*) FROM casework_person p WHERE p.municipality_id = c.municipality_id AND p.case_id = c.id
        ) END AS people
    FROM casework_case c
    JOIN accounts_membership m ON m.municipality_id = c.municipality_id
    JOIN accounts_user u ON u.id = m.user_id
    WHERE c.{IN_MUNICIPALITY} AND m.user_id = {USER_ID} AND m.role = 'head_of_unit' AND u.is_active
    """,  # noqa: S608  our own words
    "DROP VIEW casework_unitcase",
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_cases_and_people")]

    operations = [
        migrations.AddField("case", "has_protected", models.BooleanField(default=False, editable=False)),
        # A view stands on it from here on, which a later change of its length could not get past.
        migrations.AlterField("case", "status", models.CharField(default="open", max_length=16)),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["municipality", "-opened_at", "-id"],
                condition=~models.Q(status="closed"),
                name="case_of_unit_open",
            ),
        ),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["municipality", "-opened_at", "-id"],
                condition=models.Q(status="closed"),
                name="case_of_unit_closed",
            ),
        ),
        migrations.AddField(
            "assignment",
            "role",
            models.CharField(
                choices=[
                    ("responsible", "responsible"),
                    ("co_worker", "works with it too"),
                    ("stand_in", "stand-in"),
                    ("break_glass", "emergency access"),
                ],
                default="co_worker",
                max_length=12,
            ),
        ),
        migrations.AddField("assignment", "reason_sealed", models.BinaryField(null=True)),
        migrations.AddField("assignment", "named_for_protected", models.BooleanField(default=False)),
        migrations.AlterField("assignment", "since", models.DateTimeField(db_default=Now())),
        migrations.AddConstraint(
            "assignment",
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="assignment_ends_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            "assignment",
            models.CheckConstraint(
                condition=~models.Q(role="break_glass") | models.Q(until__isnull=False, reason_sealed__isnull=False),
                name="assignment_emergency_has_reason_and_end",
            ),
        ),
        migrations.AddIndex(
            "assignment",
            models.Index(
                fields=["municipality", "-since"],
                condition=models.Q(role="break_glass"),
                name="assignment_emergencies",
            ),
        ),
        migrations.CreateModel(
            name="EmergencyAttempt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_default=Now())),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["municipality", "user", "at"], name="emergency_attempt_by_user")]
            },
        ),
        key_by_municipality("casework_emergencyattempt"),
        migrations.CreateModel(
            name="UnitCase",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=7)),
                ("status", models.CharField(max_length=16)),
                ("has_protected", models.BooleanField()),
                ("opened_at", models.DateTimeField()),
                ("applied_on", models.DateField(null=True)),
                ("people", models.PositiveIntegerField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="accounts.municipality"
                    ),
                ),
            ],
            options={"db_table": "casework_unitcase", "managed": False},
        ),
        MAY_TAKE,
        HOLD,
        FIND,
        KNOWN_ELSEWHERE,
        PROTECT,
        UNPROTECT,
        ASSIGNMENT_KEEPS,
        CASE_STAYS_PROTECTED,
        BEGINS_WITHOUT_CASES,
        ProtectAssignments("casework_assignment"),
        ProtectCases("casework_case"),
        ProtectByCase("casework_person"),
        ProtectByPerson("casework_note"),
        ProtectByPerson("casework_informationgiven"),
        ProtectByCase("casework_issueddocument"),
        ProtectEvents("casework_event"),
        ProtectByUser("casework_emergencyattempt"),
        UNIT_CASES,
    ]
