"""In whose name somebody who works here does something, as the history of the directory has it."""

from draagkracht.accounts.access import StaffRequest
from draagkracht.directory import permissions
from draagkracht.directory.rules.history import Author


def author_of(request: StaffRequest, organization: str = "") -> Author:
    """Return who works here: an editor for the desk, a provider for the organisation."""
    return permissions.author_of(request.actor, desk=request.site.desk.name, organization=organization)
