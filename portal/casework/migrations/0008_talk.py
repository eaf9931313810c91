"""Information given from a page of the guidance, and the parts of the conversation guide."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from portal.database.row_security import ProtectByPerson, key_by_municipality, refer_within_municipality

PARTS = (
    *("purpose", "own_question", "rules", "reasons", "family", "documents"),
    *("start", "risks", "reflection", "next_step", "summary"),
)
INTERPRETER = [
    ("not_needed", "None needed: we share a language"),
    ("present", "In the room"),
    ("phone", "By telephone"),
    ("video", "By video"),
    ("refused", "The person did not want an interpreter"),
    ("not_available", "There was none, although one was needed"),
]
SKIPPED = [
    ("declines", "the client does not want this step"),
    ("not_needed", "not needed"),
    ("no_time", "no time"),
    ("no_interpreter", "no interpreter"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0007_planner"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "informationgiven",
            "interpreter",
            models.CharField(blank=True, choices=INTERPRETER, max_length=16, default=""),
            preserve_default=False,
        ),
        migrations.AddField("informationgiven", "page", models.UUIDField(null=True)),
        migrations.AddField(
            "informationgiven",
            "page_title",
            models.CharField(blank=True, max_length=255, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "informationgiven",
            "page_language",
            models.CharField(blank=True, max_length=8, default=""),
            preserve_default=False,
        ),
        migrations.AddField("informationgiven", "page_published_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "informationgiven",
            "law_wording",
            models.CharField(blank=True, max_length=20, default=""),
            preserve_default=False,
        ),
        migrations.AddField("informationgiven", "noted_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField("informationgiven", "taken_back_at", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "informationgiven",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("page", None), ("page_published_at", None)),
                    models.Q(("page__isnull", False), ("page_published_at__isnull", False)),
                    _connector="OR",
                ),
                name="information_page_with_its_version",
            ),
        ),
        migrations.CreateModel(
            name="TalkPart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "part",
                    models.CharField(choices=[(part, part.replace("_", " ").title()) for part in PARTS], max_length=16),
                ),
                ("skipped", models.CharField(blank=True, choices=SKIPPED, max_length=16)),
                ("noted_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="talk_parts",
                        to="casework.person",
                    ),
                ),
            ],
            options={"ordering": ["noted_on", "part"]},
        ),
        migrations.AddConstraint(
            "talkpart",
            models.UniqueConstraint(fields=("municipality", "person", "part"), name="talk_part_once"),
        ),
        key_by_municipality("casework_talkpart"),
        refer_within_municipality("casework_talkpart", ("person_id",), "casework_person", ("id",)),
        ProtectByPerson("casework_talkpart"),
    ]
