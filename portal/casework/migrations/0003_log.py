from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_access")]

    operations = []
