"""Making and ending the links by which practices and key persons refer."""

import datetime
import uuid
from typing import Final

from django.db import transaction

from draagkracht.accounts.models import Organisation
from draagkracht.referrals import links
from draagkracht.referrals.models import PracticeLink
from draagkracht.referrals.rules.referring import Channel

# As long as a referral that came by it may be kept; the name of a key person is in it, so no longer.
ENDED_LINK_IS_KEPT: Final = datetime.timedelta(days=365)


@transaction.atomic
def make_link(
    *,
    municipality_id: int,
    label: str,
    channel: Channel,
    email: str,
    organisation_id: int | None,
    by: int | None,
    key: uuid.UUID,
    at: datetime.datetime,
) -> uuid.UUID:
    """Make a link for a practice or a key person and return its public id. Sending a form twice makes one link.

    `by` is the key of the account that makes it. An organisation of another municipality is none of ours.
    """
    earlier = PracticeLink.objects.filter(key=key).values_list("public_id", flat=True).first()
    if earlier is not None:
        return earlier
    public_id = uuid.uuid4()
    organisation = Organisation.objects.filter(pk=organisation_id).first() if organisation_id else None
    PracticeLink.objects.bulk_create(
        [
            PracticeLink(
                municipality_id=municipality_id,
                public_id=public_id,
                organisation=organisation,
                label=label,
                channel=channel.value,
                email=email,
                token_hash=links.hash_of(links.make_token(public_id)),
                made_by_id=by,
                made_at=at,
                key=key,
            )
        ],
        ignore_conflicts=True,
    )
    return PracticeLink.objects.values_list("public_id", flat=True).get(key=key)


@transaction.atomic
def end_link(*, public_id: uuid.UUID, by: int, at: datetime.datetime) -> None:
    """End a link: it opens no form from now on. What it sent stays. One that was ended, or is not here, is as good."""
    PracticeLink.objects.filter(public_id=public_id, ended_at__isnull=True).update(ended_at=at, ended_by_id=by)


@transaction.atomic
def delete_old_links(*, now: datetime.datetime) -> int:
    """Delete the links of the present municipality that ended a year ago or before, not what came by them.

    Returns how many.
    """
    return PracticeLink.objects.filter(ended_at__lte=now - ENDED_LINK_IS_KEPT).delete()[0]
