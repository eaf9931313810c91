from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Translations part by part: where each comes from, what is behind, and the tools of those who translate."""

    name = "content.translation"
    label = "translation"
    verbose_name = _("Translations")

    def ready(self) -> None:
        from content.provenance import tell_provenance, whole_page_checked
        from content.translation import following
        from content.translation.checking import check_every_part
        from content.translation.shown import provenance_of_page

        tell_provenance(provenance_of_page)
        following.connect()
        whole_page_checked.connect(check_every_part, dispatch_uid="translation.checking")
