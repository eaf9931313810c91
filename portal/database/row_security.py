"""Row-level security as migration operations, and the two settings it reads: the municipality, and who is at work.

Without both, every query of the application on a protected table gives no rows. The tables' owner, who runs the jobs
that go through everything (`manage.py forget`, `rotate_keys`, `verify_log`), is held by FORCE to one municipality at
a time, and needs no assignment.
"""

from django.db import connection
from django.db.migrations.operations.special import RunSQL

MUNICIPALITY = "app.municipality"
USER = "app.user"

# NULLIF: after a SET LOCAL has ended the setting is '' and not NULL, and ''::int is an error, not an empty answer.
_IN_MUNICIPALITY = f"municipality_id = NULLIF(current_setting('{MUNICIPALITY}', true), '')::bigint"
_USER_ID = f"NULLIF(current_setting('{USER}', true), '')::bigint"
_WORKS_HERE = f"""EXISTS (
    SELECT 1 FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id
    WHERE m.user_id = {_USER_ID} AND m.{_IN_MUNICIPALITY} AND u.is_active
    AND m.role IN ('social_worker', 'head_of_unit')
)"""  # noqa: S608  our own words
_LEADS_HERE = f"""EXISTS (
    SELECT 1 FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id
    WHERE m.user_id = {_USER_ID} AND m.{_IN_MUNICIPALITY} AND u.is_active AND m.role = 'head_of_unit'
)"""  # noqa: S608
# Where somebody has protected identity, only those who are named for it.
_ASSIGNED = f"""EXISTS (
    SELECT 1 FROM casework_assignment a
    WHERE a.municipality_id = casework_case.municipality_id AND a.case_id = casework_case.id
    AND a.user_id = {_USER_ID} AND a.since <= statement_timestamp()
    AND (a.until IS NULL OR a.until > statement_timestamp())
    AND (NOT casework_case.has_protected OR a.named_for_protected)
)"""  # noqa: S608
# What functions and views of casework (its migrations) say in the same words.
IN_MUNICIPALITY, USER_ID, WORKS_HERE, LEADS_HERE = _IN_MUNICIPALITY, _USER_ID, _WORKS_HERE, _LEADS_HERE


class Protect(RunSQL):
    """Turn on row-level security, with FORCE, for a table that has a municipality_id.

    The application reads and changes rows by `using` and may leave rows as `check` says; the owner's by municipality.
    """

    def __init__(self, table: str, *, using: str, check: str) -> None:
        self.table = table
        super().__init__(
            sql=[
                f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
                f'DROP POLICY IF EXISTS by_municipality ON "{table}"',
                f'CREATE POLICY of_application ON "{table}" USING ({using}) WITH CHECK ({check})',
                f'CREATE POLICY of_owner ON "{table}" TO CURRENT_USER '
                f"USING ({_IN_MUNICIPALITY}) WITH CHECK ({_IN_MUNICIPALITY})",
            ],
            reverse_sql=[
                f'DROP POLICY of_application ON "{table}"',
                f'DROP POLICY of_owner ON "{table}"',
                f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY',
            ],
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, object]]:
        return (type(self).__name__, [self.table], {})


class ProtectCases(Protect):
    """Cases: seen by those who work here and have a live assignment; opened by anybody who works here."""

    def __init__(self, table: str) -> None:
        works = f"{_IN_MUNICIPALITY} AND {_WORKS_HERE}"
        super().__init__(table, using=f"{works} AND {_ASSIGNED}", check=works)


class ProtectByCase(Protect):
    """Rows of a case (case_id): seen and written by whoever sees the case."""

    def __init__(self, table: str) -> None:
        seen = (
            f"{_IN_MUNICIPALITY} AND EXISTS (SELECT 1 FROM casework_case c "  # noqa: S608
            f"WHERE c.municipality_id = {table}.municipality_id AND c.id = {table}.case_id)"
        )
        super().__init__(table, using=seen, check=seen)


class ProtectByPerson(Protect):
    """Rows about one person (person_id): seen and written by whoever sees the person."""

    def __init__(self, table: str) -> None:
        seen = (
            f"{_IN_MUNICIPALITY} AND EXISTS (SELECT 1 FROM casework_person p "  # noqa: S608
            f"WHERE p.municipality_id = {table}.municipality_id AND p.id = {table}.person_id)"
        )
        super().__init__(table, using=seen, check=seen)


class ProtectByUser(Protect):
    """Rows of one colleague (user_id), seen by nobody else."""

    def __init__(self, table: str) -> None:
        own = f"{_IN_MUNICIPALITY} AND user_id = {_USER_ID} AND {_WORKS_HERE}"
        super().__init__(table, using=own, check=own)


class ProtectByUserAndCase(Protect):
    """Rows of one colleague that may name a case: seen by nobody else, and by her only while she sees the case."""

    def __init__(self, table: str) -> None:
        own = (
            f"{_IN_MUNICIPALITY} AND user_id = {_USER_ID} AND {_WORKS_HERE} AND (case_id IS NULL OR EXISTS ("  # noqa: S608
            f"SELECT 1 FROM casework_case c WHERE c.municipality_id = {table}.municipality_id "
            f"AND c.id = {table}.case_id))"
        )
        super().__init__(table, using=own, check=own)


class NameReaders(RunSQL):
    """A function that tells whether somebody is named to a safety record, for policies that would else go in a circle.

    It runs as the tables' owner, and answers about nobody but the one who asks.
    """

    def __init__(self, access: str) -> None:
        self.access = access
        super().__init__(
            f"CREATE FUNCTION {access}_names_me(record uuid) RETURNS boolean "  # noqa: S608
            "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ "
            f"SELECT EXISTS (SELECT 1 FROM {access} n WHERE n.{_IN_MUNICIPALITY} "
            f"AND n.record_id = record AND n.user_id = {_USER_ID}) $$",
            f"DROP FUNCTION {access}_names_me(uuid)",
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, object]]:
        return (type(self).__name__, [self.access], {})


class ProtectSafetyRecords(Protect):
    """What keeps somebody safe: seen and written by whoever sees the person and wrote it, or is named to it."""

    def __init__(self, table: str, *, access: str) -> None:
        named = f"(written_by_id = {_USER_ID} OR {access}_names_me(id))"
        seen = f"{_IN_MUNICIPALITY} AND {_sees_person(table)} AND {named}"
        super().__init__(table, using=seen, check=seen)


class ProtectSafetyAccess(Protect):
    """Who is named to a safety record: known to the one named, to its owner, and to the head of unit.

    A name is given by somebody who sees the record; the head, who does not, may name anybody but herself.
    """

    def __init__(self, table: str, *, records: str) -> None:
        place = f"{_IN_MUNICIPALITY} AND {_sees_person(table)}"
        sees_record = (
            f"EXISTS (SELECT 1 FROM {records} r WHERE r.municipality_id = {table}.municipality_id "  # noqa: S608
            f"AND r.id = {table}.record_id)"
        )
        known = f"user_id = {_USER_ID} OR owner_id = {_USER_ID} OR {_LEADS_HERE}"
        named = f"given_by_id = {_USER_ID} AND ({sees_record} OR (user_id <> {_USER_ID} AND {_LEADS_HERE}))"
        super().__init__(table, using=f"{place} AND ({known})", check=f"{place} AND {named}")


class ProtectBySafetyRecord(Protect):
    """Rows of a safety record (record_id): seen and written by whoever sees the record."""

    def __init__(self, table: str, *, records: str) -> None:
        seen = (
            f"{_IN_MUNICIPALITY} AND EXISTS (SELECT 1 FROM {records} r "  # noqa: S608
            f"WHERE r.municipality_id = {table}.municipality_id AND r.id = {table}.record_id)"
        )
        super().__init__(table, using=seen, check=seen)


def _sees_person(table: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM casework_person p "  # noqa: S608
        f"WHERE p.municipality_id = {table}.municipality_id AND p.id = {table}.person_id)"
    )


class ProtectByMunicipality(Protect):
    """Rows that everybody who works in the municipality may know of: who has which case, never about whom."""

    def __init__(self, table: str) -> None:
        works = f"{_IN_MUNICIPALITY} AND {_WORKS_HERE}"
        super().__init__(table, using=works, check=works)


class ProtectForHeads(Protect):
    """Rows that only heads of unit see; anybody who works here may add one."""

    def __init__(self, table: str) -> None:
        super().__init__(
            table, using=f"{_IN_MUNICIPALITY} AND {_LEADS_HERE}", check=f"{_IN_MUNICIPALITY} AND {_WORKS_HERE}"
        )


class OpenToHeads(RunSQL):
    """Beside what protects the table: heads of unit see every row of their municipality."""

    def __init__(self, table: str) -> None:
        self.table = table
        leads = f"{_IN_MUNICIPALITY} AND {_LEADS_HERE}"
        super().__init__(
            f'CREATE POLICY of_heads ON "{table}" USING ({leads}) WITH CHECK ({leads})',
            f'DROP POLICY of_heads ON "{table}"',
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, object]]:
        return (type(self).__name__, [self.table], {})


def key_by_municipality(table: str) -> RunSQL:
    """Make (municipality, id) the primary key: a unique index on the id alone would reach across municipalities."""
    return RunSQL(
        f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_pkey", ADD PRIMARY KEY (municipality_id, id)',
        f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_pkey", ADD PRIMARY KEY (id)',
    )


def refer_within_municipality(
    table: str, columns: tuple[str, ...], parent: str, parent_columns: tuple[str, ...]
) -> RunSQL:
    """A foreign key that can only point at a row of the same municipality; columns without municipality_id."""
    name = f"{table}_{columns[-1]}_within_municipality"
    own, theirs = ", ".join(("municipality_id", *columns)), ", ".join(("municipality_id", *parent_columns))
    return RunSQL(
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY ({own}) REFERENCES "{parent}" ({theirs})',
        f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"',
    )


def enter(user_id: int, municipality_id: int | None) -> None:
    """Let the rest of this transaction see what this person may see in this municipality, and nothing else.

    Without a municipality (the coordinator has none) nothing is seen.

    The settings end with the transaction, so a pooled connection never carries them on.
    """
    _set(municipality="" if municipality_id is None else str(municipality_id), user=str(user_id))


def enter_municipality(municipality_id: int | None) -> None:
    """For jobs, run by the tables' owner: one municipality for the rest of this transaction; None closes the door.

    To the application this shows no rows.
    """
    _set(municipality="" if municipality_id is None else str(municipality_id), user="")


def _set(*, municipality: str, user: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, true), set_config(%s, %s, true)", [MUNICIPALITY, municipality, USER, user]
        )
