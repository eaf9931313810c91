"""What the application role may do with the tables that the owner has made."""

from django.apps import apps
from django.db import connection
from psycopg import sql

from .embedded import APP_ROLE


def grant_application_role(role: str = APP_ROLE) -> None:
    """Let `role` read and write rows, but not change tables, and nothing but add rows to append-only tables.

    A model is append-only when it says `append_only = True`; with `written_by_function = True` too, not even rows are
    added but by a function of the owner's. Safe to run again; runs after each migrate.
    """
    statements = [
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}",
        "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    ]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
        for model in apps.get_models():
            if getattr(model, "append_only", False):
                taken = "INSERT, " if getattr(model, "written_by_function", False) else ""
                cursor.execute(
                    sql.SQL(f"REVOKE {taken}UPDATE, DELETE, TRUNCATE ON {{table}} FROM {{role}}").format(
                        table=sql.Identifier(model._meta.db_table), role=sql.Identifier(role)
                    )
                )
