"""How much waits on screens where more than one thing is counted, and what it is called."""

import datetime

from django.utils import timezone

from draagkracht.accounts.permissions import Actor
from draagkracht.base.text import N_
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import outreach, support
from draagkracht.casework.queries import work_list as casework
from draagkracht.respite.queries import expenses, help_offers, small_help, volunteers
from draagkracht.respite.queries.coordinators import get_coordinator

Things = tuple[str, str]


def count_for_centre(actor: Actor, at: datetime.datetime) -> int:
    """Return how many people wait for somebody of a support centre: with a file, and referred without one yet."""
    worker, today = support.get_worker(actor), timezone.localdate(at)
    return support.count_asking(worker, today=today) + outreach.count_waiting(worker.ids, on=today)


def count_for_coordinator(actor: Actor, at: datetime.datetime) -> int:
    """Return how many certificates have to be asked for, and expenses wait for an answer."""
    coordinator = get_coordinator(actor)
    asked = volunteers.count_vog_to_ask(coordinator, timezone.localdate(at))
    return asked + expenses.count_to_decide(coordinator)


def count_small_help(actor: Actor, at: datetime.datetime) -> int:
    """Return how many wait for a call: who asked for small help, and who offers it."""
    coordinator, today = get_coordinator(actor), timezone.localdate(at)
    return small_help.count_to_call(coordinator, today) + help_offers.count_offers_to_call(coordinator, today)


def things_on_list(actor: Actor) -> Things:
    """Return what is counted on the work list that somebody opens first."""
    if casework.first_list(worker_of(actor)) is casework.Whose.TEAM:
        return N_("vraag van het team of zonder team"), N_("vragen van het team en zonder team")
    return N_("vraag op uw naam"), N_("vragen op uw naam")
