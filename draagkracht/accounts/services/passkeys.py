"""Passkeys: adding one, signing with it, taking it away. A passkey is one of the authenticators of a person."""

import base64
import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from draagkracht.accounts import signals, webauthn
from draagkracht.accounts.models import User
from draagkracht.accounts.rules import MOST_PASSKEYS
from draagkracht.audit.rules import Action
from draagkracht.municipalities import services as municipalities
from draagkracht.municipalities.models import HostName, Municipality


class TooManyPasskeys(Exception):
    """Nobody has that many devices."""


class LastSecondStep(Exception):
    """Without this one whoever reads somebody's mail could set up a second step of their own."""


@dataclass(frozen=True, slots=True)
class Used:
    """A passkey that was used just now, and by whom."""

    id: int
    user: User


@transaction.atomic
def add_passkey(
    *,
    municipality_id: int,
    user_id: int,
    host: str,
    key: webauthn.Key,
    name: str,
    opens_work: bool,
    at: datetime.datetime,
) -> int:
    """Keep a passkey; return its primary key. The same one twice is one. Raises TooManyPasskeys.

    With the first that opens the work come the codes for when it is gone.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    credential = base64.b64encode(key.credential).decode()
    held = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    found: int | None = held.filter(data__credential=credential).values_list("pk", flat=True).first()
    if found is not None:
        return found
    if held.count() >= MOST_PASSKEYS:
        raise TooManyPasskeys
    public_id = str(uuid.uuid4())
    facts = {"public_id": public_id, "name": name, "host": host, "credential": credential, "count": key.count}
    row = Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={**facts, "opens_work": opens_work}, created_at=at
    )
    if opens_work:
        RecoveryCodes.activate(user)
    _note(municipality_id, user_id, Action.ADD, at)
    _tell(municipality_id, user, f"{public_id}.added", gettext("U kunt nu inloggen met een toestel: %(name)s."), name)
    return int(row.pk)


@transaction.atomic
def use_passkey(
    *,
    place: webauthn.Place,
    state: Mapping[str, Any],
    answer: Mapping[str, Any],
    user_id: int | None = None,
    at: datetime.datetime,
) -> Used:
    """Return whose passkey signed an answer; with `user_id`, one of theirs that opens the work and no other.

    Raises webauthn.AnswerIsRefused, whatever is wrong: nobody hears whether a person or a key is known.
    """
    handle = webauthn.read_whose(answer)
    whose = Q(user_id=user_id, data__opens_work=True) if user_id else Q(user__handle=handle)
    rows = Authenticator.objects.select_for_update(of=("self",)).filter(whose, user__is_active=True)
    wanted = webauthn.read_id(answer)
    row = next((one for one in rows.filter(type="webauthn", data__host=place.host) if _id_of(one) == wanted), None)
    if row is None or handle not in {row.user.handle, None}:
        raise webauthn.AnswerIsRefused
    count = webauthn.verify(place, state, base64.b64decode(row.data["credential"]), answer)
    # A key that counts, and counts back, is a copy; many do not count and say 0 each time (WebAuthn 2, 6.1.1).
    if (count or row.data["count"]) and count <= row.data["count"]:
        raise webauthn.AnswerIsRefused
    row.data["count"], row.last_used_at = count, at
    row.save(update_fields=["data", "last_used_at"])
    return Used(row.pk, row.user)


@transaction.atomic
def remove_passkey(
    *, municipality_id: int, user_id: int, public_id: uuid.UUID, may_open_work: bool, at: datetime.datetime
) -> int | None:
    """Take away one of somebody's passkeys, and end the sessions that began with it; return what its primary key was.

    None when it was gone already. `may_open_work`: somebody showed in this session that they may take away what opens
    the work. Raises LastSecondStep.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    rows = Authenticator.objects.filter(user=user)
    row = rows.filter(type=Authenticator.Type.WEBAUTHN, data__public_id=str(public_id)).first()
    if row is None:
        return None
    others = rows.exclude(pk=row.pk).filter(Q(type=Authenticator.Type.TOTP) | Q(data__opens_work=True))
    if row.data["opens_work"] and not (may_open_work and others.exists()):
        raise LastSecondStep
    pk = int(row.pk)
    row.delete()
    _note(municipality_id, user_id, Action.REMOVE, at)
    _tell(
        municipality_id,
        user,
        f"{public_id}.removed",
        gettext("U kunt niet meer inloggen met dit toestel: %(name)s."),
        row.data["name"],
    )
    return pk


@transaction.atomic
def forget_passkeys(*, municipality_id: int, user_id: int) -> None:
    """Delete somebody's passkeys for the site of one municipality, of which they have no role any more."""
    hosts = list(HostName.objects.filter(municipality_id=municipality_id).values_list("name", flat=True))
    rows = Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.WEBAUTHN)
    rows.filter(data__host__in=hosts).delete()


def _id_of(row: Authenticator) -> bytes:
    return webauthn.id_of(base64.b64decode(row.data["credential"]))


def _note(municipality_id: int, user_id: int, action: Action, at: datetime.datetime) -> None:
    signals.passkey_is_changed.send(
        sender=Authenticator, municipality_id=municipality_id, user_id=user_id, action=action, at=at
    )


def _tell(municipality_id: int, user: User, reference: str, what: str, name: str) -> None:
    """Mail somebody what changed in how they sign in, where they have mail: they may not have done it themselves."""
    if not user.email:
        return
    site = Municipality.objects.get(pk=municipality_id)
    ask = gettext("Was u dat niet zelf? Bel ons dan: %(phone)s.") % {"phone": site.desk_phone}
    municipalities.queue_mail(
        municipality_id=municipality_id,
        to=user.email,
        subject=gettext("Hoe u inlogt bij %(name)s is veranderd") % {"name": site.name},
        body=what % {"name": name} + "\n\n" + ask,
        reference=f"accounts.passkey.{reference}",
    )
