"""Every door of the staff rooms, tried by everybody."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from portal.accounts.access import case_worker_required
from portal.accounts.models import User
from tests.cast import signed_in, signed_in_with_password_only

EVERYBODY = ["anna", "cecilia", "helga", "karin", "erik", "ada"]
CASE_WORKERS = {"anna", "cecilia", "helga"}
EDITORS = ["erik", "karin"]
INVITERS = {"helga", "ada"}
METHODS = ["get", "post", "head", "options", "put", "delete"]


def addresses(prefix: str) -> list[str]:
    """One address for each pattern below the prefix, with something in the place of each argument."""
    found: list[str] = []

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> None:
        for pattern in patterns:
            try:
                route = before + filled(str(pattern.pattern), pattern.pattern.converters)
            except AttributeError:
                continue
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route)
            elif "(" not in route and "^" not in route:
                found.append(f"/{route}")

    walk(get_resolver().url_patterns, "")
    return [address for address in found if address.startswith(prefix)]


def filled(route: str, converters: dict[str, object]) -> str:
    samples = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000", "slug": "x", "str": "x", "path": "x"}
    for name, converter in converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            route = route.replace(written, samples.get(kind, "x"))
    return route


CASE_WORK = ["/arenden/", "/arenden/finns-inte/", *addresses("/arenden/")]
EDITING = ["/redaktion/finns-inte/", *addresses("/redaktion/")]


def test_the_doors_are_found() -> None:
    assert "/redaktion/" in EDITING
    assert "/redaktion/login/" in EDITING
    assert len(EDITING) > 50


@pytest.mark.parametrize("method", METHODS)
def test_a_stranger_is_shown_the_way_in(client: Client, db: None, method: str) -> None:
    for address in CASE_WORK + EDITING:
        answer = getattr(client, method)(address)
        assert answer.status_code == 302, address
        assert answer.url.startswith("/konto/login/?next="), address


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_password_without_second_factor_opens_no_door(
    client: Client, request: pytest.FixtureRequest, who: str
) -> None:
    signed_in_with_password_only(client, request.getfixturevalue(who))
    doors = [*CASE_WORK, *EDITING] if who == "karin" else ["/arenden/", "/redaktion/"]

    for address in [*doors, "/konto/", "/konto/kollegor/"]:
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer.url.startswith("/konto/2fa/totp/activate/?next="), address


@pytest.mark.parametrize("who", EVERYBODY)
def test_case_work_is_for_social_workers_and_heads_of_unit(
    client: Client, request: pytest.FixtureRequest, who: str
) -> None:
    signed_in(client, request.getfixturevalue(who))

    if who in CASE_WORKERS:
        assert client.get("/arenden/finns-inte/").status_code == 404
    else:  # that each method is refused at each address is in tests/matrix
        for address in CASE_WORK:
            assert client.get(address).status_code == 403, address


@pytest.mark.parametrize("who", ["anna", "helga", "ada", *EDITORS])
def test_editing_is_for_editor_and_coordinator(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    signed_in(client, request.getfixturevalue(who))

    if who in EDITORS:
        assert client.get("/redaktion/").status_code == 200
    else:
        for address in EDITING:
            for method in ["get", "post"] if who == "anna" else ["get"]:
                assert getattr(client, method)(address).status_code == 403, (method, address)


@pytest.mark.parametrize("who", EDITORS)
def test_an_editor_reaches_neither_users_nor_groups_nor_settings(
    client: Client, request: pytest.FixtureRequest, who: str
) -> None:
    signed_in(client, request.getfixturevalue(who))

    for address in ("users/", "users/add/", "groups/", "sites/", "images/add/", "documents/add/", "locales/"):
        assert client.get(f"/redaktion/{address}").status_code in {302, 403, 404}, address


@pytest.mark.parametrize("who", EVERYBODY)
def test_colleagues_are_for_those_who_lead(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    signed_in(client, request.getfixturevalue(who))

    assert client.get("/konto/kollegor/").status_code == (200 if who in INVITERS else 403)


@pytest.mark.parametrize(
    ("who", "where"), [("karin", "/redaktion/"), ("erik", "/redaktion/"), ("ada", "/konto/kollegor/")]
)
def test_the_first_page_leads_to_ones_own_work(
    client: Client, request: pytest.FixtureRequest, who: str, where: str
) -> None:
    signed_in(client, request.getfixturevalue(who))

    assert client.get("/konto/").url == where


def test_someone_without_role_gets_a_plain_page(client: Client, anna: User) -> None:
    anna.memberships.all().delete()
    signed_in(client, anna)

    answer = client.get("/konto/")

    assert answer.status_code == 200
    assert answer.context["rooms"] == []


def test_the_installer_edits_but_sees_no_case(client: Client, db: None) -> None:
    installer = User.objects.create_superuser("root@example.se", "ett lösenord med många ord", name="Installer")
    signed_in(client, installer)

    assert client.get("/redaktion/").status_code == 200
    assert client.get("/arenden/").status_code == 403


def test_a_view_of_case_work_knows_the_membership(client: Client, anna: User) -> None:
    signed_in(client, anna)
    known = client.get("/arenden/finns-inte/").wsgi_request

    @case_worker_required
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.membership.municipality.code)

    request = RequestFactory().get("/arenden/")
    request.user, request.session = known.user, known.session
    assert view(request).content == b"1280"


def test_a_view_of_case_work_locks_its_own_door_too(client: Client, erik: User) -> None:
    signed_in(client, erik)
    known = client.get("/konto/2fa/").wsgi_request

    @case_worker_required
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("a case")

    request = RequestFactory().get("/arenden/")
    request.user, request.session = known.user, known.session
    assert view(request).status_code == 403


@pytest.mark.parametrize("name", ["evil", "next"])
def test_bad_input_is_refused_plainly(client: Client, anna: User, name: str) -> None:
    signed_in(client, anna)

    assert client.post("/konto/login/", {name: "a\x00b"}).status_code == 400
    assert client.get(f"/konto/login/?{name}=a%00b").status_code == 400
    assert client.get("/konto/inbjudan/%ff%fe/").status_code == 404


@pytest.mark.parametrize("address", ["/redaktion/", "/redaktion/login/", "/arenden/"])
def test_no_header_moves_a_room_away_from_its_door(client: Client, db: None, address: str) -> None:
    """SCRIPT_NAME says that an address lies below another; a client may send it as a header."""
    answer = client.get(address, SCRIPT_NAME="/konto")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/login/")
