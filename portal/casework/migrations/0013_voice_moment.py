"""From when a person's own word counts, to the moment; a safety record that outlives a case that leaves nothing; and
drafts that go with the person they are about.
"""

from importlib import import_module
from pathlib import Path

from django.db import migrations, models

# A day and all before it became a moment: the end of that day, where the municipalities are.
_TO_MOMENT = """
ALTER TABLE casework_person ALTER COLUMN voice_from TYPE timestamptz
USING ((voice_from + 1)::timestamp AT TIME ZONE 'Europe/Stockholm')
"""
_TO_DAY = """
ALTER TABLE casework_person ALTER COLUMN voice_from TYPE date
USING ((voice_from AT TIME ZONE 'Europe/Stockholm')::date)
"""

LEAVE_SAFETY = (Path(__file__).parent / "0013_leave_safety.sql").read_text()
_BEFORE = import_module("portal.casework.migrations.0011_forget").ERASE_CASE.replace("CREATE", "CREATE OR REPLACE", 1)

# Whoever takes a person out sees her own drafts alone, and others may have left some about the same person.
_FORGET_DRAFTS = """
CREATE FUNCTION casework_forget_drafts_of_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM casework_draft d WHERE d.municipality_id = OLD.municipality_id AND d.case_id = OLD.case_id
    AND strpos(d.path, OLD.id::text) > 0;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION casework_forget_drafts_of_person() FROM PUBLIC;
CREATE TRIGGER forget_drafts AFTER DELETE ON casework_person
    FOR EACH ROW EXECUTE FUNCTION casework_forget_drafts_of_person();
"""

RULES = [
    ("typed_only", "A case without contact with the client"),
    ("advice", "Advice without a note"),
    ("file", "A case file"),
    ("leave_nothing", "A case whose package was taken over"),
    ("safety", "What kept somebody safe in such a case"),
]


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_deeds")]

    operations = [
        migrations.RunSQL(
            _TO_MOMENT,
            _TO_DAY,
            state_operations=[migrations.AlterField("person", "voice_from", models.DateTimeField(null=True))],
        ),
        migrations.RunSQL(
            LEAVE_SAFETY,
            [
                _BEFORE,
                "DROP FUNCTION casework_stays_in_husk(text)",
                "DROP FUNCTION casework_empty_case(bigint, uuid)",
            ],
        ),
        migrations.RunSQL(
            _FORGET_DRAFTS,
            "DROP TRIGGER forget_drafts ON casework_person; DROP FUNCTION casework_forget_drafts_of_person();",
        ),
        migrations.AlterField("forgottensoon", "rule", models.CharField(choices=RULES, max_length=20)),
        migrations.AlterField("receipt", "rule", models.CharField(choices=RULES, max_length=20)),
    ]
