"""The line that says which law a result rests on."""

from django.utils.translation import gettext_lazy as _

from eligibility.law import Assessment
from eligibility.wording.saying import Text, long_date, said


def edition_line(assessment: Assessment) -> Text:
    """The ordinance, the day asked about, and how far it has been read."""
    if assessment.on > assessment.verified_through:
        return said(
            _("According to ordinance %(edition)s as it stood on %(read)s. You ask about %(on)s."),
            edition=assessment.edition,
            read=long_date(assessment.verified_through),
            on=long_date(assessment.on),
        )
    return said(
        _("According to ordinance %(edition)s as it stood on %(on)s."),
        edition=assessment.edition,
        on=long_date(assessment.on),
    )
