"""The few blocks an editor needs. No raw HTML, no embeds, no pictures in text."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, RichTextBlock, StaticBlock, StreamBlock
from wagtail.rich_text import RichText

from content.tokens import check_tokens

IN_A_LINE = ["bold", "link"]
IN_A_BOX = [*IN_A_LINE, "ol", "ul"]
IN_THE_TEXT = ["h2", "h3", *IN_A_BOX]


class GuidanceText(RichTextBlock):
    """Rich text that knows which figures there are."""

    def clean(self, value: RichText) -> RichText:
        check_tokens(value.source)
        return super().clean(value)


class GuidanceBlocks(StreamBlock):
    """What the body of a page is made of."""

    text = GuidanceText(features=IN_THE_TEXT, label=_("Text"), icon="pilcrow")
    steps = ListBlock(
        GuidanceText(features=IN_A_LINE, label=_("Step")),
        label=_("Steps"),
        icon="list-ol",
        help_text=_("Things to do one after the other. Each step is numbered."),
    )
    callout = GuidanceText(
        features=IN_A_BOX,
        label=_("Callout"),
        icon="warning",
        help_text=_("What must not be missed. Begin with a few words in bold."),
    )
    sources = GuidanceText(
        features=[*IN_A_LINE, "ul"],
        label=_("Sources"),
        icon="link",
        help_text=_("Where what is said on the page comes from, and when it was read. The heading comes by itself."),
    )
    wizard = StaticBlock(
        label=_("Ask about your own situation"),
        icon="help",
        admin_text=_("Shows a link to the questions. There is nothing to fill in."),
    )

    class Meta:
        block_counts: ClassVar[dict[str, Any]] = {"sources": {"max_num": 1}, "wizard": {"max_num": 1}}
