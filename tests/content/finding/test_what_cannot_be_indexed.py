"""An index that fails is made anew at night; it stops nothing of what was done."""

import pytest
from django.db import transaction

from content.finding import indexing


def test_what_was_done_stands_and_the_log_tells(transactional_db, monkeypatch, caplog):
    def fail(language: str) -> None:
        raise RuntimeError(f"no index in {language}")

    monkeypatch.setattr(indexing, "index_language", fail)
    with transaction.atomic():
        indexing.index_soon("sv")
        indexing.index_soon("sv")
    [told] = caplog.records
    assert "Reindex(sv)" in told.getMessage()
    assert "no index in sv" in told.getMessage()


@pytest.mark.parametrize("language", ["xx", ""])
def test_a_language_that_is_not_read_is_not_indexed(transactional_db, monkeypatch, language):
    asked: list[str] = []
    monkeypatch.setattr(indexing, "index_language", asked.append)
    with transaction.atomic():
        indexing.index_soon(language)
    assert asked == []
