from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The file of the municipality: what the law wants kept, for as long as the law says."""

    name = "draagkracht.casework"
    label = "casework"

    def ready(self) -> None:
        """Listen to what packages below tell."""
        from draagkracht.casework import receivers  # noqa: F401, PLC0415 - models are there only now
