from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """Municipalities: host names, contact desk, theme, languages, teams, telephone lines, dated parameters."""

    name = "draagkracht.municipalities"
    label = "municipalities"
