"""Documents of several kinds, each for the household or for one person."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0013_voice_moment")]

    operations = []
