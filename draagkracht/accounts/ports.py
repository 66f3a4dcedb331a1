"""What accounts asks of who knows organisations: the directory, which stands above this package."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.utils.module_loading import import_string


def list_organizations() -> Mapping[str, str]:
    """Return the organisations of the present municipality for which somebody can be a provider: id and name."""
    lister: Callable[[], Mapping[str, str]] = import_string(settings.ORGANIZATION_LISTER)
    return lister()
