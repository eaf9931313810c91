"""An example that readers have never seen can be erased, and leaves a line that says so."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The history cannot be taken away by the application, nor the line be written by it: this is the one door to both. What
# has once been public has it in its history, which nobody can change, and is never erased.
ERASE = """
CREATE FUNCTION practice_erase_example(erased bigint, by_user bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM FROM practice_practice WHERE id = erased FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    IF EXISTS (SELECT FROM practice_practice WHERE id = erased AND published_at IS NOT NULL) OR EXISTS (
        SELECT FROM practice_practiceevent WHERE practice_id = erased AND kind IN ('published', 'came_along')
    ) THEN
        RAISE EXCEPTION 'an example that readers have seen is not erased' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO practice_erasedexample (reference, by_id, at)
    VALUES (
        coalesce((SELECT reference FROM practice_submission WHERE practice_id = erased), ''),
        by_user,
        statement_timestamp()
    );
    DELETE FROM practice_practiceevent WHERE practice_id = erased;
    DELETE FROM practice_practicesource WHERE practice_id = erased;
    DELETE FROM practice_submission WHERE practice_id = erased;
    DELETE FROM practice_practice WHERE id = erased;
    RETURN true;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0001_examples_and_literature"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErasedExample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(blank=True, max_length=14)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-pk"], "default_permissions": ()},
        ),
        migrations.RunSQL(
            [ERASE, "REVOKE ALL ON FUNCTION practice_erase_example(bigint, bigint) FROM PUBLIC"],
            "DROP FUNCTION practice_erase_example(bigint, bigint)",
        ),
    ]
