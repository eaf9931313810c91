from django.apps import AppConfig


class DialogueConfig(AppConfig):
    """Questions and answers, the log of talks with municipalities, events, notices, and the training path."""

    name = "content.dialogue"
    label = "dialogue"
    verbose_name = "Dialogue"

    def ready(self) -> None:
        from content.dialogue.notices import for_municipal_staff
        from portal import notices

        notices.offer(for_municipal_staff)
