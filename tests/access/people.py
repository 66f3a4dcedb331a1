"""Somebody's own space. No address names anybody: a stranger and somebody who works here have none."""

import uuid

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OF_RESIDENTS
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Consent, NetworkCopy, NetworkMember, Person, RightsRequest
from draagkracht.people.rules.network import Energy, Ring
from draagkracht.people.rules.rights import Right
from tests.access.table import GET, OK, POST, Answer, Objects, Row

RESIDENTS: dict[Role, Answer] = dict.fromkeys(sorted(OF_RESIDENTS), OK)

LEFT_ALONE = "what is not one's own, or gone, is left as it is"
BY_TOKEN = "for who holds the token; this one opens nothing"
NOBODYS = uuid.UUID("00000000-0000-4000-8000-000000000000")


def consent(municipality: Municipality) -> dict[str, object]:
    """Return the consent of somebody in the demo: to whoever else, it is not there."""
    return {"public_id": Consent.objects.filter(municipality=municipality).order_by("pk")[0].public_id}


def member(municipality: Municipality) -> dict[str, object]:
    """Put somebody in the network of the carer of the demo: to whoever else, they are not there."""
    row = NetworkMember.objects.create(
        municipality=municipality,
        person=carer(municipality),
        called="mijn zus",
        ring=Ring.NEAR.value,
        energy=Energy.GIVES.value,
        key=uuid.uuid4(),
    )
    return {"public_id": row.public_id}


def copy(municipality: Municipality) -> dict[str, object]:
    """Keep what the network of the carer of the demo is like today."""
    row, _ = NetworkCopy.objects.get_or_create(
        municipality=municipality, person=carer(municipality), made_on=timezone.localdate()
    )
    return {"public_id": row.public_id}


def rights_request(municipality: Municipality) -> dict[str, object]:
    """Let the carer of the demo ask something about their data."""
    person = carer(municipality)
    row = RightsRequest.objects.create(
        municipality=municipality,
        person=person,
        subject=person.public_id,
        name=person.name,
        right=Right.SEE.value,
        received_at=timezone.now(),
        due_date=timezone.localdate(),
        key=uuid.uuid4(),
    )
    return {"public_id": row.public_id}


def carer(municipality: Municipality) -> Person:
    """Return somebody with a space in the demo."""
    return Person.objects.filter(municipality=municipality).order_by("pk")[0]


ROWS = [
    Row("people:start-space", methods=GET | POST),
    Row("people:start-young-space", methods=GET | POST),
    Row(
        "people:answer-for-child",
        methods=GET | POST,
        gives=410,
        posts=410,
        takes={"token": "no-such-link"},
        why="whoever holds the link of the mail; this one was not made here",
    ),
    Row(
        "people:go-on-young",
        methods=GET | POST,
        gives=410,
        posts=410,
        takes={"token": "no-such-link"},
        why="whoever holds the link of the mail; this one was not made here",
    ),
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
    Row(
        "people:change-relation",
        methods=GET | POST,
        allowed=RESIDENTS,
        gives=404,
        posts=404,
        takes={"public_id": NOBODYS},
        why="one's own; another's is not there",
    ),
    Row("people:erase-space", methods=GET | POST, allowed=RESIDENTS),
    Row("people:show-erased"),
    Row("people:show-plan", allowed=RESIDENTS),
    Row("people:save-plan", methods=GET | POST, allowed=RESIDENTS),
    Row("people:ask-substitute", methods=GET | POST, allowed=RESIDENTS),
    Row(
        "people:change-number",
        methods=GET | POST,
        allowed=RESIDENTS,
        gives=404,
        posts=404,
        takes={"public_id": NOBODYS},
        why="of one's own plan; another's is not there",
    ),
    *(
        Row(name, methods=POST, allowed=RESIDENTS, posts=302, takes={"public_id": NOBODYS}, why=LEFT_ALONE)
        for name in ("people:note-spoken-yes", "people:remove-substitute")
    ),
    Row("people:renew-card", methods=POST, allowed=RESIDENTS, posts=302),
    Row("people:delete-plan", methods=POST, allowed=RESIDENTS, posts=302),
    Row("people:answer-question", methods=GET | POST, gives=404, posts=404, takes={"token": "x"}, why=BY_TOKEN),
    Row("people:show-card", gives=410, takes={"token": "x"}, why=BY_TOKEN),
    Row("people:show-network", allowed=RESIDENTS),
    Row("people:add-member", methods=GET | POST, allowed=RESIDENTS),
    Row(
        "people:change-member",
        methods=GET | POST,
        allowed=RESIDENTS,
        gives=(200, 404),
        posts=(404, 422),
        objects=Objects(own=member),
        why="one's own; of another resident they are not there",
    ),
    Row("people:copy-network", methods=POST, allowed=RESIDENTS, posts=302),
    Row(
        "people:compare-network",
        allowed=RESIDENTS,
        gives=(200, 404),
        objects=Objects(own=copy),
        why="one's own; of another resident it is not there",
    ),
    *(
        Row(name, methods=POST, allowed=RESIDENTS, posts=302, takes={"public_id": NOBODYS}, why=LEFT_ALONE)
        for name in ("people:remove-member", "people:remove-copy")
    ),
    Row(
        "people:share-network",
        methods=GET | POST,
        allowed=RESIDENTS,
        gives=(200, 302),
        posts=(302, 422),
        why="without people there is nothing to share",
    ),
    Row("people:choose-rhythm", methods=GET | POST, allowed=RESIDENTS),
    Row("people:stop-reminders", methods=GET | POST, gives=410, posts=410, takes={"token": "x"}, why=BY_TOKEN),
    Row("people:show-rights", allowed=RESIDENTS),
    Row("people:ask-right", methods=GET | POST, allowed=RESIDENTS),
    Row("people-staff:list-requests", allowed={Role.TEAM_LEAD: OK}),
    Row(
        "people-staff:answer-request",
        methods=GET | POST,
        allowed={Role.TEAM_LEAD: OK},
        objects=Objects(own=rights_request),
    ),
    Row("portal-own:end-caring", methods=GET | POST, allowed=RESIDENTS),
    Row("portal-own:begin-again", methods=POST, allowed=RESIDENTS, posts=302),
    Row("portal-own:print-card", allowed=RESIDENTS, gives=(200, 302), why="without a plan there is no card"),
    Row("portal-own:show-overview", allowed={**RESIDENTS, Role.CIRCLE_MEMBER: OK}, gives=(200, 302)),
    Row("portal-own:list-uses", allowed=RESIDENTS),
    Row("portal-own:export-space", allowed=RESIDENTS),
    Row("portal-own:keep-result", methods=POST, allowed=RESIDENTS, posts=302),
    Row("portal-own:collect-result", methods=GET | POST, allowed=RESIDENTS),
    Row("portal-own:show-result", allowed=RESIDENTS, gives=404, takes={"public_id": NOBODYS}, why="of oneself alone"),
    Row("portal-own:print-result", allowed=RESIDENTS, gives=404, takes={"public_id": NOBODYS}, why="of oneself alone"),
    Row("portal-own:export-result", allowed=RESIDENTS, gives=404, takes={"public_id": NOBODYS}, why="of oneself alone"),
    Row(
        "portal-own:forget-result",
        methods=POST,
        allowed=RESIDENTS,
        posts=302,
        takes={"public_id": NOBODYS},
        why=LEFT_ALONE,
    ),
    Row("portal-own:keep-offer", methods=POST, allowed=RESIDENTS, posts=302, why="what is not there is not kept"),
    Row(
        "portal-own:forget-offer",
        methods=POST,
        allowed=RESIDENTS,
        posts=302,
        takes={"public_id": NOBODYS},
        why=LEFT_ALONE,
    ),
    Row("portal-own:print-code", methods=POST, allowed=RESIDENTS, posts=302, why="only with what just made a code"),
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
