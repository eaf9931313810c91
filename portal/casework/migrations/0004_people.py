"""How to talk with people and reach them, protected identity, custody, and where each fact comes from."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from portal.database.row_security import (
    ProtectByCase,
    ProtectByPerson,
    key_by_municipality,
    refer_within_municipality,
)

COUPLES = [("spouses", "married or registered partners"), ("cohabiting", "cohabiting partners")]
ROLES = [("child", "child"), ("other", "another adult")]
PROTECTED = [
    ("none", "None known"),
    ("confidentiality", "Confidentiality marking in the population register"),
    ("protected_registration", "Protected population registration"),
    ("assumed", "Assumed identity"),
]
INTERPRETER = [("none", "Not needed"), ("needed", "Needed"), ("preferred", "Preferred")]
WISHES = [("woman", "A woman"), ("man", "A man")]
WAYS = [
    ("phone", "By telephone"),
    ("email", "By e-mail"),
    ("letter", "By letter"),
    ("meeting", "Only when we meet"),
]
CONSENTS = [
    ("not_asked", "Not asked"),
    ("asked", "Asked, no answer yet"),
    ("given", "Given: seen in writing"),
    ("not_given", "Not given"),
]
SOURCES = [
    ("client", "the client says so"),
    ("family", "a family member says so"),
    ("passport", "passport or travel document"),
    ("permit_card", "residence permit card"),
    ("permit_decision", "decision from the Migration Agency"),
    ("civil_status", "birth or marriage certificate"),
    ("other_document", "another document"),
    ("population_register", "population register"),
    ("csn", "CSN"),
    ("enforcement", "Kronofogden"),
    ("other_register", "another register"),
    ("other_municipality", "another municipality’s case"),
]
OF_PERSON = {
    "couple_kind": models.CharField(blank=True, choices=COUPLES, max_length=12, default=""),
    "household_role": models.CharField(blank=True, choices=ROLES, max_length=8, default=""),
    "protected_identity": models.CharField(choices=PROTECTED, default="none", max_length=24),
    "interpreter": models.CharField(blank=True, choices=INTERPRETER, max_length=10, default=""),
    "interpreter_language_sealed": models.BinaryField(null=True),
    "interpreter_wish": models.CharField(blank=True, choices=WISHES, max_length=8, default=""),
    "contact_way": models.CharField(blank=True, choices=WAYS, max_length=8, default=""),
    "contact_value_sealed": models.BinaryField(null=True),
    "access_needs": models.CharField(blank=True, max_length=120, default=""),
}
KEPT_DEFAULT = "protected_identity"


def an_id() -> models.UUIDField:
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


def a_municipality() -> models.ForeignKey:
    return models.ForeignKey(
        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.municipality"
    )


def a_colleague() -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)


def within(to: str, related_name: str, *, null: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        blank=null,
        null=null,
        db_constraint=False,
        editable=False,
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to=to,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("case", "couples_told", models.BooleanField(default=False)),
        *(
            migrations.AddField("person", name, field, preserve_default=name == KEPT_DEFAULT or field.null)
            for name, field in OF_PERSON.items()
        ),
        migrations.AddConstraint(
            "person",
            models.CheckConstraint(
                condition=Q(protected_identity="none") | Q(contact_value_sealed=None),
                name="person_protected_not_to_be_found",
            ),
        ),
        migrations.CreateModel(
            name="FactSource",
            fields=[
                ("id", an_id()),
                ("fact", models.CharField(max_length=40)),
                ("source", models.CharField(choices=SOURCES, max_length=20)),
                ("on", models.DateField()),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("municipality", a_municipality()),
                ("noted_by", a_colleague()),
                ("person", within("casework.person", "sources")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "person", "fact"), name="source_of_fact")
                ]
            },
        ),
        migrations.CreateModel(
            name="Custody",
            fields=[
                ("id", an_id()),
                ("consent", models.CharField(blank=True, choices=CONSENTS, max_length=12)),
                ("seen_on", models.DateField(null=True)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("case", within("casework.case", "custodies")),
                ("child", within("casework.person", "custodies")),
                ("custodian", within("casework.person", "+", null=True)),
                ("municipality", a_municipality()),
                ("noted_by", a_colleague()),
            ],
            options={
                "verbose_name_plural": "custodies",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "child", "custodian"), name="custodian_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=Q(custodian__isnull=False, consent="") | (Q(custodian=None) & ~Q(consent="")),
                        name="custody_consent_of_outsiders",
                    ),
                    models.CheckConstraint(
                        condition=Q(consent="given", seen_on__isnull=False) | (~Q(consent="given") & Q(seen_on=None)),
                        name="custody_consent_seen_on_a_day",
                    ),
                ],
            },
        ),
        key_by_municipality("casework_factsource"),
        key_by_municipality("casework_custody"),
        refer_within_municipality("casework_factsource", ("person_id",), "casework_person", ("id",)),
        refer_within_municipality("casework_custody", ("case_id",), "casework_case", ("id",)),
        refer_within_municipality("casework_custody", ("case_id", "child_id"), "casework_person", ("case_id", "id")),
        refer_within_municipality(
            "casework_custody", ("case_id", "custodian_id"), "casework_person", ("case_id", "id")
        ),
        ProtectByPerson("casework_factsource"),
        ProtectByCase("casework_custody"),
    ]
