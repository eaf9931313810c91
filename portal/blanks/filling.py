"""Fills in a blank for a household: fields that stay fields, and a list of what was left empty."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.blanks.errors import CannotBeFilled, UnknownFile
from portal.blanks.models import BlankEvent, BlankVersion, State
from portal.blanks.planning import Lack, LeftBlank, Plan, plan
from portal.blanks.released import ReleasedBlank
from portal.blanks.rules import fingerprint, label_of, read_fields, read_mapping
from portal.blanks.values import Data
from portal.drawing.forms import filling as sealed_filling
from portal.drawing.forms.shapes import FilledForm, Problem
from portal.drawing.pool import in_child


@dataclass(frozen=True, kw_only=True)
class Filled:
    """The filled blank, and the fields that somebody has to fill in by hand."""

    pdf: bytes
    left_blank: tuple[LeftBlank, ...]


def fill(blank: ReleasedBlank | BlankVersion, data: Data) -> Filled:
    """A blank filled in from the household's data. The same blank and data give the same bytes.

    Raises CannotBeFilled where something does not go in, UnknownFile where the blank is not what was released, and
    DocumentFailed (portal.drawing.errors) where the child could not do it.
    """
    version = blank if isinstance(blank, BlankVersion) else _version(blank)
    _recognise(version)
    made = planned(version, data)
    if made.lacks:
        raise CannotBeFilled(made.lacks)
    filling = made.filling(_stamp(data))
    form: FilledForm = in_child(sealed_filling.fill, bytes(version.cleaned), filling, strangers=True)
    if form.problems:
        raise CannotBeFilled([_lack(version, made, *problem) for problem in form.problems])
    return Filled(pdf=form.content, left_blank=tuple(made.left_blank))


def planned(version: BlankVersion, data: Data) -> Plan:
    """What would be written for the household, before any file is opened."""
    return plan(read_fields(version.fields), read_mapping(version.mapping), version.more_people, data)


def _version(blank: ReleasedBlank) -> BlankVersion:
    version = BlankVersion.objects.filter(pk=blank.id, state=State.RELEASED).first()
    if version is None or version.cleaned_sha256 != blank.sha256:
        raise UnknownFile("no longer released")
    return version


def _recognise(version: BlankVersion) -> None:
    """The file is the one that was cleaned; of a released version, the one and the rules that were released."""
    if hashlib.sha256(bytes(version.cleaned)).hexdigest() != version.cleaned_sha256:
        raise UnknownFile("the file is not the one that was cleaned")
    if version.state != State.RELEASED:
        return
    event = version.events.filter(kind=BlankEvent.Kind.RELEASED).first()
    if event is None or event.fingerprint != fingerprint_of(version):
        raise UnknownFile("the blank is not what was released")


def fingerprint_of(version: BlankVersion) -> str:
    """SHA-256 of the file with its rules."""
    return fingerprint(version.cleaned_sha256, version.mapping, version.more_people)


def _stamp(data: Data) -> str:
    """For the metadata: on the pages it is the agency's own form, and says nothing of us."""
    day = date.fromisoformat(str(data["made_on"])[:10])
    with override("sv"):
        said = _("Prepared with Vägval for %(municipality)s, %(day)s")
        return said % {"municipality": data["municipality"]["name"], "day": day.isoformat()}


def _lack(version: BlankVersion, made: Plan, name: str, problem: Problem) -> Lack:
    field = next(field for field in read_fields(version.fields) if field.name == name)
    said = {"field": label_of(field), "text": made.texts.get(name, "")}
    if problem is Problem.DOES_NOT_FIT:
        message = _("“%(text)s” is too long for the field “%(field)s”, even in small letters.") % said
    else:
        message = _("“%(text)s” holds letters that cannot be written in the field “%(field)s”.") % said
    return Lack(field=said["field"], person=made.about.get(name, ""), message=message)
