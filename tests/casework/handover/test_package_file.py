"""The file a case is handed over in: signed, the same for the same contents, and refused when anything is changed."""

import io
import json
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from portal.casework.handover.signing import NotSigned, public_key
from portal.casework.handover.zipping import (
    CASE,
    LARGEST_UNPACKED,
    MANIFEST,
    SIGNATURE,
    NotAPackage,
    OfAnotherVersion,
    unzipped,
    zipped,
)

FILES = {CASE: b'{"reference": "7F3K-22"}', "documents/1.pdf": b"%PDF-1.7", "README.txt": "Läs mig".encode()}
ANOTHER_KEY = "11" * 32


def changed(package: bytes, **files: bytes | None) -> bytes:
    """The package with some files in place of its own; None takes one out."""
    names = {"case": CASE, "manifest": MANIFEST, "signature": SIGNATURE, "pdf": "documents/1.pdf"}
    instead = {names.get(name, name): content for name, content in files.items()}
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(written, "w") as new:
        for entry in old.infolist():
            content = instead.pop(entry.filename, old.read(entry))
            if content is not None:
                new.writestr(entry.filename, content)
        for name, content in instead.items():
            new.writestr(name, content or b"")
    return written.getvalue()


def test_what_was_put_in_comes_out():
    opened = unzipped(zipped(FILES))
    assert dict(opened.files) == FILES
    assert opened.signer == ""


def test_the_same_contents_give_the_same_bytes():
    assert zipped(FILES) == zipped(dict(reversed(FILES.items())))


def test_any_program_can_open_it_and_check_the_fingerprints():
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as package:
        assert package.testzip() is None
        assert set(json.loads(package.read(MANIFEST))["files"]) == set(FILES)


def test_another_installation_is_believed_when_its_key_is_known(settings):
    ours = public_key().hex()
    package = zipped(FILES)
    settings.CASEWORK_SIGNING_KEY = ANOTHER_KEY
    with pytest.raises(NotSigned):
        unzipped(package)
    settings.CASEWORK_TRUSTED_KEYS = [f"Malmö stad:{ours}"]
    assert unzipped(package).signer == "Malmö stad"


@pytest.mark.parametrize(
    "instead",
    [
        {"case": b'{"reference": "7F3K-23"}'},
        {"pdf": b"%PDF-1.8"},
        {"pdf": None},
        {"extra.txt": b"more"},
        {"manifest": b"{}"},
        {"signature": b"{}"},
        {"signature": b'{"key": "0", "signature": "00"}'},
        {"signature": b'{"key": 1, "signature": []}'},
    ],
)
def test_whatever_is_changed_is_noticed(instead):
    with pytest.raises(NotSigned):
        unzipped(changed(zipped(FILES), **instead))


@pytest.mark.parametrize("instead", [{"manifest": None}, {"signature": None}, {"signature": b"["}])
def test_without_a_readable_manifest_it_is_no_package(instead):
    with pytest.raises(NotAPackage):
        unzipped(changed(zipped(FILES), **instead))


def test_a_manifest_signed_by_a_stranger_is_not_believed():
    package = zipped(FILES)
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        manifest, signature = opened.read(MANIFEST), json.loads(opened.read(SIGNATURE))
    signature["signature"] = Ed25519PrivateKey.generate().sign(manifest).hex()
    with pytest.raises(NotSigned):
        unzipped(changed(package, signature=json.dumps(signature).encode()))


def test_a_later_version_is_told_apart(monkeypatch):
    monkeypatch.setattr("portal.casework.handover.zipping.SCHEMA", "vagval-case/2")
    package = zipped(FILES)
    monkeypatch.undo()
    with pytest.raises(OfAnotherVersion, match="vagval-case/2"):
        unzipped(package)


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(NotAPackage, match="too large"):
        unzipped(zipped({CASE: b"{}", "documents/1.pdf": bytes(LARGEST_UNPACKED + 1)}))


def test_a_file_with_a_case_missing_is_refused():
    with pytest.raises(NotAPackage):
        unzipped(zipped({"README.txt": b"x"}))


@given(st.binary(max_size=2000))
def test_no_bytes_break_it(content):
    with pytest.raises((NotAPackage, NotSigned)):
        unzipped(content)


@given(st.data())
def test_no_flipped_byte_goes_unnoticed(data):
    package = bytearray(zipped(FILES))
    at = data.draw(st.integers(0, len(package) - 1))
    package[at] ^= data.draw(st.integers(1, 255))
    try:
        assert dict(unzipped(bytes(package)).files) == FILES
    except (NotAPackage, NotSigned):
        return
