"""What a result page needs so that its answers can be taken along."""

from dataclasses import dataclass
from urllib.parse import unquote

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from eligibility.asking.answers import Answers
from eligibility.asking.days import AskedDay
from eligibility.carrying.code import pack
from eligibility.carrying.pictures import Picture, picture_of


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeAlong:
    """The code, the page on which it is typed, and a picture that leads there with it."""

    code: str
    page: str
    picture: Picture

    @property
    def groups(self) -> list[str]:
        """The code in groups."""
        return self.code.split("-")

    @property
    def address(self) -> str:
        """The page as somebody types it: without "https://", and in letters rather than in percent signs."""
        return unquote(self.page.partition("://")[2])


def take_along(answers: Answers, day: AskedDay) -> TakeAlong:
    """These answers, to take along.

    In the picture the code stands after a #: browsers keep that part to themselves and send it to no server.
    """
    code = pack(answers, made=timezone.localdate(), on=None if day.is_today else day.day)
    page = settings.PUBLIC_URL.rstrip("/") + reverse("eligibility:continue_from_a_code")
    return TakeAlong(code=code, page=page, picture=picture_of(f"{page}#{code}"))
