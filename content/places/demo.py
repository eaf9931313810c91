"""Invented entries for the demo. Every name, number and address is made to look invented.

The telephone numbers are from those that PTS sets aside for fiction; the addresses end in .example.
"""

from datetime import date, time, timedelta
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from content.places.choices import (
    Cost,
    Function,
    HelpsWith,
    HoursFor,
    PaidBy,
    Secrecy,
    TakesPart,
    Told,
    Topic,
    WhyOther,
)
from content.places.loading import load
from content.places.models import (
    AdviceOrganisation,
    CountryCard,
    MunicipalityContact,
    MunicipalityEntry,
    OpeningHours,
    OrganisationContact,
    OtherHours,
)
from content.places.names import INVENTED
from portal.settings.languages import SOURCE

_WEEK = [(day, time(9), time(12)) for day in range(5)] + [(day, time(13), time(16)) for day in range(4)]


@transaction.atomic
def build(*, on: date) -> None:
    """A municipality that answers, one on request, one that takes no part; an organisation; a country. Once."""
    load()
    if AdviceOrganisation.objects.exists() or CountryCard.objects.exists():
        return
    _malmo(on)
    _answers("1480", TakesPart.ON_REQUEST, on, next_check_on=on - timedelta(days=1))
    _answers("0180", TakesPart.NO_PART, on, next_check_on=on + timedelta(days=200))
    _organisation(on)
    _country(on)


def _answers(code: str, how: TakesPart, on: date, *, next_check_on: date) -> MunicipalityEntry:
    entry = MunicipalityEntry.objects.select_related("municipality").get(municipality__code=code)
    entry.takes_part = how
    entry.confirmed_on, entry.confirmed_by = on - timedelta(days=90), "Exempelkontoret (påhittat)"
    entry.next_check_on = next_check_on
    entry.save()
    return entry


def _malmo(on: date) -> None:
    entry = _answers("1280", TakesPart.CONTACTS, on, next_check_on=on + timedelta(days=180))
    entry.visiting_address = "Exempelgatan 1\n200 00 Exempelstad"
    entry.languages, entry.interpreter = ["ar", "prs", "so", "en"], Told.YES
    entry.contacts.add(
        MunicipalityContact(
            function=Function.REPATRIATION,
            own_name="Vägledning Exempel",
            phone="040-628 04 00",
            email="vagledning@malmo.example",
            web="https://malmo.example/vagledning/",
        ),
        MunicipalityContact(function=Function.DEBT_ADVICE, phone="040-628 04 10"),
    )
    entry.hours.add(*(OpeningHours(weekday=day, opens=opens, closes=closes) for day, opens, closes in _WEEK))
    closed = on + timedelta(days=10)
    entry.other_hours.add(OtherHours(hours_for=HoursFor.VISITS, first_day=closed, why=WhyOther.HOLIDAY))
    entry.save()


def _organisation(on: date) -> None:
    organisation = AdviceOrganisation(
        name="Rådgivningen Exempel (påhittad)",
        slug="radgivningen-exempel",
        is_shown=True,
        helps_with=[HelpsWith.LAW, HelpsWith.REPATRIATION, HelpsWith.TALK],
        languages=["ar", "so", "ti", "en"],
        interpreter=Told.YES,
        cost=Cost.FREE,
        secrecy=Secrecy.PROMISED,
        paid_by=[PaidBy.MEMBERS, PaidBy.STATE],
        counties=["12"],
        confirmed_on=on - timedelta(days=30),
        confirmed_by="Rådgivningen Exempel",
        next_check_on=on + timedelta(days=150),
    )
    organisation.contacts.add(
        OrganisationContact(function=Function.ADVICE, phone="040-628 04 20", email="rad@radgivning.example")
    )
    organisation.save()


def _country(on: date) -> None:
    body = [
        ("statement", statement(Topic.DOCUMENTS, "Ambassaden för Exempelland utfärdar pass efter ett besök.", on)),
        (
            "statement",
            statement(
                Topic.HOUSING,
                "De som har frågats bor hos släktingar det första året.",
                on,
                counted=12,
                of_how_many=40,
                counted_by="Exempelinstitutet, 2025",
                otherwise="Hyrorna har stigit sedan dess, säger en annan källa.",
                otherwise_source="Exempelbladet, 2026",
            ),
        ),
        ("statement", statement(Topic.WORK, "Det här är för gammalt och syns inte.", on - timedelta(days=400))),
        ("not_known", {"topic": Topic.SCHOOL, "text": "Ingen kunde säga om betyg från Sverige gäller där."}),
    ]
    locale = Locale.objects.get(language_code=SOURCE.code)
    CountryCard.objects.create(code=INVENTED, locale=locale, body=body)


def statement(topic: Topic, known: str, on: date, **more: Any) -> dict[str, Any]:
    """A statement read on this day, that stands for half a year."""
    return {
        "topic": topic,
        "known": known,
        "source": "Exempelinstitutet (påhittat): Att flytta till Exempelland",
        "source_language": "sv",
        "source_url": "https://institutet.example/exempelland/",
        "source_date": on - timedelta(days=60),
        "read_on": on,
        "expires_on": on + timedelta(days=180),
        **more,
    }
