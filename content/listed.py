"""A column of the editors' lists."""

from typing import Any

from django.utils.translation import gettext
from wagtail.admin.ui.tables import Column


class YesNoColumn(Column):
    """Wagtail writes True and False, or a red cross where nothing is wrong."""

    def get_value(self, instance: Any) -> str:
        return gettext("Yes") if super().get_value(instance) else gettext("No")
