from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    """One engine to define, render and store questions."""

    name = "draagkracht.questionnaires"
    label = "questionnaires"
