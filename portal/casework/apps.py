from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "portal.casework"
    label = "casework"
    verbose_name = "case work"

    def ready(self) -> None:
        from portal.casework import checks, drafts  # noqa: F401  register the system check and a listener
