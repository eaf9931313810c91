"""Every deed that the log knows by now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0015_fingerprint")]

    operations = []
