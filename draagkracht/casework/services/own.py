"""What somebody does with a case in their own space: read, agree or not, and say how a talk was.

Somebody who speaks for another does it in a seat (people.queries.Seat); whether they still do is asked each time, and
nobody ends it before what they do is done.
"""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.db import transaction

from draagkracht.accounts import acting
from draagkracht.accounts.rules import Role
from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose
from draagkracht.casework.models import Arrangement, Attendance, Case, Letter, Party
from draagkracht.casework.queries import arrangements as versions
from draagkracht.casework.queries import own as queries
from draagkracht.casework.queries.own import OwnArrangement
from draagkracht.casework.rules import arrangements as rules
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.talks import Outcome, TalkState
from draagkracht.casework.services import arrangements
from draagkracht.casework.services.arrangements import ContentIsAnother, Says
from draagkracht.people import services as people
from draagkracht.people.queries import Seat

ROLES: Final[Mapping[PartyRole, Role]] = {
    PartyRole.CLIENT: Role.CARE_RECIPIENT,
    PartyRole.CARER: Role.CARER,
    PartyRole.REPRESENTATIVE: Role.REPRESENTATIVE,
}


class NotYours(Exception):
    """There is no such thing of this person."""


@transaction.atomic
def open_arrangement(
    *, person_id: int, public_id: uuid.UUID, at: datetime.datetime, seat: Seat | None = None
) -> OwnArrangement:
    """Return an arrangement as somebody reads it, and write down that they did. Raises NotYours."""
    _check_seat(seat, at)
    found = queries.get_arrangement(person_id, public_id)
    if found is None:
        raise NotYours
    party = _party_of(person_id, Arrangement.objects.get(public_id=public_id).case_id)
    _log(party, Action.SEE, arrangements.WHAT, at, seat)
    return found


@transaction.atomic
def sign_arrangement(
    *,
    person_id: int,
    public_id: uuid.UUID,
    says: Says,
    content_hash: str,
    at: datetime.datetime,
    seat: Seat | None = None,
) -> None:
    """Keep that somebody agrees, or does not, with a reason or without; nothing where they said so already.

    Raises NotYours, and ContentIsAnother where what they read is not what stands there.
    """
    _check_seat(seat, at)
    # The case first, as everybody locks them.
    Case.objects.select_for_update(of=("self",)).filter(arrangements__public_id=public_id).first()
    rows = Arrangement.objects.select_for_update(of=("self",)).select_related("case")
    row = rows.filter(public_id=public_id, state__in=queries.SHOWN).first()
    if row is None:
        raise NotYours
    party = _party_of(person_id, row.case_id)
    side = rules.side_of(PartyRole(party.role))
    if side is None:
        raise NotYours
    content = versions.content_of(row, row.lines.all())
    seen = rules.seen_by(side, content, row.version, party_id=party.public_id)
    if seen.hash != content_hash:
        raise ContentIsAnother
    if seat is not None and seat.speaking:
        says = replace(says, noted_by=seat.me.name)  # the file keeps who signed for the client
    if arrangements.sign(row=row, party=party, seen=seen, says=says, at=at):
        _log(party, Action.SIGN, arrangements.WHAT, at, seat)


@transaction.atomic
def say_how_it_was(*, person_id: int, talk_id: uuid.UUID, feedback: Mapping[str, str], at: datetime.datetime) -> None:
    """Keep how a talk was for a carer who was there; what they said first stays. Raises NotYours."""
    row = _attendance(person_id, talk_id)
    if row.feedback_at is None:
        row.feedback, row.feedback_at = dict(feedback), at
        row.save(update_fields=["feedback", "feedback_at"])
        _log(row.party, Action.ADD, "casework.talk_feedback", at)


def check_may_say(*, person_id: int, talk_id: uuid.UUID) -> None:
    """Check that somebody was at a talk as a carer. Raises NotYours."""
    _attendance(person_id, talk_id)


@transaction.atomic
def open_letter(*, person_id: int, public_id: uuid.UUID, at: datetime.datetime, seat: Seat | None = None) -> bytes:
    """Return the PDF of a letter to somebody, as it was sent, and write down that they read it. Raises NotYours."""
    _check_seat(seat, at)
    rows = Letter.objects.filter(public_id=public_id, state="sent", party__in=queries.parties_of(person_id))
    letter = rows.select_related("party__person", "case").first()
    if letter is None or letter.pdf is None:
        raise NotYours
    _log(letter.party, Action.SEE, "casework.letter", at, seat)
    return bytes(letter.pdf)


def _attendance(person_id: int, talk_id: uuid.UUID) -> Attendance:
    rows = Attendance.objects.select_for_update(of=("self",)).select_related("party__person", "party__case")
    row = rows.filter(
        party__in=queries.parties_of(person_id),
        party__role=PartyRole.CARER.value,
        conversation__public_id=talk_id,
        conversation__state=TalkState.HELD.value,
        outcome=Outcome.PRESENT.value,
    ).first()
    if row is None:
        raise NotYours
    return row


def _party_of(person_id: int, case_id: int) -> Party:
    found = queries.parties_of(person_id).filter(case_id=case_id).select_related("person", "case").first()
    if found is None:
        raise NotYours
    return found


def _check_seat(seat: Seat | None, at: datetime.datetime) -> None:
    """Check that somebody who speaks for another still does. Raises NotYours."""
    if seat is None or seat.speaking is None:
        return
    try:
        people.check_speaks(public_id=seat.speaking, speaker_id=seat.me.id, at=at)
    except people.RepresentationIsGone:
        raise NotYours from None


def _log(party: Party, action: Action, what: str, at: datetime.datetime, seat: Seat | None = None) -> None:
    """Write down what somebody did with what is theirs, or with what is of whom they speak for; `about` is the case."""
    if party.person is None:
        return
    own = acting.resident(party.person.public_id, ROLES.get(PartyRole(party.role), Role.REPRESENTATIVE))
    audit.record(
        municipality_id=party.municipality_id,
        actor=seat.who if seat is not None and seat.speaking else own,
        subject=party.person.public_id,
        action=action,
        what=what,
        why=Purpose.OWN_USE,
        basis=Basis.PUBLIC_TASK,
        on_behalf_of=(seat.on_behalf_of if seat is not None else None) or "",
        about=str(party.case.public_id),
        at=at,
    )
