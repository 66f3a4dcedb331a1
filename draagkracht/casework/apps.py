from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The file of the municipality: what the law wants kept, for as long as the law says."""

    name = "draagkracht.casework"
    label = "casework"
