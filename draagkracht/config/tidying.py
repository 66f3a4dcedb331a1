"""Deleting what is past its date: `draagkracht tidy`, and at every start."""

import datetime
from collections.abc import Callable, Mapping

from draagkracht.base import tenancy
from draagkracht.municipalities import services as municipalities
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import services as referrals

# What each domain deletes, by the name that the command line shows.
DELETERS: Mapping[str, Callable[..., int]] = {
    "call requests": referrals.delete_expired,
    "mails": municipalities.delete_old_mail,
}


def tidy(now: datetime.datetime) -> dict[str, int]:
    """Delete what is past its date in every municipality; return how many of each kind. A second time does nothing."""
    deleted = dict.fromkeys(DELETERS, 0)
    for municipality_id in Municipality.objects.order_by("pk").values_list("pk", flat=True):
        with tenancy.acting_for(municipality_id):
            for kind, delete_expired in DELETERS.items():
                deleted[kind] += delete_expired(now=now)
    return deleted
