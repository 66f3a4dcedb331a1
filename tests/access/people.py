"""Somebody's own space. No address names anybody: a stranger and somebody who works here have none."""

import uuid

from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OF_RESIDENTS
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Consent
from tests.access.table import GET, OK, POST, Answer, Objects, Row

RESIDENTS: dict[Role, Answer] = dict.fromkeys(sorted(OF_RESIDENTS), OK)

NOBODYS = uuid.UUID("00000000-0000-4000-8000-000000000000")


def consent(municipality: Municipality) -> dict[str, object]:
    """Return the consent of somebody in the demo: to whoever else, it is not there."""
    return {"public_id": Consent.objects.filter(municipality=municipality).order_by("pk")[0].public_id}


ROWS = [
    Row("people:start-space", methods=GET | POST),
    Row("people:finish-space", gives=302, why="only between the form and the code"),
    Row("people:open-space", methods=GET | POST, allowed=RESIDENTS),
    Row("people:list-consents", allowed=RESIDENTS),
    Row(
        "people:withdraw-consent",
        methods=POST,
        allowed=RESIDENTS,
        posts=(302, 404),
        objects=Objects(own=consent),
        why="one's own; of another resident it is not there",
    ),
    Row("people:add-relation", methods=GET | POST, allowed=RESIDENTS),
    Row("people:erase-space", methods=GET | POST, allowed=RESIDENTS),
    Row("people:show-erased"),
    Row("portal-own:show-overview", allowed=RESIDENTS),
    Row("portal-own:list-uses", allowed=RESIDENTS),
    Row("portal-own:export-space", allowed=RESIDENTS),
    Row("portal-own:keep-result", methods=POST, allowed=RESIDENTS, posts=302),
    Row(
        "portal-own:forget-result",
        methods=POST,
        allowed=RESIDENTS,
        posts=302,
        takes={"public_id": NOBODYS},
        why="what is not one's own, or gone, is left as it is",
    ),
    Row("portal-own:share-results", methods=GET | POST, allowed=RESIDENTS, posts=200),
    Row(
        "portal-own:revoke-code",
        methods=POST,
        allowed=RESIDENTS,
        posts=302,
        takes={"public_id": NOBODYS},
        why="what is not one's own, or gone, is left as it is",
    ),
]
