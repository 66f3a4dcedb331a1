"""Who may change what in the directory, and in whose name."""

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.directory.rules.history import Author, AuthorKind


def is_editor(actor: Actor) -> bool:
    """Tell whether somebody keeps the whole directory of the municipality."""
    return actor.may(Permission.EDIT_SERVICES)


def counts_at_once(actor: Actor, *, is_trusted: bool) -> bool:
    """Tell whether a change counts without an editor: of an editor, and of a provider that is trusted."""
    return is_editor(actor) or (actor.may(Permission.EDIT_OWN_SERVICES) and is_trusted)


def author_of(actor: Actor, *, desk: str, organization: str) -> Author:
    """Return somebody as the history names them: an editor for the desk, a provider for its organisation."""
    if is_editor(actor):
        return Author(AuthorKind.STAFF, actor.user_id, actor.name or actor.email, desk)
    return Author(AuthorKind.PROVIDER, actor.user_id, actor.name or actor.email, organization)
