from django.urls import URLPattern, path

from content.glossary import views
from content.glossary.documents import GLOSSARY

app_name = "glossary"
urlpatterns: list[URLPattern] = [path(GLOSSARY, views.glossary, name="glossary")]
