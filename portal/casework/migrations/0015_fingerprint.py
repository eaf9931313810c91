"""What a receiver can check a document by."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0014_papers")]

    operations = []
