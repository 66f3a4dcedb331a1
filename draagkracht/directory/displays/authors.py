"""Who said or changed something, in words for those who keep the directory."""

from django.utils.translation import gettext

from draagkracht.directory.displays import words
from draagkracht.directory.rules.history import KIND_LABELS, Author, AuthorKind


def who(author: Author) -> str:
    """Return somebody with what makes clear who that is: a role, an organisation, or where an import came from.

    An editor acts for the municipality, also where it takes over what somebody else proposed.
    """
    kind = words.said(KIND_LABELS[author.kind])
    if author.kind is AuthorKind.STAFF and author.name:
        return gettext("%(name)s, redactie") % {"name": author.name}
    if author.kind is AuthorKind.PROVIDER:
        return _provider(author, kind)
    if author.kind is AuthorKind.IMPORT and author.source:
        return gettext("Een import uit “%(source)s”") % {"source": author.source}
    return kind


def _provider(author: Author, kind: str) -> str:
    if author.name and author.source not in {"", author.name}:
        return gettext("%(name)s (%(organization)s)") % {"name": author.name, "organization": author.source}
    named = author.source or author.name
    return gettext("%(name)s (aanbieder)") % {"name": named} if named else kind
