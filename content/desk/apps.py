from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "content.desk"
    label = "desk"
    verbose_name = "The desk"
