from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who saw or changed whose data, and why."""

    name = "draagkracht.audit"
    label = "audit"
