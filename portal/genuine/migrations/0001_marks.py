"""The marks: added by the application, seen by nobody but the function that is told what a fingerprint begins with."""

from django.db import migrations, models

from portal.database.access_rules import OwnersFunction

KNOWN = """
    SELECT m.made_on, m.edition, m.wording, m.form FROM genuine_mark m
    WHERE wanted ~ '^[0-9a-f]{25,64}$' AND m.fingerprint LIKE wanted || '%' LIMIT 1
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("fingerprint", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("made_on", models.DateField()),
                ("edition", models.CharField(max_length=10)),
                ("wording", models.CharField(max_length=10)),
                ("form", models.CharField(max_length=8)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunSQL(
            [
                "ALTER TABLE genuine_mark ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE genuine_mark FORCE ROW LEVEL SECURITY",
                "CREATE POLICY added ON genuine_mark FOR INSERT WITH CHECK (true)",
                "CREATE POLICY of_owner ON genuine_mark TO CURRENT_USER USING (true) WITH CHECK (true)",
            ],
            [
                "DROP POLICY added ON genuine_mark",
                "DROP POLICY of_owner ON genuine_mark",
                "ALTER TABLE genuine_mark NO FORCE ROW LEVEL SECURITY",
                "ALTER TABLE genuine_mark DISABLE ROW LEVEL SECURITY",
            ],
        ),
        OwnersFunction(
            "genuine_known(wanted text)",
            "TABLE (made_on date, edition varchar, wording varchar, form varchar)",
            KNOWN,
        ),
    ]
