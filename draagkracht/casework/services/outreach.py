"""Counting reach without names, and remembering who wants no contact: a keyed print, and nothing else."""

import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.casework.models import NoContact, ReachEvent, SupportFile
from draagkracht.casework.queries import outreach as queries
from draagkracht.casework.queries import support
from draagkracht.casework.queries.support import Centre
from draagkracht.casework.rules.outreach import Event
from draagkracht.people.rules.months import MONTHS, add_months
from draagkracht.referrals.rules.referring import Channel


def count(*, file: SupportFile, event: Event, key: UUID, at: datetime.datetime) -> None:
    """Count that something happened with a carer, by the channel on which they came; the count outlives the file."""
    tally(
        municipality_id=file.municipality_id,
        centre_id=file.organisation_id,
        channel=Channel(file.channel),
        event=event,
        key=key,
        at=at,
    )


@transaction.atomic
def tally(
    *, municipality_id: int, centre_id: int, channel: Channel, event: Event, key: UUID, at: datetime.datetime
) -> None:
    """Count that something happened in a month. Sending a form twice counts once."""
    month = timezone.localdate(at).replace(day=1)
    row = ReachEvent(
        municipality_id=municipality_id,
        organisation_id=centre_id,
        month=month,
        channel=channel.value,
        event=event.value,
        key=key,
    )
    ReachEvent.objects.bulk_create([row], ignore_conflicts=True)


def tally_nameless(*, municipality_id: int, centre: Centre, channel: Channel, key: UUID, at: datetime.datetime) -> None:
    """Count that somebody was spoken to who wants no file: nothing else is kept of it."""
    event = Event.NAMELESS
    tally(municipality_id=municipality_id, centre_id=centre.id, channel=channel, event=event, key=key, at=at)


@transaction.atomic
def remember_no_contact(*, centre_id: int, at: datetime.datetime, **reached: str) -> None:
    """Keep prints of how somebody is reached, so that a centre does not get in touch again; for some years."""
    (municipality_id,) = tenancy.current_municipalities()
    today = timezone.localdate(at)
    until = add_months(today, MONTHS * support.get_norms(today).no_contact_years)
    for printed in queries.list_present_prints(**reached):
        NoContact.objects.update_or_create(
            organisation_id=centre_id,
            print=printed,
            defaults={"municipality_id": municipality_id, "keep_until": until},
        )


def lift_no_contact(*, centre_id: int, **reached: str) -> int:
    """Forget that somebody wanted no contact, because they ask for it themselves; return how many prints went."""
    prints = queries.list_prints(**reached)
    return NoContact.objects.filter(organisation_id=centre_id, print__in=prints).delete()[0]


@transaction.atomic
def delete_old_prints(*, now: datetime.datetime) -> int:
    """Delete the prints that were kept long enough; return how many."""
    return NoContact.objects.filter(keep_until__lte=timezone.localdate(now)).delete()[0]
