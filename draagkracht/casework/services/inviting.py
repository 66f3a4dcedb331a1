"""Telling people of a talk: by mail, by a letter that lies ready, or through the client who named them."""

import datetime
import uuid
from typing import Final

from django.utils import timezone

from draagkracht.casework.models import Conversation, Letter, Party
from draagkracht.casework.rules import talk_mails
from draagkracht.casework.rules.messages import Message
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.talk_mails import Invitation
from draagkracht.casework.rules.talk_places import place_for
from draagkracht.casework.rules.talks import Kind, Told
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.mailing import send_mail
from draagkracht.casework.services.senders import sender_of

INVITATION: Final = "invitation"
ON_A_CLIENT: Final = frozenset({PartyRole.CLIENT, PartyRole.REPRESENTATIVE})


def invite(*, talk: Conversation, worker: str, act: Act, was: datetime.datetime | None = None) -> None:
    """Tell everybody who is invited when and where a talk is, and write down how; `was` is when it was before.

    Whose letter about that earlier moment was not sent yet hears of the new one alone. Inside the transaction that
    plans or moves the talk.
    """
    rows = talk.attendances.filter(party__left_at=None).select_related("party__person", "party__municipality")
    found = list(rows.order_by("pk"))
    unnamed = tuple(row.party.relation for row in found if not row.party.name)
    for row in found:
        row.told_how = _how_told(talk, row.party, act)
        row.told_at = act.at if row.told_how != Told.LETTER else None
        row.save(update_fields=["told_at", "told_how"])
        draft = _unsent(talk, row.party, was) if was else None
        facts = _facts(talk, row.party, worker, unnamed, None if draft else was)
        mail = talk_mails.invitation(facts, sender_of(talk.municipality, on=act.date))
        if row.told_how == Told.LETTER:
            if draft and was:
                _renew(draft, mail, old=_line(was), new=_line(talk.planned_at))
            else:
                _lay_ready(talk, row.party, mail, act)
        elif draft:
            draft.delete()
        if row.told_how == Told.MAIL:
            # A talk can be moved more than once; each form tells it once.
            send(talk=talk, party=row.party, mail=mail, about=f"moved:{act.key}" if was else "invited")


def _how_told(talk: Conversation, party: Party, act: Act) -> Told:
    """Return how somebody hears of a talk; of one that was held earlier today they knew."""
    if not party.name:
        return Told.BY_CLIENT
    if talk.planned_at <= act.at:
        return Told.SPOKEN
    return Told.MAIL if party.email else Told.LETTER


def _facts(
    talk: Conversation, party: Party, worker: str, unnamed: tuple[str, ...], was: datetime.datetime | None
) -> Invitation:
    role, moment = PartyRole(party.role), timezone.localtime(talk.planned_at)
    return Invitation(
        name=party.name,
        reference=talk.case.reference,
        kind=Kind(talk.kind),
        is_confidential=talk.is_confidential,
        day=moment.date(),
        time=f"{moment:%H.%M}",
        place=place_for(talk.place, role, Kind(talk.kind)),
        worker=worker,
        passed_on=unnamed if role in ON_A_CLIENT else (),
        was=timezone.localdate(was) if was else None,
    )


def _unsent(talk: Conversation, party: Party, was: datetime.datetime) -> Letter | None:
    """Return the invitation to a moment that was not sent yet; None where it went out, or was no letter."""
    line = _line(was)
    drafts = talk.case.letters.filter(party=party, kind=INVITATION, state="draft")
    return next((one for one in drafts if any(line in block["text"] for block in one.blocks)), None)


def _lay_ready(talk: Conversation, party: Party, mail: Message, act: Act) -> None:
    Letter.objects.create(
        municipality_id=talk.municipality_id,
        case=talk.case,
        party=party,
        kind=INVITATION,
        subject=mail.subject.dutch(),
        blocks=[{"code": INVITATION, "text": text} for text in mail.dutch()],
        made_at=act.at,
        key=uuid.uuid4(),
    )


def _renew(letter: Letter, mail: Message, *, old: str, new: str) -> None:
    """Let an invitation that lies ready say the new moment and place; what somebody wrote in it by hand stays."""
    says = next(text for text in mail.dutch() if new in text)
    letter.blocks = [{**block, "text": says if old in block["text"] else block["text"]} for block in letter.blocks]
    letter.revision += 1
    letter.save(update_fields=["blocks", "revision"])


def _line(moment: datetime.datetime) -> str:
    """Return what an invitation in Dutch says of its moment."""
    here = timezone.localtime(moment)
    return talk_mails.when(here.date(), f"{here:%H.%M}").dutch()


def send(*, talk: Conversation, party: Party, mail: Message, about: str) -> None:
    """Queue a mail about a talk to somebody, once for what it is about."""
    send_mail(party=party, mail=mail, reference=f"casework.talk.{about}:{talk.public_id}:{party.public_id}")
