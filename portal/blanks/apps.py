from django.apps import AppConfig


class BlanksConfig(AppConfig):
    """The agencies' own blanks. Knows no case: what is written in them comes as the household's data."""

    name = "portal.blanks"
    label = "blanks"
