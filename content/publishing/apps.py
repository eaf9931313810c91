from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Two people for each publication, bundles, editorial checks, and drafts for outside readers."""

    name = "content.publishing"
    label = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        from content.forms import check_before_asking
        from content.permissions import hold_back
        from content.publishing.pages_checked import what_must_be_mended
        from content.publishing.readiness import waits_for_a_bundle

        check_before_asking(what_must_be_mended)
        hold_back(waits_for_a_bundle)
