"""The background work of the directory; procrastinate finds it here."""

from draagkracht.directory.tasks import duplicates, freshness, imports, search

__all__ = ["duplicates", "freshness", "imports", "search"]
