"""A body without end is refused by its length, before a byte of it lies on the disk and whoever sends it."""

import pytest
from django.conf import settings

ONE_TOO_MANY = {
    "/redaktion/blanketter/ny/": settings.EDITING_UPLOAD_MAX + 1,
    "/redaktion/images/add/": settings.EDITING_UPLOAD_MAX + 1,
    "/konto/login/": settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1,
    "/arenden/nytt/": settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1,
}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put"])
@pytest.mark.parametrize(("address", "length"), ONE_TOO_MANY.items())
def test_a_body_without_end_is_refused_before_anybody_signs_in(client, method: str, address: str, length: int):
    answer = getattr(client, method)(address, b"x", content_type="text/plain", CONTENT_LENGTH=str(length))
    assert answer.status_code == 400


@pytest.mark.django_db
def test_a_picture_or_a_blank_may_be_large(client):
    answer = client.post("/redaktion/images/add/", b"", content_type="text/plain", CONTENT_LENGTH=str(10 * 1024 * 1024))
    assert answer.status_code == 302
