"""A worker's hand on mouse and keys: it drives a page, and counts what the same would cost a person who is new here.

The estimate is a keystroke-level model (Card, Moran and Newell 1983) with the operators below. It is of the desk alone:
what is said in a talk, and reading the assessment with the client, take the time they take.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

KEY = 0.28  # one key that is no text: Tab to the field beside
CHARACTER = 60 / (40 * 5)  # text at 40 words a minute, five signs a word
CLICK = 1.1  # point and press
HOMING = 0.4  # the hand goes from the mouse to the keys, or back
DECISION = 1.35  # find the place, and make up one's mind
WORD = 60 / 200  # reading at 200 words a minute

READ = "main :is(h1, h2, h3, legend, label, .hint, .actions > *, button.btn, a.btn, .step-name)"
EVERYTHING = "main :is(h1, h2, h3, legend, label, p, button, summary, .step-name, li:not(:has(*)))"
BESIDE = ".steps-side, #assessment, .messages"
"""What is read is each heading, question, help and button in the middle of the page, and the name of each step, once.

Not read for the work at the desk: the introduction of a page, the choices of a question, and what the law says, beside,
which is gone through with the client. `EVERYTHING` takes the introductions in too; the clock says how much they add.
"""
_TEXTS = """
([read, beside]) => [...document.querySelectorAll(read)]
  .filter(one => one.checkVisibility() && !one.closest(beside) && !one.parentElement.closest('label, button'))
  .filter(one => !(one.matches('label') && one.closest('fieldset') && one.querySelector('input')))
  .filter(one => !one.matches('.unseen, .visually-hidden'))
  .map(one => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll('.unseen, .visually-hidden, select, details').forEach(hidden => hidden.remove());
    return copy.textContent.trim().replace(/\\s+/g, ' ');
  })
"""


@dataclass(kw_only=True)
class Part:
    """One part of the work: what was counted, and what the machine took."""

    name: str
    clicks: int = 0
    keys: int = 0
    characters: int = 0
    homings: int = 0
    decisions: int = 0
    pages: int = 0
    words: int = 0
    more_words: int = 0
    waiting: float = 0.0
    machine: float = 0.0

    @property
    def reading(self) -> float:
        """Seconds for what has not been read before."""
        return self.words * WORD

    @property
    def doing(self) -> float:
        """Seconds for finding, pointing, typing and waiting."""
        hands = self.clicks * CLICK + self.keys * KEY + self.characters * CHARACTER + self.homings * HOMING
        return hands + self.decisions * DECISION + self.waiting

    @property
    def human(self) -> float:
        """Seconds for somebody who has never seen it."""
        return self.reading + self.doing


@dataclass
class Hand:
    """One person at one page. `on_arrival` looks at each page; what it takes is nobody's time."""

    page: Page
    on_arrival: Callable[[str], None] = lambda kind: None
    parts: list[Part] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    at_the_keys: bool = False

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """What follows belongs to this part of the work."""
        self.parts.append(Part(name=name))
        yield

    @property
    def now(self) -> Part:
        return self.parts[-1]

    def visit(self, address: str) -> None:
        """Open a bookmark."""
        self.now.clicks += 1
        self._leave(lambda: self.page.goto(address))

    def follow(self, target: Locator) -> None:
        """Press what leads to another page."""
        self.now.decisions += 1
        self._take_the_mouse()
        self._leave(lambda: self._navigate(target))

    def write(self, target: Locator, text: str) -> None:
        """Go to a field, by Tab from the one beside, and type."""
        self.now.decisions += 1
        if self.at_the_keys:
            self.now.keys += 1
        elif not target.evaluate("one => one === document.activeElement"):
            self.now.clicks += 1
        self.now.homings += not self.at_the_keys
        self.at_the_keys = True
        self.now.characters += len(text)
        self._timed(lambda: target.fill(text))

    def choose(self, target: Locator, value: str) -> None:
        """Open a list and take one of it; only looked at where it is so already."""
        self.now.decisions += 1
        if target.input_value() != value:
            self._take_the_mouse(clicks=2)
            self._timed(lambda: target.select_option(value))

    def tick(self, target: Locator) -> None:
        """Tick a box, or one of a few; only looked at where it is so already."""
        self.now.decisions += 1
        if not target.is_checked():
            self._take_the_mouse()
            self._timed(target.check)

    def _take_the_mouse(self, *, clicks: int = 1) -> None:
        self.now.homings += self.at_the_keys
        self.at_the_keys = False
        self.now.clicks += clicks

    def _navigate(self, target: Locator) -> None:
        with self.page.expect_navigation():
            target.click()

    def _leave(self, deed: Callable[[], object]) -> None:
        """Do it, wait for what comes, and read what is new there."""
        self.now.waiting += self._timed(deed)
        self.now.pages += 1
        self.now.words += self._read(READ)
        self.now.more_words += self._read(EVERYTHING)
        self.on_arrival(kind_of(self.page.url))

    def _read(self, what: str) -> int:
        """How many words there are that were not read before; now they are."""
        new = set(self.page.evaluate(_TEXTS, [what, BESIDE])) - self.read
        self.read |= new
        return sum(len(text.split()) for text in new)

    def _timed(self, deed: Callable[[], object]) -> float:
        began = time.monotonic()
        deed()
        took = time.monotonic() - began
        self.now.machine += took
        return took


def kind_of(url: str) -> str:
    """The address without whose it is."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", re.sub(r"^\w+://[^/]+|[?#].*", "", url))


def clock(parts: list[Part]) -> str:
    """The table of the parts, in seconds, and the whole in minutes."""
    lines = [f"{'part':<34}{'machine':>8}{'reading':>9}{'doing':>8}{'together':>10}   pages clicks signs words"]
    for part in parts:
        lines.append(
            f"{part.name:<34}{part.machine:>8.1f}{part.reading:>9.1f}{part.doing:>8.1f}{part.human:>10.1f}"
            f"{part.pages:>8}{part.clicks:>7}{part.characters:>6}{part.words:>6}"
        )
    machine, human = sum(part.machine for part in parts), sum(part.human for part in parts)
    lines.append(
        f"The machine's clock: {machine:.1f} s. A person who is new here: {human / 60:.1f} minutes, "
        f"of which {sum(part.reading for part in parts) / 60:.1f} reading; "
        f"{sum(part.pages for part in parts)} pages, {sum(part.clicks for part in parts)} clicks, "
        f"{sum(part.characters for part in parts)} signs."
    )
    more = sum(part.more_words for part in parts) * WORD
    lines.append(f"Whoever reads every introduction and every link too needs {(human + more) / 60:.1f} minutes.")
    return "\n".join(lines)
