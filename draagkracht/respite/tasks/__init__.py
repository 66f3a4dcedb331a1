"""The background work of respite; procrastinate finds it here."""

from draagkracht.respite.tasks import places

__all__ = ["places"]
