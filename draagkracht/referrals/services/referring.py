"""Somebody refers a carer who agreed to it. Without consent there is no call of this and no row: only advice.

Nothing here may show a name, a number or a note in an error: errors end up in journals.
"""

import datetime
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from draagkracht.assessments import services as assessments
from draagkracht.assessments.rules.filled import Measured
from draagkracht.audit.rules import Action, Who
from draagkracht.base import phone as phones
from draagkracht.municipalities.models import Municipality
from draagkracht.people.rules import service_numbers
from draagkracht.referrals.models import Referral
from draagkracht.referrals.queries import norms as queries
from draagkracht.referrals.rules import norms, referring, wishes
from draagkracht.referrals.services import hearing, noting, telling
from draagkracht.referrals.services.counting import count

# More than a practice can talk with in an hour: beyond it somebody plays with the link.
MOST_IN_AN_HOUR = 30
# More than a large organisation's system sends in an hour.
MOST_BY_A_SYSTEM_IN_AN_HOUR = 100
# What neighbours and relatives may send in a day, all together: the form is open to everybody.
MOST_BY_NEIGHBOURS_IN_A_DAY = 40


class TooManyReferrals(Exception):
    """So much came by this way in a short time that it cannot be right."""


@dataclass(frozen=True, slots=True)
class Received:
    """That a referral is in: by when somebody is called."""

    public_id: uuid.UUID
    due_at: datetime.datetime


@transaction.atomic
def receive_referral(
    *,
    municipality_id: int,
    referrer: referring.Referrer,
    details: referring.Details,
    who: Who,
    key: uuid.UUID,
    at: datetime.datetime,
    measured: Measured | None = None,
) -> Received:
    """Keep a referral, tell the referrer that it is in, and return by when the first contact is due.

    `measured` is the outcome of an instrument that the carer filled in, and that may travel along.
    Sending a form twice has one effect: the second time gives the same answer.
    Raises TooManyReferrals, phones.NotAPhoneNumber and service_numbers.HoldsBSN.
    """
    # One at a time a municipality: the second of two equal forms sees the first.
    municipality = Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    earlier = Referral.objects.filter(key=key).first()
    if earlier is not None:
        return Received(earlier.public_id, timezone.localtime(earlier.first_contact_due_at))
    _check_flood(referrer, at)
    referral = _row(municipality, referrer, details, key, at)
    referral.save(force_insert=True)
    if measured is not None:
        assessments.send_along(municipality_id=municipality_id, referral_id=referral.public_id, measured=measured)
    count(municipality_id=municipality_id, channel=referrer.channel, event=referring.Event.RECEIVED, at=at)
    noting.note(municipality_id=municipality_id, who=who, public_id=referral.public_id, action=Action.ADD, at=at)
    telling.tell_referrer(referral=referral)
    hearing.tell_carer(referral=referral)
    return Received(referral.public_id, timezone.localtime(referral.first_contact_due_at))


def _row(
    municipality: Municipality,
    referrer: referring.Referrer,
    details: referring.Details,
    key: uuid.UUID,
    at: datetime.datetime,
) -> Referral:
    due_at, is_confirmed = promise_of(received_at=at, urgency=details.urgency)
    received = timezone.localdate(at)
    return Referral(
        municipality=municipality,
        organisation_id=referrer.organisation_id,
        link_id=referrer.link_id,
        by_user_id=referrer.user_id,
        by_label=referrer.label,
        by_email=referrer.email,
        by_phone=referrer.phone,
        by_language=referrer.language,
        channel=referrer.channel.value,
        name=wishes.clean_name(details.name),
        phone=phones.read(details.phone) if details.phone else "",
        email=details.email,
        language=details.language,
        daypart=details.daypart.value,
        situation=details.situation.value,
        urgency=details.urgency.value,
        note=service_numbers.check_no_bsn(details.note),
        asked=details.asked.value,
        answer=details.answer.value,
        received_at=at,
        first_contact_due_at=due_at,
        is_norm_confirmed=is_confirmed,
        keep_until=norms.kept_until(received, None, queries.get_norms(received)),
        key=key,
    )


def promise_of(*, received_at: datetime.datetime, urgency: referring.Urgency) -> tuple[datetime.datetime, bool]:
    """Return by when somebody is spoken to who was referred at a moment, and whether that norm was confirmed."""
    local = timezone.localtime(received_at)
    norm, equated = queries.get_norms(local.date()), queries.get_equated_days(local.date())
    return norms.due_at(local, urgency, norm, equated), queries.is_confirmed(urgency, local.date())


def _check_flood(referrer: referring.Referrer, at: datetime.datetime) -> None:
    """Refuse what no practice and no street sends in so short a time."""
    hour, day = at - datetime.timedelta(hours=1), at - datetime.timedelta(days=1)
    if referrer.link_id is not None:
        sent, most = Referral.objects.filter(link_id=referrer.link_id, received_at__gt=hour), MOST_IN_AN_HOUR
    elif referrer.user_id is not None:
        sent, most = Referral.objects.filter(by_user_id=referrer.user_id, received_at__gt=hour), MOST_IN_AN_HOUR
    elif referrer.organisation_id is not None:
        of_systems = Referral.objects.filter(organisation_id=referrer.organisation_id, link=None, by_user=None)
        sent, most = of_systems.filter(received_at__gt=hour), MOST_BY_A_SYSTEM_IN_AN_HOUR
    else:
        neighbours = Referral.objects.filter(channel=referring.Channel.ENVIRONMENT.value, received_at__gt=day)
        sent, most = neighbours, MOST_BY_NEIGHBOURS_IN_A_DAY
    if sent.count() >= most:
        raise TooManyReferrals
