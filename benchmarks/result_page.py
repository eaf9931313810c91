"""How long the server takes to answer with a result: one adult, and two adults with three children.

Run: python benchmarks/result_page.py [answers]. Exits 1 when a median is 15 milliseconds or more.

The request goes through the whole application as a server would hand it over: every middleware, the answers read, the
law assessed, the page written by templates that are kept compiled, as in production. The network is left out. The
database is a folder of its own beside the demo's, filled the first time; it is asked as in production, by the
application's own role.
"""

import io
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
os.environ["PORTAL_VAR"] = str(Path(os.environ.get("PORTAL_VAR", ROOT / "var")) / "benchmark")

GOAL = 15  # milliseconds


def fill_database() -> None:
    """Migrated by its owner, and with the starter guidance, since the page's head and foot are read from it."""
    for command, role in ((["migrate", "-v0"], "owner"), (["load_starter"], "")):
        environment = os.environ | {"DATABASE_ROLE": role}
        told = subprocess.run(  # noqa: S603  # our own commands
            [sys.executable, str(ROOT / "manage.py"), *command], env=environment, capture_output=True, text=True
        )
        if told.returncode:
            sys.exit(told.stderr)


def last_request(language: str, *, family: bool) -> tuple[str, bytes]:
    """The address and the body of the request that is answered with a result."""
    from django.test import Client

    from tests.eligibility.asker import GOOD, Asker

    class Remembering(Client):
        def post(self, path: str, data: dict[str, object], **more: object) -> object:
            self.sent = path, urlencode(data, doseq=True).encode()
            return super().post(path, data, **more)

    def answer(id: str, code: str) -> str:
        return "ties.you" if code == "permit_ground" and id != "you" else GOOD[code]

    client = Remembering(headers={"host": "localhost"})
    asker = Asker(client, language).start(partner=family, children=3 if family else 0)
    asker.answer_all(answer)
    return client.sent


def milliseconds(deed: Callable[[], object], times: int) -> tuple[float, float]:
    """The median by the clock on the wall, and that of the processor's time, which the database's is not part of."""
    taken, worked = [], []
    for _ in range(times):
        start, start_work = time.perf_counter(), time.process_time()
        deed()
        taken.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - start_work) * 1000)
    return statistics.median(taken), statistics.median(worked)


def answering(address: str, body: bytes) -> Callable[[], bytes]:
    """The request as a server hands it to the application, and the page as it comes out."""
    from portal.wsgi import application

    def answer() -> bytes:
        status: list[str] = []
        environ = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": unquote_to_bytes(address).decode("latin-1"),
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "HTTP_HOST": "localhost",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
        }
        response = application(environ, lambda line, headers, *_: status.append(line))
        page = b"".join(response)
        response.close()
        assert status == ["200 OK"], status
        return page

    return answer


def main(times: int) -> int:
    """Measure, print, and say whether the goal is reached."""
    fill_database()
    import django

    django.setup()
    slowest = 0.0
    for language in ("sv", "ar"):
        for family in (False, True):
            answer = answering(*last_request(language, family=family))
            page = answer()
            assert b'name="asked"' not in page, "that was a question"
            milliseconds(answer, 10)
            median, work = milliseconds(answer, times)
            slowest = max(slowest, median)
            who = "two adults and three children" if family else "one adult"
            size = len(page) / 1000
            print(f"{language} {who:30} {median:6.1f} ms  processor {work:5.1f} ms  {size:4.0f} kB")
    print(f"goal: every median under {GOAL} ms")
    return 0 if slowest < GOAL else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
