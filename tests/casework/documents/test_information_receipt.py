"""The information receipt: what one adult has been told, as a paper of her own that binds her to nothing."""

from dataclasses import replace
from datetime import date
from functools import cache
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.casework.deeds.information import give_information, go_through_page, take_back_information
from portal.casework.deeds.people import change_person, people_of
from portal.casework.deeds.talk_parts import note_part
from portal.casework.documents.information_receipt import InformationReceipt, NotForChildren, information_receipt_of
from portal.casework.documents.invented_papers import information_receipt
from portal.casework.documents.rendering import as_html
from portal.casework.models import GuidePart, InformationManner, InformationTopic, InterpreterUse, SkipReason
from portal.casework.people.household import named
from portal.guidance import Guidance, OfferedPage

ON = date(2026, 5, 4)
PAGE = uuid4()


def page(language: str, title: str) -> OfferedPage:
    return OfferedPage(
        id=PAGE,
        key="the-grant",
        language=language,
        title=title,
        url="/x/",
        published_at=timezone.now(),
        is_checked=True,
    )


OURS, THEIRS = page("sv", "Bidraget"), page("ar", "المنحة")
GUIDANCE = Guidance((OURS, THEIRS))


def receipt_of(case, person, **how) -> InformationReceipt:
    now = named(case, people_of(case))
    return information_receipt_of(now, person=person, issued_on=ON, guidance=GUIDANCE, **how)


def tell(anna, person, *topics, **how):
    told = {"language": "ar", "given_on": date(2026, 4, 20), "manner": InformationManner.PHONE, **how}
    return give_information(by=anna, person=person, topics=list(topics), **told)


@cache
def written(language: str = "en") -> str:
    return as_html(information_receipt(language))


def test_a_page_stands_there_in_its_version_and_both_titles(anna, case, person):
    go_through_page(by=anna, person=person, page=THEIRS, language="ar", interpreter=InterpreterUse.VIDEO)
    (told,) = receipt_of(case, person).told
    assert told.page is not None
    assert (told.page.swedish_title, told.page.title, told.page.language) == ("Bidraget", "المنحة", "ar")
    assert told.page.published_on == timezone.localdate(THEIRS.published_at)
    assert told.page.law_wording
    assert [str(topic) for topic in told.topics] == [
        str(topic.label)
        for topic in (InformationTopic.CONDITIONS, InformationTopic.REPAYMENT, InformationTopic.DECISION)
    ]
    assert told.interpreter


def test_a_topic_without_a_page_has_its_language_day_and_manner(anna, case, person):
    tell(anna, person, InformationTopic.VOLUNTARY)
    (told,) = receipt_of(case, person).told
    assert (told.page, told.language, told.given_on) == (None, "ar", date(2026, 4, 20))
    assert told.manner == InformationManner.PHONE.label


def test_it_is_hers_alone(anna, case, person, other):
    tell(anna, other, InformationTopic.VOLUNTARY)
    document = receipt_of(case, person)
    assert document.told == ()
    assert document.name == "Yusuf Haddad"
    assert "Maryam" not in as_html(document)


def test_what_was_taken_back_was_not_told(anna, case, person):
    given = tell(anna, person, InformationTopic.VOLUNTARY)
    take_back_information(by=anna, person=person, given=given)
    assert receipt_of(case, person).told == ()


def test_what_there_is_to_hear_besides_is_named_without_blame(anna, case, person):
    tell(anna, person, InformationTopic.VOLUNTARY)
    labels = {str(label) for label in receipt_of(case, person).not_told}
    assert str(InformationTopic.VOLUNTARY.label) not in labels
    assert str(InformationTopic.LEAVING.label) in labels
    assert "You do not have to." in written()


def test_parts_of_the_talk_that_inform_are_named_and_those_about_her_are_not(anna, case, person):
    note_part(by=anna, person=person, part=GuidePart.RULES)
    note_part(by=anna, person=person, part=GuidePart.RISKS)
    note_part(by=anna, person=person, part=GuidePart.PURPOSE, skipped=SkipReason.DECLINES)
    assert len(receipt_of(case, person).talked_about) == 1


def test_where_nothing_was_told_it_says_so(case, person):
    html = as_html(receipt_of(case, person, language="en"))
    assert "Nothing has been noted yet." in html
    assert "Name and telephone number of the one you can ask" in html


def test_she_signs_nothing_and_is_not_said_to_have_understood():
    assert "you sign nothing" in written()
    assert "understood" not in written()
    assert written().count('class="lines"') == 1  # the worker's
    assert "The municipality signs that this was gone through." in written()


def test_that_there_was_no_interpreter_is_said_as_it_was():
    assert "There was no interpreter, although one was needed." in written()


def test_a_title_in_another_language_says_which_it_is():
    assert '<b lang="ar">' in written("ar")


def test_the_one_to_ask_is_named_where_somebody_is_known():
    assert "Anna Andersson, 040-12 34 56" in written()
    assert "telephone number of the one you can ask" not in written()


def test_swedish_alone_has_no_second_language():
    assert 'class="beside"' not in as_html(information_receipt("sv"))


def test_somebody_with_protected_identity_is_not_named(anna, case, person):
    change_person(by=anna, person=person, version=1, values={"protected_identity": "confidentiality"})
    case.refresh_from_db()
    (protected,) = people_of(case)
    html = as_html(receipt_of(case, protected))
    assert "Yusuf" not in html
    assert "skydd" not in html.lower()


def test_nobody_is_named_where_somebody_else_in_the_case_is_protected(anna, case, person, other):
    change_person(by=anna, person=other, version=1, values={"protected_identity": "confidentiality"})
    case.refresh_from_db()
    now = next(one for one in people_of(case) if one.pk == person.pk)
    assert person.name not in as_html(receipt_of(case, now))


def test_a_name_that_is_markup_stays_text():
    html = as_html(replace(information_receipt("en"), name="<b>Rania</b>", contact="<script>"))
    assert "&lt;b&gt;Rania" in html
    assert "<script>" not in html


def test_a_child_has_none(anna, case, person):
    child = change_person(by=anna, person=person, version=1, values={"born": date(2015, 5, 17)})
    with pytest.raises(NotForChildren):
        receipt_of(case, child)
