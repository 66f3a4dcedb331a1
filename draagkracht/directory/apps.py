from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """The sociale kaart: organisations, services, locations, and which of them fit."""

    name = "draagkracht.directory"
    label = "directory"
