from functools import partial

from django.apps import AppConfig
from django.db.models.signals import post_save


class ContentConfig(AppConfig):
    """The CMS: guidance pages, their translations, and the starter texts that come with the portal."""

    name = "content"
    verbose_name = "Guidance"

    def ready(self) -> None:
        from django.utils.text import slugify
        from wagtail_localize import models as localize

        from content import checks  # noqa: F401  registers the system checks
        from content.offering import offered_pages
        from content.translating import refuse_unknown_tokens
        from portal import guidance

        # wagtail-localize makes slugs of ASCII only, and so would empty an Arabic address at each publishing.
        localize.slugify = partial(slugify, allow_unicode=True)
        guidance.offer(offered_pages)
        post_save.connect(refuse_unknown_tokens, sender=localize.StringTranslation, dispatch_uid="content.tokens")
