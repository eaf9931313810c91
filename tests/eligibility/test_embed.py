"""The wizard in a frame on a municipality's page: the same answers, no script, no cookie; nothing else can be."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.settings.languages import PUBLISHED
from tests.eligibility.asker import Asker


class Framed(Asker):
    """Somebody who asks in the frame."""

    @property
    def address(self) -> str:
        with translation.override(self.language):
            return reverse("eligibility:embedded")


class Tags(HTMLParser):
    """Every tag of a page with what is said of it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [told for name, told in self.found if name == tag]


@pytest.fixture
def framed(asker: Asker) -> Framed:
    return Framed(asker.client)


def policy(response: HttpResponse | None) -> dict[str, str]:
    assert response is not None
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, _, sources in parts}


def answer_whole(somebody: Asker) -> list[HttpResponse]:
    """Every page on the way to a result for two."""
    pages = [somebody.start(partner=True).page]
    while somebody.form.asked:
        somebody.answer()
        pages.append(somebody.page)
    return [page for page in pages if page is not None]


def test_every_page_on_the_way_can_be_framed_by_anybody(framed: Framed) -> None:
    for page in [framed.open().page, *answer_whole(framed)]:
        assert policy(page)["frame-ancestors"] == "*"
        assert "X-Frame-Options" not in page
        assert page["Cache-Control"] == "no-store"
        assert page["Referrer-Policy"] == "no-referrer"
        assert page["X-Robots-Tag"] == "noindex"
    assert not framed.client.cookies


def test_only_the_sites_of_the_setting_can_frame_it_where_there_is_one(framed: Framed, settings: Any) -> None:
    settings.EMBED_ANCESTORS = ["https://malmo.example", "https://goteborg.example"]
    assert policy(framed.open().page)["frame-ancestors"] == "https://malmo.example https://goteborg.example"


def test_it_runs_no_script(framed: Framed) -> None:
    for page in [framed.open().page, *answer_whole(framed)]:
        assert policy(page)["script-src"] == "'none'"
        tags = Tags(page.content.decode())
        assert not tags.all("script")
        assert not [told for _, told in tags.found if any(name.startswith("on") for name in told)]


def test_the_questions_and_the_result_are_those_of_the_wizard_itself(framed: Framed, asker: Asker) -> None:
    def middle(page: HttpResponse, address: str) -> str:
        return page.content.decode().partition("<main")[2].partition("</main>")[0].replace(f'"{address}', '"HERE')

    inside = [middle(page, framed.address) for page in answer_whole(framed)]
    outside = [middle(page, asker.address) for page in answer_whole(asker)]
    assert len(inside) == len(outside) > 5
    for one, other in zip(inside, outside, strict=True):
        assert one.replace(' formtarget="_blank"', "") == other


def test_the_form_stays_in_the_frame_in_every_language(framed: Framed) -> None:
    framed.start()
    tags = Tags(framed.text)
    [form] = [form for form in tags.all("form") if form.get("id") == "wizard"]
    assert (form["action"], form["target"]) == (framed.address, "_self")
    languages = [button["formaction"] for button in tags.all("button") if "lang" in button]
    assert len(languages) == len(PUBLISHED) - 1
    for address in languages:
        answer = framed.client.post(address, {**framed.form.fields, "ask": framed.form.asked})
        assert policy(answer)["frame-ancestors"] == "*"


def test_links_open_in_a_window_of_their_own_and_those_within_the_page_stay(framed: Framed) -> None:
    pages = [framed.open().page, framed.start().send().page, *answer_whole(framed)]
    for page in pages:
        tags = Tags(page.content.decode())
        assert tags.all("base") == [{"target": "_blank"}]
        for link in tags.all("a"):
            stays = link["href"].startswith("#") or link["href"] == framed.address
            assert link.get("target") == (
                "_self" if stays else "_top" if "nofollow" in link.get("rel", "") else None
            ), link


def test_no_button_leads_the_frame_to_a_page_that_cannot_be_framed(framed: Framed) -> None:
    for page in [framed.open().page, *answer_whole(framed)]:
        for button in Tags(page.content.decode()).all("button"):
            address = button.get("formaction", framed.address).partition("#")[0]
            assert button.get("formtarget") == "_blank" or policy(framed.client.get(address))["frame-ancestors"] == "*"


def test_the_answers_so_far_go_along_to_a_window_of_its_own(framed: Framed, asker: Asker) -> None:
    framed.start()
    [button] = [button for button in Tags(framed.text).all("button") if button.get("formaction") == asker.address]
    assert button["formtarget"] == "_blank"
    page = asker.client.post(asker.address, {**framed.form.fields, button["name"]: button["value"]})
    assert framed.form.asked in page.content.decode()
    assert policy(page)["frame-ancestors"] == "'none'"


def test_a_missing_answer_is_said_inside_the_frame(framed: Framed) -> None:
    framed.start().send()
    assert 'class="error-summary"' in framed.text
    assert policy(framed.page)["frame-ancestors"] == "*"


def test_a_broken_form_gets_a_plain_page_that_cannot_be_framed(framed: Framed) -> None:
    answer = Client(raise_request_exception=False).post(framed.address, {"kanarie": "kanarie"})
    assert answer.status_code == 400
    assert answer["X-Frame-Options"] == "DENY"
    assert policy(answer)["frame-ancestors"] == "'none'"


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/sv/",
            "/en/can-i-get-the-grant/",
            "/en/for-machines-and-municipal-sites/",
            "/api/v1/editions",
            "/sv/finns-inte/",
        ),
        *("/konto/login/", "/arenden/", "/redaktion/", "/redaktion/login/", "/arenden/finns-inte/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_else_can_be_framed_least_of_all_where_somebody_signs_in(db: None, address: str, method: str) -> None:
    answer = getattr(Client(raise_request_exception=False), method)(address)
    ancestors = policy(answer)["frame-ancestors"]
    assert ancestors == ("'self'" if address.startswith("/redaktion/") else "'none'")
    assert answer["X-Frame-Options"] in ("DENY", "SAMEORIGIN")


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_the_lines_to_copy_show_the_frame_in_the_language_of_the_page(db: None, language: str) -> None:
    with translation.override(language):
        page, frame = reverse("eligibility:machines"), reverse("eligibility:embedded")
    text = Client().get(page).content.decode()
    lines = text.partition("&lt;iframe")[2].partition("&lt;/iframe&gt;")[0]
    assert f'src="http://localhost:8000{frame}"' in lines
    assert 'referrerpolicy="no-referrer"' in lines
    assert "allow-scripts" not in lines
    for word in ("allow-forms", "allow-popups-to-escape-sandbox", "allow-top-navigation-by-user-activation"):
        assert word in lines
