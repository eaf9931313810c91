"""The sealed box around a child process: no network, no secrets, few files, bounded memory and time.

Imported by the web process for its names only. What draws is in ``engine``, which the child imports.
"""

import ctypes
import gc
import os
import resource
import site
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from portal.drawing import kernel
from portal.drawing.attachment import Attachment

MEMORY_BYTES = 512 * 1024**2  # of address space, mapped fonts and libraries included
CPU_SECONDS = 20
OPEN_FILES = 128
ENVIRONMENT_STARTS = 47  # the place in /proc/self/stat, counted after the name; where it ends is the next one
_COUNTED_IN_TICKS = -8
"""This process's time by the clock that the limit is held against (CPUCLOCK_PROF of Linux). It counts who works when a
tick falls, and runs away from the exact clocks by up to a sixth: a child would be ended for work it has not done."""
ONE_ARENA, ARENAS = 1, -8  # of malloc: each further one would reserve 64 MB of the address space

ROOT = Path(__file__).resolve().parents[2]
FOLDERS_OF_FONTS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    *("/etc/fonts", "/usr/share/fontconfig", "/usr/local/share/fontconfig"),
    *("/var/cache/fontconfig", "~/.cache/fontconfig", "/usr/share/xml/fontconfig"),
)
FOLDERS_OF_THE_SYSTEM = (
    *("/usr/lib", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo", "/usr/share/locale"),
    *("/dev/null", "/dev/urandom"),
    *("/proc/self/maps", "/proc/self/statm"),  # not environ: it says what this process was started with
)

# What fontconfig, Pango and Python look at. Keys and passwords of the web process are not for the renderer.
_KEPT_ENVIRONMENT = ("HOME", "LANG", "LC_ALL", "PATH", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
_REFUSED_EVENTS = (
    *("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "ftplib.", "urllib."),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "shutil."),
    *("os.putenv", "webbrowser.", "smtplib.", "sqlite3.", "tempfile."),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Undrawable(Exception):
    """The task could not be done: what kind of error and where, without its words, which may be a person's."""


def seal() -> None:
    """Close the box around this process, for good. The pool calls it once in each child."""
    _forget_surroundings()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(ARENAS, ONE_ARENA)
    _limit(resource.RLIMIT_AS, MEMORY_BYTES)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    # A child that dies here would be started again without end; what fails now fails again, visibly, in draw().
    with suppress(Exception):
        _warm()
    kernel.lock(list(_readable()))
    gc.freeze()  # what is loaded now stays, so the collector need not look at it again
    sys.addaudithook(_refuse)


def draw(html: str, attachments: tuple[Attachment, ...] = ()) -> bytes:
    """The PDF of an HTML document with these files inside. Raises SealBroken or Undrawable."""
    from portal.drawing import engine

    gc.disable()  # a sixth of the time otherwise; the memory limit holds meanwhile
    try:
        return engine.drawn(html, attachments)
    finally:
        gc.enable()


def run(task: Callable[..., Any], *arguments: Any) -> Any:
    """What the task answers. Its errors are told without their words, unless they are of our own kinds."""
    _limit_cpu()
    try:
        return task(*arguments)
    except Exception as error:
        if type(error).__module__.startswith("portal."):
            raise
        where = traceback.extract_tb(error.__traceback__)[-1]
        raise Undrawable(f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}") from None
    finally:
        gc.collect()
        _give_memory_back()


def _forget_surroundings() -> None:
    """Keep a few variables, and wipe the memory in which the kernel handed all of them over."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    os.environ.clear()
    with suppress(OSError, IndexError, ValueError):
        told = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
        start, end = int(told[ENVIRONMENT_STARTS]), int(told[ENVIRONMENT_STARTS + 1])
        if 0 < start < end:
            ctypes.memset(start, 0, end - start)
    os.environ.update(kept)


def _warm() -> None:
    from portal.drawing import engine

    engine.tools()
    engine.drawn('<html lang="sv"><title>x</title><p>x ب ሀ я <b>x ب ሀ я</b> <span class="sign">x</span>', ())


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _refuse_opening(*arguments)
    elif event.startswith(_REFUSED_EVENTS):
        raise PermissionError(f"refused in the renderer: {event}")


def _refuse_opening(path: Any, mode: str | None, flags: int) -> None:
    """A file may be read where fonts and programs lie. A number is a file that is open already."""
    if isinstance(path, int):
        return
    if flags & _WRITING or set(mode or "").intersection("wax+"):
        raise PermissionError("refused in the renderer: writing")
    asked = Path(os.path.realpath(os.fsdecode(path)))
    if not any(asked.is_relative_to(folder) for folder in _readable()):
        raise PermissionError("refused in the renderer: a file outside it")


@cache
def _readable() -> tuple[Path, ...]:
    """Where fonts, libraries and code lie. Not the rest of our own folder, where settings, keys and data may be."""
    code = [folder.parent for folder in ROOT.glob("*/__init__.py")]
    installed = [sys.prefix, sys.base_prefix, *site.getsitepackages()]
    configured = [os.environ[name] for name in ("FONTCONFIG_FILE", "FONTCONFIG_PATH") if name in os.environ]
    named = [Path(name) for name in (*FOLDERS_OF_FONTS, *FOLDERS_OF_THE_SYSTEM, *installed, *configured)]
    return tuple(dict.fromkeys(path.expanduser().resolve() for path in (*named, *code)))


def _limit(kind: int, most: int) -> None:
    """Lower this process's limit; one that the machine has set lower still stays."""
    hard = resource.getrlimit(kind)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (soft, hard))


def _limit_cpu() -> None:
    """So many seconds for this document; the kernel ends the process after that."""
    _limit(resource.RLIMIT_CPU, int(time.clock_gettime(_COUNTED_IN_TICKS)) + CPU_SECONDS)


def _give_memory_back() -> None:
    """What malloc keeps after a large document is the machine's again."""
    with suppress(AttributeError):
        _libc().malloc_trim(0)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None)
