from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages that combine domains: home, check and result, help, about."""

    name = "draagkracht.portal"
    label = "portal"
