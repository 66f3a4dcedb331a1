"""Taking over what others have."""

import datetime
import uuid
from typing import Any

from draagkracht.accounts.permissions import Role
from draagkracht.directory.models import ImportFeed
from draagkracht.directory.rules.importing.sources import SourceKind
from draagkracht.directory.services import imports as services
from draagkracht.municipalities.models import Municipality
from tests.access.table import GET, OK, POST, Objects, Row

EDITOR = {Role.EDITOR: OK}
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def sheet(municipality: Municipality) -> dict[str, Any]:
    """Return a spreadsheet of which nobody said yet what its columns are."""
    run_id = services.start_upload(
        municipality_id=municipality.pk,
        kind=SourceKind.SHEET,
        name="lijst.csv",
        content=b"Wat;Nog wat\nPraatgroep;x\n",
        by="Noor",
        key=uuid.uuid4(),
        at=NOW,
    )
    return {"run_id": run_id}


def read(municipality: Municipality) -> dict[str, Any]:
    """Return an import that is being read."""
    run = sheet(municipality)
    services.choose_columns(**run, columns=("name", ""), at=NOW)
    return run


def feed(municipality: Municipality) -> dict[str, Any]:
    """Return an address that is asked every night."""
    row = ImportFeed.objects.create(
        municipality=municipality,
        kind=SourceKind.SRU,
        address=f"https://bron.example/{uuid.uuid4()}",
        saved_by="Noor",
        saved_at=NOW,
    )
    return {"feed_id": row.pk}


SHEETS, READINGS = Objects(own=sheet), Objects(own=read)

ROWS = [
    Row("directory-staff:list-imports", allowed=EDITOR),
    Row("directory-staff:download-template", allowed=EDITOR),
    Row("directory-staff:give-source", allowed=EDITOR, methods=GET | POST, takes={"kind": "sheet"}),
    Row("directory-staff:choose-columns", allowed=EDITOR, methods=GET | POST, objects=SHEETS),
    Row("directory-staff:show-import", allowed=EDITOR, objects=READINGS),
    Row("directory-staff:download-problems", allowed=EDITOR, objects=READINGS),
    Row("directory-staff:confirm-import", allowed=EDITOR, methods=POST, posts=302, objects=READINGS),
    Row("directory-staff:cancel-import", allowed=EDITOR, methods=POST, posts=302, objects=READINGS),
    Row("directory-staff:resume-import", allowed=EDITOR, methods=POST, posts=302, objects=READINGS),
    Row("directory-staff:save-feed", allowed=EDITOR, methods=POST, posts=302, objects=READINGS),
    Row(
        "directory-staff:stop-feed",
        allowed=EDITOR,
        methods=POST,
        posts=302,
        objects=Objects(own=feed),
        foreign=302,
        why="what is not there leads to the list",
    ),
]
