"""From when a person's own word counts, to the moment."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_deeds")]

    operations = []
