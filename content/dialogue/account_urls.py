"""Under /konto/: what staff choose for themselves. `portal.urls` puts it beside the accounts' own addresses."""

from django.urls import URLPattern, path

from content.dialogue.views.letters import letters

urlpatterns: list[URLPattern] = [path("utskick/", letters, name="letters_to_me")]
