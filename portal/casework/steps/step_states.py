"""The few states a step of a case can be in, the same for every kind of step."""

from django.db import models
from django.utils.translation import pgettext_lazy


class StepState(models.TextChoices):
    """Where one step stands, for one person or for the whole case."""

    NOT_STARTED = "not_started", pgettext_lazy("step", "not started")
    IN_PROGRESS = "in_progress", pgettext_lazy("step", "begun")
    WAITING = "waiting", pgettext_lazy("step", "waiting for somebody else")
    DONE = "done", pgettext_lazy("step", "done")
    SKIPPED = "skipped", pgettext_lazy("step", "skipped, with a reason")
    NOT_NEEDED = "not_needed", pgettext_lazy("step", "not needed")
