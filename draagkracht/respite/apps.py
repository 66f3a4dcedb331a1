from django.apps import AppConfig


class RespiteConfig(AppConfig):
    """Somebody takes the care over for a while: places, volunteers, requests, bookings, the planner."""

    name = "draagkracht.respite"
    label = "respite"

    def ready(self) -> None:
        """Listen to what packages below tell."""
        from draagkracht.respite import receivers  # noqa: F401, PLC0415 - models are there only now
