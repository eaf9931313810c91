"""Handing a case over: releases of secrecy, packages on their way, and what a municipality has chosen."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import portal.casework.models.handover
from portal.database.row_security import (
    ProtectByMunicipality,
    ProtectByPerson,
    ProtectByUser,
    key_by_municipality,
    refer_within_municipality,
)


def _id() -> tuple[str, models.Field]:
    return ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False))


def _municipality() -> tuple[str, models.Field]:
    return (
        "municipality",
        models.ForeignKey(
            editable=False,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="accounts.municipality",
        ),
    )


def _user(name: str) -> tuple[str, models.Field]:
    return (
        name,
        models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
        ),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0008_talk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                _id(),
                ("request_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("recipient_sealed", models.BinaryField()),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("go_on", "So that another municipality can go on with the case"),
                            ("own_papers", "So that the client has everything in one file"),
                        ],
                        max_length=12,
                    ),
                ),
                ("given_on", models.DateField()),
                ("until", models.DateField(default=portal.casework.models.handover.ninety_days_on)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                _municipality(),
                _user("noted_by"),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="casework.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-given_on"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "request_key"), name="release_made_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PackageOnItsWay",
            fields=[
                _id(),
                ("content_sealed", models.BinaryField()),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("forget_after", models.DateTimeField(default=portal.casework.models.handover.hour_from_now)),
                _municipality(),
                (
                    "user",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["municipality", "forget_after"], name="package_forgotten_after")]
            },
        ),
        migrations.CreateModel(
            name="MunicipalChoices",
            fields=[
                _id(),
                ("leaves_nothing", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                _municipality(),
                _user("changed_by"),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("municipality",), name="choices_of_municipality")]
            },
        ),
        key_by_municipality("casework_release"),
        key_by_municipality("casework_packageonitsway"),
        key_by_municipality("casework_municipalchoices"),
        refer_within_municipality("casework_release", ("person_id",), "casework_person", ("id",)),
        ProtectByPerson("casework_release"),
        ProtectByUser("casework_packageonitsway"),
        ProtectByMunicipality("casework_municipalchoices"),
    ]
