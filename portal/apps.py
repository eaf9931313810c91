from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    """The composing app: management commands, template tags, checks and the grants after each migrate."""

    name = "portal"
    verbose_name = "Vägval"

    def ready(self) -> None:
        from portal import checks  # noqa: F401  registers the system checks
        from portal.roles import after_migrate

        # An app without models gets no signal of its own; by the first one every table is there.
        post_migrate.connect(after_migrate, sender=apps.get_app_config("accounts"), dispatch_uid="portal.roles")
