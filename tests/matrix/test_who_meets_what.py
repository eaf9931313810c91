"""Every address of case work × everybody × every method × one's own, another municipality's and nobody's ids.

An address that the registry does not know fails here, and so does one whose ids tests/casework/ids.py cannot make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.db.models.functions import Now
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from portal.accounts.models import Municipality, Role, User
from portal.casework.deeds.access import end_access, protect_case
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.emergency import LASTS
from portal.casework.deeds.people import add_person
from portal.casework.doors.registry import RULES, Needs, Rule, undeclared
from portal.casework.models import Assignment, Case
from portal.casework.urls import urlpatterns
from portal.database.row_security import enter_municipality
from portal.settings.surfaces import CASEWORK_PREFIX
from tests import factories
from tests.casework.conftest import ON, assign, enter
from tests.casework.ids import MAKERS, UNSURE, make_ids
from tests.cast import signed_in, signed_in_with_password_only

METHODS = ("get", "post", "head", "options", "put", "delete")
MALMO, GOTEBORG = "1280", "1480"
# The name of somebody in each case, which nobody else's page may hold.
ALL = ("malmo", "protected", "goteborg")
CANARIES = {"malmo": "Kanarie Malmsten", "protected": "Kanarie Skyddad", "goteborg": "Kanarie Götlund"}


@dataclass
class Actor:
    """Somebody at the door. `opens` are the cases that are open to her."""

    name: str
    client: Client
    role: Role | None = None
    home: str = ""
    opens: tuple[str, ...] = ()
    tries: tuple[str, ...] = ("malmo",)  # the cases that say something new when she tries them
    every_method: bool = False
    nothings: dict[tuple[str, str], tuple[int, bytes]] = field(default_factory=dict)
    at_door: int = 0  # what everything is answered with, for those who do not come in

    def may(self, rule: Rule, case: str) -> bool:
        """Whether a case is hers to open at an address with this rule."""
        if rule.needs is Needs.CASE:
            return case in self.opens
        return case in {MALMO: ("malmo", "protected"), GOTEBORG: ("goteborg",)}[self.home]


@dataclass
class Scene:
    actors: list[Actor] = field(default_factory=list)
    ids: dict[str, dict[str, object]] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)


def social_worker(name: str, code: str = MALMO) -> User:
    return factories.person(name, Role.SOCIAL_WORKER, code)


def make_case(scene: Scene, kind: str, by: User) -> Case:
    """A case of `by` with somebody in it, and a row of each kind that an address can name."""
    enter(by)
    case, _made = open_case(by=by, applied_on=ON)
    person = add_person(by=by, case=case, values={"name": CANARIES[kind]})
    scene.ids[kind] = make_ids(by, case, person)
    scene.references[kind] = case.reference
    return case


def emergency(user: User, case: Case, *, over: bool) -> None:
    enter(user)
    taken = Assignment(municipality_id=case.municipality_id, case=case, user=user, given_by=user, role="break_glass")
    taken.reason = "akut"
    if over:
        taken.since, taken.until = timezone.now() - LASTS - timedelta(hours=1), timezone.now() - timedelta(hours=1)
    else:
        taken.until = Now() + LASTS
    taken.save(force_insert=True)


def make_scene() -> Scene:
    scene = Scene()
    anna, cecilia = social_worker("Anna Ek"), social_worker("Cecilia Lind", GOTEBORG)
    helga = factories.make_helga()
    gun = factories.person("Gun Grahn", Role.HEAD_OF_UNIT, GOTEBORG)
    case, protected = make_case(scene, "malmo", anna), make_case(scene, "protected", anna)
    make_case(scene, "goteborg", cecilia)
    staff = {name: social_worker(name) for name in (
        "unassigned", "former", "planned", "unnamed", "emergency", "emergency_over", "moved", "left", "disabled",
    )}  # fmt: skip
    for name in ("former", "unnamed", "moved", "left", "disabled"):
        assign(staff[name], case if name != "unnamed" else protected)
    assign(staff["planned"], case, since=timezone.now() + timedelta(days=1))
    emergency(staff["emergency"], case, over=False)
    emergency(staff["emergency_over"], case, over=True)
    enter(anna)
    protect_case(by=anna, case=protected)
    enter(helga)
    end_access(by=helga, assignment=Assignment.objects.get(user=staff["former"]))
    scene.actors = [
        Actor("anonymous", Client(), at_door=302),
        Actor("password only", signed_in_with_password_only(Client(), anna), at_door=302),
        insider("assigned", anna, MALMO, "malmo", "protected", tries=ALL, every_method=True),
        insider("unassigned", staff["unassigned"], MALMO, tries=ALL, every_method=True),
        insider("former", staff["former"], MALMO),
        insider("planned", staff["planned"], MALMO),
        insider("unnamed", staff["unnamed"], MALMO, tries=("protected",)),
        insider("emergency_over", staff["emergency_over"], MALMO),
        insider("emergency", staff["emergency"], MALMO, "malmo", tries=("malmo", "protected")),
        insider("head", helga, MALMO, tries=ALL, role=Role.HEAD_OF_UNIT),
        insider("elsewhere", cecilia, GOTEBORG, "goteborg", tries=("malmo", "goteborg"), every_method=True),
        insider("head elsewhere", gun, GOTEBORG, tries=("malmo", "goteborg"), role=Role.HEAD_OF_UNIT),
        insider("moved", staff["moved"], GOTEBORG),
        *(Actor(name, signed_in(Client(), user), at_door=403) for name, user in (
            ("coordinator", factories.make_karin()), ("editor", factories.make_erik()),
            ("administrator", factories.make_ada()), ("left", staff["left"]))),
        Actor("disabled", signed_in(Client(), staff["disabled"]), at_door=302),
    ]  # fmt: skip
    staff["moved"].memberships.update(municipality=Municipality.objects.get(code=GOTEBORG))
    staff["left"].memberships.all().delete()
    User.objects.filter(pk=staff["disabled"].pk).update(is_active=False)
    return scene


def insider(name: str, user: User, home: str, *opens: str, role: Role = Role.SOCIAL_WORKER, **more: object) -> Actor:
    return Actor(name, signed_in(Client(), user), role=role, home=home, opens=opens, **more)


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: object) -> Iterator[Scene]:
    """Made once; each test takes back what its requests did."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr("portal.casework.deeds.documents.render", lambda summary: b"%PDF")
        yield make_scene()
        transaction.set_rollback(True)


def test_every_address_is_declared_and_every_kind_of_id_can_be_made():
    assert list(undeclared()) == []
    assert {name for pattern in urlpatterns for name in pattern.pattern.converters} <= MAKERS.keys()


def address(pattern: URLPattern, ids: dict[str, object]) -> str:
    wanted = {name: converter.to_url(ids[name]) for name, converter in pattern.pattern.converters.items()}
    return CASEWORK_PREFIX + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: wanted[found[1]], str(pattern.pattern))


def ask(actor: Actor, method: str, where: str) -> tuple[int, bytes]:
    """What somebody is answered; what it did is taken back."""
    enter_municipality(None)
    actor.client.raise_request_exception = False  # a 500 is told with who met it
    with transaction.atomic():
        response = getattr(actor.client, method)(where)
        body = b"".join(response) if response.streaming else response.content
        transaction.set_rollback(True)
    return response.status_code, body


@cache
def nothing() -> UUID:
    return uuid4()


def of_nothing(actor: Actor, method: str, pattern: URLPattern, ids: dict[str, object]) -> tuple[int, bytes]:
    """What the same person is answered where there is nothing."""
    where = address(pattern, {name: nothing() if isinstance(value, UUID) else value for name, value in ids.items()})
    if (method, where) not in actor.nothings:
        actor.nothings[method, where] = ask(actor, method, where)
    return actor.nothings[method, where]


def wrong_with(actor: Actor, method: str, rule: Rule, pattern: URLPattern, case: str, scene: Scene) -> Iterator[str]:
    """What is wrong with the answer to one request at an address of one case."""
    status, body = ask(actor, method, address(pattern, scene.ids[case]))
    shown = {kind for kind, name in CANARIES.items() if name.encode() in body}
    if shown - (set(actor.opens) & {case}):
        yield f"shows {shown}"
    if actor.at_door:
        if status != actor.at_door:
            yield f"{status}, not {actor.at_door}"
    elif actor.role not in rule.roles:
        if status != 403:
            yield f"{status}, not 403"
    elif method.upper() not in rule.methods:
        if status != 405:
            yield f"{status}, not 405"
    elif rule.needs is Needs.NOTHING:
        if status >= 500 or status in (403, 405):
            yield f"{status}"
    elif actor.may(rule, case):
        sure = not UNSURE & pattern.pattern.converters.keys() and case != "protected"
        if status >= 500 or status in (403, 405) or (status == 404 and sure):
            yield f"{status}"
    elif status != 404:
        yield f"{status}, not 404"
    elif (404, body) != of_nothing(actor, method, pattern, scene.ids[case]):
        yield "is to be told from what does not exist"


NAMES = [f"{pattern.name}{'' if pattern is first else '*'}" for pattern in urlpatterns
         for first in [next(one for one in urlpatterns if one.name == pattern.name)]]  # fmt: skip


@pytest.mark.parametrize("pattern", urlpatterns, ids=NAMES)
def test_everybody_meets_what_the_registry_says(scene, pattern):
    rule = RULES[pattern.name]
    wrong = []
    for actor in scene.actors:
        for case in actor.tries if "case_id" in pattern.pattern.converters else actor.tries[:1]:
            every = actor.every_method and case == actor.tries[0]
            for method in METHODS if every else METHODS[:2]:
                wrong += [
                    f"{actor.name}, {method} of {case}: {problem}"
                    for problem in wrong_with(actor, method, rule, pattern, case, scene)
                ]
    assert not wrong, "\n".join(wrong)


def test_nobody_sees_the_reference_of_another_municipality(scene):
    """Not in a list, not in a search, not in the unit's cases."""
    places = ("", "?status=closed", "enheten/", f"enheten/?referens={scene.references['goteborg']}", "granskning/")
    for actor in scene.actors:
        if actor.home == MALMO:
            for place in places:
                _status, body = ask(actor, "get", CASEWORK_PREFIX + place)
                searched = body.replace(f'value="{scene.references["goteborg"]}"'.encode(), b"")
                assert scene.references["goteborg"].encode() not in searched, (actor.name, place)
