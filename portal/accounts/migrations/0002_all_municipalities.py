"""Sweden's 290 municipalities with their official codes, from municipalities.csv beside the app."""

import csv
from pathlib import Path

from django.db import migrations

SOURCE = Path(__file__).resolve().parents[1] / "municipalities.csv"


def load(apps, schema_editor):
    municipality = apps.get_model("accounts", "Municipality")
    with SOURCE.open(encoding="utf-8", newline="") as file:
        municipality.objects.bulk_create(municipality(**row) for row in csv.DictReader(file))


def unload(apps, schema_editor):
    apps.get_model("accounts", "Municipality").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_users_and_municipalities")]
    operations = [migrations.RunPython(load, unload)]
