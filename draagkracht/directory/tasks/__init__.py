"""The background work of the directory; procrastinate finds it here."""

from draagkracht.directory.tasks import imports

__all__ = ["imports"]
