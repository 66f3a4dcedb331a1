from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """A person's own space: there because they asked for it, gone when they say so."""

    name = "draagkracht.people"
    label = "people"

    def ready(self) -> None:
        """Listen to what packages below tell."""
        from draagkracht.people import receivers  # noqa: F401, PLC0415 - models are there only now
