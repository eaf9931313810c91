"""Every table is closed by row-level security: to other municipalities, and to those who are not assigned to the case."""

from django.db import migrations, models
from django.db.models.functions import Now

from portal.database.row_security import ProtectByCase, ProtectByMunicipality, ProtectByPerson, ProtectCases


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_cases_and_people")]

    operations = [
        migrations.AlterField("assignment", "since", models.DateTimeField(db_default=Now())),
        ProtectByMunicipality("casework_assignment"),
        ProtectCases("casework_case"),
        ProtectByCase("casework_person"),
        ProtectByPerson("casework_note"),
        ProtectByPerson("casework_informationgiven"),
        ProtectByCase("casework_issueddocument"),
        ProtectByCase("casework_event"),
    ]
