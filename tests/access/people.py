"""Somebody's own space. No address names anybody: a stranger and somebody who works here have none."""

import uuid

from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OF_RESIDENTS
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Consent
from tests.access.table import GET, OK, POST, Answer, Objects, Row

RESIDENTS: dict[Role, Answer] = dict.fromkeys(sorted(OF_RESIDENTS), OK)

LEFT_ALONE = "what is not one's own, or gone, is left as it is"
BY_TOKEN = "for who holds the token; this one opens nothing"
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
    Row("people:show-plan", allowed=RESIDENTS),
    Row("people:save-plan", methods=GET | POST, allowed=RESIDENTS),
    Row("people:ask-substitute", methods=GET | POST, allowed=RESIDENTS),
    *(
        Row(name, methods=POST, allowed=RESIDENTS, posts=302, takes={"public_id": NOBODYS}, why=LEFT_ALONE)
        for name in ("people:note-spoken-yes", "people:remove-substitute")
    ),
    Row("people:renew-card", methods=POST, allowed=RESIDENTS, posts=302),
    Row("people:delete-plan", methods=POST, allowed=RESIDENTS, posts=302),
    Row("people:answer-question", methods=GET | POST, gives=404, posts=404, takes={"token": "x"}, why=BY_TOKEN),
    Row("people:show-card", gives=410, takes={"token": "x"}, why=BY_TOKEN),
    Row("portal-own:print-card", allowed=RESIDENTS, gives=(200, 302), why="without a plan there is no card"),
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
        why=LEFT_ALONE,
    ),
    Row("portal-own:share-results", methods=GET | POST, allowed=RESIDENTS, posts=200),
    Row(
        "portal-own:revoke-code",
        methods=POST,
        allowed=RESIDENTS,
        posts=302,
        takes={"public_id": NOBODYS},
        why=LEFT_ALONE,
    ),
]
