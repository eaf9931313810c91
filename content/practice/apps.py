from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "content.practice"
    label = "practice"
    verbose_name = "Good practice"
