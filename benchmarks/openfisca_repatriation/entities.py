"""Whom the rules speak of: persons, and the households they live in."""

from openfisca_core.entities import build_entity

Person = build_entity(key="person", plural="persons", label="Person", is_person=True)

Household = build_entity(
    key="household",
    plural="households",
    label="Household",
    roles=[
        {"key": "partner", "plural": "partners", "label": "One of a couple", "max": 2},
        {"key": "other", "plural": "others", "label": "Somebody else in the household"},
    ],
)

ENTITIES = [Household, Person]
