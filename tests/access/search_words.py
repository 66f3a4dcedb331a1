"""The words of the search."""

import datetime
from typing import Any

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory.rules.search import Kind
from draagkracht.directory.rules.search import Row as LexiconRow
from draagkracht.directory.services import lexicon
from draagkracht.municipalities.models import Municipality
from tests.access.table import OK, POST, Objects, Row

EDITOR = {Role.EDITOR: OK}
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def change(municipality: Municipality) -> dict[str, Any]:
    """Return a change that can be taken back."""
    with tenancy.acting_for(municipality.pk):
        number = lexicon.change_lexicon(
            municipality_id=municipality.pk,
            row=LexiconRow(Kind.ALSO, "kwikwak", ("oppas",)),
            is_added=True,
            seen=None,
            by="Noor",
            at=NOW,
        )
    return {"number": number}


ROWS = [
    Row("directory-staff:list-search-words", allowed=EDITOR),
    Row("directory-staff:add-search-word", allowed=EDITOR, methods=POST),
    Row(
        "directory-staff:remove-search-word",
        allowed=EDITOR,
        methods=POST,
        posts=302,
        why="a row that is not there is as good as gone",
    ),
    Row(
        "directory-staff:undo-search-word",
        allowed=EDITOR,
        methods=POST,
        posts=302,
        objects=Objects(own=change),
        foreign=409,
        why="another municipality's change is none of this one: the page says that it is gone",
    ),
]
