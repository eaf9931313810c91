"""What runs in the child process: HTML in, tagged PDF out, nothing else.

No Django, no network, no files but fonts, bounded memory and time. Imported by the web process for its names
only, so WeasyPrint and pikepdf are imported inside the functions.
"""

import gc
import io
import os
import resource
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from portal.drawing.attachment import Attachment

MEMORY_BYTES = 1024**3
CPU_SECONDS = 20
PRODUCER = "Vägval"
NO_TEXT, WORD_JOINER = b"> <>", b"> <2060>"
STYLESHEET = Path(__file__).with_name("document.css")

# What fontconfig, Pango and Python look at. Keys and passwords of the web process are not for the renderer.
_KEPT_ENVIRONMENT = ("HOME", "LANG", "LC_ALL", "PATH", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
_REFUSED_EVENTS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "ftplib.", "urllib.")


class SealBroken(Exception):
    """The document asked for something outside itself."""


class Undrawable(Exception):
    """The document could not be drawn: what kind of error and where, without its words, which may be a person's."""


def seal() -> None:
    """Close the box around this process, for good. The pool calls it once in each child."""
    for name in set(os.environ).difference(_KEPT_ENVIRONMENT):
        del os.environ[name]
    _limit(resource.RLIMIT_AS, MEMORY_BYTES)
    _limit(resource.RLIMIT_CORE, 0)
    # A child that dies here would be started again without end; what fails now fails again, visibly, in draw().
    with suppress(Exception):
        _tools()
    gc.freeze()  # what is loaded now stays, so the collector need not look at it again
    sys.addaudithook(_refuse)


def draw(html: str, attachments: tuple[Attachment, ...] = ()) -> bytes:
    """The PDF of an HTML document with these files inside. Raises SealBroken or Undrawable."""
    _limit_cpu()
    gc.disable()  # a sixth of the time otherwise; the memory limit holds meanwhile
    try:
        return _drawn(html)  # the attachments are put in with PDF/A-3
    except SealBroken:
        raise
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        raise Undrawable(f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}") from None
    finally:
        gc.enable()


def _drawn(html: str) -> bytes:
    weasyprint, css, fonts = _tools()
    try:
        document = weasyprint.HTML(string=html, url_fetcher=_fetcher()).render(stylesheets=[css], font_config=fonts)
        tagged = document.write_pdf(pdf_variant="pdf/ua-1")
    except _fatal() as error:
        raise SealBroken("the document asked for an address") from error
    return _finished(tagged)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED_EVENTS):
        raise PermissionError(f"refused in the renderer: {event}")


def _limit(kind: int, most: int) -> None:
    """Lower this process's limit; one that the machine has set lower still stays."""
    hard = resource.getrlimit(kind)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (soft, hard))


def _limit_cpu() -> None:
    """So many seconds for this document; the kernel ends the process after that."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + CPU_SECONDS)


@cache
def _tools() -> tuple[Any, Any, Any]:
    """WeasyPrint, the stylesheet parsed once, and the font configuration it belongs to."""
    import pikepdf  # noqa: F401  loaded now, used by every document
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    _mark_languages()
    fonts = FontConfiguration()
    css = weasyprint.CSS(string=STYLESHEET.read_text(), font_config=fonts, url_fetcher=_fetcher())
    return weasyprint, css, fonts


def _fatal() -> type[BaseException]:
    from weasyprint.urls import FatalURLFetchingError

    return FatalURLFetchingError


def _fetcher() -> Any:
    """A fetcher that fetches nothing and stops the whole document at the first try."""
    from weasyprint.urls import URLFetcher

    class Refusal(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> NoReturn:
            raise _fatal()("addresses are refused")

    return Refusal()


def _mark_languages() -> None:
    """Let WeasyPrint write each structure element's language, which it knows but leaves out.

    Without it a screen reader reads the Arabic with a Swedish voice. ``_finished`` prunes what is inherited.
    """
    import pydyf  # type: ignore[import-untyped]
    from weasyprint.pdf import tags

    build: Callable[..., Iterator[Any]] = tags._build_box_tree

    def build_with_language(box: Any, *args: Any) -> Iterator[Any]:
        language = getattr(box, "_box", box).style["lang"]
        for element in build(box, *args):
            if language and "Lang" not in element:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = build_with_language


def _finished(tagged: bytes) -> bytes:
    """The same document with languages said once, our name as producer, and the same bytes each time."""
    import pikepdf

    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(tagged)) as pdf:
        _prune_languages(pdf.Root.StructTreeRoot.K, str(pdf.Root.Lang))
        for font in pdf.pages[0].Resources.Font.values():
            _name_nameless_glyphs(font.ToUnicode)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["pdf:Producer"] = PRODUCER
        pdf.docinfo["/Producer"] = PRODUCER
        pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _name_nameless_glyphs(to_unicode: Any) -> None:
    """Let a mark that was drawn apart from its letter stand for nothing visible; PDF/UA allows no empty text.

    Some vowel signs in Arabic are such marks; the letter's own glyph already stands for both.
    """
    table = to_unicode.read_bytes()
    if NO_TEXT in table:
        to_unicode.write(table.replace(NO_TEXT, WORD_JOINER))


def _prune_languages(kids: Any, inherited: str) -> None:
    """Take away each /Lang that says what an ancestor already says."""
    import pikepdf

    for element in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(element, pikepdf.Dictionary) or "/K" not in element:
            continue
        language = str(element.get("/Lang", inherited))
        if language == inherited and "/Lang" in element:
            del element["/Lang"]
        _prune_languages(element.K, language)
