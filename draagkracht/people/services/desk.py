"""A space that the desk opens for somebody who has no mail."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.accounts import services as accounts
from draagkracht.municipalities.models import Municipality
from draagkracht.people.queries.desk import DeskMade, find_desk_made
from draagkracht.people.rules.codes import Asked, Reach
from draagkracht.people.services.spaces import open_space


@transaction.atomic
def open_at_desk(
    *,
    municipality_id: int,
    name: str,
    phone: str,
    signs_in: bool,
    asked: Asked,
    asked_by: str,
    key: UUID,
    at: datetime.datetime,
) -> DeskMade:
    """Open a space for somebody who agreed, with an account for who signs in by letter.

    The same person twice, or the same form, has one.
    """
    # One at a time a municipality: the second of two presses finds what the first made, and makes no account.
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    held = [row for row in find_desk_made(phone) if row.name.casefold() == name.casefold()]
    if held:
        return held[0]
    user_id = accounts.make_user_without_mail(name=name) if signs_in else None
    public_id = open_space(
        municipality_id=municipality_id,
        user_id=user_id,
        name=name,
        phone=phone,
        reach=Reach.LETTER if user_id else Reach.PHONE,
        asked=asked,
        asked_by=asked_by,
        key=key,
        at=at,
    )
    return DeskMade(public_id, user_id, name)
