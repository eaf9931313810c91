"""Every page in every language, on a desk, on a phone and on a small one: it fits, it is itself, axe finds nothing,
and no English is left in another language's page.

`make prove` takes all of them; the suite takes five languages whole, and of the others the first page and the grant.
"""

import os

import pytest
from playwright.sync_api import Page

from portal.settings.languages import BY_CODE, PUBLISHED
from tests.browser.conftest import assert_accessible

EVERYTHING = os.environ.get("HYPOTHESIS_PROFILE") == "prove"
# Swedish, easy Swedish, and three scripts of which two run from right to left.
WHOLE = {"sv", "lattlast", "ar", "ti", "ckb"}
# Swedish pages name works by their English titles.
MAY_SPEAK_ENGLISH = {"en", "sv"}
WIDTHS = (1280, 390, 320)
# The widest thing that stands out of the window, for whoever has to mend it.
OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return '';
  const out = [...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && (box.right > wide + 1 || box.left < -1);
  });
  return out.length ? out.at(-1).outerHTML.slice(0, 200) : 'something';
}"""

# Words that stand in any English sentence and in none of our other languages, outside what is marked as English.
ENGLISH = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode, holder = text.parentElement;
    if (holder.closest('script, style') || holder.closest('[lang]').lang === 'en') continue;
    if (/\\b(the|your|which|with|this)\\b/i.test(text.data)) found.push(text.data.trim());
  }
  return found;
}"""


def _addresses(page: Page, code: str) -> list[str]:
    """What the foot of the language's first page leads to, within the language."""
    page.goto(f"/{code}/")
    links = page.eval_on_selector_all("footer a[href^='/']", "all => all.map(one => one.getAttribute('href'))")
    found = [f"/{code}/", *dict.fromkeys(link for link in links if link.startswith(f"/{code}/"))]
    return found if EVERYTHING or code in WHOLE else found[:3]


@pytest.mark.parametrize("code", [language.code for language in PUBLISHED])
def test_every_page_fits_and_is_in_its_language(resident: Page, code: str):
    language = BY_CODE[code]
    addresses = _addresses(resident, code)
    assert len(addresses) >= 3
    for place, address in enumerate(addresses):
        answer = resident.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        html = resident.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == (language.lang, language.direction), address
        assert code in MAY_SPEAK_ENGLISH or resident.evaluate(ENGLISH) == [], address
        for width in WIDTHS:
            resident.set_viewport_size({"width": width, "height": 844})
            assert resident.evaluate(OUTSIDE) == "", f"{address} at {width}"
            if EVERYTHING or (place < 2 and width == 390):
                assert_accessible(resident)
