"""Small help that somebody offers: kept until a coordinator spoke to them, and ninety days at the latest.

Their name goes to one organisation. To another it goes when they agreed to that beforehand, and that one says yes.
"""

import datetime
import logging
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from draagkracht.audit import services as audit
from draagkracht.audit.rules import CLOCK, Action, Basis, Purpose, Who
from draagkracht.base import tenancy, workdays
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import HelpOffer
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.queries.help_offers import Offered, list_offers
from draagkracht.respite.queries.small_help import list_receivers
from draagkracht.respite.rules import help_offers as rules
from draagkracht.respite.rules.codes import Task
from draagkracht.respite.rules.help_offers import State
from draagkracht.respite.services.help_mails import thank_helper
from draagkracht.respite.services.volunteers import who_is

logger = logging.getLogger(__name__)
WHAT: Final = "respite.help-offer"


class OfferIsGone(Exception):
    """There is no such offer, another was first, or it is not for this organisation."""


class TooManyOffers(Exception):
    """So many offers wait that nobody calls in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """What somebody offers, when, from where, and how to reach them; `may_hand_on` is their yes to that."""

    tasks: list[Task]
    dayparts: list[int]
    max_km: int
    district: str
    languages: list[str]
    name: str = field(repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    speaks: str = "nl"
    may_hand_on: bool = False


@transaction.atomic
def offer_help(*, municipality_id: int, offering: Offering, key: UUID, at: datetime.datetime) -> None:
    """Keep that somebody wants to help, and thank them by mail where they left an address.

    Sending a form twice has one effect; an address that waits already gets no second mail. Raises TooManyOffers.
    """
    # One at a time a municipality: the second of the same form finds the first.
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    if HelpOffer.objects.filter(key=key).exists():
        return
    if HelpOffer.objects.filter(state=State.NEW.value).count() >= rules.MOST_WAITING:
        logger.warning("Too many offers of small help wait in municipality %s", municipality_id)
        raise TooManyOffers
    today = timezone.localdate(at)
    is_known = HelpOffer.objects.filter(email=offering.email).exclude(email="").exists()
    row = HelpOffer.objects.create(
        municipality_id=municipality_id,
        name=offering.name,
        phone=offering.phone,
        email=offering.email,
        speaks=offering.speaks,
        tasks=[task.value for task in offering.tasks],
        languages=offering.languages,
        dayparts=offering.dayparts,
        max_km=offering.max_km,
        district=offering.district,
        may_hand_on=offering.may_hand_on,
        offered_at=at,
        call_date=workdays.add_working_days(today, rules.CALLS_WITHIN),
        delete_date=today + rules.KEPT,
        key=key,
    )
    _log(row, action=Action.ADD, by=who_is(row.public_id), at=at)
    if not is_known:
        thank_helper(row=row)


@transaction.atomic
def see_offers(*, by: Coordinator, at: datetime.datetime) -> tuple[Offered, ...]:
    """Return what a coordinator sees, and write down whose names stood on the screen."""
    found = list_offers(by)
    (municipality_id,) = tenancy.current_municipalities()
    audit.record_each(
        municipality_id=municipality_id,
        actor=by.who,
        subjects=[one.public_id for one in found if one.name],
        action=Action.SEE,
        what=WHAT,
        why=Purpose.RESPITE,
        basis=Basis.CONSENT,
        at=at,
    )
    return found


@transaction.atomic
def see_offer(*, public_id: UUID, by: Coordinator, at: datetime.datetime) -> None:
    """Write down that a coordinator saw who offers; of what is not theirs nobody is named, and nothing is written."""
    row = HelpOffer.objects.filter(public_id=public_id, organisation__in=by.ids).first()
    if row is not None:
        _log(row, action=Action.SEE, by=by.who, at=at)


@transaction.atomic
def take_offer(*, public_id: UUID, by: Coordinator, at: datetime.datetime) -> None:
    """Take an offer: from now on this organisation alone sees it, with the name. A second time does nothing more.

    Raises OfferIsGone where another took it.
    """
    row = _lock(Q(public_id=public_id))
    if row.organisation_id in by.ids:
        return
    if not by.ids or row.state != State.NEW.value:
        raise OfferIsGone
    row.organisation_id, row.state = by.ids[0], State.TAKEN.value
    _save(row, by.who, at)


@transaction.atomic
def hand_offer_on(*, public_id: UUID, receiver_id: int, by: Coordinator, at: datetime.datetime) -> None:
    """Ask another organisation to take an offer over; it sees no name yet. Raises OfferIsGone, also without a yes."""
    row = _lock(Q(public_id=public_id, organisation__in=by.ids, may_hand_on=True))
    if receiver_id not in dict(list_receivers(by)):
        raise OfferIsGone
    if row.state == State.TAKEN.value:
        row.receiver_id, row.state = receiver_id, State.HANDING.value
        _save(row, by.who, at)


@transaction.atomic
def answer_handing(*, public_id: UUID, is_yes: bool, by: Coordinator, at: datetime.datetime) -> None:
    """Keep whether an organisation takes an offer over: with its yes it gets the name. Raises OfferIsGone.

    Who gave it may take it back with a no.
    """
    theirs = Q(receiver__in=by.ids) if is_yes else Q(receiver__in=by.ids) | Q(organisation__in=by.ids)
    row = _lock(Q(theirs, public_id=public_id, state=State.HANDING.value))
    if is_yes:
        row.organisation_id = row.receiver_id
        _log(row, action=Action.SHARE, by=by.who, at=at)
    row.receiver_id, row.state = None, State.TAKEN.value
    _save(row, by.who, at)


@transaction.atomic
def end_offer(*, public_id: UUID, by: Coordinator, at: datetime.datetime) -> None:
    """Delete an offer when somebody was spoken to, whatever came of it. Raises OfferIsGone."""
    row = _lock(Q(public_id=public_id, organisation__in=by.ids))
    _log(row, action=Action.REMOVE, by=by.who, at=at)
    row.delete()


@transaction.atomic
def delete_old_offers(*, now: datetime.datetime) -> int:
    """Delete offers whose last day is over; return how many."""
    old = list(HelpOffer.objects.select_for_update(skip_locked=True).filter(delete_date__lte=timezone.localdate(now)))
    for row in old:
        _log(row, action=Action.REMOVE, by=CLOCK, at=now, why=Purpose.RETENTION)
        row.delete()
    return len(old)


def _save(row: HelpOffer, by: Who, at: datetime.datetime) -> None:
    row.save(update_fields=["organisation", "receiver", "state"])
    _log(row, action=Action.CHANGE, by=by, at=at)


def _lock(which: Q) -> HelpOffer:
    row = HelpOffer.objects.select_for_update(of=("self",)).filter(which).first()
    if row is None:
        raise OfferIsGone
    return row


def _log(row: HelpOffer, *, action: Action, by: Who, at: datetime.datetime, why: Purpose = Purpose.RESPITE) -> None:
    audit.record(
        municipality_id=row.municipality_id, actor=by, subject=row.public_id, action=action, what=WHAT, why=why,
        basis=Basis.CONSENT, at=at,
    )  # fmt: skip
