"""Small documents of no kind, for the tests of the box that draws."""

from portal.drawing.attachment import Attachment

DATA = Attachment(
    name="household.json",
    media_type="application/json",
    description="Hushållets uppgifter som data (JSON)",
    content=b'{"format":"vagval-household","version":1}',
)

BILINGUAL = """
<h1>Underlag <span lang="ar" dir="rtl">أساس الطلب</span></h1>
<p lang="ar" dir="rtl">مُحَمَّدٌ أُعِدَّ شَيْئًا تُقدَّم <b>مهم</b></p>
<h2>Tabell</h2>
<table><thead><tr><th scope="col">Vad</th><th scope="col">Hur</th></tr></thead>
<tbody><tr><th scope="row">Belopp</th><td><span class="swedish">350&nbsp;000&nbsp;kr</span>
<span class="beside" lang="ti">ድጋፍ ንምርካብ</span></td></tr></tbody></table>
<div class="side"><p class="swedish">Svenska</p><p class="beside" lang="uk">Українська мова, ґ є ї</p></div>
"""


def paper(body: str, *, title: str = "Ett papper", head: str = "") -> str:
    """A whole document around a body."""
    return (
        f'<!DOCTYPE html><html lang="sv-SE" data-head="{head}" data-foot="MAL-1"><head><meta charset="utf-8">'
        f'<title>{title}</title><meta name="dcterms.created" content="2026-05-04"></head><body>{body}</body></html>'
    )
