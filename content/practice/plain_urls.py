"""The same for machines: addresses in no language."""

from django.urls import URLPattern, path

from content.practice.views import machines

app_name = "practice_plain"
urlpatterns: list[URLPattern] = [
    path("god-praxis.json", machines.examples_json, name="practices_json"),
    path("god-praxis.csv", machines.examples_csv, name="practices_csv"),
    path("god-praxis.atom", machines.examples_atom, name="practices_atom"),
    path("forskning.json", machines.research_json, name="research_json"),
    path("forskning.csv", machines.research_csv, name="research_csv"),
]
