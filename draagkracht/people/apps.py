from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """A person's own space: there because they asked for it, gone when they say so."""

    name = "draagkracht.people"
    label = "people"
