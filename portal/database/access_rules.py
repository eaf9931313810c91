"""Row-level security that knows more than who has a case: who may give access, and functions that see past it."""

from django.db.migrations.operations.special import RunSQL

from .row_security import IN_MUNICIPALITY, LEADS_HERE, USER_ID, WORKS_HERE, Protect


class ProtectEvents(Protect):
    """The log of a case: read by whoever sees the case, and added to by heads as well, who give access to it."""

    def __init__(self, table: str) -> None:
        seen = (
            f"{IN_MUNICIPALITY} AND EXISTS (SELECT 1 FROM casework_case c "  # noqa: S608
            f"WHERE c.municipality_id = {table}.municipality_id AND c.id = {table}.case_id)"
        )
        super().__init__(table, using=seen, check=f"({seen}) OR ({IN_MUNICIPALITY} AND {LEADS_HERE})")


class ProtectAssignments(RunSQL):
    """Who has which case: known to everybody who works here, never deleted by the application.

    Given by a head of unit; or to oneself, where `casework_may_take` allows it. What may be changed of it is held by a
    trigger (migration 0002 of casework), since a policy cannot compare a row with what it was.
    """

    def __init__(self, table: str) -> None:
        self.table = table
        works = f"{IN_MUNICIPALITY} AND {WORKS_HERE}"
        taken = f"user_id = {USER_ID} AND casework_may_take(case_id, role, since, until)"
        given = f"{IN_MUNICIPALITY} AND given_by_id = {USER_ID} AND ({LEADS_HERE} OR ({WORKS_HERE} AND {taken}))"
        super().__init__(
            sql=[
                f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
                f'DROP POLICY IF EXISTS by_municipality ON "{table}"',
                f'CREATE POLICY of_application ON "{table}" FOR SELECT USING ({works})',
                f'CREATE POLICY given ON "{table}" FOR INSERT WITH CHECK ({given})',
                f'CREATE POLICY changed ON "{table}" FOR UPDATE USING ({works}) WITH CHECK ({works})',
                f'CREATE POLICY of_owner ON "{table}" TO CURRENT_USER '
                f"USING ({IN_MUNICIPALITY}) WITH CHECK ({IN_MUNICIPALITY})",
            ],
            reverse_sql=[
                *(f'DROP POLICY {name} ON "{table}"' for name in ("of_application", "given", "changed", "of_owner")),
                f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY',
            ],
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, object]]:
        return (type(self).__name__, [self.table], {})


class OwnersFunction(RunSQL):
    """A function that sees what the tables' owner sees: one municipality, unassigned. Its body decides who may ask.

    `head` is its name and arguments with types, as in `casework_hold_case(wanted uuid)`; `given` what follows RETURNS.
    """

    def __init__(self, head: str, given: str, body: str, *, language: str = "sql", stable: bool = True) -> None:
        kind = "STABLE" if stable else "VOLATILE"
        name, _bracket, inside = head.rstrip(")").partition("(")
        types = ", ".join(argument.split(maxsplit=1)[1] for argument in inside.split(","))
        super().__init__(
            sql=[
                f"CREATE FUNCTION {head} RETURNS {given} LANGUAGE {language} {kind} SECURITY DEFINER "
                f"SET search_path = public, pg_temp AS $body${body}$body$",
                f"REVOKE ALL ON FUNCTION {name}({types}) FROM PUBLIC",
            ],
            reverse_sql=f"DROP FUNCTION {name}({types})",
        )
