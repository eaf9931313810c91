from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Where a reader can turn, and what is known of a country: municipalities, advice, country cards."""

    name = "content.places"
    label = "places"
    verbose_name = _("Places")
