"""What the application role may do with the tables that the owner has made."""

from django.apps import apps
from django.db import connection
from psycopg import sql

from .embedded import APP_ROLE


def grant_application_role(role: str = APP_ROLE) -> None:
    """Let `role` read and write rows, but not change tables, and nothing but add rows to append-only tables.

    A model is append-only when it says `append_only = True`. Safe to run again; runs after each migrate.
    """
    statements = [
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    ]
    tables = [model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
        for table in tables:
            cursor.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}").format(
                    table=sql.Identifier(table), role=sql.Identifier(role)
                )
            )
