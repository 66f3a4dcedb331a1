"""Reading reach in numbers, and whether somebody wants no contact."""

import datetime
from collections.abc import Collection, Mapping

from django.db.models import Count

from draagkracht.accounts import cipher
from draagkracht.casework.models import NoContact, ReachEvent
from draagkracht.casework.rules import outreach
from draagkracht.casework.rules.outreach import Event
from draagkracht.referrals import queries as referrals
from draagkracht.referrals.queries import norms
from draagkracht.referrals.rules.referring import Channel

Reached = Mapping[tuple[Channel, Event, datetime.date], int]


def count_reach(*, since: datetime.date, centre_ids: Collection[int] | None = None) -> Reached:
    """Return how often each thing happened, by channel and month: of these centres, or of all of them together."""
    rows = ReachEvent.objects.filter(month__gte=since)
    if centre_ids is not None:
        rows = rows.filter(organisation_id__in=centre_ids)
    found = rows.values_list("channel", "event", "month").annotate(number=Count("pk")).order_by()
    return {(Channel(channel), Event(event), month): number for channel, event, month, number in found}


def wants_no_contact(centre_ids: Collection[int], **reached: str) -> bool:
    """Tell whether the print of a number or an address says that one of these centres is not to get in touch."""
    prints = list_prints(**reached)
    return bool(prints) and NoContact.objects.filter(organisation_id__in=centre_ids, print__in=prints).exists()


def list_prints(**reached: str) -> list[str]:
    """Return the keyed prints of how somebody is reached, with our present key and with former ones.

    `reached` holds what `rules.outreach.contact_keys` takes.
    """
    return [one for prints in _prints(**reached) for one in prints]


def list_present_prints(**reached: str) -> list[str]:
    """Return the keyed prints of how somebody is reached as they are kept: with our present key."""
    return [prints[0] for prints in _prints(**reached)]


def _prints(**reached: str) -> list[list[str]]:
    return [cipher.prints(f"no-contact {key}") for key in outreach.contact_keys(**reached)]


def count_waiting(centre_ids: Collection[int], *, on: datetime.date) -> int:
    """Return how many people who were referred wait for these centres; none where centres take no referrals up."""
    return referrals.count_waiting_for(centre_ids) if centre_ids and takes_referrals(on) else 0


def takes_referrals(on: datetime.date) -> bool:
    """Tell whether the municipality agreed that its centres take up referrals; not, where it did not say so."""
    return norms.do_centres_receive(on)
