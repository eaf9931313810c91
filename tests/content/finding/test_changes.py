"""A reader sees what has changed, on a page and in a feed."""

from __future__ import annotations

from datetime import date
from xml.dom import minidom

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale

from content.finding.models import ChangeKind, ChangeNote
from tests.content.pages import address, page_of

pytestmark = pytest.mark.usefixtures("guidance")


@pytest.fixture
def correction() -> ChangeNote:
    return ChangeNote.objects.create(
        locale=Locale.objects.get(language_code="sv"),
        page=page_of("the-grant", "sv").page_ptr,
        kind=ChangeKind.CORRECTION,
        text="Det stod <fel> datum.",
        read_again=True,
        changed_on=date(2026, 11, 20),
    )


def translated(note: ChangeNote, language: str, text: str) -> ChangeNote:
    other = note.copy_for_translation(Locale.objects.get(language_code=language))
    other.text = text
    other.save()
    return other


def page(client: Client, language: str) -> str:
    with override(language):
        return client.get(reverse("finding:changes")).content.decode()


def test_a_note_is_read_in_the_readers_language(client: Client, correction: ChangeNote) -> None:
    translated(correction, "en", "The date was wrong.")
    html = page(client, "en")
    assert "<p >The date was wrong.</p>" in html
    assert "20 November 2026" in html
    assert 'class="correction"' in html
    assert f'href="{address("the-grant", "en")}"' in html
    assert "Det stod" not in html


def test_a_note_without_translation_stands_in_swedish_and_says_so(client: Client, correction: ChangeNote) -> None:
    html = page(client, "en")
    assert '<p lang="sv" dir="ltr">Det stod &lt;fel&gt; datum.</p>' in html
    assert "This note has not been translated yet." in html


def test_the_newest_stands_first(client: Client, correction: ChangeNote) -> None:
    ChangeNote.objects.create(
        locale=correction.locale, kind=ChangeKind.LAW, text="Lagen är ny.", changed_on=date(2026, 11, 21)
    )
    html = page(client, "sv")
    assert html.index("Lagen är ny.") < html.index("datum.")


def test_a_list_without_changes_says_so(client: Client) -> None:
    assert "No change has been noted yet." in page(client, "en")


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_the_feed_is_whole_and_in_its_language(client: Client, correction: ChangeNote, language: str) -> None:
    with override(language):
        response = client.get(reverse("finding:feed"))
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    feed = minidom.parseString(response.content).documentElement  # noqa: S318  our own
    assert feed.getAttribute("xml:lang") == language
    (entry,) = feed.getElementsByTagName("entry")
    (summary,) = entry.getElementsByTagName("summary")
    assert summary.getAttribute("xml:lang") == "sv"
    assert summary.firstChild.data == "Det stod <fel> datum."
    assert entry.getElementsByTagName("id")[0].firstChild.data == f"urn:uuid:{correction.translation_key}"
    assert not response.cookies


def test_an_empty_feed_is_a_feed(client: Client) -> None:
    with override("sv"):
        assert minidom.parseString(client.get(reverse("finding:feed")).content)  # noqa: S318  our own


def test_every_guidance_page_names_the_feed(client: Client) -> None:
    html = client.get(address("the-grant", "ar")).content.decode()
    with override("ar"):
        assert f'href="{reverse("finding:feed")}"' in html
    assert 'type="application/atom+xml"' in html


def test_a_correction_stays(correction: ChangeNote) -> None:
    with pytest.raises(PermissionDenied):
        correction.delete()
    correction.kind = ChangeKind.WORDING
    with pytest.raises(ValidationError):
        correction.full_clean()
    with pytest.raises(PermissionDenied):
        correction.delete()
    assert ChangeNote.objects.filter(pk=correction.pk).exists()


def test_another_note_can_be_taken_away(correction: ChangeNote) -> None:
    note = ChangeNote.objects.create(locale=correction.locale, kind=ChangeKind.WORDING, text="Enklare ord.")
    note.delete()
    assert ChangeNote.objects.count() == 1


def test_a_sign_that_xml_refuses_stops_no_feed(client: Client, correction: ChangeNote) -> None:
    ChangeNote.objects.filter(pk=correction.pk).update(text="Det stod\x08 fel.")
    with override("sv"):
        minidom.parseString(client.get(reverse("finding:feed")).content)  # noqa: S318  our own
