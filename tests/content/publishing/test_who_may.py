"""Every address of the editors' rooms, and who meets what there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from content.publishing.models import Bundle, BundleState
from portal.accounts.models import User
from portal.settings.surfaces import EDITING_PREFIX
from tests.cast import signed_in
from tests.content.pages import page_of
from tests.content.publishing.conftest import KEY
from tests.matrix.test_every_door import example, walk

pytestmark = pytest.mark.usefixtures("guidance")
ROOM = f"{EDITING_PREFIX}publicering/"
OURS = ("content.", "portal.")
# What only the coordinator does among the editors' pages: everything else an editor does as well.
READ_BY_BOTH = (
    "publicering/kontroller/",
    "publicering/buntar/",
    "publicering/buntar/ny/",
    "publicering/lasare-utanfor/",
    "oversattningar/",
    "hjalpte-sidorna/",
    "lagens-utgavor/",
    "uppgifter-i-texter/",
)


def addresses() -> list[str]:
    """Every address under the editors' prefix that a module of ours answers, or a list of snippets of ours."""
    found = [(where, pattern) for where, pattern in _patterns() if where.startswith(EDITING_PREFIX)]
    ours = {where for where, pattern in found if pattern.callback and _module(pattern).startswith(OURS)}
    return sorted({example(where) for where in ours})


def _patterns() -> list[tuple[str, URLPattern]]:
    def inside(patterns: list[URLPattern | URLResolver], before: str) -> list[tuple[str, URLPattern]]:
        rows: list[tuple[str, URLPattern]] = []
        for pattern in patterns:
            here = before + str(pattern.pattern)
            rows += [(here, pattern)] if isinstance(pattern, URLPattern) else inside(pattern.url_patterns, here)
        return rows

    return inside(get_resolver().url_patterns, "/")


def _module(pattern: URLPattern) -> str:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return str(getattr(view, "__module__", ""))


def test_the_addresses_of_ours_are_found() -> None:
    found = addresses()
    assert len(found) > 25
    assert f"{ROOM}buntar/" in found
    assert len(list(walk(get_resolver().url_patterns))) > len(found)


@pytest.mark.parametrize("who", ["anna", "helga", "ada"])
def test_nobody_of_case_work_gets_in(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    client = signed_in(client, request.getfixturevalue(who))
    for where in addresses():
        assert client.get(where).status_code == 403, where
        assert client.post(where).status_code == 403, where


def test_nobody_gets_in_without_signing_in(client: Client) -> None:
    for where in addresses():
        for response in (client.get(where), client.post(where)):
            assert response.status_code == 302, where
            assert response.headers["Location"].startswith("/konto/"), where


@pytest.mark.parametrize("who", ["erik", "karin"])
@pytest.mark.parametrize("where", READ_BY_BOTH)
def test_editor_and_coordinator_read_them(client: Client, request: pytest.FixtureRequest, who: str, where: str) -> None:
    assert signed_in(client, request.getfixturevalue(who)).get(f"{EDITING_PREFIX}{where}").status_code == 200


@pytest.mark.parametrize("who", ["erik", "karin"])
def test_the_pages_of_one_page_open_for_both(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    client = signed_in(client, request.getfixturevalue(who))
    for where in ("kontroller/{}/", "lasare-utanfor/sida/{}/"):
        assert client.get(f"{ROOM}{where.format(page_of(KEY, 'sv').pk)}").status_code == 200


def test_no_deed_is_done_by_following_a_link(client: Client, erik: User) -> None:
    bundle = Bundle.objects.create(name="Höst", made_by=erik)
    client = signed_in(client, erik)
    for deed in ("fraga", "godkann", "skicka-tillbaka", "publicera", "ge-upp", "ta-tillbaka"):
        assert client.get(f"{ROOM}buntar/{bundle.pk}/{deed}/").status_code == 405
    assert Bundle.objects.get().state == BundleState.DRAFT


def test_a_deed_out_of_turn_is_refused_kindly(client: Client, erik: User) -> None:
    bundle = Bundle.objects.create(name="Höst", made_by=erik)
    client = signed_in(client, erik)
    for deed in ("godkann", "publicera", "ta-tillbaka"):
        assert client.post(f"{ROOM}buntar/{bundle.pk}/{deed}/").status_code == 302
    assert Bundle.objects.get().state == BundleState.DRAFT
    assert client.post(f"{ROOM}buntar/999999/fraga/").status_code == 404
    assert client.post(f"{ROOM}buntar/{bundle.pk}/", {"page": "x", "must_be_ready": "xx"}).status_code == 200


def test_only_the_buttons_of_ours_are_in_the_text(client: Client, erik: User) -> None:
    """No raw HTML, embed, picture or document can be chosen in any field of ours."""
    from wagtail.blocks import RawHTMLBlock, RichTextBlock
    from wagtail.embeds.blocks import EmbedBlock

    from content.blocks import IN_THE_TEXT, GuidanceBlocks

    found = [block for block in _blocks(GuidanceBlocks()) if isinstance(block, RawHTMLBlock | EmbedBlock)]
    assert found == []
    for block in _blocks(GuidanceBlocks()):
        if isinstance(block, RichTextBlock):
            assert set(block.features or ["everything"]) <= set(IN_THE_TEXT)


def _blocks(block: object) -> list[object]:
    children = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    return [block, *(one for child in children if child is not None for one in _blocks(child))]


def test_every_rich_text_field_of_the_areas_offers_those_buttons_alone() -> None:
    from django.apps import apps
    from wagtail.fields import RichTextField

    from content.blocks import IN_THE_TEXT

    for config in apps.get_app_configs():
        if config.name.split(".")[0] == "content":
            for model in config.get_models():
                for field in model._meta.get_fields():
                    if isinstance(field, RichTextField):
                        assert set(field.features or ["everything"]) <= set(IN_THE_TEXT), field
