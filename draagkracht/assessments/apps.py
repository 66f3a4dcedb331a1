from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """The quick check and other instruments: scoring, result, counters."""

    name = "draagkracht.assessments"
    label = "assessments"
