from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Whether a page helped, counted."""

    name = "content.feedback"
    label = "feedback"
    verbose_name = "Whether pages helped"
