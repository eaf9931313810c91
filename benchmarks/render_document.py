"""How long the four-page document takes to draw, warm, against a one-page hello in the same run.

    python benchmarks/render_document.py [documents]

Prints milliseconds (median, and the fastest) and the ratio. The goal is under a second for the document.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

HELLO = '<html lang="sv-SE"><head><title>Hello</title></head><body><h1>Hello</h1><p>One page.</p></body></html>'


def measured(deed: Callable[[], object], times: int) -> tuple[float, float]:
    """Median and fastest, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), min(taken)


def main(times: int) -> None:
    import django

    django.setup()
    from portal.casework.documents import rendering
    from portal.drawing import pool
    from tests.casework.documents.household import summary

    documents = {"Swedish": summary("sv"), "Swedish-English": summary("en"), "Swedish-Arabic": summary("ar")}
    for _ in range(2 * pool.CHILDREN):  # both children have their fonts and their first document behind them
        pool.draw(HELLO)
        rendering.render(documents["Swedish-Arabic"])
    hello, fastest_hello = measured(lambda: pool.draw(HELLO), times)
    print(f"{'hello':16} {hello:7.0f} ms  fastest {fastest_hello:6.0f} ms")
    for name, document in documents.items():
        middle, fastest = measured(lambda document=document: rendering.render(document), times)
        print(f"{name:16} {middle:7.0f} ms  fastest {fastest:6.0f} ms  {middle / hello:5.1f} times hello")
    pool.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
