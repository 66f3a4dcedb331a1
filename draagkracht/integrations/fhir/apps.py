"""The FHIR door as an app of Django: it has tables of its own."""

from django.apps import AppConfig


class FhirConfig(AppConfig):
    """FHIR R4: clients, and the tasks that they sent."""

    name = "draagkracht.integrations.fhir"
    label = "fhir"
