"""A bundle holds any text that two people publish, and any of them is shown to somebody outside."""

import django.db.models.deletion
from django.db import migrations, models


def point_to_pages(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    page, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="page")
    for name in ("BundleItem", "OutsideReader"):
        rows = apps.get_model("publishing", name).objects.filter(page__isnull=False)
        rows.update(content_type=page, object_id=models.F("page_id"))


def content_type(**more):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contenttypes.contenttype", **more
    )


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("publishing", "0002_reasons_of_every_text"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        # The tables are altered after their rows: what they refer to is looked at at once and not at the end.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddField(model_name="bundleitem", name="content_type", field=content_type(null=True)),
        migrations.AddField(
            model_name="bundleitem", name="object_id", field=models.PositiveBigIntegerField(null=True)
        ),
        migrations.AddField(model_name="outsidereader", name="content_type", field=content_type(null=True)),
        migrations.AddField(
            model_name="outsidereader", name="object_id", field=models.PositiveBigIntegerField(null=True)
        ),
        migrations.RunPython(point_to_pages, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="bundleitem", name="a_page_once_in_a_bundle"),
        migrations.RemoveConstraint(
            model_name="outsidereader", name="an_outside_reader_reads_a_page_or_a_bundle"
        ),
        migrations.RemoveField(model_name="bundleitem", name="page"),
        migrations.RemoveField(model_name="outsidereader", name="page"),
        migrations.AlterField(model_name="bundleitem", name="content_type", field=content_type()),
        migrations.AlterField(model_name="bundleitem", name="object_id", field=models.PositiveBigIntegerField()),
        migrations.AddConstraint(
            model_name="bundleitem",
            constraint=models.UniqueConstraint(
                fields=("bundle", "content_type", "object_id"), name="a_text_once_in_a_bundle"
            ),
        ),
        migrations.AddConstraint(
            model_name="outsidereader",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(bundle__isnull=True, content_type__isnull=False, object_id__isnull=False),
                    models.Q(bundle__isnull=False, content_type__isnull=True, object_id__isnull=True),
                    _connector="OR",
                ),
                name="an_outside_reader_reads_a_text_or_a_bundle",
            ),
        ),
    ]
