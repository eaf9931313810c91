"""An index with one thing in each language, and the guidance's own index."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from content.finding import registry
from content.finding.indexing import index_language
from content.finding.registry import Document

IN_EACH_SCRIPT = {
    "sv": ("Återvandringsbidraget", "Vårdnadshavarna behöver båda vara med i beslutet."),
    "lattlast": ("Bidraget", "Du får pengar om du flyttar. Kommunens handläggare kan hjälpa dig."),
    "en": ("Documents", "An embassy may issue passports and certificates."),
    "ar": ("الوثائق", "يمكن للسفارة أن تصدر جوازات سفر وإفادات لمواطنيها. تصريح الإقامة"),
    "fa": ("کمک‌هزینه بازگشت", "اجازه اقامت شما باید پایان یافته باشد."),
    "prs": ("اسناد", "سفارت می‌تواند پاسپورت صادر کند."),
    "ps": ("د استوګنې اجازه", "سفارت کولی شي پاسپورټ ورکړي."),
    "ckb": ("مۆڵەتی نیشتەجێبوون", "باڵیۆزخانە دەتوانێت پاسپۆرت دەربکات."),
    "kmr": ("Destûra rûniştinê", "Şaredarî dikare alîkariya te bike."),
    "so": ("Deganaanshaha", "Safaaraddu waxay bixin kartaa baasaboor. Go'aanka waa adiga."),
    "ti": ("ፍቓድ መንበሪ", "ኤምባሲ ፓስፖርት ክህብ ይኽእል እዩ። ሓገዝ ኣሎ።"),
    "tr": ("Oturma izni", "Büyükelçilik pasaport verebilir. Çocukların görüşü sorulur."),
    "ru": ("Вид на жительство", "Посольство может выдать паспорт. Решение принимает ведомство. Ещё один ребёнок."),
    "uk": ("Дозвіл на проживання", "Посольство може видати паспорт. Об'єднання сімʼї."),
    "bs": ("Dozvola boravka", "Ambasada može izdati pasoš. Odluku donosi agencija."),
}


@pytest.fixture
def one_in_each_language(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def documents(language: str) -> Iterator[Document]:
        title, text = IN_EACH_SCRIPT[language]
        yield Document(key="one", language=language, url=f"/{language}/one/", title=title, text=text)

    monkeypatch.setattr(registry, "_documents", [documents])
    for language in IN_EACH_SCRIPT:
        index_language(language)


@pytest.fixture
def indexed_guidance(guidance: None) -> None:
    for language in ("sv", "en", "ar"):
        index_language(language)
