from django.apps import AppConfig


class GenuineConfig(AppConfig):
    name = "portal.genuine"
    label = "genuine"

    def ready(self) -> None:
        from eligibility.api.document import described_elsewhere
        from portal.genuine.description import PATHS

        described_elsewhere(PATHS)
