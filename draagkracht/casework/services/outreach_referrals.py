"""Referrals that a support centre takes up, where the municipality agreed that it does.

Until somebody of the centre takes one up they see no name: only how soon and what is going on. From then on the
clock of the referral runs as for everybody, and the referrer hears. Whether a file follows, the referral does not say.
"""

import datetime
from dataclasses import replace
from typing import Final
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone

from draagkracht.accounts.permissions import Actor, Role
from draagkracht.base.translation import translate
from draagkracht.casework.models import SupportFile
from draagkracht.casework.queries import outreach as counted
from draagkracht.casework.queries import support as queries
from draagkracht.casework.queries.support import CentreWorker
from draagkracht.casework.rules import support
from draagkracht.casework.rules.support import Said
from draagkracht.casework.services import outreach
from draagkracht.casework.services import support as files
from draagkracht.casework.services.support import AttemptsAreOver, Begin, FileIsGone
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals import queries as read
from draagkracht.referrals import services as referrals
from draagkracht.referrals.queries import Waiting
from draagkracht.referrals.queries.joining import Others
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import RESULT_LABELS, Apart, Outcome, Result, Way
from draagkracht.referrals.services import noting

# How an attempt is called in a file.
WAYS: Final = {
    Way.PHONE: support.Way.PHONE,
    Way.VISIT: support.Way.VISIT,
    Way.MAIL: support.Way.MESSAGE,
    Way.LETTER: support.Way.MESSAGE,
}


@transaction.atomic
def see_waiting(*, municipality_id: int, by: CentreWorker, at: datetime.datetime) -> tuple[tuple[Waiting, ...], ...]:
    """Return the referrals that nobody took up, without names, and those that the centre took up; log who saw them."""
    if not counted.takes_referrals(timezone.localdate(at)):
        return (), ()
    ours = read.list_of_centres(by.ids, now=at)
    free = read.list_free(now=at)
    shown = [one.public_id for one in (*free, *ours)]
    noting.note_list(municipality_id=municipality_id, who=by.who, public_ids=shown, at=at)
    return free, ours


@transaction.atomic
def take_up(*, public_id: UUID, by: CentreWorker, at: datetime.datetime) -> None:
    """Take a referral up for a centre: from then on it is of that centre alone.

    Raises FileIsGone where centres take none, and those of referrals.
    """
    if not counted.takes_referrals(timezone.localdate(at)) or not by.centres:
        raise FileIsGone
    try:
        referrals.accept_referral(public_id=public_id, by=_actor(by), at=at, centre_id=by.ids[0])
    except referrals.IsOfCentre:
        raise referrals.PickedUp("") from None


@transaction.atomic
def see_referral(*, public_id: UUID, by: CentreWorker, at: datetime.datetime) -> Waiting:
    """Return a referral that the centre took up, and write down that somebody saw it. Raises FileIsGone."""
    found = referrals.see_referral(public_id=public_id, by=_actor(by), at=at)
    if found.centre_id not in by.ids:
        raise FileIsGone
    return found


@transaction.atomic
def see_beside(*, municipality_id: int, public_id: UUID, by: CentreWorker, at: datetime.datetime) -> Others:
    """Return other referrals of the same person that the centre took up or may take up, and those that were joined."""
    seen = {"municipality_id": municipality_id, "public_id": public_id, "who": by.who, "at": at}
    return referrals.see_beside(centre_ids=by.ids, **seen)  # type: ignore[arg-type]


@transaction.atomic
def join(*, public_id: UUID, other_id: UUID, by: CentreWorker, at: datetime.datetime) -> None:
    """Let two referrals of one person go on as one, of the centre. Raises FileIsGone and those of referrals."""
    see_referral(public_id=public_id, by=by, at=at)
    referrals.join_referrals(public_id=public_id, other_id=other_id, by=_actor(by), at=at)


@transaction.atomic
def part(*, public_id: UUID, other_id: UUID, why: Apart, by: CentreWorker, at: datetime.datetime) -> None:
    """Let two referrals of the centre that were made one stand apart. Raises FileIsGone and those of referrals."""
    see_referral(public_id=public_id, by=by, at=at)
    referrals.part_referrals(public_id=public_id, other_id=other_id, why=why, by=_actor(by), at=at)


def wants_no_contact(*, found: Waiting, by: CentreWorker) -> bool:
    """Tell whether somebody who was referred told one of these centres before that they want no contact."""
    said = found.details
    return counted.wants_no_contact(by.ids, phone=said.phone, email=said.email)


@transaction.atomic
def note_attempt(
    *,
    public_id: UUID,
    way: Way,
    result: Result,
    next_date: datetime.date | None,
    by: CentreWorker,
    key: UUID,
    at: datetime.datetime,
) -> None:
    """Note an attempt to reach somebody. Raises FileIsGone, AttemptsAreOver and those of referrals."""
    found = see_referral(public_id=public_id, by=by, at=at)
    if not support.may_try(found.attempts, queries.get_norms(timezone.localdate(at))):
        raise AttemptsAreOver
    tried = {"way": way, "result": result, "next_date": next_date}
    referrals.log_attempt(public_id=public_id, key=key, by=_actor(by), at=at, **tried)  # type: ignore[arg-type]


@transaction.atomic
def take_step(*, public_id: UUID, to: State, by: CentreWorker, at: datetime.datetime) -> None:
    """Bring a referral to its end: declined, or not reached. Raises FileIsGone and those of referrals.

    Nobody is spoken to who wanted no contact before: then there was none.
    """
    found = see_referral(public_id=public_id, by=by, at=at)
    was_spoken = found.first_contact_at is not None or not wants_no_contact(found=found, by=by)
    referrals.take_step(public_id=public_id, to=to, by=_actor(by), at=at, was_spoken=was_spoken)


@transaction.atomic
def stop_contact(*, public_id: UUID, by: CentreWorker, at: datetime.datetime) -> None:
    """Delete what a referral tells of somebody who wants no contact, now or ever, and keep the prints.

    The referral itself ends as one of somebody who wants no help now: the referrer hears no more than was agreed.
    Raises FileIsGone.
    """
    found = see_referral(public_id=public_id, by=by, at=at)
    reached = {"phone": found.details.phone, "email": found.details.email}
    for centre in by.centres:
        outreach.remember_no_contact(centre_id=centre.id, at=at, **reached)
    if found.state in (State.ACCEPTED, State.REACHED):
        referrals.take_step(public_id=public_id, to=State.DECLINED, by=_actor(by), at=at)
    referrals.forget_person(public_id=public_id, by=_actor(by), at=at)


@transaction.atomic
def begin_from(*, municipality_id: int, public_id: UUID, begin: Begin, by: CentreWorker, at: datetime.datetime) -> UUID:
    """Begin a file with somebody who was referred; the attempts to reach them come along.

    Who was asked in a talk was reached, and the referral says so. What came of it is chosen later. A referral begins
    one file: the second time gives the same. Raises FileIsGone, those of referrals and those of begin_file.
    """
    found = see_referral(public_id=public_id, by=by, at=at)
    earlier = find_file(found, by=by)
    if earlier is not None:
        return earlier
    started = files.begin_file(
        municipality_id=municipality_id,
        begin=replace(begin, channel=found.channel),
        by=by.who,
        key=_key_of(found.public_id),
        at=at,
    )
    row = SupportFile.objects.get(public_id=started)
    for tried in read.list_attempts(found.public_id):
        on, note = timezone.localdate(tried.at), translate(RESULT_LABELS[tried.result])
        said = Said(way=WAYS[tried.way], was_reached=False, on=on, note=note)
        files.add_contact(row, said=said, by=tried.by, key=uuid4(), at=tried.at)
    if begin.asked is not Asked.ON_PAPER and found.state is not State.REACHED:
        referrals.take_step(public_id=public_id, to=State.REACHED, by=_actor(by), at=at)
    return started


def find_file(found: Waiting, *, by: CentreWorker) -> UUID | None:
    """Return the file that a centre began from a referral, as long as they may see it; None where there is none."""
    rows = SupportFile.objects.filter(queries.visible_to(by), key=_key_of(found.public_id))
    return rows.values_list("public_id", flat=True).first()


def _key_of(referral_id: UUID) -> UUID:
    """Return the key of the file that begins from a referral: always the same, so that there is one."""
    return uuid5(referral_id, "support-file")


@transaction.atomic
def end_well(*, public_id: UUID, outcome: Outcome, by: CentreWorker, at: datetime.datetime) -> None:
    """Bring a referral to its end because somebody was spoken to and something began, with a file or without one.

    Raises FileIsGone and those of referrals.
    """
    found = see_referral(public_id=public_id, by=by, at=at)
    for state in (State.REACHED, State.STARTED):
        if found.state not in (state, State.STARTED):
            began = outcome if state is State.STARTED else None
            referrals.take_step(public_id=public_id, to=state, outcome=began, by=_actor(by), at=at)


def _actor(by: CentreWorker) -> Actor:
    roles, ids = frozenset({Role.PROFESSIONAL}), frozenset(str(centre.public_id) for centre in by.centres)
    return Actor(user_id=by.user_id, name=by.name, email="", roles=roles, organization_ids=ids)
