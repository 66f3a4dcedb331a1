"""Referring somebody with a file on to the municipality, because they want it.

The file and the referral do not point at each other: the key of a referral follows from the file, and only who may
read the file can make it.
"""

import datetime
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from draagkracht.assessments.rules.filled import Measured
from draagkracht.casework.queries.support import CentreWorker, File
from draagkracht.referrals import queries as read
from draagkracht.referrals import services as referrals
from draagkracht.referrals.queries import Sent
from draagkracht.referrals.rules.referring import Details, Referrer
from draagkracht.referrals.services import Received, noting

MOST_OF_A_FILE: Final = 20  # far more than happen while referrals are kept


@transaction.atomic
def see_sent(*, municipality_id: int, file: File, by: CentreWorker, at: datetime.datetime) -> tuple[Sent, ...]:
    """Return the referrals from a file as far as the carer agreed, and write down that somebody saw them."""
    sent = read.list_sent_by_keys(_keys(file), now=at)
    shown = [one.public_id for one in sent]
    noting.note_list(municipality_id=municipality_id, who=by.who, public_ids=shown, at=at, what="referrals.sent")
    return sent


def next_key(file: File) -> UUID:
    """Return the key of the next referral from a file: a form that holds it and is sent twice has one effect."""
    keys = _keys(file)
    used = read.list_used_keys(keys)
    return next((key for key in keys if key not in used), keys[-1])


def refer(
    *,
    municipality_id: int,
    file: File,
    details: Details,
    referrer: Referrer,
    measured: Measured | None,
    by: CentreWorker,
    key: UUID,
    at: datetime.datetime,
) -> Received:
    """Refer somebody with a file to the municipality. Raises what receive_referral raises."""
    return referrals.receive_referral(
        municipality_id=municipality_id,
        referrer=referrer,
        details=details,
        who=by.who,
        key=key if key in _keys(file) else next_key(file),
        at=at,
        measured=measured,
    )


def _keys(file: File) -> list[UUID]:
    return [uuid5(file.public_id, f"referral.{number}") for number in range(MOST_OF_A_FILE)]
