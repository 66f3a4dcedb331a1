from django.apps import AppConfig


class RespiteConfig(AppConfig):
    """Somebody takes the care over for a while: places, volunteers, requests, bookings, the planner."""

    name = "draagkracht.respite"
    label = "respite"
