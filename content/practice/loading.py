"""Puts the examples and the literature that come with the portal in place, and never over what was changed since."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from content.loading import Done, Loaded
from content.practice.models import FromStarterFile, Practice, PracticeEvent, PracticeSource, Research
from content.practice.slugs import free_slug
from content.practice.wording import State

FOLDER = Path(__file__).parent / "starter"
NOT_TOLD = {"id", "starter_key", "starter_fingerprint", "slug", "state", "live", "published_at", "changed_at"}
Entry = Mapping[str, Any]


@transaction.atomic
def load() -> list[Loaded]:
    """Create or update every example and every work of the starter files. Run it as often as you like."""
    return [*(_load_practice(entry) for entry in practices()), *(_load_research(entry) for entry in research())]


def practices() -> Iterator[dict[str, Any]]:
    """The examples as they stand in the file, each with its sources in full."""
    told = tomllib.loads((FOLDER / "practices.toml").read_text())
    for entry in told["practice"]:
        sources = [
            {**told["source"][source["from"]], **{k: v for k, v in source.items() if k != "from"}}
            for source in entry.pop("sources")
        ]
        yield {**entry, "sources": sources}


def research() -> Iterator[dict[str, Any]]:
    """The works as they stand in the file."""
    yield from tomllib.loads((FOLDER / "research.toml").read_text())["research"]


def fingerprint(thing: FromStarterFile) -> str:
    """Changes when anything of it that an editor can change does."""
    told = {
        field.name: getattr(thing, field.name) for field in thing._meta.concrete_fields if field.name not in NOT_TOLD
    }
    if isinstance(thing, Practice):
        told["sources"] = [[s.title, s.place, s.url, s.read_on] for s in thing.sources.all()]
    return hashlib.sha256(json.dumps(told, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()


def _load_practice(entry: Entry) -> Loaded:
    key = entry["key"]
    practice = Practice.objects.filter(starter_key=key).first() or Practice(starter_key=key)
    is_new, before = practice.pk is None, "" if practice.pk is None else fingerprint(practice)
    if before != practice.starter_fingerprint:
        return _loaded(key, Done.LEFT_ALONE)
    _fill(practice, entry)
    practice.sources.set([PracticeSource(**source) for source in entry["sources"]])
    practice.starter_fingerprint = fingerprint(practice)
    if practice.starter_fingerprint == before:
        return _loaded(key, Done.UNCHANGED)
    if is_new:
        practice.slug = free_slug(practice.title)
        practice.state, practice.published_at = State.PUBLISHED, timezone.now()
    practice.full_clean(exclude=["slug"])
    practice.save()
    if is_new:
        PracticeEvent.objects.create(practice=practice, kind=PracticeEvent.Kind.CAME_ALONG)
    return _loaded(key, Done.CREATED if is_new else Done.UPDATED)


def _load_research(entry: Entry) -> Loaded:
    key = entry["key"]
    work = Research.objects.filter(starter_key=key).first() or Research(starter_key=key)
    is_new, before = work.pk is None, "" if work.pk is None else fingerprint(work)
    if before != work.starter_fingerprint:
        return _loaded(key, Done.LEFT_ALONE)
    _fill(work, entry)
    work.starter_fingerprint = fingerprint(work)
    if work.starter_fingerprint == before:
        return _loaded(key, Done.UNCHANGED)
    work.full_clean()
    work.save()
    return _loaded(key, Done.CREATED if is_new else Done.UPDATED)


def _fill(thing: FromStarterFile, entry: Entry) -> None:
    """What the file says; a field that it no longer says is empty again."""
    for field in thing._meta.concrete_fields:
        if field.name not in NOT_TOLD:
            setattr(thing, field.name, entry[field.name] if field.name in entry else field.get_default())


def _loaded(key: str, done: Done) -> Loaded:
    return Loaded(key=key, language="sv", done=done)
