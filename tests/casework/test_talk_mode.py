"""Talk mode: one thing at a time, two languages side by side, and nothing on the screen tells whose talk it is."""

import re
from datetime import date

import pytest
from django.urls import reverse

from portal.casework.deeds.people import change_person
from portal.casework.models import TalkPart
from portal.casework.talking import talk_screens
from portal.casework.talking.conversation import BY_SLUG
from tests.cast import signed_in


@pytest.fixture
def show(person):
    def address(part="", query=""):
        return reverse("casework:talk_mode", args=[person.case_id, person.pk, *([part] if part else [])]) + query

    return address


def speaks(anna, person, language):
    return change_person(by=anna, person=person, version=person.version, values={"language": language})


def seen(client, address):
    """The page with every run of blanks as one."""
    return " ".join(client.get(address).content.decode().split())


def sides(body):
    return re.findall(r'<div class="side" lang="(\w+)" dir="(\w+)">', body)


def test_a_part_stands_in_swedish_and_the_clients_language_beside_each_other(as_anna, anna, person, show):
    speaks(anna, person, "ar")
    body = seen(as_anna, show("syfte"))
    guide = BY_SLUG["syfte"]
    assert body.count('<section class="screen"') == len(guide.say) + len(guide.ask) + 1
    assert sides(body)[:2] == [("sv", "ltr"), ("ar", "rtl")]
    assert body.count("<h1") == 1


@pytest.mark.parametrize("part", [*BY_SLUG, "uppgifter", "dolt", ""])
def test_nothing_on_the_screen_tells_whose_talk_it_is(as_anna, anna, person, show, part):
    body = seen(as_anna, show(part))
    visible = re.sub(r"<[^>]+>", " ", body)
    for word in ("Yusuf", "Haddad", person.case.reference, "Anna Ek", "Malmö"):
        assert word not in visible
    assert "<title>Vägval</title>" in body
    assert "<form" not in body


def test_the_screens_are_turned_by_links_that_work_without_script(as_anna, show):
    body = seen(as_anna, show("skal"))
    count = body.count('<section class="screen"')
    for number in range(2, count + 1):
        assert f'href="#ruta-{number}" data-after' in body
    assert f'href="{show("familj")}" data-after' in body
    assert f'href="{show("regler")}" data-before' in body


def test_a_language_without_texts_falls_back_only_by_choice(as_anna, anna, person, show, monkeypatch):
    monkeypatch.setattr(talk_screens, "ON_PAPER", [one for one in talk_screens.ON_PAPER if one.code != "prs"])
    speaks(anna, person, "prs")
    asked = seen(as_anna, show("syfte"))
    assert not sides(asked)
    assert "dari" in asked
    assert 'href="?sprak=en"' in asked
    assert {lang for lang, _dir in sides(seen(as_anna, show("syfte", "?sprak=en")))} == {"sv", "en"}
    assert {lang for lang, _dir in sides(seen(as_anna, show("syfte", "?sprak=bara-sv")))} == {"sv"}


def test_the_choice_of_language_stays_from_part_to_part(as_anna, anna, person, show):
    speaks(anna, person, "prs")
    body = seen(as_anna, show("skal", "?sprak=en"))
    assert f'href="{show("familj", "?sprak=en")}"' in body


def test_a_text_that_no_person_has_checked_says_so_and_the_swedish_needs_not(as_anna, anna, person, show):
    speaks(anna, person, "ar")
    body = seen(as_anna, show("skal"))
    assert body.count('class="unchecked"') == body.count('<section class="screen"')
    assert 'class="unchecked"' not in seen(as_anna, show("skal", "?sprak=bara-sv"))


def test_what_is_not_told_is_asked_with_the_wizards_own_questions(as_anna, anna, person, show):
    body = seen(as_anna, show("uppgifter"))
    asked = body.count('<section class="screen"')
    assert asked > 3
    change_person(by=anna, person=person, version=person.version, values={"csn_debt": False})
    assert seen(as_anna, show("uppgifter")).count('<section class="screen"') == asked - 1
    assert '<ul class="answers">' in body
    assert "<input" not in body


def test_hiding_leads_to_a_blank_page_with_a_way_back(as_anna, show):
    assert f'data-hide="{show("dolt", "?fran=risker")}"' in seen(as_anna, show("risker"))
    blank = seen(as_anna, show("dolt", "?fran=risker"))
    assert re.findall(r'<a href="([^"]*)"', blank) == [show("risker")]
    assert show() in seen(as_anna, show("dolt", "?fran=https://example.org"))


def test_looking_keeps_nothing_but_that_it_was_looked_at(as_anna, show, deeds_of):
    as_anna.get(show("syfte"))
    assert deeds_of()[-1] == "person_read"
    assert not TalkPart.objects.exists()


@pytest.mark.parametrize("part", ["x", "uppgifter-2"])
def test_a_part_that_is_none_does_not_exist(as_anna, show, part):
    assert as_anna.get(show(part)).status_code == 404


def test_a_language_that_is_none_is_read_as_no_choice(as_anna, anna, person, show):
    speaks(anna, person, "ar")
    body = seen(as_anna, show("syfte", "?sprak=%22%3E%3Cscript%3E"))
    assert ("ar", "rtl") in sides(body)
    assert "script%3E" not in body


def test_a_child_is_talked_with_in_another_way(as_anna, anna, person, show):
    change_person(by=anna, person=person, version=person.version, values={"born": date(2018, 1, 1)})
    assert as_anna.get(show("syfte")).status_code == 404


def test_it_only_shows(as_anna, show):
    assert as_anna.post(show("syfte")).status_code == 405


def test_cecilia_cannot_show_annas_talk(client, cecilia, show):
    assert signed_in(client, cecilia).get(show("syfte")).status_code == 404
