"""What no browser sends gets 400 and a plain page, whatever it is sent to."""

from io import BytesIO

import pytest
from django.test import Client, RequestFactory

from portal.wsgi import application

pytestmark = pytest.mark.django_db

WIZARD = "/en/can-i-get-the-grant/"


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/sv/%00/", "/sv/?q=%00", "/%00", "/konto/login/?next=%00"])
def test_nul_in_an_address_is_refused(stranger: Client, address: str):
    assert stranger.get(address).status_code == 400


def test_nul_in_a_field_is_refused(stranger: Client):
    assert stranger.post("/konto/login/", {"login": "a\x00b", "password": "x"}).status_code == 400


def test_a_body_without_end_is_refused(stranger: Client):
    response = stranger.post("/sv/", data="a=" + "x" * 300_000, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400


def test_fields_without_end_are_refused(stranger: Client):
    body = "&".join(f"f{number}=1" for number in range(2_000))
    response = stranger.post("/sv/", data=body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"--x\r\nbroken", b""])
def test_a_broken_multipart_body_is_no_error_of_ours(stranger: Client, body: bytes):
    response = stranger.post("/sv/", data=body, content_type="multipart/form-data; boundary=x")
    assert response.status_code < 500


@pytest.mark.parametrize("header", ["\xff", "sv;q=x", "a" * 5_000, "-", "*"])
def test_a_strange_language_header_is_no_error_of_ours(stranger: Client, header: str):
    assert stranger.get("/", headers={"accept-language": header}).status_code < 500


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_an_unknown_method_is_no_error_of_ours(stranger: Client, method: str):
    assert stranger.generic(method, "/sv/").status_code < 500


def test_the_page_for_400_speaks_the_readers_language_and_holds_nothing_sent(stranger: Client):
    response = stranger.get("/ar/?q=kanarie%00")
    assert response.status_code == 400
    assert 'dir="rtl"' in response.content.decode()
    assert "kanarie" not in response.content.decode()


@pytest.mark.parametrize("address", [WIZARD, "/konto/login/"])
def test_a_file_without_end_is_refused_before_it_is_laid_on_the_disk(stranger: Client, address: str):
    file = BytesIO(b"x" * 300_000)
    file.name = "file.txt"
    assert stranger.post(address, {"file": file}).status_code == 400


@pytest.mark.parametrize("length", ["x", "-", "9" * 5_000])
def test_a_length_that_is_no_length_is_no_error_of_ours(stranger: Client, length: str):
    assert stranger.post(WIZARD, {}, CONTENT_LENGTH=length).status_code == 400


CHARSETS = ["zip", "rot13", "idna", "undefined", "punycode", "unicode_escape", "utf-7", "none"]


@pytest.mark.parametrize("charset", CHARSETS)
def test_fields_are_read_as_utf_8_whatever_character_set_is_claimed(charset: str):
    """Read by the server's own kind of request, before any middleware."""
    body = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\\ud800+2AA-\r\n--x--\r\n'
    environ = RequestFactory().generic("POST", f"{WIZARD}?q=abc%5C", body).environ
    environ["CONTENT_TYPE"] = f"multipart/form-data; boundary=x; charset={charset}"
    request = application.request_class(environ)
    assert request.GET["q"] == "abc\\"
    assert request.POST["a"] == r"\ud800+2AA-"


@pytest.mark.parametrize(("address", "language"), [("/ar/", "ar"), ("/konto/login/", "sv")])
def test_a_post_that_may_be_forged_gets_a_plain_page_in_the_readers_language(address: str, language: str):
    response = Client(enforce_csrf_checks=True).post(address, {"name": "kanarie"})
    page = response.content.decode()
    assert response.status_code == 403
    assert f'<html lang="{language}"' in page
    assert "<style" not in page
    assert "kanarie" not in page
