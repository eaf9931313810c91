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
    assert [record.getMessage() for record in caplog.records] == [
        "Error calling Reindex(sv) in on_commit() (no index in sv)."
    ]


@pytest.mark.parametrize("language", ["xx", ""])
def test_a_language_that_is_not_read_is_not_indexed(transactional_db, monkeypatch, language):
    asked: list[str] = []
    monkeypatch.setattr(indexing, "index_language", asked.append)
    with transaction.atomic():
        indexing.index_soon(language)
    assert asked == []
