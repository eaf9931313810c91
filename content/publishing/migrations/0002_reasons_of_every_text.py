"""A reason belongs to any text that the checks look at. Those that pages have stay with them."""

import django.db.models.deletion
from django.db import migrations, models


def point_to_pages(apps, schema_editor):
    Override = apps.get_model("publishing", "Override")
    for row in Override.objects.select_related("page"):
        row.content_type_id, row.object_id = row.page.content_type_id, row.page_id
        row.save(update_fields=["content_type", "object_id"])


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("publishing", "0001_two_people_bundles_and_outside_readers"),
    ]

    operations = [
        # The table is altered after its rows: what they refer to is looked at at once and not at the end.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="override",
            name="content_type",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="contenttypes.contenttype",
            ),
        ),
        migrations.AddField(
            model_name="override",
            name="object_id",
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.RunPython(point_to_pages, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="override", name="one_reason_for_one_finding"),
        migrations.RemoveField(model_name="override", name="page"),
        migrations.AlterField(
            model_name="override",
            name="content_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contenttypes.contenttype"
            ),
        ),
        migrations.AlterField(
            model_name="override",
            name="object_id",
            field=models.PositiveBigIntegerField(),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.UniqueConstraint(
                fields=("content_type", "object_id", "fingerprint"), name="one_reason_for_one_finding"
            ),
        ),
    ]
