from typing import Any

from django.apps import AppConfig


class FindingConfig(AppConfig):
    """Search, steps, changes, feeds and the map of the site."""

    name = "content.finding"
    label = "finding"
    verbose_name = "Finding one's way"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from django.utils.translation import gettext_lazy as _
        from wagtail.signals import page_published, page_unpublished, post_page_move, unpublished

        from content.dialogue.models import Faq
        from content.finding.documents import WORD, glossary_documents, guidance_addresses, guidance_documents
        from content.finding.neighbours import (
            ANSWER,
            PRACTICE,
            answer_documents,
            dialogue_addresses,
            place_addresses,
            place_documents,
            practice_addresses,
            practice_documents,
        )
        from content.finding.registry import list_addresses, register
        from content.glossary.models import Term
        from content.places.models import AdviceOrganisation, CountryCard
        from content.practice.models import Practice, PracticeEvent, Research

        register(guidance_documents)
        register(glossary_documents, kind=WORD, called=_("Word explained"))
        register(place_documents)
        register(practice_documents, kind=PRACTICE, called=_("Good practice"))
        register(answer_documents, kind=ANSWER, called=_("Question and answer"))
        for addresses in (guidance_addresses, place_addresses, practice_addresses, dialogue_addresses):
            list_addresses(addresses)
        for signal in (page_published, page_unpublished, post_page_move):
            signal.connect(_follow, dispatch_uid="content.finding.index")
        for taken_away in (Term, Faq):  # in Swedish, and so in every language
            uid = f"content.finding.unpublished_{taken_away.__name__}"
            unpublished.connect(_follow_everywhere, sender=taken_away, dispatch_uid=uid)
        for signal in (post_save, post_delete):
            signal.connect(_follow, sender=Term, dispatch_uid="content.finding.index_word")
            signal.connect(_follow, sender=Faq, dispatch_uid="content.finding.index_answer")
            for known in (Practice, PracticeEvent, Research):
                signal.connect(_follow_library, sender=known, dispatch_uid=f"content.finding.{known.__name__}")
            for known in (AdviceOrganisation, CountryCard):
                signal.connect(_follow_everywhere, sender=known, dispatch_uid=f"content.finding.{known.__name__}")


def _follow(instance: Any, **_: Any) -> None:
    """The search finds what is published and what is explained, from when it is."""
    from content.finding.indexing import index_soon

    index_soon(instance.locale.language_code)


def _follow_library(**_: Any) -> None:
    """What is withdrawn is found no more, from when it is; each step of an example leaves an event."""
    from content.finding.indexing import index_soon
    from content.practice.addresses import LIBRARY_LANGUAGES

    for language in LIBRARY_LANGUAGES:
        index_soon(language)


def _follow_everywhere(**_: Any) -> None:
    from content.finding.indexing import index_soon
    from portal.settings.languages import PUBLISHED

    for language in PUBLISHED:
        index_soon(language.code)
