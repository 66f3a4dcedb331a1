"""Reading the directory; what goes to a page or to rules is a frozen dataclass that cannot query."""

from draagkracht.directory.queries.catalogue import get_catalogue

__all__ = ["get_catalogue"]
