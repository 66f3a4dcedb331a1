"""Asking somebody to stand beside another: by mail, or by a code on paper. Before their yes nothing of them is kept.

Each mail names nobody: who asks stands behind the link alone.
"""

import datetime
import uuid
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext

from draagkracht.accounts import cipher
from draagkracht.accounts.rules import clean_email, clean_letter_code
from draagkracht.audit.rules import Action, Who
from draagkracht.base.text import N_
from draagkracht.municipalities import services as municipalities
from draagkracht.people import links
from draagkracht.people.models import CareRelation, Person, SpaceInvitation
from draagkracht.people.rules import voices
from draagkracht.people.rules.codes import Beside, Power
from draagkracht.people.services.noting import note
from draagkracht.people.services.signing import sign_mail

WHAT = "people.invitation"

SHARES = N_("Iemand uit uw omgeving vraagt of u iets met elkaar wilt delen op onze site.")
SPEAKS = N_("Iemand uit uw omgeving vraagt of u bij de gemeente namens die persoon wilt spreken.")


class InvitationIsGone(Exception):
    """Nobody waits for this answer (any more): answered, taken back, too late, or of somewhere else."""


class TooManyInvitations(Exception):
    """Enough questions of this person wait for an answer."""


class AlreadyTied(Exception):
    """The two are tied, this address was asked already, or this person said no a short while ago."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A question that was written down. `token` stands in its link; on paper it goes where there is no address."""

    public_id: UUID
    token: str
    is_on_paper: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on the paper of a question: its code, and until when that works."""

    code: str = field(repr=False)
    until: datetime.datetime


@transaction.atomic
def invite_cared_for(
    *, person_id: int, relation_id: UUID, email: str, key: UUID, by: Who, at: datetime.datetime
) -> Sent:
    """Ask whom somebody cares for to have a space beside theirs; without an address it goes on paper (`make_code`).

    Raises InvitationIsGone for a relation that is not theirs, AlreadyTied and TooManyInvitations.
    """
    rows = CareRelation.objects.select_for_update().filter(carer_id=person_id, ended_at__isnull=True)
    relation = rows.filter(public_id=relation_id).first()
    if relation is None:
        raise InvitationIsGone
    held = SpaceInvitation.objects.filter(relation=relation).first()
    if held is not None and held.key == key:
        return sent(held)
    if relation.recipient_id is not None or (held is not None and held.expires_at > at):
        raise AlreadyTied
    if held is not None:
        held.delete()
    return _ask(person_id, Beside.CARED_FOR, email, key, by, at, relation=relation)


@transaction.atomic
def invite_carer(*, person_id: int, email: str, key: UUID, by: Who, at: datetime.datetime) -> Sent:
    """Ask who cares for somebody to have a space beside theirs. Raises AlreadyTied and TooManyInvitations."""
    return _ask(person_id, Beside.CARES, email, key, by, at)


@transaction.atomic
def invite_speaker(
    *, person_id: int, email: str, until: datetime.datetime, key: UUID, by: Who, at: datetime.datetime
) -> Sent:
    """Ask somebody to speak for a person, who lets them until a moment. Raises AlreadyTied and TooManyInvitations."""
    return _ask(person_id, Beside.SPEAKS, email, key, by, at, power=Power.AUTHORISED.value, speaks_until=until)


def _ask(
    person_id: int, beside: Beside, email: str, key: UUID, by: Who, at: datetime.datetime, **values: object
) -> Sent:
    person = Person.objects.select_for_update().get(pk=person_id)
    held = SpaceInvitation.objects.filter(key=key).first()
    if held is not None:
        return sent(held)
    waiting = _open(at).filter(person=person, confirmed_by="")
    if email and waiting.filter(email=clean_email(email), beside=beside.value).exists():
        raise AlreadyTied  # one question to one address at a time
    if not voices.is_room(waiting):
        raise TooManyInvitations
    return sent(add_invitation(person=person, beside=beside, email=email, key=key, by=by, at=at, **values))


def add_invitation(
    *, person: Person, beside: Beside, email: str, key: UUID, by: Who, at: datetime.datetime, **values: object
) -> SpaceInvitation:
    """Write a question down, in the present transaction."""
    public_id = uuid.uuid4()
    row = SpaceInvitation.objects.create(
        municipality_id=person.municipality_id,
        public_id=public_id,
        person=person,
        beside=beside.value,
        email=clean_email(email),
        token_hash=links.hash_of(links.make_token(public_id)),
        made_at=at,
        expires_at=at + voices.INVITATION_HOLDS,
        key=key,
        **values,
    )
    _record(row, Action.ADD, by, at)
    return row


@transaction.atomic
def mail_invitation(*, public_id: UUID, address: str) -> None:
    """Mail the question; `address` leads to the page that says who asks. Once for each question; none on paper."""
    invitation = SpaceInvitation.objects.filter(public_id=public_id, declined_at=None).exclude(email="").first()
    if invitation is None:
        return
    asks = SPEAKS if invitation.beside == Beside.SPEAKS else SHARES
    body = gettext(
        "Dag,\n\n%(asks)s\n\n"
        "Lees wie het vraagt, en wat het is. Zeg ja of nee:\n%(address)s\n\n"
        "De link werkt 30 dagen, en alleen met dit mailadres. Wilt u niet? Dan hoeft u niets te doen. "
        "Wij bewaren dan niets van u."
    )
    municipalities.queue_mail(
        municipality_id=invitation.municipality_id,
        to=invitation.email,
        subject=gettext("Iemand vraagt u iets") if asks is SHARES else gettext("Iemand vraagt of u wilt spreken"),
        body=sign_mail(body % {"asks": gettext(asks), "address": address}, municipality_id=invitation.municipality_id),
        reference=mail_reference(invitation),
    )


def sent(row: SpaceInvitation) -> Sent:
    """Return what was asked; the token is empty where the key that made it is gone."""
    return Sent(row.public_id, links.known_token(row.public_id, 0, row.token_hash), not row.email)


def mail_reference(invitation: SpaceInvitation) -> str:
    """Return the reference of the mail of a question."""
    return f"people.invitation.{invitation.public_id}"


@transaction.atomic
def make_code(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> Paper:
    """Return what stands on the paper of a question, which is the same each time. Raises InvitationIsGone."""
    row = _own(person_id, public_id, at)
    token = links.known_token(row.public_id, 0, row.token_hash)
    if not token or row.email or row.declined_at or row.beside == Beside.SPEAKS:
        raise InvitationIsGone
    paper = Paper(links.code_of(token), row.expires_at)
    row.code_print = cipher.prints(paper.code)[0]
    row.save(update_fields=["code_print"])
    _record(row, Action.SEND, by, at)
    return paper


def find_by_code(*, code: str, at: datetime.datetime) -> str:
    """Return the token of the question whose paper has this code. Raises InvitationIsGone."""
    row = _open(at).filter(code_print__in=cipher.prints(clean_letter_code(code))).first()
    token = links.known_token(row.public_id, 0, row.token_hash) if row else ""
    if not token:
        raise InvitationIsGone
    return token


@transaction.atomic
def withdraw_invitation(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Take a question back: its link and its code open nothing any more. Raises InvitationIsGone."""
    row = _own(person_id, public_id, at)
    _record(row, Action.WITHDRAW, by, at)
    forget(row)


@transaction.atomic
def decline(*, token: str, at: datetime.datetime) -> None:
    """Say no to a question; the address goes at once. Raises InvitationIsGone."""
    row = lock(token=token, at=at)
    municipalities.delete_mail(reference=mail_reference(row))
    row.email = row.code_print = ""
    row.declined_at = at
    row.save(update_fields=["email", "code_print", "declined_at"])


@transaction.atomic
def delete_old_invitations(*, now: datetime.datetime) -> int:
    """Delete the questions that nobody answered in time, with their addresses; return how many."""
    rows = SpaceInvitation.objects.filter(expires_at__lte=now)
    for row in rows:
        forget(row)
    return len(rows)


def lock(*, token: str, at: datetime.datetime) -> SpaceInvitation:
    """Return a question that waits for an answer, that nobody else answers meanwhile. Raises InvitationIsGone."""
    rows = _open(at).select_for_update(of=("self",)).select_related("person", "relation")
    row = rows.filter(token_hash=links.hash_of(token)).first()
    if row is None:
        raise InvitationIsGone
    return row


def forget(row: SpaceInvitation) -> None:
    """Delete a question with its mail."""
    municipalities.delete_mail(reference=mail_reference(row))
    row.delete()


def forget_asked(*, person_id: int) -> None:
    """Delete the questions of somebody whose space goes, with the mails that asked them."""
    for row in SpaceInvitation.objects.filter(person_id=person_id):
        forget(row)


def tell(person: Person, *, subject: str, body: str, reference: str) -> None:
    """Mail somebody, in their language, that something changed in their space; who has no mail sees it there."""
    if not person.email:
        return
    with translation.override(person.language):
        municipalities.queue_mail(
            municipality_id=person.municipality_id,
            to=person.email,
            subject=gettext(subject),
            body=sign_mail(gettext(body), municipality_id=person.municipality_id, to_space=True),
            reference=reference,
        )


def _own(person_id: int, public_id: UUID, at: datetime.datetime) -> SpaceInvitation:
    rows = SpaceInvitation.objects.select_for_update().filter(person_id=person_id, confirmed_by="", expires_at__gt=at)
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise InvitationIsGone
    return row


def _open(at: datetime.datetime) -> "QuerySet[SpaceInvitation]":
    return SpaceInvitation.objects.filter(Q(expires_at__gt=at), declined_at__isnull=True)


def _record(row: SpaceInvitation, action: Action, by: Who, at: datetime.datetime) -> None:
    note(person=row.person, what=WHAT, action=action, by=by, at=at, about=row.beside)
