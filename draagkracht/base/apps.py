from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Components, form fields, text, and the plumbing of the municipality filter; no domain words."""

    name = "draagkracht.base"
    label = "base"
