"""Erasing a case as one deed of the database, and what the rules of retention need to remember."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from portal.database.row_security import (
    IN_MUNICIPALITY,
    WORKS_HERE,
    Protect,
    ProtectByCase,
    ProtectByMunicipality,
    key_by_municipality,
    refer_within_municipality,
)

RULES = [
    ("typed_only", "A case without contact with the client"),
    ("advice", "Advice without a note"),
    ("file", "A case file"),
    ("leave_nothing", "A case whose package was taken over"),
]
GROUNDS = [
    ("parenthood", "It concerns parenthood or adoption (SoL 16:2)"),
    ("placement", "It concerns the placement of a child (SoL 16:2)"),
    ("child_inquiry", "It concerns an inquiry into a child’s protection (SoL 16:2 a)"),
    ("research", "It belongs to the sample kept for research (SoL 16:4)"),
    ("pending", "A complaint, an appeal or supervision is pending"),
    ("other", "Another decision of the municipality"),
]

# A table belongs to a case when a reference leads from it to the case, directly or by way of other tables. The log
# has none, and stays.
TABLES_OF_CASE = """
CREATE FUNCTION casework_tables_of_case() RETURNS SETOF regclass
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    WITH RECURSIVE owned (id) AS (
        SELECT 'casework_case'::regclass::oid
        UNION
        SELECT c.conrelid FROM pg_constraint c JOIN owned ON c.confrelid = owned.id WHERE c.contype = 'f'
    )
    SELECT id::regclass FROM owned
$$
"""

# By its own reference to the case, where every row has one; else by whatever else it refers to that is of the case.
ROWS_OF_CASE = """
CREATE FUNCTION casework_rows_of_case(of_table regclass) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whole_case constant regclass := 'casework_case'::regclass;
    by_case boolean;
BEGIN
    IF of_table = whole_case THEN
        RETURN 'municipality_id = $1 AND id = $2';
    END IF;
    by_case := EXISTS (
        SELECT FROM pg_constraint c
        WHERE c.contype = 'f' AND c.conrelid = of_table AND c.confrelid = whole_case AND NOT EXISTS (
            SELECT FROM pg_attribute a
            WHERE a.attrelid = of_table AND a.attnum = ANY (c.conkey) AND NOT a.attnotnull
        )
    );
    RETURN (
        SELECT string_agg(
            format('(%s) IN (SELECT %s FROM %s WHERE %s)',
                casework_columns(c.conrelid, c.conkey), casework_columns(c.confrelid, c.confkey),
                c.confrelid::regclass, casework_rows_of_case(c.confrelid)),
            ' OR ' ORDER BY c.conname)
        FROM pg_constraint c
        WHERE c.contype = 'f' AND c.conrelid = of_table AND c.confrelid <> of_table
        AND c.confrelid IN (SELECT casework_tables_of_case()) AND (c.confrelid = whole_case OR NOT by_case)
    );
END
$$
"""

# Which municipalities have a row in any of these tables: one question in place of one for each of the 290.
HOLDING = """
CREATE FUNCTION casework_municipalities_holding(tables text[]) RETURNS SETOF bigint
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    before constant text := coalesce(current_setting('app.municipality', true), '');
    one bigint;
    found boolean;
    any_row constant text := (
        SELECT 'SELECT ' || string_agg(format('EXISTS (SELECT FROM %I)', name), ' OR ') FROM unnest(tables) name
    );
BEGIN
    FOR one IN SELECT m.id FROM accounts_municipality m LOOP
        PERFORM set_config('app.municipality', one::text, true);
        EXECUTE any_row INTO found;
        IF found THEN
            RETURN NEXT one;
        END IF;
    END LOOP;
    PERFORM set_config('app.municipality', before, true);
END
$$
"""

COLUMNS = """
CREATE FUNCTION casework_columns(of_table oid, numbers smallint[]) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY n.place)
    FROM unnest(numbers) WITH ORDINALITY n (number, place)
    JOIN pg_attribute a ON a.attrelid = of_table AND a.attnum = n.number
$$
"""

# Each table before those it refers to. The application may erase only a case that was given to who asks, never one that
# was opened in an emergency, and only where the municipality leaves nothing; all else is for the tables' owner. A case
# that is kept longer is not erased by anybody.
ERASE_CASE = """
CREATE FUNCTION casework_erase_case(erased uuid, by_rule text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    here constant bigint := NULLIF(current_setting('app.municipality', true), '')::bigint;
    worker constant bigint := NULLIF(current_setting('app.user', true), '')::bigint;
    receipt uuid := gen_random_uuid();
    remaining regclass[] := ARRAY(SELECT casework_tables_of_case());
    next_table regclass;
    gone bigint;
    counted jsonb := '{}';
BEGIN
    IF session_user <> current_user AND (by_rule <> 'leave_nothing' OR NOT EXISTS (
        SELECT FROM casework_case c
        JOIN casework_assignment a ON a.municipality_id = c.municipality_id AND a.case_id = c.id
        JOIN accounts_membership m ON m.municipality_id = c.municipality_id AND m.user_id = a.user_id
        JOIN accounts_user u ON u.id = a.user_id
        JOIN casework_municipalchoices chosen ON chosen.municipality_id = c.municipality_id
        WHERE c.municipality_id = here AND c.id = erased AND a.user_id = worker AND a.role <> 'break_glass'
        AND a.since <= statement_timestamp() AND (a.until IS NULL OR a.until > statement_timestamp())
        AND (NOT c.has_protected OR a.named_for_protected)
        AND u.is_active AND m.role IN ('social_worker', 'head_of_unit') AND chosen.leaves_nothing
    )) THEN
        RAISE EXCEPTION 'this case is not yours to erase' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM FROM casework_case WHERE municipality_id = here AND id = erased FOR UPDATE;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT FROM casework_longerkeeping k
        WHERE k.municipality_id = here AND k.case_id = erased AND k.ended_at IS NULL
    ) THEN
        RAISE EXCEPTION 'the case is kept longer' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    WHILE cardinality(remaining) > 0 LOOP
        SELECT one INTO next_table FROM unnest(remaining) one
        WHERE NOT EXISTS (
            SELECT FROM pg_constraint c
            WHERE c.contype = 'f' AND c.confrelid = one AND c.conrelid <> one AND c.conrelid = ANY (remaining)
        ) ORDER BY one::text LIMIT 1;
        IF next_table IS NULL THEN
            RAISE EXCEPTION 'tables refer to each other in a circle: %', remaining;
        END IF;
        EXECUTE format('DELETE FROM %s WHERE %s', next_table, casework_rows_of_case(next_table)) USING here, erased;
        GET DIAGNOSTICS gone = ROW_COUNT;
        -- Everybody who works here sees the receipt, and only those who are named know that there was a safety record.
        IF gone > 0 AND next_table::text NOT LIKE 'casework_safety%' THEN
            counted := counted || jsonb_build_object(next_table::text, gone);
        END IF;
        remaining := array_remove(remaining, next_table);
    END LOOP;
    INSERT INTO casework_receipt (id, municipality_id, erased_case, rule, erased_on, rows)
    VALUES (receipt, here, erased, by_rule, (statement_timestamp() AT TIME ZONE 'Europe/Stockholm')::date, counted)
    ON CONFLICT (municipality_id, erased_case) DO UPDATE SET erased_on = excluded.erased_on, rows = excluded.rows
    RETURNING id INTO receipt;
    RETURN receipt;
END
$$
"""


def _municipality() -> models.ForeignKey:
    return models.ForeignKey(
        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.municipality"
    )


def _user(*, null: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        null=null, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


def _case(related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        db_constraint=False,
        editable=False,
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to="casework.case",
    )


def _id() -> models.UUIDField:
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


def _made_once(model: str) -> migrations.AddConstraint:
    return migrations.AddConstraint(
        model_name=model,
        constraint=models.UniqueConstraint(fields=("municipality", "request_key"), name=f"{model}_made_once"),
    )


class ProtectReadOnly(Protect):
    """Known to everybody who works in the municipality, written by the owner alone."""

    def __init__(self, table: str) -> None:
        super().__init__(table, using=f"{IN_MUNICIPALITY} AND {WORKS_HERE}", check="false")


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_robust")]

    operations = [
        migrations.CreateModel(
            name="LongerKeeping",
            fields=[
                ("id", _id()),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("ground", models.CharField(choices=GROUNDS, max_length=20)),
                ("reason_sealed", models.BinaryField()),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                ("case", _case("longer_keepings")),
                ("ended_by", _user(null=True)),
                ("kept_by", _user()),
                ("municipality", _municipality()),
            ],
            options={"ordering": ["-since"], "abstract": False},
        ),
        migrations.CreateModel(
            name="AdviceDecision",
            fields=[
                ("id", _id()),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("reference", models.CharField(max_length=40)),
                ("decided_on", models.DateField()),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                ("municipality", _municipality()),
                ("noted_by", _user()),
            ],
            options={"ordering": ["-noted_at"], "abstract": False},
        ),
        migrations.CreateModel(
            name="ForgottenSoon",
            fields=[
                ("id", _id()),
                ("rule", models.CharField(choices=RULES, max_length=20)),
                ("on", models.DateField()),
                ("warned_on", models.DateField(default=django.utils.timezone.localdate)),
                ("case", _case("forgotten_soon")),
                ("municipality", _municipality()),
            ],
            options={"ordering": ["on"]},
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", _id()),
                ("erased_case", models.UUIDField()),
                ("rule", models.CharField(choices=RULES, max_length=20)),
                ("erased_on", models.DateField()),
                ("rows", models.JSONField()),
                ("municipality", _municipality()),
            ],
            options={"ordering": ["-erased_on"]},
        ),
        _made_once("longerkeeping"),
        migrations.AddConstraint(
            model_name="longerkeeping",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="longer_keeping_ended_by_somebody",
            ),
        ),
        _made_once("advicedecision"),
        migrations.AddConstraint(
            model_name="advicedecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("municipality",), name="advice_decision_in_force_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="forgottensoon",
            constraint=models.UniqueConstraint(fields=("municipality", "case"), name="case_forgotten_soon_once"),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.UniqueConstraint(fields=("municipality", "erased_case"), name="erased_once"),
        ),
        *(
            key_by_municipality(f"casework_{name}")
            for name in ("longerkeeping", "advicedecision", "forgottensoon", "receipt")
        ),
        refer_within_municipality("casework_longerkeeping", ("case_id",), "casework_case", ("id",)),
        refer_within_municipality("casework_forgottensoon", ("case_id",), "casework_case", ("id",)),
        ProtectByCase("casework_longerkeeping"),
        ProtectByMunicipality("casework_advicedecision"),
        ProtectReadOnly("casework_forgottensoon"),
        ProtectReadOnly("casework_receipt"),
        migrations.RunSQL(
            [HOLDING, "REVOKE ALL ON FUNCTION casework_municipalities_holding(text[]) FROM PUBLIC"],
            "DROP FUNCTION casework_municipalities_holding(text[])",
        ),
        migrations.RunSQL(COLUMNS, "DROP FUNCTION casework_columns(oid, smallint[])"),
        migrations.RunSQL(TABLES_OF_CASE, "DROP FUNCTION casework_tables_of_case()"),
        migrations.RunSQL(ROWS_OF_CASE, "DROP FUNCTION casework_rows_of_case(regclass)"),
        migrations.RunSQL(
            [ERASE_CASE, "REVOKE ALL ON FUNCTION casework_erase_case(uuid, text) FROM PUBLIC"],
            "DROP FUNCTION casework_erase_case(uuid, text)",
        ),
    ]
