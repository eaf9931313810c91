"""The file itself: a ZIP with a manifest of fingerprints, signed. The same contents give the same bytes.

    manifest.json        the schema's name, the SHA-256 of every other file, who made it
    manifest.sig.json    an Ed25519 signature of manifest.json
    case.json            the case (docs/case-package.md)
    documents/*.pdf      the papers, as issued
    README.txt           what this is, for whoever finds it

Reading trusts nothing: sizes are capped before anything is unpacked, names are compared and never used as paths.
"""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from .signing import NotSigned, Signature, sign, signer_of

SCHEMA = "vagval-case/1"
CASE, MANIFEST, SIGNATURE = "case.json", "manifest.json", "manifest.sig.json"
LARGEST_FILE = 8 * 1024 * 1024
LARGEST_PACKAGE = 2 * 1024 * 1024  # as it is sent; a larger one would be laid on the disk on its way in
LARGEST_UNPACKED = 16 * 1024 * 1024
MOST_FILES = 40
_WHEN = (1980, 1, 1, 0, 0, 0)
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class NotAPackage(Exception):
    """The file is no package of ours, or is damaged."""


class OfAnotherVersion(Exception):
    """The file is a package, in a version of the schema that we do not read."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A package whose signature and fingerprints hold. `signer` is "" for this installation."""

    files: Mapping[str, bytes]
    signer: str

    @property
    def case(self) -> bytes:
        """case.json."""
        return self.files[CASE]


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The package of these files, signed by this installation."""
    manifest = _as_json({"schema": SCHEMA, "files": {name: _fingerprint(files[name]) for name in sorted(files)}})
    signature = sign(manifest)
    whole = {
        MANIFEST: manifest,
        SIGNATURE: _as_json({"algorithm": "Ed25519", "key": signature.key_id, "signature": signature.value}),
        **{name: files[name] for name in sorted(files)},
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in whole.items():
            entry = zipfile.ZipInfo(name, date_time=_WHEN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            package.writestr(entry, content)
    return written.getvalue()


def unzipped(package: bytes) -> Opened:
    """The files of a package. Raises NotAPackage, OfAnotherVersion, NotSigned."""
    files = _unpacked(package)
    try:
        manifest, signature = files.pop(MANIFEST), _signature(files.pop(SIGNATURE))
    except KeyError:
        raise NotAPackage("no manifest") from None
    signer = signer_of(manifest, signature)
    told = _read_json(manifest)
    if told.get("schema") != SCHEMA:
        raise OfAnotherVersion(str(told.get("schema")))
    if told.get("files") != {name: _fingerprint(content) for name, content in sorted(files.items())}:
        raise NotSigned
    if CASE not in files:
        raise NotAPackage("no case")
    return Opened(files=files, signer=signer)


def _unpacked(package: bytes) -> dict[str, bytes]:
    if len(package) > LARGEST_PACKAGE:
        raise NotAPackage("too large")
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            entries = opened.infolist()
            if len(entries) > MOST_FILES or len({entry.filename for entry in entries}) != len(entries):
                raise NotAPackage("too many files")
            if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                raise NotAPackage("too large")
            return {entry.filename: _content(opened, entry) for entry in entries}
    except _DAMAGED:
        raise NotAPackage("damaged") from None


def _content(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What the file holds; a size that it lies about is cut off and then refused."""
    with package.open(entry) as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE or len(content) != entry.file_size:
        raise NotAPackage("too large")
    return content


def _signature(written: bytes) -> Signature:
    told = _read_json(written)
    key, value = told.get("key"), told.get("signature")
    if not (isinstance(key, str) and isinstance(value, str)):
        raise NotSigned
    return Signature(key_id=key, value=value)


def _read_json(written: bytes) -> dict[str, object]:
    try:
        told = json.loads(written)
    except (ValueError, RecursionError):
        raise NotAPackage("not JSON") from None
    if not isinstance(told, dict):
        raise NotAPackage("not JSON")
    return told


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2).encode()


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
