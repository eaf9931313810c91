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
        from content.publishing.forgetting import forget_with_texts
        from content.publishing.readiness import waits_for_a_bundle
        from content.publishing.texts_checked import keep_reason, what_must_be_mended

        check_before_asking(what_must_be_mended, keep_reason)
        forget_with_texts()
        hold_back(waits_for_a_bundle)
