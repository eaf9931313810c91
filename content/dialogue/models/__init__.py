"""Everything that is kept here; nothing of it is about a resident."""

from content.dialogue.models.digest import Subscription
from content.dialogue.models.events import Event
from content.dialogue.models.notices import Notice
from content.dialogue.models.questions import Faq, Question
from content.dialogue.models.talks import Talk

__all__ = ["Event", "Faq", "Notice", "Question", "Subscription", "Talk"]
