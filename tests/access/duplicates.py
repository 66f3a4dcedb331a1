"""What is twice in the directory, and help step by step."""

import datetime
import uuid
from typing import Any

from draagkracht.accounts.permissions import Role
from draagkracht.directory.models import DuplicatePair, Pathway, Service
from draagkracht.municipalities.models import Municipality
from tests.access.table import GET, OK, POST, Objects, Row

EDITOR = {Role.EDITOR: OK}


def pair(municipality: Municipality) -> dict[str, Any]:
    """Return a pair that waits."""
    first, second = Service.objects.filter(municipality=municipality).order_by("pk")[:2]
    row, _ = DuplicatePair.objects.get_or_create(
        municipality=municipality, first=first, second=second, defaults={"likeness": 0.9}
    )
    return {"pair_id": row.pk}


def decided_pair(municipality: Municipality) -> dict[str, Any]:
    """Return a pair that was called different."""
    second, third = Service.objects.filter(municipality=municipality).order_by("pk")[1:3]
    row, _ = DuplicatePair.objects.get_or_create(
        municipality=municipality,
        first=second,
        second=third,
        defaults={"likeness": 0.9, "state": "different", "decided_at": datetime.datetime.now(tz=datetime.UTC)},
    )
    return {"pair_id": row.pk}


def pathway(municipality: Municipality) -> dict[str, Any]:
    """Return a pathway that is not published."""
    row = Pathway.objects.create(municipality=municipality, slug=f"p-{uuid.uuid4()}"[:40], name="Pad")
    return {"pathway_id": row.pk}


def published_pathway(municipality: Municipality) -> dict[str, Any]:
    """Return the address of a pathway that everybody sees."""
    row = Pathway.objects.create(
        municipality=municipality, slug=f"p-{municipality.slug}-{uuid.uuid4()}"[:50], name="Pad", is_published=True
    )
    return {"slug": row.slug}


ROWS = [
    Row("directory-staff:list-duplicates", allowed=EDITOR),
    Row("directory-staff:search-duplicates", allowed=EDITOR, methods=POST, posts=302),
    Row("directory-staff:compare-duplicates", allowed=EDITOR, objects=Objects(own=pair)),
    Row(
        "directory-staff:decide-duplicates",
        allowed=EDITOR,
        methods=POST,
        posts=409,
        objects=Objects(own=pair),
        why="a decision without an entry that stays is none",
    ),
    Row(
        "directory-staff:reopen-duplicates",
        allowed=EDITOR,
        methods=POST,
        posts=302,
        objects=Objects(own=decided_pair),
        foreign=302,
        why="what is not there leads to the list",
    ),
    Row("directory-staff:list-pathways", allowed=EDITOR),
    Row("directory-staff:add-pathway", allowed=EDITOR, methods=GET | POST),
    Row("directory-staff:edit-pathway", allowed=EDITOR, methods=GET | POST, objects=Objects(own=pathway)),
    Row(
        "directory-staff:delete-pathway",
        allowed=EDITOR,
        methods=POST,
        posts=302,
        objects=Objects(own=pathway),
        foreign=302,
        why="what is not there is as good as deleted",
    ),
    Row("directory-staff:list-ending", allowed=EDITOR),
    Row("directory:list-pathways"),
    Row("directory:show-pathway", objects=Objects(own=published_pathway)),
]
