from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('finding', '0001_search_index_and_change_notes'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='also',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='entry',
            name='shown_from',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='entry',
            name='shown_through',
            field=models.DateField(blank=True, null=True),
        ),
    ]
