"""Invented entries for the demo: what municipalities might ask, a meeting, a notice. Nothing of it has happened."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from content.dialogue.choices import Audience, ForWhom, OfWhom, QuestionState, Severity, Way
from content.dialogue.models import Event, Faq, Notice, Question, Talk
from portal.accounts.models import Membership, Municipality, Role, User
from portal.settings.languages import SOURCE


@transaction.atomic
def build(*, on: date) -> None:
    """Three questions, an answer for everybody, two talks, a meeting and two notices. Once."""
    if Question.objects.exists() or Faq.objects.exists():
        return
    _questions(on)
    _answer(on)
    _talks(on)
    _events(on)
    _notices(on)


def _somebody(role: Role) -> User | None:
    membership = Membership.objects.filter(role=role).select_related("user").first()
    return membership.user if membership else None


def _swedish() -> Locale:
    return Locale.objects.get(language_code=SOURCE.code)


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _questions(on: date) -> None:
    editor, coordinator = _somebody(Role.EDITOR), _somebody(Role.COORDINATOR)
    malmo, goteborg = Municipality.objects.get(code="1280"), Municipality.objects.get(code="1480")
    Question.objects.create(
        text="Kan två makar ha samma tolk vid sina egna samtal?",
        municipality=malmo,
        way=Way.EMAIL,
        asked_on=on - timedelta(days=20),
        due_on=on - timedelta(days=6),
        owner=editor,
    )
    Question.objects.create(
        text="Hur länge ska vi vänta på besked från en ambassad innan vi säger att dokumentet inte går att få?",
        municipality=goteborg,
        way=Way.PHONE,
        asked_on=on - timedelta(days=3),
        due_on=on + timedelta(days=11),
        owner=coordinator,
        state=QuestionState.LOOKED_INTO,
    )
    Question.objects.create(
        text="Får vi lämna ut utskriften av bedömningen till klienten?",
        municipality=malmo,
        way=Way.VIDEO,
        asked_on=on - timedelta(days=9),
        due_on=on,
        owner=editor,
        state=QuestionState.ANSWERED,
        answer="Ja. Bedömningen är klientens egen att läsa och ta med. Den är inget beslut, och det står på den.",
        sources="Vägval: Vem som gör vad",
        answered_by=editor,
        answered_on=on - timedelta(days=2),
    )


def _answer(on: date) -> None:
    Faq.objects.create(
        locale=_swedish(),
        question="Är kommunens bedömning ett beslut?",
        answer="Nej. Kommunen informerar och hjälper till med ansökan. Migrationsverket beslutar om bidraget.",
        source="Förordningen om återvandringsbidrag, {section_purpose} och {section_payment} {ordinance}",
        checked_on=on - timedelta(days=5),
    )


def _talks(on: date) -> None:
    coordinator = _somebody(Role.COORDINATOR)
    Talk.objects.create(
        municipality=Municipality.objects.get(code="1280"),
        held_on=on - timedelta(days=12),
        way=Way.VIDEO,
        of_whom=OfWhom.HEAD,
        summary="Påhittat exempel. Gick igenom hur egna samtal bokas med tolk. Enheten vill ha en mall för kallelse.",
        follow_up="Skicka mallen för kallelse",
        follow_up_by=on + timedelta(days=2),
        noted_by=coordinator,
    )
    Talk.objects.create(
        municipality=Municipality.objects.get(code="1480"),
        held_on=on - timedelta(days=30),
        way=Way.PHONE,
        of_whom=OfWhom.SOCIAL_WORK,
        summary="Påhittat exempel. Frågade vad som gäller när ett barn fyller 18 under handläggningen.",
        noted_by=coordinator,
    )


def _events(on: date) -> None:
    Event.objects.create(
        locale=_swedish(),
        title="Öppen frågestund (påhittat exempel)",
        description="Kom och fråga om återvandring, om att stanna eller om att bestämma dig senare.\n\n"
        "Ingen skriver upp vem som är där.",
        starts_at=_at(on + timedelta(days=10), 16),
        ends_at=_at(on + timedelta(days=10), 18),
        where="Exempelbiblioteket, sal 2",
        for_whom=ForWhom.RESIDENTS,
        languages=["ar", "so"],
        interpreter="yes",
        register_email="fragestund@malmo.example",
        is_shown=True,
    )


def _notices(on: date) -> None:
    Notice.objects.create(
        locale=_swedish(),
        text="Det här är en demonstration. Kommunernas uppgifter är påhittade.",
        audience=Audience.RESIDENTS,
        starts_at=_at(on - timedelta(days=1), 0),
        ends_at=_at(on + timedelta(days=365), 0),
    )
    Notice.objects.create(
        locale=_swedish(),
        text="Påhittat exempel: telefonen hos en myndighet är stängd den här veckan.",
        severity=Severity.CHANGE,
        audience=Audience.EDITORS,
        starts_at=_at(on - timedelta(days=1), 0),
        ends_at=_at(on + timedelta(days=6), 0),
    )
