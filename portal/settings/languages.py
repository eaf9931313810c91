"""Each language described once; everything else asks here.

Django knows neither prs, ps, so, ti, kmr nor lattlast, and would read Dari and Pashto from left to right.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language of the portal. `code` is ours (URLs, catalogues), `lang` is HTML's, `babel` is Babel's locale.

    `script` is what it is written with, by ISO 15924.
    """

    code: str
    own_name: str
    swedish_name: str
    lang: str
    babel: str
    script: str = "Latn"
    right_to_left: bool = False
    on_paper: bool = False  # whether what social workers give and show to a client is translated

    @property
    def direction(self) -> str:
        return "rtl" if self.right_to_left else "ltr"


ALL = (
    Language(code="sv", own_name="Svenska", swedish_name="svenska", lang="sv", babel="sv", on_paper=True),
    Language(code="lattlast", own_name="Lätt svenska", swedish_name="lätt svenska", lang="sv", babel="sv"),
    Language(code="en", own_name="English", swedish_name="engelska", lang="en", babel="en_GB", on_paper=True),
    Language(
        code="ar",
        own_name="العربية",
        swedish_name="arabiska",
        lang="ar",
        babel="ar",
        script="Arab",
        right_to_left=True,
        on_paper=True,
    ),
    Language(
        code="fa",
        own_name="فارسی",
        swedish_name="persiska",
        lang="fa",
        babel="fa",
        script="Arab",
        right_to_left=True,
        on_paper=True,
    ),
    Language(
        code="prs",
        own_name="دری",
        swedish_name="dari",
        lang="prs",
        babel="fa_AF",
        script="Arab",
        right_to_left=True,
        on_paper=True,
    ),
    Language(
        code="ps",
        own_name="پښتو",
        swedish_name="pashto",
        lang="ps",
        babel="ps",
        script="Arab",
        right_to_left=True,
        on_paper=True,
    ),
    Language(
        code="ckb",
        own_name="کوردیی ناوەندی",
        swedish_name="sorani",
        lang="ckb",
        babel="ckb",
        script="Arab",
        right_to_left=True,
        on_paper=True,
    ),
    Language(code="kmr", own_name="Kurmancî", swedish_name="kurmanji", lang="kmr", babel="ku", on_paper=True),
    Language(code="so", own_name="Soomaali", swedish_name="somaliska", lang="so", babel="so", on_paper=True),
    Language(code="ti", own_name="ትግርኛ", swedish_name="tigrinja", lang="ti", babel="ti", script="Ethi", on_paper=True),
    Language(code="tr", own_name="Türkçe", swedish_name="turkiska", lang="tr", babel="tr", on_paper=True),
    Language(code="ru", own_name="Русский", swedish_name="ryska", lang="ru", babel="ru", script="Cyrl", on_paper=True),
    Language(
        code="uk", own_name="Українська", swedish_name="ukrainska", lang="uk", babel="uk", script="Cyrl", on_paper=True
    ),
    Language(code="bs", own_name="Bosanski", swedish_name="bosniska", lang="bs", babel="bs", on_paper=True),
)

BY_CODE = {language.code: language for language in ALL}
PUBLISHED = ALL
ON_PAPER = tuple(language for language in ALL if language.on_paper)
SOURCE = BY_CODE["sv"]


def described(code: str) -> Language:
    """The language with this code, or the source language where the code is none of ours."""
    return BY_CODE.get(code, SOURCE)
