"""Every script of our languages is drawn by the faces that `deploy/prepare.sh` installs, with no letter missing."""

import io

import page
import pikepdf
import pytest

from portal.drawing import pool
from portal.settings.languages import ALL
from tests.drawing.papers import paper

LETTERS = {
    "sv": "åäö ÅÄÖ é § № – — … ’ ” €",
    "lattlast": "åäö",
    "en": "The Swedish Migration Agency’s £",
    "ar": "الوثائق المطلوب إرفاقها، ؟ ؛ لا لأ ﷲ",
    "fa": "فارسی می‌خواهم «گزینه» ۱۲۳ پ چ ژ گ",
    "prs": "دری می‌شود؟",
    "ps": "پښتو ټول ځای څه ډېر ړوند ږیره ښه ګل ڼ سړی کېږي ې ۍ ئ",
    "ckb": "کوردیی ناوەندی ێ ۆ ڵ ڕ ە ھەموو گەڕانەوە",
    "kmr": "Kurmancî ç ê î ş û Ç Ê Î Ş Û",
    "so": "Soomaali ʼ",
    "ti": "ትግርኛ ንድሕሪት ምምላስ ቐ ዀ ፣ ። ፤ ፩",
    "tr": "Türkçe ğ ı İ ş",
    "ru": "Русский ё «»",
    "uk": "Українська ґ є ї І’м’я",
    "bs": "Bosanski č ć đ š ž",
}
SIGNS = "☐ ☒ ✓ ✕ ○ ● → ← ×"


@pytest.fixture(scope="module")
def drawn() -> bytes:
    lines = [
        f'<p lang="{one.lang}" dir="{one.direction}">{LETTERS[one.code]} <b>{LETTERS[one.code]}</b>' for one in ALL
    ]
    return pool.draw(paper("".join(lines) + f"<p>{SIGNS}"))


def test_every_script_is_drawn_by_a_noto_face(drawn: bytes) -> None:
    with pikepdf.open(io.BytesIO(drawn)) as opened:
        fonts = opened.pages[0].Resources.Font.values()
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
        tables = "".join(font.ToUnicode.read_bytes().decode() for font in fonts)
    assert all(name.startswith("Noto-Sans") for name in names), names
    assert {"Noto-Sans-Arabic", "Noto-Sans-Arabic-Bold", "Noto-Sans-Ethiopic", "Noto-Sans-Ethiopic-Bold"} <= names
    for letter in "åєё№ትښڼێڕەکیگ" + SIGNS.replace(" ", ""):
        assert f"<{letter.encode('utf-16-be').hex()}" in tables, letter


def test_no_letter_of_them_is_missing(drawn: bytes) -> None:
    with pikepdf.open(io.BytesIO(drawn)) as opened:
        for font in opened.pages[0].Resources.Font.values():
            assert font.Encoding == "/Identity-H"
            assert "fffd" not in font.ToUnicode.read_bytes().decode()


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_they_keep_to_both_standards(drawn: bytes, profile: str) -> None:
    assert page.is_pdf_compliant_bytes(drawn, profile=profile)
