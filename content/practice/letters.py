"""What is written to the one who sent an example, in the language in which it was sent."""

import logging

from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from content.practice.models import Practice, Submission
from content.practice.paths import TELL, address_in
from content.reading import absolute

logger = logging.getLogger(__name__)


def return_letter(practice: Practice, submission: Submission, message: str) -> None:
    """Write that an example needs something more. What was sent goes along, so that nothing is typed twice."""
    with translation.override(submission.language):
        subject = _("Your example to Vägval: %(reference)s") % {"reference": submission.reference}
        parts = [
            _("Thank you for your example. We cannot publish it as it is. This is what we ask of you:"),
            message,
            _("Send it again here, and give the reference %(reference)s:") % {"reference": submission.reference},
            absolute(address_in(submission.language, TELL)),
            _("This is what you sent:"),
            *_what_was_sent(practice),
        ]
    try:
        send_mail(subject, "\n\n".join(parts), None, [submission.email])
    except OSError:  # the office sees the state, and can write by another way
        logger.exception("a letter about an example could not be sent")


def _what_was_sent(practice: Practice) -> list[str]:
    told = [
        (_("Title"), practice.title),
        (_("What was done"), practice.method),
        (_("Result, as stated"), practice.stated_result),
        (_("Evaluated by"), practice.evaluated_by),
        (_("What happened after"), practice.after),
        (_("Cautions"), practice.cautions),
    ]
    return [f"{label}: {text}" for label, text in told if text]
