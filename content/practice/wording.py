"""The closed sets of the library, in the reader's words. The order of each is the order in which it is shown."""

from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LegalSituation(models.TextChoices):
    """Whom it is about. The first thing a reader sees: to return after a refusal is not to repatriate."""

    REPATRIATION = "repatriation", _("Repatriation: people with a residence permit who choose to move")
    REPATRIATION_TOO = "repatriation_too", _("Several situations, repatriation among them")
    SEVERAL = "several", _("Several situations; the source does not say whether repatriation is one of them")
    WAITING = "waiting", _("People who are waiting for a decision on asylum. Not repatriation")
    RETURN = "return", _("Return after a refusal: people who must leave. Not repatriation")

    @property
    def concerns_repatriation(self) -> bool:
        return self in (LegalSituation.REPATRIATION, LegalSituation.REPATRIATION_TOO)


class Evidence(models.TextChoices):
    """What a stated result rests on, from the most to the least. Says nothing of how good the work was."""

    RESEARCH = "research", pgettext_lazy("evidence", "Research")
    EVALUATION = "evaluation", pgettext_lazy("evidence", "Examined by somebody else")
    OWN_FOLLOW_UP = "own_follow_up", pgettext_lazy("evidence", "Followed up by those who did it")
    EXPERIENCE = "experience", pgettext_lazy("evidence", "Told by those who took part")
    DESCRIPTION = "description", pgettext_lazy("evidence", "Described, without a result")
    IDEA = "idea", pgettext_lazy("evidence", "A plan or an opinion")

    @property
    def meaning(self) -> "str | Promise":
        return EVIDENCE_MEANS[self]


EVIDENCE_MEANS = {
    Evidence.RESEARCH: _("Researchers have studied it with a method that is described."),
    Evidence.EVALUATION: _("Somebody other than those who did the work has examined it."),
    Evidence.OWN_FOLLOW_UP: _("Those who did the work have counted or documented what came of it."),
    Evidence.EXPERIENCE: _("Those who took part say what came of it, for example in interviews. Nothing was measured."),
    Evidence.DESCRIPTION: _("What was done is described. No result is stated."),
    Evidence.IDEA: _("It had not been tried when it was written down, or it is somebody’s view."),
}


class TargetGroup(models.TextChoices):
    PERMIT = "permit", _("People with a residence permit")
    ASYLUM = "asylum", _("People who seek asylum")
    REFUSED = "refused", _("People with a refusal")
    WOMEN = "women", _("Women")
    CHILDREN = "children", _("Children and families")
    STAFF = "staff", _("Staff and organisations")


class MethodKind(models.TextChoices):
    COUNSELLING = "counselling", _("Talks and counselling")
    INFORMATION = "information", _("Information")
    PLAN = "plan", _("Individual plans")
    ARRIVAL = "arrival", _("Somebody who meets people on arrival")
    TRAINING = "training", _("Courses and training")
    COOPERATION = "cooperation", _("Cooperation between organisations")
    HANDOVER = "handover", _("Handing over cases and data")
    DOCUMENTS = "documents", _("Identity and travel documents")
    LEARNING = "learning", _("Follow-up and learning")
    ROUTINES = "routines", _("Routines and support for staff")


class Transferable(models.TextChoices):
    """Whether the method can be used in work with repatriation, by the judgement of those who wrote the entry."""

    METHOD = "method", _("The method can be used")
    PARTLY = "partly", _("Parts of the method can be used")
    NO = "no", _("It is not to be transferred")
    UNKNOWN = "unknown", _("Nobody has judged it")


class ResearchKind(models.TextChoices):
    INQUIRY = "inquiry", _("Government inquiry or directive")
    AGENCY = "agency", _("Report of an agency")
    RESEARCH = "research", pgettext_lazy("kind of literature", "Research")
    EVALUATION = "evaluation", pgettext_lazy("kind of literature", "Evaluation")
    REPORT = "report", _("Report of an organisation or a project")
    HANDBOOK = "handbook", _("Handbook")
    PRESENTATION = "presentation", _("Presentation")


class Reading(models.TextChoices):
    """How well we know a work ourselves."""

    WHOLE = "whole", _("Read by us")
    PARTLY = "partly", _("Read by us in part")
    THROUGH = "through", _("Known to us only through another source")


class State(models.TextChoices):
    """Where an example is on its way to readers. Only the coordinator's office meets these words, and the sender."""

    SUBMITTED = "submitted", pgettext_lazy("example", "received")
    UNDER_REVIEW = "under_review", pgettext_lazy("example", "being reviewed")
    PUBLISHED = "published", pgettext_lazy("example", "published")
    RETURNED = "returned", pgettext_lazy("example", "returned to the sender")
    WITHDRAWN = "withdrawn", pgettext_lazy("example", "withdrawn")


def labels(choices: type[models.TextChoices], codes: list[str]) -> list[Any]:
    """The labels of the codes, in the order of the set."""
    return [member.label for member in choices if member.value in codes]
