"""Every kind of document in every language that we print keeps to everything we demand of it."""

import pytest

from portal.casework.documents import rendering, samples
from portal.casework.documents.kinds import Kind
from portal.drawing.pool import draw
from portal.settings.languages import SOURCE
from tests.casework.documents.demands import faults, not_known_to_be_pdf_a
from tests.casework.documents.drawn import Drawn
from tests.casework.documents.pseudo import spoken

ALL = [(kind, language) for kind in samples.MAKERS for language in samples.languages_of(kind)]
LONG = ("ti", "kmr")
"""The languages whose texts grow longest; every kind must hold half as much again."""
TRANSLATED = [kind for kind in samples.MAKERS if kind not in samples.SWEDISH_ALONE]


def pseudo_html_of(kind: Kind, language: str) -> str:
    with spoken(language):
        return rendering.as_html(samples.sample(kind, language))


def test_every_kind_has_a_sample() -> None:
    assert set(samples.MAKERS) == set(Kind)


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_the_document_keeps_to_every_demand(kind: Kind, language: str) -> None:
    document = samples.sample(kind, language)
    html = rendering.as_html(document)
    assert document.language == (None if language == SOURCE.code else language)
    assert faults(Drawn(draw(html, attachments=document.attachments)), html) == ""


@pytest.mark.parametrize("language", LONG)
@pytest.mark.parametrize("kind", TRANSLATED)
def test_long_texts_break_nothing(kind: Kind, language: str) -> None:
    html = pseudo_html_of(kind, language)
    assert faults(Drawn(draw(html)), html) == ""


@pytest.mark.parametrize("kind", samples.MAKERS)
def test_the_same_document_is_drawn_with_the_same_bytes_which_another_validator_knows(kind: Kind) -> None:
    drawn = rendering.render(samples.sample(kind, "ar"))
    assert rendering.render(samples.sample(kind, "ar")) == drawn
    assert list(not_known_to_be_pdf_a(Drawn(drawn))) == []


@pytest.mark.parametrize("kind", samples.SWEDISH_ALONE)
def test_what_is_for_colleagues_is_in_swedish_alone(kind: Kind) -> None:
    assert 'class="beside"' not in rendering.as_html(samples.sample(kind, "ar"))
