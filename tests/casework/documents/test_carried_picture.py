"""The picture on page one says the same as the file inside, printed, copied or photographed."""

import io
import json
import re
import subprocess
from base64 import b32encode
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from PIL import Image, ImageFilter
from pypdf import PdfReader

from eligibility.law import Household
from portal.casework.documents import rendering, samples
from portal.casework.documents.application.carried import FILE_NAME, SQUARE, carrying, drawn_picture
from portal.casework.documents.application.summary import ApplicationSummary
from portal.casework.documents.household_data import NotHouseholdData, canonical, fingerprint, parse
from portal.casework.documents.household_data.code import MOST_SYMBOLS, base45, content_of, from_base45, texts_of
from portal.casework.documents.invented import FAMILY, IDENTITY_NUMBERS, ON
from portal.genuine.codes import check_code
from tests.casework.documents.household import summary
from tests.casework.documents.test_household_data import data_of, with_numbers

CONTENT = canonical(samples.data("ar"))


@cache
def drawn(language: str) -> bytes:
    return rendering.render(samples.application(language))


@cache
def page_one(folder: Path, dots: int) -> Image.Image:
    (folder / "x.pdf").write_bytes(drawn("ar"))
    command = ["pdftoppm", "-r", str(dots), "-f", "1", "-l", "1", "-gray", "-singlefile", "x.pdf", f"x{dots}"]
    subprocess.run(command, cwd=folder, check=True)
    return Image.open(folder / f"x{dots}.pgm")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("page")


def blurred(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(picture.width / 1654))  # a dot at 200 dots an inch


def skewed(picture: Image.Image) -> Image.Image:
    return picture.rotate(3.3, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def pale(picture: Image.Image) -> Image.Image:
    return picture.point(lambda grey: 90 + grey * 130 // 255)


def all_of_it(picture: Image.Image) -> Image.Image:
    return pale(blurred(skewed(picture)))


def embedded(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return opened.attachments[FILE_NAME].get_file().read_bytes()


@pytest.mark.parametrize("dots", [200, 300])
@pytest.mark.parametrize("damage", [Image.Image.copy, blurred, skewed, pale, all_of_it], ids=lambda one: one.__name__)
def test_a_scanner_reads_the_household_from_the_paper(
    folder: Path, dots: int, damage: Callable[[Image.Image], Image.Image]
):
    found = zxingcpp.read_barcodes(damage(page_one(folder, dots)))
    content = content_of(symbol.text for symbol in found)
    assert content == embedded(drawn("ar")) == CONTENT
    assert parse(content).household == with_numbers(replace(FAMILY, persons=without_unread()))


def without_unread() -> tuple:
    """The family as the ordinance in force on the day reads it."""
    return tuple(replace(person, keep_permit_notice=None, ties_through_partner=None) for person in FAMILY.persons)


def test_the_code_beside_it_is_that_of_the_data():
    carried = samples.application("ar").carried
    assert carried.check_code == check_code(fingerprint(CONTENT))
    html = rendering.as_html(samples.application("ar"))
    for words in (carried.check_code, carried.check_at, ">1<", "2025:970", "2026:285"):
        assert words in html


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_page_one_holds_who_it_is_about_the_amount_what_one_leaves_and_the_code(language: str):
    carried = samples.application(language).carried
    sheet = PdfReader(io.BytesIO(drawn(language))).pages[0]
    words = re.sub(r"\s+", " ", sheet.extract_text().replace("\u00a0", " "))
    for said in (carried.check_code, *IDENTITY_NUMBERS.values(), "400 000 kr", "600 000 kr", "15 § 2"):
        assert said in words


def test_the_file_and_its_fingerprint_say_nothing_of_a_person():
    with pikepdf.open(io.BytesIO(drawn("ar"))) as pdf:
        assert list(pdf.attachments) == [FILE_NAME]
        file = pdf.attachments[FILE_NAME]
        assert (file.get_file().mime_type, str(file.relationship)) == ("application/json", "/Data")
        assert f"sha256:{fingerprint(CONTENT)}" in pdf.Root.Metadata.read_bytes().decode()
        hidden = file.description + str(pdf.docinfo.Keywords)
        assert not any(person["name"].split()[0] in hidden for person in samples.data("ar")["people"])


def test_the_picture_has_words_and_belongs_to_the_page():
    with pikepdf.open(io.BytesIO(drawn("ar"))) as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert len(figures) == 1
        assert "QR" in str(figures[0].Alt)


def test_a_household_of_five_fits_in_one_symbol_of_five_centimetres():
    (text,) = texts_of(CONTENT)
    picture = drawn_picture(text)
    assert float(picture.millimetres) <= 51
    assert SQUARE >= 0.4
    assert picture.path.startswith("M4 4h7")  # four squares of margin


def of_many(count: int) -> ApplicationSummary:
    """Adults with long names, who have told everything."""
    names = {f"adult{number}": b32encode(sha256(bytes([number])).digest() * 3).decode() for number in range(count)}
    household = Household(persons=tuple(replace(FAMILY.persons[0], id=id) for id in names))
    data = data_of(household, ON)
    for person, name in zip(data["people"], names.values(), strict=True):
        person["name"] = name
    return carrying(summary("sv", household=household, names=names), data)


def test_more_is_cut_in_several_symbols_that_are_read_in_any_order():
    document = of_many(16)
    texts = document.carried.texts
    assert 1 < len(texts) <= MOST_SYMBOLS
    assert content_of(reversed(texts)) == document.attachments[0].content
    html = rendering.as_html(document)
    assert html.count("<svg") == len(texts)
    with pytest.raises(NotHouseholdData):
        content_of(texts[:-1])
    with pytest.raises(NotHouseholdData):
        content_of((texts[0].replace("VAGVAL1:1/", "VAGVAL1:9/"), *texts[1:]))


def test_what_is_too_much_for_paper_is_said_to_be_in_the_file():
    data = data_of(FAMILY, ON)
    data["people"][0]["name"] = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(3_000))
    document = carrying(summary("sv"), data)
    assert document.carried.texts == ()
    html = rendering.as_html(document)
    assert "<svg" not in html
    assert FILE_NAME in html
    assert document.carried.check_code in html


@given(content=st.binary(max_size=3_000))
@hypothesis(max_examples=100, deadline=None)
def test_bytes_become_letters_and_bytes_again(content: bytes):
    assert from_base45(base45(content)) == content


@pytest.mark.parametrize(
    ("content", "letters"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581")]
)
def test_the_letters_are_those_of_rfc_9285(content: bytes, letters: str):
    assert base45(content) == letters


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("",),
        ("https://example.org/",),
        ("VAGVAL1:1/1:",),
        ("VAGVAL1:1/1::::",),
        ("VAGVAL1:1/1:A",),
        ("VAGVAL1:1/1:BB8",),
        ("VAGVAL1:2/1:BB8",),
        ("VAGVAL2:1/1:BB8",),
        ("VAGVAL1:1/1:" + base45(b"x\x9c\x03"),),
        (texts_of(CONTENT)[0][:-3],),
        (texts_of(CONTENT)[0], texts_of(CONTENT)[0].replace("1/1", "1/2")),
        (texts_of(b"0" * 1_000_000)[0],),
    ],
)
def test_what_is_no_picture_of_ours_is_refused(texts: tuple[str, ...]):
    with pytest.raises(NotHouseholdData):
        parse(content_of(texts))


def test_three_lines_are_enough_to_read_it():
    """As docs/household-data.md says, but for the package that it names."""
    import zlib

    parts = sorted(text.removeprefix("VAGVAL1:").split(":", 1) for text in texts_of(CONTENT))
    assert json.loads(zlib.decompress(from_base45("".join(part for _, part in parts)))) == samples.data("ar")
