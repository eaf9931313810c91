"""All pages in one language go out as a PO file and come back: in whole, or not at all."""

from __future__ import annotations

from typing import Any

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from content.provenance import TranslatedBy
from content.translation.po import export_po, import_po, read_po
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.translation.conftest import KEY, plain_paragraph, reword

pytestmark = pytest.mark.usefixtures("guidance")

URL = "/redaktion/oversattningar/ar/"


def arabic() -> Locale:
    return Locale.objects.get(language_code="ar")


def changed(text: str, **entries: str) -> str:
    """The file with the msgstr of some msgids changed."""
    po = polib.pofile(f"{text}\n")
    for entry in po:
        if entry.msgid in entries:
            entry.msgstr = entries[entry.msgid]
    return str(po)


def stored(swedish: str) -> StringTranslation:
    return StringTranslation.objects.filter(translation_of__data=swedish, locale=arabic()).order_by("-updated_at")[0]


def test_out_and_in_again_changes_nothing() -> None:
    text = export_po(arabic())
    read = read_po(text, arabic())
    assert (read.new, read.problems, read.outdated) == ((), (), 0)
    assert read.unchanged == len([entry for entry in polib.pofile(f"{text}\n") if entry.msgstr]) > 200


def test_a_new_translation_is_stored_as_the_persons_who_made_it(erik: User) -> None:
    swedish = plain_paragraph().string.data
    read = read_po(changed(export_po(arabic()), **{swedish: "ترجمة جديدة"}), arabic())
    assert len(read.new) == 1
    import_po(by=erik, locale=arabic(), read=read, made_by=TranslatedBy.PERSON)
    made = stored(swedish)
    assert (made.data, made.translation_type, made.last_translated_by) == ("ترجمة جديدة", "manual", erik)


def test_a_part_whose_swedish_has_changed_goes_out_fuzzy_with_the_former_wording() -> None:
    part = plain_paragraph()
    reword(part.string.data, "Ett nytt stycke.")
    [entry] = [entry for entry in polib.pofile(f"{export_po(arabic())}\n") if "fuzzy" in entry.flags]
    assert (entry.msgid, entry.previous_msgid) == ("Ett nytt stycke.", part.string.data)
    assert entry.msgstr
    assert not read_po(export_po(arabic()), arabic()).new


@pytest.mark.parametrize(
    ("swedish_has", "text", "message"),
    [
        ("{adult_amount}", "بلا رقم", "adult_amount"),
        ("{adult_amount}", "{adult_amounts}", "adult_amounts"),
        ('<a id="a1">', "بلا رابط", "a1"),
        ('<a id="a1">', '<a id="a2">رابط</a>', "a1"),
        ("", "<script>alert(1)</script>", "script"),
        ("", '<b onclick="x">نص</b>', "id"),
    ],
)
def test_what_does_not_fit_its_swedish_wording_is_told_with_its_line(swedish_has: str, text: str, message: str) -> None:
    po = polib.pofile(f"{export_po(arabic())}\n")
    entry = next(one for one in po if swedish_has in one.msgid and (swedish_has or "<" not in one.msgid))
    kept = entry.msgid if "<a" not in swedish_has else ""
    entry.msgstr = text + (" {ordinance}" if "{ordinance}" in kept and swedish_has else "")
    read = read_po(str(po), arabic())
    [problem] = read.problems
    assert message in problem.message
    entry_begins = str(po).splitlines()[problem.line - 1]
    assert entry_begins.startswith(("#. ", "msgctxt"))


def test_nothing_is_half_imported(client: Client, erik: User) -> None:
    swedish = plain_paragraph().string.data
    before = stored(swedish).data
    po = polib.pofile(f"{export_po(arabic())}\n")
    next(one for one in po if one.msgid == swedish).msgstr = "ترجمة جديدة"
    next(one for one in po if "{adult_amount}" in one.msgid).msgstr = "خطأ"
    response = signed_in(client, erik).post(URL, upload(str(po)))
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert stored(swedish).data == before
    with pytest.raises(ValueError, match="not imported"):
        import_po(by=erik, locale=arabic(), read=read_po(str(po), arabic()), made_by=TranslatedBy.PERSON)


def test_a_line_whose_swedish_is_no_more_is_told_or_left_out_when_asked() -> None:
    text = export_po(arabic())
    reword(plain_paragraph().string.data, "Ett nytt stycke.")
    assert len(read_po(text, arabic()).problems) == 1
    read = read_po(text, arabic(), without_outdated=True)
    assert (read.problems, read.outdated) == ((), 1)


@pytest.mark.parametrize("text", ["/etc/passwd", "msgid oj", "", 'msgid "a"\nmsgstr "b" "', "\x00", "#" * 5000])
def test_what_is_no_po_file_imports_nothing(client: Client, erik: User, text: str) -> None:
    before = StringTranslation.objects.count()
    response = signed_in(client, erik).post(URL, upload(text))
    assert response.status_code in (200, 302)
    assert StringTranslation.objects.count() == before
    assert "root:" not in response.content.decode()


def test_a_file_for_another_language_is_refused() -> None:
    text = export_po(Locale.objects.get(language_code="en"))
    [problem] = read_po(text, arabic()).problems
    assert problem.line == 1


def test_erik_fetches_the_file_and_brings_it_back(client: Client, erik: User) -> None:
    response = signed_in(client, erik).get(f"{URL}po/")
    assert "attachment" in response.headers["Content-Disposition"]
    swedish = plain_paragraph(KEY).string.data
    text = changed(response.content.decode(), **{swedish: "ترجمة جديدة"})
    assert client.post(URL, upload(text, made_by="machine", tool="X")).status_code == 302
    assert (stored(swedish).translation_type, stored(swedish).tool_name) == ("machine", "X")
    html = client.get(URL).content.decode()
    assert "ترجمة" not in html
    assert stored(swedish).data == "ترجمة جديدة"


def upload(text: str, **told: str) -> dict[str, Any]:
    return {"po": SimpleUploadedFile("ar.po", text.encode()), "made_by": "person", **told}
