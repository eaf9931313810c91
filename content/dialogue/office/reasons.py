"""Where the forms of notices and events have room for a reason."""

from typing import Any

from wagtail.admin.panels import HelpPanel

from content.forms import REASON


class ReasonPanel(HelpPanel):
    """Where one writes why a text stays as it is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "content/publishing/reason_panel.html", **kwargs})

    def get_form_options(self) -> dict[str, Any]:
        """The panel puts the field itself: else Wagtail puts it once more, bare, below the form."""
        return {"fields": [REASON]}
