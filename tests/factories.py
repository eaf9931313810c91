"""Invented people for the tests, and the cast that every test knows by name."""

from __future__ import annotations

from typing import Any

import factory
from factory.django import DjangoModelFactory

from portal.accounts.models import Membership, Municipality, Role, User

PASSWORD = "en lugn promenad vid havet"


class UserFactory(DjangoModelFactory[User]):
    """Someone with an account and no role yet. Signs in with PASSWORD."""

    class Meta:
        model = User

    name = factory.Sequence(lambda number: f"Påhittad Person {number}")
    email = factory.Sequence(lambda number: f"person{number}@example.se")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, **kwargs)


class MembershipFactory(DjangoModelFactory[Membership]):
    """A role for someone: `MembershipFactory(code="1280")` is a social worker in Malmö."""

    class Meta:
        model = Membership

    class Params:
        code = "1280"

    user = factory.SubFactory(UserFactory)
    role = Role.SOCIAL_WORKER
    municipality = factory.LazyAttribute(lambda wanted: Municipality.objects.get(code=wanted.code))


def person(name: str, role: Role, code: str | None = None) -> User:
    """Someone with a role, in the municipality with this code or, for the national roles, in none."""
    user = UserFactory(name=name, email=f"{name.split()[0].lower()}@example.se")
    municipality = Municipality.objects.get(code=code) if code else None
    MembershipFactory(user=user, role=role, municipality=municipality)
    return user


def make_anna() -> User:
    return person("Anna Ek", Role.SOCIAL_WORKER, "1280")


def make_bo() -> User:
    return person("Bo Alm", Role.SOCIAL_WORKER, "1280")


def make_cecilia() -> User:
    return person("Cecilia Lind", Role.SOCIAL_WORKER, "1480")


def make_helga() -> User:
    return person("Helga Rönn", Role.HEAD_OF_UNIT, "1280")


def make_karin() -> User:
    return person("Karin Björk", Role.COORDINATOR)


def make_erik() -> User:
    return person("Erik Asp", Role.EDITOR)


def make_ada() -> User:
    return person("Ada Hägg", Role.ADMINISTRATOR)
