"""Circles: for who is in one. To anybody else, of whatever role, a circle is not there."""

import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils import timezone

from draagkracht.accounts import services as accounts
from draagkracht.accounts.permissions import PERMISSIONS, Permission, Role
from draagkracht.municipalities.models import Municipality
from draagkracht.people import links
from draagkracht.people.models import Circle, CircleEvent, CircleInvitation, CircleMember, CirclePost
from draagkracht.people.rules.circles import INVITATION_HOLDS, Level, Part
from tests.access.people import RESIDENTS, carer
from tests.access.table import GET, OK, POST, Answer, Objects, Row

MAY: dict[Role, Answer] = {
    role: OK
    for role in (Role.CARER, *Role)  # who opened the circles of the makers comes first
    if Permission.SEE_CIRCLES in PERMISSIONS[role]
}
IN = "who is in it; to anybody else it is not there"
SAY = "who opened it, or who it is about; to anybody else it is not there"
ALL = {part.value: Level.WRITE.value for part in Part}
Made = dict[str, object]


def circle(municipality: Municipality) -> Made:
    """Open a circle of the first carer of the demo."""
    return {"circle": seat(municipality).circle.public_id}


def seat(municipality: Municipality) -> CircleMember:
    """Return the seat of the first carer of the demo, in a new circle."""
    now = timezone.now()
    row = Circle.objects.create(
        municipality=municipality, name="Samen", is_own=True, opened_at=now, used_at=now, key=uuid.uuid4()
    )
    return member_of(row, carer(municipality).user_id, is_owner=True)


def member_of(row: Circle, user_id: int | None, **more: Any) -> CircleMember:
    """Let somebody into a circle; who has no account left it."""
    now = timezone.now()
    values = {"name": "Ria", **ALL} if user_id else {"left_at": now}
    return CircleMember.objects.create(
        municipality_id=row.municipality_id,
        circle=row,
        user_id=user_id,
        joined_at=now,
        seen_at=now,
        key=uuid.uuid4(),
        **values,
        **more,
    )


def event(municipality: Municipality) -> Made:
    """Put something in the agenda of a circle."""
    mine, now = seat(municipality), timezone.now()
    row = CircleEvent.objects.create(
        municipality=municipality,
        circle=mine.circle,
        series=uuid.uuid4(),
        what="koken",
        starts_at=now,
        needs_hands=True,
        made_by=mine,
        made_at=now,
        changed_at=now,
    )
    return {"circle": mine.circle.public_id, "event": row.public_id}


def note(municipality: Municipality) -> Made:
    """Write a note in a circle."""
    mine = seat(municipality)
    row = CirclePost.objects.create(
        municipality=municipality,
        circle=mine.circle,
        part=Part.NOTES.value,
        author=mine,
        text="Het ging goed.",
        written_at=timezone.now(),
        key=uuid.uuid4(),
    )
    return {"circle": mine.circle.public_id, "post": row.public_id}


def invitation(municipality: Municipality) -> Made:
    """Ask somebody into a circle, on paper."""
    mine, now = seat(municipality), timezone.now()
    public_id = uuid.uuid4()
    CircleInvitation.objects.create(
        municipality=municipality,
        public_id=public_id,
        circle=mine.circle,
        asked_by=mine,
        asked_at=now,
        expires_at=now + INVITATION_HOLDS,
        code_hash=links.hash_of(links.make_code(public_id)),
        key=uuid.uuid4(),
        **ALL,
    )
    return {"circle": mine.circle.public_id, "invitation": public_id}


def other_member(municipality: Municipality) -> Made:
    """Return a circle with somebody who left it."""
    mine = seat(municipality)
    return {"circle": mine.circle.public_id, "member": member_of(mine.circle, None).public_id}


def present_member(municipality: Municipality) -> Made:
    """Return a circle with somebody else in it."""
    mine = seat(municipality)
    user = accounts.get_or_make_user(email=f"{uuid.uuid4().hex}@straat.example", name="Ria")
    return {"circle": mine.circle.public_id, "member": member_of(mine.circle, user.pk).public_id}


def open_code(municipality: Municipality) -> Made:
    """Return the code with which somebody comes into a circle."""
    return {"code": links.make_code(UUID(str(invitation(municipality)["invitation"])))}


def page(name: str, own: Callable[[Municipality], Made] = circle, **more: Any) -> Row:
    """Return the row of a page of a circle."""
    return Row(name, allowed=MAY, **{"gives": (200, 404), "objects": Objects(own=own), "why": IN, **more})


def form(name: str, own: Callable[[Municipality], Made] = circle, **more: Any) -> Row:
    """Return the row of a form of a circle."""
    return page(name, own, **{"methods": GET | POST, "posts": (422, 404), **more})


def press(name: str, own: Callable[[Municipality], Made] = circle, **more: Any) -> Row:
    """Return the row of a button of a circle."""
    return page(name, own, **{"methods": POST, "posts": (302, 404), **more})


ROWS = [
    Row("people:list-circles", allowed=MAY),
    Row("people:open-circle", allowed=RESIDENTS, methods=GET | POST),
    Row("people:show-ended-circle"),
    Row("people:show-left-circle"),
    Row("people:finish-joining", gives=302, why="only between the form and the code"),
    Row(
        "people:answer-circle",
        methods=GET | POST,
        gives=410,
        posts=410,
        takes={"code": "AAAA-BBBB-CCCC"},
        why="for who holds the code; this one opens nothing",
    ),
    Row("people:read-feed", gives=410, takes={"token": "x"}, why="for who holds the address; this one opens nothing"),
    page("people:show-circle"),
    page("people:list-events"),
    form("people:add-event"),
    page("people:download-agenda"),
    press("people:choose-feed"),
    form("people:change-event", event),
    press("people:take-event", event),
    press("people:give-back-event", event),
    press("people:remove-event", event),
    form("people:list-notes"),
    form("people:list-messages"),
    form("people:change-note", note),
    press("people:remove-post", note),
    page("people:list-circle-members"),
    form("people:ask-into-circle"),
    form("people:change-circle-member", other_member, gives=404, posts=404, why="who left is not there either"),
    press("people:remove-circle-member", other_member, why=SAY),
    press("people:hand-over-circle", other_member),
    press("people:withdraw-circle-invitation", invitation),
    page("portal-own:print-circle-invitation", invitation),
    form("people:show-own-seat", posts=(302, 404)),
    form("people:rename-circle"),
    page("portal-own:list-circle-uses", gives=(302, 404), why="who has a space reads it there"),
    page("people:export-circle"),
    form("people:leave-circle", gives=(302, 404), posts=(302, 404), why="who opened it ends it or hands it over"),
    form("people:end-circle", why=SAY),
    page("people:show-circle-about", gives=404, why="who it is about, where that is not who opened it"),
]
