"""Who comes, and to whom a question is handed: a coordinator proposes, and nothing happens before both said yes.

A yes by telephone is noted by the coordinator. Nobody's name goes to the other side before the second yes.
"""

import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from draagkracht.accounts.models import Organisation
from draagkracht.audit.rules import Action, Who
from draagkracht.directory.rules.places import Place, distance_km
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.models import HelpHanding, HelpMatch, Volunteer
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.rules.small_help import Side, State, Step
from draagkracht.respite.rules.volunteers import Wanted
from draagkracht.respite.services.capacity import why_away
from draagkracht.respite.services.help_mails import tell_asker, tell_volunteer
from draagkracht.respite.services.help_weeks import give_back_week, take_week
from draagkracht.respite.services.small_help import HelpIsGone, lock, log, move
from draagkracht.respite.services.volunteers import VisitIsNotPossible, VolunteerIsGone, lock_for_visit

WIDEST: Final = 120


@transaction.atomic
def propose_volunteer(
    *,
    public_id: UUID,
    volunteer_id: UUID,
    date: datetime.date,
    part: int,
    by: Coordinator,
    key: UUID,
    at: datetime.datetime,
) -> None:
    """Propose a volunteer of one's own for a part of a day; both are asked. Sending a form twice has one effect.

    Raises HelpIsGone, VolunteerIsGone, rules.StepIsNotPossible, and VisitIsNotPossible with the rule in the way.
    """
    row = lock(Q(public_id=public_id, organisation__in=by.ids))
    if HelpMatch.objects.filter(key=key).exists():
        return
    volunteer = Volunteer.objects.filter(public_id=volunteer_id, organisation__in=by.ids).first()
    if volunteer is None:
        raise VolunteerIsGone
    move(row, step=Step.PROPOSE, side=Side.COORDINATOR, by=by.who, at=at)
    km = distance_km(Place(row.latitude, row.longitude), Place(volunteer.latitude, volunteer.longitude))
    lock_for_visit(volunteer_id=volunteer.pk, wanted=Wanted(date=date, part=part, km=km))
    HelpMatch.objects.create(
        municipality_id=row.municipality_id,
        help=row,
        volunteer=volunteer,
        date=date,
        part=part,
        proposed_at=at,
        key=key,
    )
    tell_asker(row=row, what="proposed", at=at)
    tell_volunteer(row=row, volunteer=volunteer, what="proposed", at=at)


@transaction.atomic
def answer_proposal(*, which: Q, is_asker: bool, is_yes: bool, side: Side, by: Who, at: datetime.datetime) -> None:
    """Keep the yes or no of who asked, or of the volunteer; a second time does nothing more.

    The second yes agrees it, and both see who the other is. A no ends the proposal, and the coordinator looks on.
    Raises HelpIsGone, rules.StepIsNotPossible, and VisitIsNotPossible for a coordinator's yes for who is not there.
    """
    row = lock(which)
    match = HelpMatch.objects.select_related("volunteer").filter(help=row, ended_at__isnull=True).first()
    if match is None:
        raise HelpIsGone
    if not is_yes:
        _end(match, at)
        move(row, step=Step.SAY_NO, side=side, by=by, at=at)
        return
    name = "asker_yes_at" if is_asker else "volunteer_yes_at"
    if getattr(match, name) is not None:
        return
    away = None if is_asker or side is not Side.COORDINATOR else why_away(volunteer=match.volunteer, dates=[match.date])
    if away is not None:
        raise VisitIsNotPossible(away)
    setattr(match, name, at)
    match.save(update_fields=[name])
    log(row, action=Action.SIGN, by=by, at=at)
    if match.asker_yes_at and match.volunteer_yes_at:
        Volunteer.objects.select_for_update().get(pk=match.volunteer_id)
        take_week(match=match)
        move(row, step=Step.AGREE, side=side, by=by, at=at)
        tell_asker(row=row, what="agreed", at=at)
        tell_volunteer(row=row, volunteer=match.volunteer, what="agreed", at=at)


@transaction.atomic
def offer_on(*, public_id: UUID, receiver_id: int, by: Coordinator, key: UUID, at: datetime.datetime) -> None:
    """Ask another organisation of volunteers, and who asked, whether the question may go there.

    Raises HelpIsGone and rules.StepIsNotPossible.
    """
    row = lock(Q(public_id=public_id, organisation__in=by.ids))
    if HelpHanding.objects.filter(key=key).exists():
        return
    receivers = Organisation.objects.filter(kind="volunteers", ended_at__isnull=True).exclude(pk__in=by.ids)
    if row.organisation_id is None or not receivers.filter(pk=receiver_id).exists():
        raise HelpIsGone
    move(row, step=Step.OFFER_ON, side=Side.COORDINATOR, by=by.who, at=at)
    HelpHanding.objects.create(
        municipality_id=row.municipality_id,
        help=row,
        giver_id=row.organisation_id,
        receiver_id=receiver_id,
        offered_at=at,
        key=key,
    )
    tell_asker(row=row, what="handing", at=at)


@transaction.atomic
def agree_to_handing(*, which: Q, is_yes: bool, said: Asked, side: Side, by: Who, at: datetime.datetime) -> None:
    """Keep the yes or no of who asked, on screen or spoken. Raises HelpIsGone and rules.StepIsNotPossible."""
    row = lock(which)
    handing = HelpHanding.objects.filter(help=row, ended_at__isnull=True).first()
    if handing is None:
        raise HelpIsGone
    if not is_yes:
        handing.ended_at = at
        handing.save(update_fields=["ended_at"])
        move(row, step=Step.KEEP, side=side, by=by, at=at)
    elif handing.asker_yes_at is None:
        handing.asker_yes_at, handing.asker_said = at, said.value
        handing.save(update_fields=["asker_yes_at", "asker_said"])
        log(row, action=Action.SIGN, by=by, at=at)
        _hand_on(handing, side, by, at)


@transaction.atomic
def receive_handing(*, public_id: UUID, is_yes: bool, by: Coordinator, at: datetime.datetime) -> None:
    """Keep whether an organisation takes a question that is offered to it. Raises HelpIsGone."""
    row = lock(Q(public_id=public_id, state=State.HANDING.value))
    theirs = HelpHanding.objects.filter(help=row, ended_at__isnull=True, receiver__in=by.ids)
    handing = theirs.first()
    if handing is None:
        raise HelpIsGone
    if not is_yes:
        handing.ended_at = at
        handing.save(update_fields=["ended_at"])
        move(row, step=Step.KEEP, side=Side.COORDINATOR, by=by.who, at=at)
    elif handing.receiver_yes_at is None:
        handing.receiver_yes_at, handing.receiver_by = at, by.name[:WIDEST]
        handing.save(update_fields=["receiver_yes_at", "receiver_by"])
        _hand_on(handing, Side.COORDINATOR, by.who, at)


def _hand_on(handing: HelpHanding, side: Side, by: Who, at: datetime.datetime) -> None:
    """Hand a question on when both said yes; until then the receiver knows nobody's name."""
    if handing.asker_yes_at is None or handing.receiver_yes_at is None:
        return
    handing.ended_at = at
    handing.save(update_fields=["ended_at"])
    row = lock(Q(pk=handing.help_id))
    row.organisation_id = handing.receiver_id
    move(row, step=Step.HAND_ON, side=side, by=by, at=at)
    log(row, action=Action.SHARE, by=by, at=at)


def _end(match: HelpMatch, at: datetime.datetime) -> None:
    give_back_week(match=match)
    match.ended_at = at
    match.save(update_fields=["ended_at"])
