"""Row-level security by municipality, as a migration operation and as the setting it reads.

Without a municipality in place every query on a protected table gives no rows, also to the tables' owner (FORCE).
"""

from django.db import connection
from django.db.migrations.operations.special import RunSQL

SETTING = "app.municipality"

# NULLIF: after a SET LOCAL has ended the setting is '' and not NULL, and ''::int is an error, not an empty answer.
_POLICY = f"municipality_id = NULLIF(current_setting('{SETTING}', true), '')::bigint"


class ProtectByMunicipality(RunSQL):
    """Turn on row-level security, with FORCE, for a table that has a municipality_id."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(
            sql=[
                f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
                f'CREATE POLICY by_municipality ON "{table}" USING ({_POLICY}) WITH CHECK ({_POLICY})',
            ],
            reverse_sql=[
                f'DROP POLICY by_municipality ON "{table}"',
                f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY',
            ],
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, object]]:
        return ("ProtectByMunicipality", [self.table], {})


def enter_municipality(municipality_id: int | None) -> None:
    """Let the rest of this transaction see this municipality's rows and no other's; None closes the door.

    The setting ends with the transaction, so a pooled connection never carries it on.
    """
    value = "" if municipality_id is None else str(municipality_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, value])
